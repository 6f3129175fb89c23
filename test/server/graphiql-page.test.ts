import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { createGraphiql, type GraphiqlFiles } from '../../src/server/graphiql-page.ts';

const TABS = [{ query: 'query Hostile { __typename } # </script><script>alert(1)', variables: '{}' }];

let files: GraphiqlFiles;
beforeAll(async () => {
  files = await createGraphiql(TABS);
});

describe('GraphiQL’s page', () => {
  it.each([
    ['gzip, deflate, br', 'br', brotliDecompressSync],
    ['gzip, br;q=0', 'gzip', gunzipSync],
    ['*', 'br', brotliDecompressSync],
    ['br;q=0, *', 'gzip', gunzipSync],
  ] as const)('is encoded for %j with %s', async (accepted, encoding, decode) => {
    const encoded = await files.page.encodedFor(accepted);
    expect(encoded.encoding).toBe(encoding);
    expect(decode(encoded.body).toString()).toMatch(/^<!doctype html>/);
  });

  it.each([null, 'identity', 'br;q=0, gzip;q=0.0', '*;q=0'])('is not encoded for %j', async (accepted) => {
    const { body, encoding } = await files.page.encodedFor(accepted);
    expect([encoding, Buffer.from(body).toString().slice(0, 15)]).toEqual([null, '<!doctype html>']);
  });

  it('is encoded once', async () => {
    const [first, second] = [await files.page.encodedFor('br'), await files.page.encodedFor('br')];
    expect(first.body).toBe(second.body);
  });

  it('has another ETag for other tabs, and the same parts', async () => {
    const other = await createGraphiql([]);
    expect(other.page.etag).not.toBe(files.page.etag);
    expect([...other.parts.keys()]).toEqual([...files.parts.keys()]);
  });

  it('contains no script of a tab', async () => {
    const html = Buffer.from((await files.page.encodedFor(null)).body).toString();
    expect(html).toContain('Hostile');
    expect(html).not.toContain('</script><script>alert');
  });
});
