import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestGateway, type TestGateway } from '../../support/gateway.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway();
});
afterAll(() => gateway.close());

const get = (query: string, accept = 'application/json') =>
  fetch(`${gateway.url}?${query}`, { headers: { accept } });

describe('a GET request', () => {
  it.each([
    'variables={',
    'extensions={',
    'query={__typename}&variables={',
    'query={__typename}&extensions=x',
  ])('with %s gets 400 for every accepted media type', async (query) => {
    for (const accept of ['application/json', 'application/graphql-response+json']) {
      const response = await get(query, accept);
      const body = (await response.json()) as { errors: { extensions: object; message: string }[] };
      expect(response.status).toBe(400);
      expect(body.errors[0]?.extensions).toEqual({ code: 'BAD_REQUEST', retryable: false });
    }
  });

  it('with JSON variables is executed', async () => {
    const variables = encodeURIComponent('{"id":"seti_1"}');
    const response = await get(`query=query($id:ID!){__typename a:node(id:$id){id}}&variables=${variables}`);
    expect(await response.json()).toMatchObject({ data: { __typename: 'Query' } });
  });
});
