import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../../../src/sandbox/server.ts';
import { newWorld, VERSION } from '../support.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox();
});
afterAll(() => sandbox.close());

describe('the Stripe-Version', () => {
  it.each(['2026-08-26.dahlia', '2026-10-28.endive', '2022-11-15', '2026-08-26.preview'])(
    '%s is taken and echoed',
    async (version) => {
      const answer = await newWorld(sandbox).get('/v1/setup_intents', { 'stripe-version': version });
      expect(answer.status).toBe(200);
      expect(answer.headers.get('stripe-version')).toBe(version);
    },
  );

  it('is the sandbox’s own when a request names none', async () => {
    const answer = await newWorld(sandbox).get('/v1/setup_intents');
    expect(answer.headers.get('stripe-version')).toBe(VERSION);
  });

  it.each(['not-a-real-version', '2026-13-01', '2026-02-30.dahlia', '2026-8-26'])(
    '%s is refused',
    async (version) => {
      const answer = await newWorld(sandbox).get('/v1/setup_intents', { 'stripe-version': version });
      expect(answer.status).toBe(400);
      expect(answer.json.error).toEqual({
        message: `Invalid Stripe API version: ${version}`,
        type: 'invalid_request_error',
      });
    },
  );

  it.each([
    ['2026-08-26.dahlia', 200],
    ['2026-09-30.endive', 400],
    ['2026-10-28.endive', 400],
  ])('%s decides on payment_method_types: %s', async (version, status) => {
    const world = newWorld(sandbox);
    const headers = { 'stripe-version': version };
    const { id } = await world.stripe.setupIntents.create();
    for (const path of ['/v1/setup_intents', `/v1/setup_intents/${id}`]) {
      const answer = await world.post(path, 'payment_method_types[]=card', headers);
      expect(answer.status).toBe(status);
      if (status === 400) expect(answer.json.error?.code).toBe('payment_method_types_no_longer_supported');
    }
  });
});
