import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { seededIds } from '../../src/sandbox/seed/seed.ts';
import type { Principal } from '../../src/server/gateway.ts';
import { stripeClient } from '../sandbox/support.ts';
import { boundTo, service } from '../support/principals.ts';
import {
  intentIdIn,
  mutationOf,
  type RepeatedWrites,
  startRepeatedWrites,
} from '../support/repeated-writes.ts';

// Writes that are repeated with the same idempotency key: Stripe replays its response, and the gateway returns the
// current intent.

const OWN = seededIds.customer;
const NEVER = { automatic_payment_methods: { enabled: true, allow_redirects: 'never' } } as const;

let writes: RepeatedWrites;
beforeAll(async () => {
  writes = await startRepeatedWrites();
});
beforeEach(() => writes.reset());
afterAll(() => writes.close());

const execute: RepeatedWrites['ask'] = (...request) => writes.ask(...request);

const create = (selection: string, input: object = {}) =>
  execute(mutationOf('createSetupIntent', selection), {
    input: { idempotencyKey: 'k', paymentMethod: 'pm_card_visa', customer: OWN, ...input },
  });

/** Creates an intent with the key `k`, and then confirms it in another request. */
async function createdAndConfirmed(): Promise<string> {
  const { data } = await create('id', {
    automaticPaymentMethods: { enabled: true, allowRedirects: 'NEVER' },
  });
  const id = intentIdIn(data.createSetupIntent);
  await stripeClient(writes.sandbox).setupIntents.confirm(id);
  return id;
}

const WITHOUT_REDIRECTS = { automaticPaymentMethods: { enabled: true, allowRedirects: 'NEVER' } };

describe('a create that is repeated after the intent was confirmed', () => {
  it.each([
    ['status', '', { status: 'SUCCEEDED' }],
    [
      'status customer { name }',
      '?expand[0]=customer',
      { status: 'SUCCEEDED', customer: { name: expect.any(String) } },
    ],
    [
      'status paymentMethod { type } latestAttempt { status }',
      '?expand[0]=latest_attempt&expand[1]=payment_method',
      { status: 'SUCCEEDED', paymentMethod: { type: 'CARD' }, latestAttempt: { status: 'SUCCEEDED' } },
    ],
    ['customer { id } mandate { id }', '', { customer: { id: OWN }, mandate: null }],
  ])('returns the current intent, with one read: %s', async (selection, expand, intent) => {
    const id = await createdAndConfirmed();
    const { data, errors, extensions, received } = await create(selection, WITHOUT_REDIRECTS);
    expect(errors).toBeUndefined();
    expect(data.createSetupIntent).toEqual({
      __typename: 'CreateSetupIntentPayload',
      idempotentReplayed: true,
      setupIntent: intent,
    });
    expect(received).toEqual(['POST /v1/setup_intents', `GET /v1/setup_intents/${id}${expand}`]);
    expect(extensions).not.toHaveProperty('staleReplays');
  });

  it.each(['id', '__typename', 'id __typename'])(
    'reads nothing for fields that never change: %s',
    async (selection) => {
      await createdAndConfirmed();
      const { data, received } = await create(selection, WITHOUT_REDIRECTS);
      expect(data.createSetupIntent).toMatchObject({ idempotentReplayed: true });
      expect(received).toEqual(['POST /v1/setup_intents']);
    },
  );

  it('reads once for several fields of one payload', async () => {
    const id = await createdAndConfirmed();
    const { data, received } = await execute(
      `mutation ($input: CreateSetupIntentInput!) { createSetupIntent(input: $input) {
        ... on CreateSetupIntentPayload { a: setupIntent { status } b: setupIntent { customer { email } } }
      } }`,
      { input: { idempotencyKey: 'k', paymentMethod: 'pm_card_visa', customer: OWN, ...WITHOUT_REDIRECTS } },
    );
    expect(data.createSetupIntent).toEqual({
      a: { status: 'SUCCEEDED' },
      b: { customer: { email: expect.any(String) } },
    });
    expect(received).toEqual(['POST /v1/setup_intents', `GET /v1/setup_intents/${id}?expand[0]=customer`]);
  });
});

