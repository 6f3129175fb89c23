import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seededIds } from '../../src/sandbox/seed/seed.ts';
import type { GatewayOptions } from '../../src/server/gateway.ts';
import { errorOf, stripeClient } from '../sandbox/support.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { boundTo, service } from '../support/principals.ts';

const OWN = seededIds.customer;
const OWN_INTENT = seededIds.succeeded;
const FOREIGN_INTENT = seededIds.requiresMicrodeposits;
const MISSING_INTENT = 'seti_1NoSuchIntent0000000000';

let gateway: TestGateway;
/** Objects that belong to another customer. */
const foreign = { customer: '', paymentMethod: '', mandate: '' };

async function start(options: Partial<GatewayOptions> = {}): Promise<void> {
  gateway = await startTestGateway({
    sandbox: { seeded: true },
    gateway: { principal: () => boundTo(OWN), ...options },
  });
  const stripe = stripeClient(gateway.sandbox);
  foreign.customer = String((await stripe.setupIntents.retrieve(FOREIGN_INTENT)).customer);
  for await (const { customer, payment_method: method } of stripe.setupIntents.list())
    if (
      customer &&
      customer !== OWN &&
      method &&
      (await stripe.paymentMethods.retrieve(String(method))).customer
    )
      foreign.paymentMethod = String(method);
  expect(foreign.paymentMethod).toMatch(/^pm_/);
  const { mandate } = await stripe.setupIntents.create({
    customer: foreign.customer,
    confirm: true,
    payment_method_types: ['sepa_debit'],
    payment_method_data: {
      type: 'sepa_debit',
      sepa_debit: { iban: 'DE89370400440532013000' },
      billing_details: { name: 'Jan Jansen', email: 'jan@example.com' },
    },
    mandate_data: { customer_acceptance: { type: 'offline' } },
  });
  foreign.mandate = String(mandate);
  expect(foreign.mandate).toMatch(/^mandate_/);
}
beforeEach(() => start());
afterEach(() => gateway.close());

/** The result of a document, and the number of calls to Stripe. */
async function execute(document: string, variables?: object) {
  const before = gateway.sandbox.requests().length;
  const { data, errors } = await gateway.execute<Record<string, unknown>, object>(document, variables);
  const received = gateway.sandbox.requests().slice(before);
  return { data: data ?? {}, errors, calls: received.map(({ method }) => method), received };
}

describe('several writes of one customer', () => {
  it('are planned with all of their ownership checks', async () => {
    const update = `updateSetupIntent(input: { id: "${seededIds.requiresAction}" }) { __typename }`;
    const document = `mutation { ${[1, 2, 3].map((n) => `a${n}: ${update}`).join(' ')} }`;
    expect((await execute(document)).calls).toHaveLength(6);
    await gateway.close();
    await start({ upstreamCallBudget: 5 });
    const { errors, calls } = await execute(document);
    expect(errors).toMatchObject([{ extensions: { code: 'OPERATION_TOO_COMPLEX', cost: 6 } }]);
    expect(calls).toEqual([]);
  });
});

