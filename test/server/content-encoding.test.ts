import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { encode, preferredEncoding } from '../../src/server/content-encoding.ts';

describe('the encoding of a response', () => {
  it.each([
    [null, null],
    ['', null],
    ['identity', null],
    ['gzip', 'gzip'],
    ['GZIP;q=0.5, deflate', 'gzip'],
    ['gzip, br', 'br'],
    ['gzip, br;q=0', 'gzip'],
    ['*', 'br'],
    ['*, br;q=0.0', 'gzip'],
    ['gzip;q=0, *;q=0', null],
  ])('for Accept-Encoding %j is %j', (header, encoding) => {
    expect(preferredEncoding(header)).toBe(encoding);
  });

  it.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ] as const)('compresses with %s', async (encoding, decompress) => {
    const body = Buffer.from('abc'.repeat(1000));
    const compressed = await encode(body, encoding, 4);
    expect(compressed.length).toBeLessThan(100);
    expect(decompress(compressed)).toEqual(body);
  });
});