describe('a new write', () => {
  it('costs one call, and one more when expansions are needed', async () => {
    const fresh = await create('status', { idempotencyKey: 'one' });
    expect(fresh.received).toEqual(['POST /v1/setup_intents']);
    const expanded = await create('status customer { name }', { idempotencyKey: 'two' });
    expect(expanded.received).toEqual([
      'POST /v1/setup_intents',
      expect.stringMatching(/^GET .*expand\[0\]=customer$/),
    ]);
  });

  it('and its replay in the same request differ in idempotentReplayed', async () => {
    const field = `createSetupIntent(input: { idempotencyKey: "k", description: "d" }) {
      ... on CreateSetupIntentPayload { idempotentReplayed setupIntent { id description } }
    }`;
    const { data, received } = await execute(`mutation { a: ${field} b: ${field} }`);
    const id = intentIdIn(data.a);
    expect(data).toEqual({
      a: { idempotentReplayed: false, setupIntent: { id, description: 'd' } },
      b: { idempotentReplayed: true, setupIntent: { id, description: 'd' } },
    });
    expect(received).toEqual([
      'POST /v1/setup_intents',
      'POST /v1/setup_intents',
      `GET /v1/setup_intents/${id}`,
    ]);
  });

  it('does not fill the cache for a replay in the same request', async () => {
    const id = await createdAndConfirmed();
    const { data } = await execute(
      `mutation ($again: CreateSetupIntentInput!) {
        create: createSetupIntent(input: $again) { ... on CreateSetupIntentPayload { setupIntent { metadataValue(key: "a") } } }
        update: updateSetupIntent(input: { id: "${id}", metadata: [{ key: "a", value: "1" }] }) { __typename }
        again: createSetupIntent(input: $again) { ... on CreateSetupIntentPayload { setupIntent { metadataValue(key: "a") } } }
      }`,
      { again: { idempotencyKey: 'k', paymentMethod: 'pm_card_visa', customer: OWN, ...WITHOUT_REDIRECTS } },
    );
    expect(data).toMatchObject({
      create: { setupIntent: { metadataValue: null } },
      again: { setupIntent: { metadataValue: '1' } },
    });
  });
});

describe('every other mutation that is repeated', () => {
  it.each([
    ['updateSetupIntent', { description: 'then' }],
    ['confirmSetupIntent', {}],
  ])('returns the current intent: %s', async (name, input) => {
    const stripe = stripeClient(writes.sandbox);
    const { id } = await stripe.setupIntents.create({ ...NEVER, payment_method: 'pm_card_visa' });
    const run = () =>
      execute(mutationOf(name, 'metadataValue(key: "a")'), { input: { ...input, id, idempotencyKey: 'k' } });
    expect((await run()).data[name]).toMatchObject({ idempotentReplayed: false });
    await stripe.setupIntents.update(id, { metadata: { a: 'now' } });
    const { data, received } = await run();
    expect(data[name]).toMatchObject({ idempotentReplayed: true, setupIntent: { metadataValue: 'now' } });
    expect(received).toEqual([expect.stringMatching(/^POST /), `GET /v1/setup_intents/${id}`]);
  });

  it('reads the intent again even if it is canceled', async () => {
    const { id } = await stripeClient(writes.sandbox).setupIntents.create({ ...NEVER });
    const run = () =>
      execute(mutationOf('cancelSetupIntent', 'status'), { input: { id, idempotencyKey: 'k' } });
    expect((await run()).received).toHaveLength(1);
    const { data, received } = await run();
    expect(data.cancelSetupIntent).toMatchObject({ setupIntent: { status: 'CANCELED' } });
    expect(received).toEqual([`POST /v1/setup_intents/${id}/cancel`, `GET /v1/setup_intents/${id}`]);
  });

  it('returns the current intent: verifySetupIntentMicrodeposits', async () => {
    const id = seededIds.requiresMicrodeposits;
    const input = { id, idempotencyKey: 'k', verification: { amounts: [32, 45] } };
    const run = () =>
      execute(mutationOf('verifySetupIntentMicrodeposits', 'metadataValue(key: "a")'), { input });
    await run();
    await stripeClient(writes.sandbox).setupIntents.update(id, { metadata: { a: 'now' } });
    const { data, received } = await run();
    expect(data.verifySetupIntentMicrodeposits).toMatchObject({ setupIntent: { metadataValue: 'now' } });
    expect(received).toHaveLength(2);
  });
});

const DECLINED = {
  idempotencyKey: 'k',
  confirm: true,
  paymentMethod: 'pm_card_chargeDeclined',
  ...WITHOUT_REDIRECTS,
};
const CREATE_DECLINED = (selection: string) =>
  `mutation ($input: CreateSetupIntentInput!) { createSetupIntent(input: $input) {
    __typename ... on CardError { declineCode ${selection} }
  } }`;

