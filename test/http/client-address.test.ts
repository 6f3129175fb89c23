import { describe, expect, it } from 'vitest';
import { addressBlock, isProxyRange, TrustedProxies } from '../../src/http/client-address.ts';

describe('a range of proxies', () => {
  it.each(['10.0.0.7', '10.0.0.0/8', '0.0.0.0/0', 'fd00::1', 'fd00::/8'])('is %s', (text) => {
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
  ])('is not %j', (text) => {
    expect(isProxyRange(text)).toBe(false);
    expect(() => new TrustedProxies([text])).toThrow(TypeError);
  });
});

describe('the address of a client', () => {
  const proxies = new TrustedProxies(['10.0.0.0/8', 'fd00::/8']);
  const clientOf = (
    remoteAddress?: string,
    xForwardedFor: string | null = null,
    forwarded: string | null = null,
  ) => proxies.clientOf({ remoteAddress, forwarded, xForwardedFor });

  it.each<[string, string | null, string | null, string]>([
    ['198.51.100.9', null, null, '198.51.100.9'],
    ['::ffff:198.51.100.9', null, null, '198.51.100.9'],
    // Not from a trusted proxy: headers do not count.
    ['198.51.100.9', '203.0.113.5', 'for=203.0.113.5', '198.51.100.9'],
    ['10.0.0.1', null, null, '10.0.0.1'],
    ['10.0.0.1', '203.0.113.5', null, '203.0.113.5'],
    ['::ffff:10.0.0.1', '203.0.113.5', null, '203.0.113.5'],
    ['fd00::1', '2001:db8::7', null, '2001:db8::7'],
    // Only what the trusted proxies wrote counts: the first address from the right that is not one of them.
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
    // The proxy has written one of them, and the client the other.
    ['10.0.0.1', '203.0.113.5', 'for=192.0.2.66', '10.0.0.1'],
    ['10.0.0.1', '192.0.2.66', 'for=203.0.113.5', '10.0.0.1'],
  ])('connected from %s with %j and %j is %s', (remote, xForwardedFor, forwarded, client) => {
    expect(clientOf(remote, xForwardedFor, forwarded)).toBe(client);
  });

  it('is unknown without a connection, whatever headers say', () => {
    expect(clientOf(undefined, '203.0.113.5')).toBeNull();
  });

  it('is the address of the connection if no proxy is trusted', () => {
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
])('%s counts as %s', (address, block) => {
  expect(addressBlock(address)).toBe(block);
});