describe('a customer’s reads', () => {
  it('reach the customer as the viewer', async () => {
    const { data } = await execute(
      '{ viewer { id name setupIntents(first: 50) { nodes { id customer { id } } } paymentMethods { nodes { id } } } }',
    );
    expect(data.viewer).toMatchObject({
      id: OWN,
      setupIntents: { nodes: expect.arrayContaining([expect.objectContaining({ customer: { id: OWN } })]) },
    });
  });

  it.each([
    ['setupIntent', () => FOREIGN_INTENT, MISSING_INTENT],
    ['customer', () => foreign.customer, 'cus_NoSuchCustomer'],
    ['paymentMethod', () => foreign.paymentMethod, 'pm_1NoSuchMethod000000000000'],
    ['mandate', () => foreign.mandate, 'mandate_1NoSuchMandate00000000'],
  ])(
    'of %s with an id of another customer look like a missing id, for the same number of calls',
    async (field, foreignId, missingId) => {
      const read = (id: string) => execute(`{ ${field}(id: "${id}") { id } }`);
      const [other, none] = [await read(foreignId()), await read(missingId)];
      const withoutIds = (value: unknown, id: string) => JSON.stringify(value).replaceAll(id, 'ID');
      expect(withoutIds([other.data, other.errors], foreignId())).toBe(
        withoutIds([none.data, none.errors], missingId),
      );
      expect(other.errors).toMatchObject([{ extensions: { code: 'RESOURCE_MISSING' } }]);
      expect(other.calls).toEqual(none.calls);
    },
  );

  it('with a cursor of another customer look like a missing cursor, for the same number of calls', async () => {
    const read = (id: string) => execute(`{ setupIntents(first: 1, after: "${id}") { nodes { id } } }`);
    const [other, none] = [await read(FOREIGN_INTENT), await read(MISSING_INTENT)];
    expect([other.data, other.errors, other.calls]).toEqual([none.data, none.errors, none.calls]);
    expect((await read(OWN_INTENT)).errors).toBeUndefined();
  });

  it.each([
    ['filter: { customer: "cus_Other" }', 'INVALID_REQUEST'],
    ['filter: { paymentMethod: "pm_1" }', 'FORBIDDEN'],
    ['filter: { customerAccount: "acct_1" }', 'FORBIDDEN'],
    ['filter: { attachToSelf: true }', 'FORBIDDEN'],
  ])('have no list by %s, and make no call for it', async (args, code) => {
    const { errors, calls } = await execute(`{ setupIntents(${args}) { nodes { id } } }`);
    expect(errors).toMatchObject([{ extensions: { code } }]);
    expect(calls).toEqual([]);
  });

  it('filter their own payment methods, intents and attempts, except by a payment method', async () => {
    const read = (list: string) => execute(`{ viewer { ${list} { nodes { id } } } }`);
    const cards = await read('paymentMethods(filter: { type: CARD, allowRedisplay: null })');
    expect([cards.errors, cards.received.map(({ query }) => query)]).toEqual([
      undefined,
      ['', 'type=card&limit=10'],
    ]);
    const recent = await read('setupIntents(filter: { createdAt: { gte: "2026-01-01T00:00:00Z" } })');
    expect(recent.errors).toBeUndefined();
    const ofMethod = await read('setupIntents(filter: { paymentMethod: "pm_1" })');
    expect(ofMethod.errors).toMatchObject([
      { extensions: { code: 'FORBIDDEN', argument: 'filter.paymentMethod' } },
    ]);
  });

  it('return null for the merchant’s fields, and do not request them', async () => {
    const { data, received } = await execute(
      `{ setupIntent(id: "${OWN_INTENT}") { status metadata { key } metadataValue(key: "x") description application { name } customer { name metadata { key } balance tax { provider } } } }`,
    );
    expect(data.setupIntent).toEqual({
      status: 'SUCCEEDED',
      metadata: null,
      metadataValue: null,
      description: null,
      application: null,
      customer: { name: expect.any(String), metadata: null, balance: null, tax: null },
    });
    expect(decodeURIComponent(received[0]?.query ?? '')).toBe('expand[0]=customer');
  });

  it('follow the setting for hidden fields', async () => {
    await gateway.close();
    await start({ customerHiddenFields: ['Customer.name'] });
    const { data } = await execute(
      `{ setupIntent(id: "${OWN_INTENT}") { metadata { key } customer { name } } }`,
    );
    expect(data.setupIntent).toMatchObject({ metadata: expect.any(Array), customer: { name: null } });
  });

  it('report neither cost nor plan', async () => {
    await gateway.close();
    await start({ explain: true });
    expect((await gateway.execute(`{ setupIntent(id: "${OWN_INTENT}") { id } }`)).extensions).toBeUndefined();
  });
});

const RESULT =
  '__typename ... on StripeError { message code requestId } ... on InvalidRequestError { param }';
const CONFIRM = `mutation ($input: ConfirmSetupIntentInput!) { confirmSetupIntent(input: $input) { ${RESULT} ... on ConfirmSetupIntentPayload { setupIntent { id } } } }`;
const CREATE = `mutation ($input: CreateSetupIntentInput!) { createSetupIntent(input: $input) { ${RESULT} ... on CreateSetupIntentPayload { setupIntent { id status customer { id } } } } }`;
const UPDATE = `mutation ($input: UpdateSetupIntentInput!) { updateSetupIntent(input: $input) { ${RESULT} } }`;
const CANCEL = `mutation ($input: CancelSetupIntentInput!) { cancelSetupIntent(input: $input) { ${RESULT} } }`;

