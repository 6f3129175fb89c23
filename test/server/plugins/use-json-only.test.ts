import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestGateway, type TestGateway } from '../../support/gateway.ts';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startTestGateway();
});
afterAll(() => gateway.close());

const MUTATION = 'mutation { createSetupIntent(input: {}) { __typename } }';

describe('a body that another site can send without a preflight request', () => {
  it.each([
    ['a form', 'application/x-www-form-urlencoded', `query=${encodeURIComponent(MUTATION)}`],
    ['plain text', 'text/plain', JSON.stringify({ query: MUTATION })],
    ['a form with files', 'multipart/form-data; boundary=x', '--x--'],
    ['the bare document', 'application/graphql', MUTATION],
  ])('is rejected without a Stripe call: %s', async (_, contentType, body) => {
    const before = gateway.sandbox.requests().length;
    const response = await fetch(gateway.url, {
      method: 'POST',
      headers: { 'content-type': contentType, origin: 'https://elsewhere.example' },
      body,
    });
    expect(response.status).toBe(415);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
    expect(gateway.sandbox.requests()).toHaveLength(before);
  });

  it('is rejected without a content type, too', async () => {
    const response = await fetch(gateway.url, { method: 'POST', body: new Uint8Array([123, 125]) });
    expect(response.status).toBe(415);
  });
});

it.each(['application/json', 'application/json; charset=utf-8'])('accepts %s', async (contentType) => {
  const body = JSON.stringify({ query: '{ __typename }' });
  const response = await fetch(gateway.url, {
    method: 'POST',
    headers: { 'content-type': contentType },
    body,
  });
  expect(await response.json()).toMatchObject({ data: { __typename: 'Query' } });
});
