import { request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestGateway, type TestGateway } from '../../support/gateway.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway();
});
afterAll(() => gateway.close());

interface Answer {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** Sends a query. `fetch` would decompress the response. */
function post(query: string, headers: Readonly<Record<string, string>>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const options = { method: 'POST', headers: { 'content-type': 'application/json', ...headers } };
    request(gateway.url, options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve({ headers: response.headers, body: Buffer.concat(chunks) }));
    })
      .on('error', reject)
      .end(JSON.stringify({ query }));
  });
}

describe('the response to an introspection', () => {
  it.each([
    ['brotli', 'gzip, deflate, br', 'br', brotliDecompressSync],
    ['gzip', 'gzip', 'gzip', gunzipSync],
  ])('is compressed with %s, each time', async (_, accepted, encoding, decompress) => {
    const query = getIntrospectionQuery();
    const plain = await post(query, {});
    expect(plain.headers['content-encoding']).toBeUndefined();
    for (let time = 0; time < 2; time += 1) {
      const { headers, body } = await post(query, { 'accept-encoding': accepted });
      expect(headers).toMatchObject({
        'content-encoding': encoding,
        vary: 'accept-encoding',
        'cache-control': 'private, no-store',
        'x-request-id': expect.any(String),
      });
      expect(body.length).toBeLessThan(plain.body.length / 5);
      expect(decompress(body)).toEqual(plain.body);
    }
  });

  it('is the only one that is compressed', async () => {
    const { headers } = await post('{ setupIntents { nodes { id } } }', { 'accept-encoding': 'br' });
    expect(headers['content-encoding']).toBeUndefined();
  });
});