describe('an intent that was moved to another customer', () => {
  /** An intent with attempts of another customer, which now belongs to this one. */
  async function moved(): Promise<string> {
    const stripe = stripeClient(gateway.sandbox);
    const { id } = await stripe.setupIntents.create({ customer: foreign.customer });
    const decline = { payment_method: 'pm_card_chargeDeclined', return_url: 'https://example.com' };
    await errorOf(stripe.setupIntents.confirm(id, decline));
    await stripe.setupIntents.update(id, { customer: OWN });
    return id;
  }

  it.each([
    ['with expansions', true],
    ['with a call for each object', false],
  ])('does not show the old customer’s attempts, %s', async (_, expands) => {
    await gateway.close();
    await start({ expands });
    const id = await moved();
    const attempts =
      'id: latestAttempt { id } more: latestAttempt { status usage } attempts { nodes { id } }';
    const { data, errors } = await execute(
      `{ setupIntent(id: "${id}") { customer { id } ${attempts} } setupIntents(first: 1) { nodes { ${attempts} } } }`,
    );
    expect(errors).toBeUndefined();
    const none = { id: null, more: null, attempts: { nodes: [] } };
    expect(data).toEqual({
      setupIntent: { customer: { id: OWN }, ...none },
      setupIntents: { nodes: [none] },
    });
  });

  it('does not show them in payloads, and shows the attempt that the new customer makes', async () => {
    const id = await moved();
    const latest = 'setupIntent { latestAttempt { id } }';
    const update = await execute(
      `mutation { updateSetupIntent(input: { id: "${id}" }) { ... on UpdateSetupIntentPayload { ${latest} } } }`,
    );
    expect(update.data.updateSetupIntent).toEqual({ setupIntent: { latestAttempt: null } });
    expect(update.calls).toEqual(['GET', 'POST', 'GET']);
    const confirm = await execute(
      `mutation { confirmSetupIntent(input: { id: "${id}", paymentMethod: "${seededIds.paymentMethod}", returnUrl: "https://example.com" }) { ... on ConfirmSetupIntentPayload { ${latest} } } }`,
    );
    expect(confirm.data.confirmSetupIntent).toEqual({
      setupIntent: { latestAttempt: { id: expect.stringMatching(/^setatt_/) } },
    });
  });

  it('needs no further call to be read, not even for the id of the attempt', async () => {
    const { calls, received } = await execute(
      `{ setupIntent(id: "${await moved()}") { latestAttempt { id } } }`,
    );
    expect(calls).toHaveLength(1);
    expect(decodeURIComponent(received[0]?.query ?? '')).toBe('expand[0]=latest_attempt');
  });

  it('shows its attempt to a service', async () => {
    await gateway.close();
    await start({ principal: () => service() });
    const { data } = await execute(
      `{ setupIntent(id: "${await moved()}") { latestAttempt { customer { id } } } }`,
    );
    expect(data.setupIntent).toEqual({ latestAttempt: { customer: { id: foreign.customer } } });
  });
});

