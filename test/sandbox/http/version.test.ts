import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../../../src/sandbox/server.ts';
import { newAccountClient, VERSION } from '../support.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox();
});
afterAll(() => sandbox.close());

describe('the Stripe-Version', () => {
  it.each([
    ...['2026-08-26.dahlia', '2026-10-28.endive', '2022-11-15', '2026-08-26.preview'],
    ...['2023-10-16; risk_in_requirements_beta=v1', '2026-08-26.dahlia; one_beta=v1;other_beta=v2'],
  ])('%s is accepted and echoed (recorded)', async (version) => {
    const response = await newAccountClient(sandbox).get('/v1/setup_intents', {
      'stripe-version': version,
    });
    expect(response.status).toBe(200);
    expect(response.headers.get('stripe-version')).toBe(version);
  });

  it('defaults to the sandbox’s version', async () => {
    const response = await newAccountClient(sandbox).get('/v1/setup_intents');
    expect(response.headers.get('stripe-version')).toBe(VERSION);
  });

  it.each([
    ...['not-a-real-version', '2026-13-01', '2026-02-30.dahlia', '2026-8-26'],
    ...['2023-10-16; wat', '2023-10-16 risk_in_requirements_beta=v1'],
  ])('%s is rejected', async (version) => {
    const response = await newAccountClient(sandbox).get('/v1/setup_intents', {
      'stripe-version': version,
    });
    expect(response.status).toBe(400);
    expect(response.json.error).toEqual({
      message: `Invalid Stripe API version: ${version}`,
      type: 'invalid_request_error',
    });
  });

  it.each([
    ['2026-08-26.dahlia', 200],
    ['2026-09-30.endive', 400],
    ['2026-10-28.endive', 400],
    ['2026-08-26.dahlia; some_beta=v1', 200],
    ['2026-10-28.endive; some_beta=v1', 400],
  ])('%s decides whether payment_method_types is accepted: %s', async (version, status) => {
    const client = newAccountClient(sandbox);
    const headers = { 'stripe-version': version };
    const { id } = await client.stripe.setupIntents.create();
    for (const path of ['/v1/setup_intents', `/v1/setup_intents/${id}`]) {
      const response = await client.post(path, 'payment_method_types[]=card', headers);
      expect(response.status).toBe(status);
      if (status === 400) expect(response.json.error?.code).toBe('payment_method_types_no_longer_supported');
    }
  });
});