describe('an error that is repeated', () => {
  it('has the current intent and payment method of a decline', async () => {
    const stripe = stripeClient(writes.sandbox);
    const first = await execute(CREATE_DECLINED('setupIntent { id status } paymentMethod { id }'), {
      input: DECLINED,
    });
    const { setupIntent, paymentMethod } = first.data.createSetupIntent as Record<string, { id: string }>;
    const id = setupIntent?.id ?? '';
    const method = paymentMethod?.id ?? '';
    expect(first.data.createSetupIntent).toMatchObject({
      setupIntent: { status: 'REQUIRES_PAYMENT_METHOD' },
    });
    await stripe.setupIntents.confirm(id, { payment_method: 'pm_card_visa' });

    const again = await execute(
      CREATE_DECLINED('setupIntent { status latestAttempt { status } } paymentMethod { card { last4 } }'),
      { input: DECLINED },
    );
    expect(again.data.createSetupIntent).toEqual({
      __typename: 'CardError',
      declineCode: 'generic_decline',
      setupIntent: { status: 'SUCCEEDED', latestAttempt: { status: 'SUCCEEDED' } },
      paymentMethod: { card: { last4: '0002' } },
    });
    expect([...again.received].sort()).toEqual([
      `GET /v1/payment_methods/${method}`,
      `GET /v1/setup_intents/${id}?expand[0]=latest_attempt`,
      'POST /v1/setup_intents',
    ]);
  });

  it('has the current intent of an invalid status', async () => {
    const stripe = stripeClient(writes.sandbox);
    const { id } = await stripe.setupIntents.create({
      ...NEVER,
      confirm: true,
      payment_method: 'pm_card_visa',
    });
    const run = () =>
      execute(mutationOf('cancelSetupIntent', 'status metadataValue(key: "a")'), {
        input: { id, idempotencyKey: 'k' },
      });
    const first = await run();
    expect(first.received).toHaveLength(1);
    await stripe.setupIntents.update(id, { metadata: { a: 'now' } });
    const again = await run();
    expect(again.data.cancelSetupIntent).toEqual({
      __typename: 'InvalidRequestError',
      code: 'setup_intent_unexpected_state',
      setupIntent: { status: 'SUCCEEDED', metadataValue: 'now' },
    });
    expect(again.received).toEqual([`POST /v1/setup_intents/${id}/cancel`, `GET /v1/setup_intents/${id}`]);
  });
});

describe('a replay whose read fails', () => {
  it.each<[string, () => Principal, object]>([
    ['a service', () => service(), { customer: OWN }],
    ['a customer', () => boundTo(OWN), {}],
  ])('returns the stored intent, and reports it in extensions, to %s', async (_name, caller, input) => {
    writes.principal = caller();
    const document = `mutation ($input: CreateSetupIntentInput!) {
      one: createSetupIntent(input: $input) { ... on CreateSetupIntentPayload { a: setupIntent { status } b: setupIntent { usage } } }
    }`;
    const variables = { input: { idempotencyKey: 'k', ...input } };
    const fresh = await execute(document, variables);
    expect(fresh.extensions ?? {}).not.toHaveProperty('staleReplays');
    writes.readsFail = true;
    const { data, errors, extensions } = await execute(document, variables);
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      one: { a: { status: 'REQUIRES_PAYMENT_METHOD' }, b: { usage: 'OFF_SESSION' } },
    });
    expect(extensions?.staleReplays).toEqual([['one']]);
  });

  it('is reported, unlike new writes and selections of only the id', async () => {
    const variables = { input: DECLINED };
    const document = (selection: string) =>
      `mutation ($input: CreateSetupIntentInput!) {
        declined: createSetupIntent(input: $input) { ... on CardError { setupIntent { ${selection} } paymentMethod { ${selection === 'id' ? 'id' : 'type'} } } }
        created: createSetupIntent(input: { idempotencyKey: "other" }) { ... on CreateSetupIntentPayload { setupIntent { ${selection} } } }
        again: createSetupIntent(input: { idempotencyKey: "other" }) { ... on CreateSetupIntentPayload { setupIntent { ${selection} } } }
        fresh: createSetupIntent(input: {}) { ... on CreateSetupIntentPayload { setupIntent { ${selection} } } }
      }`;
    await execute(document('id'), variables);
    writes.readsFail = true;
    expect((await execute(document('id'), variables)).extensions).not.toHaveProperty('staleReplays');
    const { data, errors, extensions } = await execute(document('status'), variables);
    expect(errors).toBeUndefined();
    expect(data.declined).toEqual({
      setupIntent: { status: 'REQUIRES_PAYMENT_METHOD' },
      paymentMethod: { type: 'CARD' },
    });
    expect(extensions?.staleReplays).toEqual([['declined'], ['created'], ['again']]);
  });
});
