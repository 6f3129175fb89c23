import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { seededIds } from '../../src/sandbox/seed/seed.ts';
import { stripeClient } from '../sandbox/support.ts';
import { BROWSER, boundTo } from '../support/principals.ts';
import {
  intentIdIn,
  mutationOf,
  type RepeatedWrites,
  startRepeatedWrites,
} from '../support/repeated-writes.ts';

// Writes that are repeated with the same idempotency key, by callers with limited access.

const OWN = seededIds.customer;

let writes: RepeatedWrites;
beforeAll(async () => {
  writes = await startRepeatedWrites();
});
beforeEach(() => writes.reset());
afterAll(() => writes.close());

const execute: RepeatedWrites['ask'] = (...request) => writes.ask(...request);

const CREATE_DECLINED = (selection: string) =>
  `mutation ($input: CreateSetupIntentInput!) { createSetupIntent(input: $input) {
    __typename ... on CardError { declineCode ${selection} }
  } }`;

describe('a customer', () => {
  const selection = 'id status customer { id }';

  it('gets the current intent', async () => {
    writes.principal = boundTo(OWN);
    const first = await execute(mutationOf('createSetupIntent', selection), {
      input: { idempotencyKey: 'k' },
    });
    const id = intentIdIn(first.data.createSetupIntent);
    await stripeClient(writes.sandbox).setupIntents.cancel(id);
    const again = await execute(mutationOf('createSetupIntent', selection), {
      input: { idempotencyKey: 'k' },
    });
    expect(again.data.createSetupIntent).toMatchObject({
      setupIntent: { id, status: 'CANCELED', customer: { id: OWN } },
    });
    expect(again.received).toEqual(['POST /v1/setup_intents', `GET /v1/setup_intents/${id}`]);
  });

  it('gets an error for an intent that belongs to another customer now', async () => {
    writes.principal = boundTo(OWN);
    const first = await execute(mutationOf('createSetupIntent', selection), {
      input: { idempotencyKey: 'k' },
    });
    const id = intentIdIn(first.data.createSetupIntent);
    const stripe = stripeClient(writes.sandbox);
    const other = await stripe.customers.create({ name: 'Other' });
    await stripe.setupIntents.update(id, { customer: other.id, description: 'theirs' });
    const { data, errors, extensions } = await execute(mutationOf('createSetupIntent', selection), {
      input: { idempotencyKey: 'k' },
    });
    expect(data.createSetupIntent).toBeNull();
    expect(errors).toMatchObject([{ extensions: { code: 'RESOURCE_MISSING' } }]);
    expect(extensions).toBeUndefined();
  });

  it('gets the declined payment method, which belongs to no customer', async () => {
    writes.principal = boundTo(OWN);
    const input = {
      idempotencyKey: 'k',
      confirm: true,
      paymentMethod: 'pm_card_chargeDeclined',
      returnUrl: 'https://shop.example.com/back',
    };
    const run = () => execute(CREATE_DECLINED('paymentMethod { type }'), { input });
    await run();
    const { data } = await run();
    expect(data.createSetupIntent).toMatchObject({ paymentMethod: { type: 'CARD' } });
  });
});

describe('a browser with a publishable key', () => {
  const confirm = (selection: string, input: object) =>
    execute(
      `mutation ($input: ConfirmSetupIntentInput!) { confirmSetupIntent(input: $input) {
        __typename
        ... on ConfirmSetupIntentPayload { idempotentReplayed setupIntent { ${selection} } }
        ... on CardError { setupIntent { ${selection} } paymentMethod { id type } }
      } }`,
      { input },
    );

  async function intentOfBrowser(paymentMethod: string) {
    writes.principal = BROWSER;
    const { id, client_secret: clientSecret } = await stripeClient(writes.sandbox).setupIntents.create({
      payment_method: paymentMethod,
    });
    const returnUrl = 'https://shop.example.com/back';
    return { id, input: { id, clientSecret, idempotencyKey: 'k', returnUrl } };
  }

  it('reads the intent again with its key and the client secret', async () => {
    const { id, input } = await intentOfBrowser('pm_card_threeDSecure2Required');
    const first = await confirm('status', input);
    expect(first.data.confirmSetupIntent).toMatchObject({ setupIntent: { status: 'REQUIRES_ACTION' } });
    expect(first.received).toHaveLength(1);
    await stripeClient(writes.sandbox).setupIntents.cancel(id);
    const { data, errors, extensions, received } = await confirm('status customer { id }', input);
    expect(errors).toBeUndefined();
    expect(data.confirmSetupIntent).toEqual({
      __typename: 'ConfirmSetupIntentPayload',
      idempotentReplayed: true,
      setupIntent: { status: 'CANCELED', customer: null },
    });
    expect(extensions).toBeUndefined();
    expect(received).toEqual([
      `POST /v1/setup_intents/${id}/confirm`,
      `GET /v1/setup_intents/${id}?client_secret=${input.clientSecret}`,
    ]);
    expect(writes.credentials).toEqual(Array(3).fill(`Bearer ${BROWSER.publishableKey}`));
  });

  it('gets the stored intent, and a report in extensions, when the read fails', async () => {
    const { input } = await intentOfBrowser('pm_card_visa');
    await confirm('status', input);
    writes.readsFail = true;
    const { data, extensions } = await confirm('status', input);
    expect(data.confirmSetupIntent).toMatchObject({ setupIntent: { status: 'SUCCEEDED' } });
    expect(extensions).toEqual({ staleReplays: [['confirmSetupIntent']] });
  });

  it('gets the current intent of a decline, and the stored payment method, which it cannot read', async () => {
    const { id, input } = await intentOfBrowser('pm_card_chargeDeclined');
    const first = await confirm('status', input);
    expect(first.data.confirmSetupIntent).toMatchObject({ __typename: 'CardError' });
    await stripeClient(writes.sandbox).setupIntents.cancel(id);
    const { data, extensions, received } = await confirm('status', input);
    expect(data.confirmSetupIntent).toMatchObject({
      __typename: 'CardError',
      setupIntent: { status: 'CANCELED' },
      paymentMethod: { type: 'CARD' },
    });
    expect(extensions).toEqual({ staleReplays: [['confirmSetupIntent']] });
    expect(received).toHaveLength(2);
  });
});
