import { buildSchema, type DocumentNode } from 'graphql';
import { createYoga, type Plugin } from 'graphql-yoga';
import { describe, expect, it } from 'vitest';
import { DocumentCache } from '../../../src/server/document-cache.ts';
import { useDocumentCache } from '../../../src/server/plugins/use-document-cache.ts';

function server() {
  const cache = new DocumentCache();
  const executed: DocumentNode[] = [];
  let validations = 0;
  const counting: Plugin = {
    onValidate({ validateFn, setValidationFn }) {
      setValidationFn((...args) => {
        validations += 1;
        return validateFn(...args);
      });
    },
    onExecute({ args }) {
      executed.push(args.document);
    },
  };
  const yoga = createYoga({
    schema: buildSchema('type Query { a: String }'),
    logging: false,
    parserAndValidationCache: false,
    plugins: [useDocumentCache(cache), counting],
  });
  const ask = async (query: string) => {
    const headers = { 'content-type': 'application/json' };
    const response = await yoga.fetch('http://test/graphql', {
      method: 'POST',
      headers,
      body: JSON.stringify({ query }),
    });
    return (await response.json()) as { data?: unknown; errors?: { message: string }[] };
  };
  return { ask, cache, executed, validations: () => validations };
}

describe('useDocumentCache', () => {
  it('parses and validates a document once', async () => {
    const { ask, executed, validations } = server();
    for (let times = 0; times < 3; times += 1) expect(await ask('{ a }')).toEqual({ data: { a: null } });
    expect(new Set(executed).size).toBe(1);
    expect(validations()).toBe(1);
  });

  it.each(['{ nowhere }', '{'])('does not cache %s, and reports the same errors each time', async (query) => {
    const { ask, cache } = server();
    const first = await ask(query);
    expect(first.errors).toHaveLength(1);
    expect(await ask(query)).toEqual(first);
    expect(cache.bytes).toBe(0);
  });
});
