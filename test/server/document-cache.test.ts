import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { DocumentCache } from '../../src/server/document-cache.ts';

const MAX_BYTES = 24 * 1024 * 1024;

/** The largest documents within the default limits, each of another kind. */
const LARGE: Readonly<Record<string, (n: number) => string>> = {
  'many fields': (n) => `query Q${n} { ${'a '.repeat(9990)} }`,
  'one long comment': (n) => `query Q${n} { a } # ${'x'.repeat(65_000)}`,
  'many comments': (n) => `query Q${n} { a } ${'#\n'.repeat(32_000)}`,
  // One character outside latin1 makes all of a text take two bytes for each.
  'a long string with an escape': (n) => `query Q${n} { a(b: "\\u0041漢${'x'.repeat(65_000)}") }`,
  'a long block string': (n) => `query Q${n} { a(b: """漢${'x'.repeat(65_000)}""") }`,
  'nested fields': (n) => `query Q${n} { ${'a{b}'.repeat(2490)} }`,
};

describe('the document cache', () => {
  it('returns a document by its text', () => {
    const cache = new DocumentCache();
    const document = parse('{ a }');
    cache.add('{ a }', document);
    expect([cache.get('{ a }'), cache.has('{ a }'), cache.has('{ a  }')]).toEqual([document, true, false]);
  });

  it.each(Object.entries(LARGE))('stays below its limit with documents of %s', (_, text) => {
    const cache = new DocumentCache();
    for (let n = 0; n < 30; n += 1) cache.add(text(n), parse(text(n)));
    expect(cache.bytes).toBeLessThanOrEqual(MAX_BYTES);
    expect(cache.has(text(29))).toBe(true);
  });

  it('counts at least the memory of a document', async () => {
    const { setFlagsFromString } = await import('node:v8');
    setFlagsFromString('--expose-gc');
    const { runInNewContext } = await import('node:vm');
    const collect = runInNewContext('gc') as () => void;
    for (const text of Object.values(LARGE)) {
      const cache = new DocumentCache(1024 ** 3);
      collect();
      const before = process.memoryUsage().heapUsed;
      for (let n = 0; n < 15; n += 1) cache.add(text(n), parse(text(n)));
      collect();
      // Other tests of this worker may leave something on the heap.
      const grown = process.memoryUsage().heapUsed - before - 500_000;
      expect(grown).toBeLessThan(cache.bytes * 1.05);
    }
  });

  it('drops the least recently used document first', () => {
    const cache = new DocumentCache(15_000);
    for (const text of ['{ a }', '{ b }']) cache.add(text, parse(text));
    cache.get('{ a }');
    cache.add('{ c }', parse('{ c }'));
    expect(['{ a }', '{ b }', '{ c }'].map((text) => cache.has(text))).toEqual([true, false, true]);
  });
});
