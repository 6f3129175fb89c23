import type { Plugin } from 'graphql-yoga';
import { afterEach, expect, it } from 'vitest';
import { type BothWays, startBothWays } from '../support/both-ways.ts';

let gateway: BothWays | undefined;
afterEach(() => gateway?.close());

/** A plugin that counts the calls of its hooks, and adds a header to each response. */
function countingPlugin(): Plugin & { readonly counts: Record<string, number> } {
  const counts: Record<string, number> = { request: 0, execute: 0, executed: 0, response: 0 };
  const count = (hook: string) => {
    counts[hook] = (counts[hook] ?? 0) + 1;
  };
  return {
    counts,
    onRequest: () => count('request'),
    onExecute() {
      count('execute');
      return { onExecuteDone: () => count('executed') };
    },
    onResponse({ response }) {
      count('response');
      response.headers.set('x-counted', 'yes');
    },
  };
}

it('runs the plugins of the embedder for every request, also for documents that are cached', async () => {
  const plugin = countingPlugin();
  gateway = await startBothWays({ plugins: [plugin] });
  const request = { body: { query: '{ setupIntents(first: 1) { nodes { id } } }' } };
  const answers = [await gateway.send(request), await gateway.send(request)];
  for (const { status, headers, body } of answers) {
    expect([status, JSON.parse(body).errors]).toEqual([200, undefined]);
    expect(headers).toContain('x-counted: yes');
  }
  expect(plugin.counts).toEqual({ request: 2, execute: 2, executed: 2, response: 2 });
});

it('runs their later hooks for a request without credentials', async () => {
  const plugin = countingPlugin();
  gateway = await startBothWays({ plugins: [plugin], principal: () => null });
  const { status, headers } = await gateway.send({ body: { query: '{ __typename }' } });
  expect(status).toBe(401);
  expect(headers).toContain('x-counted: yes');
  expect(plugin.counts).toMatchObject({ execute: 0, response: 1 });
});
