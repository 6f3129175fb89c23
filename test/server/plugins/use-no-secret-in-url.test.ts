import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestGateway, type TestGateway } from '../../support/gateway.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway();
});
afterAll(() => gateway.close());

const get = (query: string, variables: object = {}) =>
  fetch(`${gateway.url}?${new URLSearchParams({ query, variables: JSON.stringify(variables) })}`);

describe('an operation over GET', () => {
  it('runs without a client secret', async () => {
    expect(await (await get('{ setupIntents { nodes { id } } }')).json()).toMatchObject({
      data: { setupIntents: { nodes: [] } },
    });
  });

  it.each([
    ['as a literal', '{ setupIntent(id: "seti_1", clientSecret: "seti_1_secret_x") { id } }', {}],
    [
      'in a variable',
      'query ($s: String) { setupIntent(id: "seti_1", clientSecret: $s) { id } }',
      { s: 'seti_1_secret_x' },
    ],
    [
      'in a fragment',
      '{ ...F } fragment F on Query { setupIntent(id: "seti_1", clientSecret: "seti_1_secret_x") { id } }',
      {},
    ],
  ])('with a client secret %s is rejected without a Stripe call', async (_, query, variables) => {
    const text = await (await get(query, variables)).text();
    expect(JSON.parse(text)).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
    expect(text).not.toContain('_secret_');
    expect(gateway.sandbox.requests().filter(({ query: sent }) => sent.includes('secret'))).toEqual([]);
  });

  it('cannot be a mutation', async () => {
    const response = await get('mutation { createSetupIntent(input: {}) { __typename } }');
    expect(response.status).toBe(405);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
    expect(gateway.sandbox.ledger()).toEqual([]);
  });
});
