import { request } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { isLoopback } from '../../../src/http/addresses.ts';
import { startTestGateway, type TestGateway } from '../../support/gateway.ts';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startTestGateway({ gateway: { isKnownHost: isLoopback } });
});
afterAll(() => gateway.close());

/** The status of a request with this Host header. */
function statusFor(host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const outgoing = request(`${gateway.url}?query=%7B__typename%7D`, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    outgoing.once('error', reject);
    outgoing.end();
  });
}

it.each(['localhost', 'localhost:4000', '127.0.0.1', '127.0.0.1:4000', '[::1]:4000'])(
  'accepts the host %s',
  async (host) => {
    expect(await statusFor(host)).toBe(200);
  },
);

it.each([
  'elsewhere.example',
  'elsewhere.example:4000',
  '127.0.0.1.elsewhere.example',
  'localhost.elsewhere.example',
  '10.0.0.1',
])('rejects the host %s', async (host) => {
  expect(await statusFor(host)).toBe(421);
});
