import { expect, it } from 'vitest';
import { TrustedProxies } from '../../src/http/client-address.ts';
import { createClientAddresses } from '../../src/server/client-addresses.ts';

const addresses = createClientAddresses(new TrustedProxies(['10.0.0.1']));
const request = (headers: Record<string, string> = {}) => new Request('http://test/', { headers });
const from = (remoteAddress: string) => ({ req: { socket: { remoteAddress } } });

it('finds the address of the connection', () => {
  expect(addresses.of(request({ 'x-forwarded-for': '203.0.113.5' }), from('198.51.100.9'))).toBe(
    '198.51.100.9',
  );
});

it('finds the address in either header of a trusted proxy', () => {
  expect(addresses.of(request({ 'x-forwarded-for': '203.0.113.5' }), from('10.0.0.1'))).toBe('203.0.113.5');
  expect(addresses.of(request({ forwarded: 'for="[2001:db8::7]"' }), from('10.0.0.1'))).toBe(
    '2001:db8:0:0::/64',
  );
});

it('is null for a fetch request', () => {
  expect(addresses.of(request({ 'x-forwarded-for': '203.0.113.5' }), {})).toBeNull();
});
