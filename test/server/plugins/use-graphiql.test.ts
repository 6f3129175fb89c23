import { request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestGateway, type TestGateway } from '../../support/gateway.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway();
});
afterAll(() => gateway.close());

interface Answer {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** Requests the page, or a part of it by its name. `fetch` would decompress it. */
function get(headers: Readonly<Record<string, string>> = {}, part?: string): Promise<Answer> {
  const url = part === undefined ? gateway.url : `${gateway.url}?graphiql=${part}`;
  const accept = part === undefined ? 'text/html' : '*/*';
  return new Promise((resolve, reject) => {
    request(url, { headers: { accept, ...headers } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const { statusCode: status, headers: received } = response;
        resolve({ status, headers: received, body: Buffer.concat(chunks) });
      });
    })
      .on('error', reject)
      .end();
  });
}

/** The names of the script and of the style sheet, from the page. */
async function partNames(): Promise<{ script: string; style: string }> {
  const html = (await get()).body.toString();
  return {
    script: /<script src="\?graphiql=([\w-]+)">/.exec(html)?.[1] ?? '',
    style: /<link rel="stylesheet" href="\?graphiql=([\w-]+)">/.exec(html)?.[1] ?? '',
  };
}

describe('GraphiQL', () => {
  it.each([
    ['brotli', 'gzip, deflate, br', 'br', brotliDecompressSync],
    ['gzip', 'gzip', 'gzip', gunzipSync],
  ])('is compressed with %s', async (_, accepted, encoding, decompress) => {
    const { script } = await partNames();
    const { headers, body } = await get({ 'accept-encoding': accepted }, script);
    expect(headers['content-encoding']).toBe(encoding);
    expect(headers.vary).toContain('accept-encoding');
    expect(body.length).toBeLessThan(3_000_000);
    expect(Number(headers['content-length'])).toBe(body.length);
    expect(decompress(body).toString()).toContain('renderYogaGraphiQL');
    const page = await get({ 'accept-encoding': accepted });
    expect(decompress(page.body).toString()).toContain('mutation SaveCard(');
  });

  it('has a small page, and parts that browsers keep', async () => {
    const page = await get({ 'accept-encoding': 'br' });
    expect(page.headers['cache-control']).toBe('private, no-cache');
    expect(page.body.length).toBeLessThan(20_000);
    const { script, style } = await partNames();
    const parts = [await get({}, script), await get({}, style)];
    expect(parts.map(({ headers }) => [headers['content-type'], headers['cache-control']])).toEqual([
      ['text/javascript; charset=utf-8', 'private, max-age=31536000, immutable'],
      ['text/css; charset=utf-8', 'private, max-age=31536000, immutable'],
    ]);
    expect((await get({}, 'unknown')).headers['content-type']).toContain('json');
  });

  it('is not transferred again while it is current', async () => {
    const { script } = await partNames();
    for (const part of [undefined, script]) {
      const { headers } = await get({}, part);
      const etag = String(headers.etag);
      for (const known of [etag, `"other", ${etag}`]) {
        const again = await get({ 'if-none-match': known, 'accept-encoding': 'br' }, part);
        expect([again.status, again.body.length]).toEqual([304, 0]);
        // A browser replaces the stored headers by those of a 304.
        const { 'content-security-policy': policy, 'cache-control': caching } = again.headers;
        expect([again.headers.etag, policy, caching]).toEqual([
          ...[etag, headers['content-security-policy'], headers['cache-control']],
        ]);
      }
      expect((await get({ 'if-none-match': '"other"' }, part)).status).toBe(200);
    }
  });

  it('has the security headers', async () => {
    const { script } = await partNames();
    for (const part of [undefined, script]) {
      const { headers } = await get({}, part);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'cross-origin-resource-policy': 'same-origin',
        'content-security-policy': expect.stringContaining("default-src 'none'"),
      });
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    }
  });
});
