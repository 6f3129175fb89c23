import { createSchema, createYoga } from 'graphql-yoga';
import { describe, expect, it } from 'vitest';
import { useSubscriptions } from '../../../src/server/plugins/use-subscriptions.ts';

function serverOf(subscribe: Parameters<typeof useSubscriptions>[0]['executor']['subscribe']) {
  const schema = createSchema({
    typeDefs: 'type Query { a: Int } type Subscription { n: Int }',
    resolvers: { Query: { a: () => 1 } },
  });
  const yoga = createYoga({
    schema,
    logging: false,
    plugins: [useSubscriptions({ executor: { subscribe }, hasOtherPlugins: false })],
  });
  return (accept: string, query = 'subscription { n }') =>
    yoga.fetch('http://test/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept },
      body: JSON.stringify({ query }),
    });
}

async function* numbers() {
  yield { data: { n: 1 } };
}

describe('a subscription', () => {
  it.each([
    ['text/event-stream', 'text/event-stream'],
    ['text/event-stream, application/json', 'text/event-stream'],
    ['*/*', 'text/event-stream'],
    ['multipart/mixed;boundary="graphql";subscriptionSpec=1.0,application/json', 'multipart/mixed'],
    ['multipart/mixed; subscriptionSpec="1.0", text/event-stream', 'multipart/mixed'],
  ])('with Accept: %s is streamed as %s', async (accept, expected) => {
    const response = await serverOf(async () => numbers())(accept);
    expect(response.headers.get('content-type')).toContain(expected);
    expect(await response.text()).toContain('{"n":1}');
  });

  it('is rejected with 406 and ended if the client accepts no stream', async () => {
    const results = numbers();
    expect((await serverOf(async () => results)('application/json')).status).toBe(406);
    expect(await results.next()).toEqual({ done: true, value: undefined });
  });

  it('that could not be started is not a stream', async () => {
    const failing = serverOf(async () => ({ data: null }));
    const response = await failing('multipart/mixed;subscriptionSpec=1.0,application/json');
    expect(await response.json()).toEqual({ data: null });
  });

  it('does not change the responses of queries', async () => {
    const response = await serverOf(async () => numbers())('application/json', '{ a }');
    expect(await response.json()).toEqual({ data: { a: 1 } });
  });
});
