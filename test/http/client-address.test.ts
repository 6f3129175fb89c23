import { describe, expect, it } from 'vitest';
import { addressBlock, isProxyRange, TrustedProxies } from '../../src/http/client-address.ts';

describe('isProxyRange', () => {
  it.each(['10.0.0.7', '10.0.0.0/8', '0.0.0.0/0', 'fd00::1', 'fd00::/8'])('accepts %s', (text) => {
    expect(isProxyRange(text)).toBe(true);
    expect(() => new TrustedProxies([text])).not.toThrow();
  });

  it.each([
    '',
    'localhost',
    '10.0.0',
    '10.0.0.0/33',
    'fd00::/129',
    '10.0.0.0/',
    '10.0.0.0/8/8',
    '10.0.0.0/x',
  ])('rejects %j, as TrustedProxies does', (text) => {
    expect(isProxyRange(text)).toBe(false);
    expect(() => new TrustedProxies([text])).toThrow(TypeError);
  });
});

describe('the client address', () => {
  const proxies = new TrustedProxies(['10.0.0.0/8', 'fd00::/8']);
  const clientOf = (
    remoteAddress?: string,
    xForwardedFor: string | null = null,
    forwarded: string | null = null,
  ) => proxies.clientOf({ remoteAddress, forwarded, xForwardedFor });

  it.each<[string, string | null, string | null, string]>([
    ['198.51.100.9', null, null, '198.51.100.9'],
    ['::ffff:198.51.100.9', null, null, '198.51.100.9'],
    // The connection is not from a trusted proxy, so headers do not count.
    ['198.51.100.9', '203.0.113.5', 'for=203.0.113.5', '198.51.100.9'],
    ['10.0.0.1', null, null, '10.0.0.1'],
    ['10.0.0.1', '203.0.113.5', null, '203.0.113.5'],
    ['::ffff:10.0.0.1', '203.0.113.5', null, '203.0.113.5'],
    ['fd00::1', '2001:db8::7', null, '2001:db8::7'],
    // The last address that is not a trusted proxy is the client.
    ['10.0.0.1', '192.0.2.66, 203.0.113.5, 10.0.0.2', null, '203.0.113.5'],
    ['10.0.0.1', '10.0.0.3, 10.0.0.2', null, '10.0.0.3'],
    ['10.0.0.1', '203.0.113.5:4711', null, '203.0.113.5'],
    ['10.0.0.1', '203.0.113.5, unknown', null, '10.0.0.1'],
    ['10.0.0.1', 'nonsense', null, '10.0.0.1'],
    ['10.0.0.1', '', null, '10.0.0.1'],
    ['10.0.0.1', null, 'for=203.0.113.5', '203.0.113.5'],
    ['10.0.0.1', null, 'For="[2001:db8::7]:4711";proto=https', '2001:db8::7'],
    ['10.0.0.1', null, 'proto=https;for=203.0.113.5;by=10.0.0.1, for=10.0.0.2', '203.0.113.5'],
    ['10.0.0.1', null, 'for=_hidden', '10.0.0.1'],
    ['10.0.0.1', null, 'proto=https', '10.0.0.1'],
    ['10.0.0.1', '203.0.113.5', 'for=203.0.113.5', '203.0.113.5'],
    // The proxy wrote one of them, the client the other.
    ['10.0.0.1', '203.0.113.5', 'for=192.0.2.66', '10.0.0.1'],
    ['10.0.0.1', '192.0.2.66', 'for=203.0.113.5', '10.0.0.1'],
  ])(
    'of a connection from %s with X-Forwarded-For %j and Forwarded %j is %s',
    (remote, xForwardedFor, forwarded, client) => {
      expect(clientOf(remote, xForwardedFor, forwarded)).toBe(client);
    },
  );

  it('is null without a connection, even if a header names one', () => {
    expect(clientOf(undefined, '203.0.113.5')).toBeNull();
  });

  it('is the address of the connection if there are no trusted proxies', () => {
    const none = new TrustedProxies([]);
    expect(none.clientOf({ remoteAddress: '127.0.0.1', forwarded: null, xForwardedFor: '203.0.113.5' })).toBe(
      '127.0.0.1',
    );
  });
});

it.each([
  ['203.0.113.5', '203.0.113.5'],
  ['::ffff:203.0.113.5', '203.0.113.5'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8:1:2::6', '2001:db8:1:2::/64'],
  ['2001:DB8:1:0002::', '2001:db8:1:2::/64'],
  ['2001:db8::7', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
])('addressBlock(%s) is %s', (address, block) => {
  expect(addressBlock(address)).toBe(block);
});
