import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../../../src/sandbox/server.ts';
import { callApi, merged, pairsOf } from '../../../src/sandbox/stripe-js/api.ts';
import { newAccountClient, PUBLISHABLE_KEY } from '../support.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox();
});
afterAll(() => sandbox.close());

describe('a call of the stand-in for Stripe.js', () => {
  it('encodes nested parameters, and omits those without a value', () => {
    expect(pairsOf({ a: { b: 1, c: [true, 'x'], d: null }, e: undefined, f: '' })).toEqual([
      ...[
        ['a[b]', '1'],
        ['a[c][0]', 'true'],
        ['a[c][1]', 'x'],
        ['f', ''],
      ],
    ]);
  });

  it('merges parameters at any depth', () => {
    const page = { data: { billing: { name: 'Jo', address: { city: 'Bern' } } }, key: 1 };
    const form = { data: { type: 'card', billing: { address: { country: 'CH' } } } };
    expect(merged(page, form)).toEqual({
      data: { type: 'card', billing: { name: 'Jo', address: { city: 'Bern', country: 'CH' } } },
      key: 1,
    });
  });

  it('uses the account and the version, and returns the object or the error of the API', async () => {
    const { account, stripe } = newAccountClient(sandbox);
    const { id, client_secret } = await stripe.setupIntents.create({ payment_method_types: ['card'] });
    const credentials = { key: PUBLISHABLE_KEY, account, version: '2024-06-20' };
    const retrieve = (secret: string | null) =>
      callApi(sandbox.url, credentials, {
        method: 'GET',
        path: `/v1/setup_intents/${id}`,
        params: { client_secret: secret },
      });
    expect(await retrieve(client_secret)).toMatchObject({ object: { id } });
    expect(sandbox.requests().at(-1)?.headers).toMatchObject({ 'stripe-version': '2024-06-20' });
    expect(await retrieve('seti_1_secret_1')).toMatchObject({ error: { type: 'invalid_request_error' } });
  });

  it('returns an error if nothing responds', async () => {
    const credentials = { key: PUBLISHABLE_KEY, account: undefined, version: undefined };
    const call = { method: 'POST', path: '/v1/payment_methods', params: {} } as const;
    expect(await callApi('http://127.0.0.1:1', credentials, call)).toMatchObject({
      error: { type: 'api_connection_error' },
    });
  });
});
