import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestGateway, type TestGateway } from '../../support/gateway.ts';

const LIST = 'query List($first: Int) { setupIntents(first: $first) { nodes { id } } }';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway({ gateway: { persistedOperations: new Map([['abc', LIST]]) } });
});
afterAll(() => gateway.close());

async function send(body: object) {
  const response = await fetch(gateway.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return (await response.json()) as object;
}

const DATA = { data: { setupIntents: { nodes: [] } } };
const persistedQuery = { version: 1, sha256Hash: 'abc' };

describe('persisted operations', () => {
  it.each([
    ["in Apollo's extension", { extensions: { persistedQuery } }],
    ['by doc_id', { doc_id: 'abc' }],
    ['by documentId', { documentId: 'abc' }],
    ['by id', { id: 'abc' }],
  ])('are executed if the id is sent %s', async (_, body) => {
    expect(await send({ ...body, variables: { first: 1 } })).toMatchObject(DATA);
  });

  it('are executed over GET, too', async () => {
    const query = new URLSearchParams({ extensions: JSON.stringify({ persistedQuery }) });
    expect(await (await fetch(`${gateway.url}?${query}`)).json()).toMatchObject(DATA);
  });

  it.each([
    ['an unknown id', { doc_id: 'nonsense' }, 'PERSISTED_QUERY_NOT_FOUND'],
    ['an id like a property of objects', { doc_id: '__proto__' }, 'PERSISTED_QUERY_NOT_FOUND'],
    ['no id', { variables: {} }, 'BAD_REQUEST'],
    ['a text', { query: '{ __typename }' }, 'BAD_REQUEST'],
    ['a text with an id', { query: LIST, doc_id: 'abc' }, 'BAD_REQUEST'],
  ])('are the only ones: %s is rejected', async (_, body, code) => {
    expect(await send(body)).toMatchObject({ errors: [{ extensions: { code, retryable: false } }] });
  });

  it('turn GraphiQL off', async () => {
    const page = await fetch(gateway.url, { headers: { accept: 'text/html' } });
    expect(`${page.headers.get('content-type')}`).not.toContain('text/html');
  });
});
