import { request } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { isLoopback } from '../../../src/config.ts';
import { startTestGateway, type TestGateway } from '../../support/gateway.ts';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startTestGateway({ gateway: { isKnownHost: isLoopback } });
});
afterAll(() => gateway.close());

/** The status of a request that names this host. */
function ask(host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asked = request(`${gateway.url}?query=%7B__typename%7D`, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    asked.once('error', reject);
    asked.end();
  });
}

it.each(['localhost', 'localhost:4000', '127.0.0.1', '127.0.0.1:4000', '[::1]:4000'])(
  'answers %s',
  async (host) => {
    expect(await ask(host)).toBe(200);
  },
);

it.each([
  'elsewhere.example',
  'elsewhere.example:4000',
  '127.0.0.1.elsewhere.example',
  'localhost.elsewhere.example',
  '10.0.0.1',
])('does not answer %s, whose name leads here by a trick', async (host) => {
  expect(await ask(host)).toBe(421);
});
