import type Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../../src/sandbox/server.ts';
import { authenticate, NEVER } from './support.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox();
});
afterAll(() => sandbox.close());

/**
 * The majors of the official library, each with its own default API version. They are imported by name, because the
 * declarations of version 17 would replace those of the version that the other tests compile against.
 */
const LIBRARIES = [
  { library: 'stripe17', major: '17' },
  { library: 'stripe', major: '22' },
  { library: 'stripe23', major: '23' },
];

const account = (library: string) => `acct_library_${library}`;

async function clientOf(library: string): Promise<Stripe> {
  const loaded = (await import(library)) as { default: typeof Stripe };
  return new loaded.default('sk_test_sandbox', {
    host: sandbox.host,
    port: sandbox.port,
    protocol: 'http',
    maxNetworkRetries: 0,
    stripeAccount: account(library),
    telemetry: false,
  });
}

/** The fields of an error that clients use. */
async function problemOf(call: Promise<unknown>): Promise<object> {
  const error = (await call.then(
    () => ({}),
    (reason: unknown) => reason,
  )) as Stripe.errors.StripeError & { decline_code?: string };
  const { code, decline_code, param, statusCode, type } = error;
  return { code, decline_code, param, statusCode, type };
}

describe.each(LIBRARIES)('the official library, version $major', ({ library, major }) => {
  let stripe: Stripe;
  beforeAll(async () => {
    stripe = await clientOf(library);
  });

  it('is this version', async () => {
    await stripe.customers.list();
    expect(sandbox.requests().at(-1)?.headers['user-agent']).toContain(`NodeBindings/${major}.`);
  });

  it('creates, updates, finds and deletes customers', async () => {
    const email = 'find@example.com';
    const created = await stripe.customers.create({ email, metadata: { tier: 'gold' } });
    expect(created.lastResponse.requestId).toMatch(/^req_/);
    expect(await stripe.customers.update(created.id, { metadata: { tier: '' }, name: 'Jo' })).toMatchObject({
      metadata: {},
      name: 'Jo',
    });
    expect((await stripe.customers.list({ email })).data.map(({ id }) => id)).toEqual([created.id]);
    expect(await stripe.customers.del(created.id)).toMatchObject({ deleted: true });
    expect(await stripe.customers.retrieve(created.id)).toMatchObject({ deleted: true });
    expect(await problemOf(stripe.customers.update(created.id, {}))).toMatchObject({
      ...{ code: 'resource_missing', statusCode: 404, type: 'StripeInvalidRequestError' },
    });
  });

  it('creates, attaches, lists and detaches payment methods', async () => {
    const { id: customer } = await stripe.customers.create();
    const created = await stripe.paymentMethods.create({
      billing_details: { address: { postal_code: '94103' } },
      card: { cvc: '123', exp_month: 12, exp_year: 34, number: '4242424242424242' },
      type: 'card',
    });
    expect(created.card).toMatchObject({ checks: { cvc_check: 'unchecked' }, exp_year: 2034 });
    const attached = await stripe.paymentMethods.attach(created.id, { customer });
    expect(attached).toMatchObject({
      card: { checks: { address_postal_code_check: 'pass', cvc_check: 'pass' } },
      customer,
    });
    const listed = await stripe.customers.listPaymentMethods(customer);
    expect(listed.data.map(({ id }) => id)).toEqual([created.id]);
    expect(await stripe.paymentMethods.detach(created.id)).toMatchObject({ customer: null });
    expect(await problemOf(stripe.paymentMethods.attach(created.id, { customer }))).toMatchObject({
      ...{ statusCode: 400, type: 'StripeInvalidRequestError' },
    });
  });

  it('creates, expands, updates and cancels intents', async () => {
    const { id: customer } = await stripe.customers.create({ email: 'jo@example.com' });
    const created = await stripe.setupIntents.create({
      automatic_payment_methods: NEVER,
      confirm: true,
      customer,
      payment_method: 'pm_card_mastercard',
    });
    expect(created).toMatchObject({ customer, last_setup_error: null, status: 'succeeded' });
    const expanded = await stripe.setupIntents.retrieve(created.id, {
      expand: ['customer', 'payment_method', 'latest_attempt'],
    });
    expect(expanded).toMatchObject({
      customer: { email: 'jo@example.com' },
      latest_attempt: { status: 'succeeded' },
      payment_method: { card: { brand: 'mastercard' }, customer },
    });
    const open = await stripe.setupIntents.create({ description: 'a' });
    expect((await stripe.setupIntents.update(open.id, { description: '' })).description).toBeNull();
    const canceled = await stripe.setupIntents.cancel(open.id, { cancellation_reason: 'abandoned' });
    expect(canceled).toMatchObject({ cancellation_reason: 'abandoned', status: 'canceled' });
    expect(await problemOf(stripe.setupIntents.cancel(open.id))).toMatchObject({
      ...{ code: 'setup_intent_unexpected_state', statusCode: 400, type: 'StripeInvalidRequestError' },
    });
  });

  it.each(['succeeded', 'failed'])('waits for 3-D Secure, which %s', async (outcome) => {
    const { id: setup_intent } = await stripe.setupIntents.create({ automatic_payment_methods: NEVER });
    const pending = await stripe.setupIntents.confirm(setup_intent, {
      payment_method: 'pm_card_authenticationRequired',
      return_url: 'https://shop.example.com/done',
    });
    expect(pending).toMatchObject({
      next_action: { type: 'redirect_to_url' },
      status: 'requires_action',
    });
    await authenticate(sandbox, { account: account(library), outcome, setup_intent });
    expect(await stripe.setupIntents.retrieve(setup_intent)).toMatchObject(
      outcome === 'succeeded'
        ? { next_action: null, status: 'succeeded' }
        : {
            last_setup_error: { code: 'setup_intent_authentication_failure' },
            status: 'requires_payment_method',
          },
    );
  });

  it.each([
    ['pm_card_visa_chargeDeclinedInsufficientFunds', 'card_declined', 'insufficient_funds'],
    ['pm_card_chargeDeclinedExpiredCard', 'expired_card', 'expired_card'],
    ['pm_card_chargeDeclinedIncorrectCvc', 'incorrect_cvc', 'incorrect_cvc'],
  ])('throws a StripeCardError with the intent for %s', async (payment_method, code, decline_code) => {
    const create = stripe.setupIntents.create({
      automatic_payment_methods: NEVER,
      confirm: true,
      payment_method,
    });
    const error = (await create.then(
      () => ({}),
      (reason: unknown) => reason,
    )) as Stripe.errors.StripeError;
    expect(await problemOf(Promise.reject(error))).toMatchObject({
      ...{ code, decline_code, statusCode: 402, type: 'StripeCardError' },
    });
    const { id = '' } = error.setup_intent ?? {};
    expect(await stripe.setupIntents.retrieve(id)).toMatchObject({
      last_setup_error: { code, decline_code },
      status: 'requires_payment_method',
    });
  });

  it('pages through lists in both directions', async () => {
    const { id: customer } = await stripe.customers.create();
    const ids: string[] = [];
    for (let count = 0; count < 5; count += 1)
      ids.unshift((await stripe.setupIntents.create({ customer })).id);
    const paged: string[] = [];
    for await (const { id } of stripe.setupIntents.list({ customer, limit: 2 })) paged.push(id);
    expect(paged).toEqual(ids);
    const before = await stripe.setupIntents.list({ customer, ending_before: ids[3] ?? '', limit: 2 });
    expect(before).toMatchObject({ has_more: true, url: '/v1/setup_intents' });
    expect(before.data.map(({ id }) => id)).toEqual(ids.slice(1, 3));
    expect(await problemOf(stripe.setupIntents.list({ starting_after: 'seti_x' }))).toMatchObject({
      ...{ code: 'resource_missing', param: 'starting_after', statusCode: 400 },
    });
  });

  it('replays a write with the same idempotency key, and refuses another one', async () => {
    const idempotencyKey = `key-${library}`;
    const first = await stripe.customers.create({ name: 'One' }, { idempotencyKey });
    const second = await stripe.customers.create({ name: 'One' }, { idempotencyKey });
    expect(second.id).toBe(first.id);
    expect(second.lastResponse.headers['idempotent-replayed']).toBe('true');
    expect(await problemOf(stripe.customers.create({ name: 'Two' }, { idempotencyKey }))).toMatchObject({
      ...{ statusCode: 400, type: 'StripeIdempotencyError' },
    });
  });
});