describe('a customer’s writes', () => {
  it('create objects for that customer', async () => {
    const { data, received } = await execute(CREATE, { input: { usage: 'ON_SESSION' } });
    expect(data.createSetupIntent).toMatchObject({ setupIntent: { customer: { id: OWN } } });
    expect(received.map(({ form }) => form)).toContain(`usage=on_session&customer=${OWN}`);
  });

  it.each([
    [CONFIRM, 'confirmSetupIntent'],
    [CANCEL, 'cancelSetupIntent'],
  ])(
    'of another customer’s intent look like a missing one, for the same number of calls (%#)',
    async (document, field) => {
      const [other, none] = [
        await execute(document, { input: { id: FOREIGN_INTENT } }),
        await execute(document, { input: { id: MISSING_INTENT } }),
      ];
      expect(JSON.stringify(other.data).replace(FOREIGN_INTENT, 'ID')).toBe(
        JSON.stringify(none.data).replace(MISSING_INTENT, 'ID'),
      );
      expect(other.data[field]).toMatchObject({
        __typename: 'InvalidRequestError',
        code: 'resource_missing',
        requestId: null,
      });
      expect([other.calls, none.calls]).toEqual([['GET'], ['GET']]);
    },
  );

  it('with another customer’s payment method look like a missing one, for the same number of calls', async () => {
    const input = (paymentMethod: string) => ({ input: { paymentMethod, confirm: true } });
    const [other, none] = [
      await execute(CREATE, input(foreign.paymentMethod)),
      await execute(CREATE, input('pm_1NoSuchMethod000000000000')),
    ];
    expect(other.data.createSetupIntent).toMatchObject({
      __typename: 'InvalidRequestError',
      code: 'resource_missing',
      param: 'payment_method',
    });
    expect([other.calls, none.calls]).toEqual([['GET'], ['GET']]);
  });

  it('check the intent’s ownership before they change it', async () => {
    const { calls } = await execute(CANCEL, { input: { id: OWN_INTENT } });
    expect(calls).toEqual(['GET', 'POST']);
  });

  it.each([
    [CREATE, { metadata: [{ key: 'order', value: '1' }] }, 'input.metadata'],
    [CREATE, { customer: OWN }, 'input.customer'],
    [CREATE, { description: 'x' }, 'input.description'],
    [UPDATE, { id: OWN_INTENT, description: null }, 'input.description'],
    [
      CREATE,
      { paymentMethodData: { type: 'US_BANK_ACCOUNT', metadata: [] } },
      'input.paymentMethodData.metadata',
    ],
    [CONFIRM, { id: OWN_INTENT, paymentMethodOptions: {} }, 'input.paymentMethodOptions'],
  ])('may not set the merchant’s fields (%#)', async (document, input, argument) => {
    const { data, errors, calls } = await execute(document, { input });
    expect(Object.values(data)).toEqual([null]);
    expect(errors).toMatchObject([
      { message: expect.stringContaining(argument), extensions: { code: 'FORBIDDEN', argument } },
    ]);
    expect(calls).toEqual([]);
  });

  it('may send null for such a field where null counts as absent', async () => {
    const { data, calls } = await execute(CREATE, { input: { onBehalfOf: null } });
    expect(data.createSetupIntent).toMatchObject({ __typename: 'CreateSetupIntentPayload' });
    expect(calls).toEqual(['POST']);
  });

  it('are limited per hour by payment method attempts, and a retry with the same key counts once', async () => {
    await gateway.close();
    await start({ customerWritesPerHour: 2 });
    const create = (idempotencyKey: string) => execute(CREATE, { input: { idempotencyKey } });
    for (const key of ['a', 'b', 'a', 'b']) expect((await create(key)).errors).toBeUndefined();
    const { errors, calls } = await create('c');
    expect(errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED', retryable: true } }]);
    expect(errors?.[0]?.extensions.retryAfterMs).toBeGreaterThan(3_000_000);
    expect(calls).toEqual([]);
    expect((await execute(CANCEL, { input: { id: OWN_INTENT } })).errors).toBeUndefined();
  });
});

describe('an idempotency key', () => {
  it('belongs to one principal: two principals with the same key and input create two intents, and each replays its own', async () => {
    await gateway.close();
    const principals = [boundTo(OWN), boundTo(OWN, { subject: 'jwt:test|another' }), service()];
    let turn = 0;
    await start({ principal: () => principals[turn % principals.length] ?? null });
    const made: string[] = [];
    for (turn = 0; turn < 6; turn += 1) {
      const { data } = await execute(CREATE, { input: { idempotencyKey: 'same' } });
      made.push((data.createSetupIntent as { setupIntent: { id: string } }).setupIntent.id);
    }
    expect(new Set(made).size).toBe(3);
    expect(made.slice(3)).toEqual(made.slice(0, 3));
    const keys = gateway.sandbox
      .ledger()
      .map(({ key }) => key)
      .slice(-3);
    expect(keys[2]).toBe('same');
    for (const key of keys.slice(0, 2)) expect(key).toMatch(/^[\w-]{43}$/);
  });
});
