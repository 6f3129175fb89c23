import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { seededIds } from '../../src/sandbox/seed/seed.ts';
import type { Principal } from '../../src/server/gateway.ts';
import { stripeClient } from '../sandbox/support.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { BROWSER, boundTo, service } from '../support/principals.ts';

// Who may change customers and payment methods. test/graph/access-matrix.md has each field of each input.

const { customer: OWN, paymentMethod: OWN_CARD } = seededIds;
const MISSING_CARD = 'pm_1NoSuchMethod000000000000';

let gateway: TestGateway;
let principal: Principal;
beforeAll(async () => {
  gateway = await startTestGateway({
    sandbox: { seeded: true },
    gateway: { principal: () => principal, upstreamCallBudget: 20 },
  });
});
beforeEach(() => {
  gateway.sandbox.reset();
  principal = boundTo(OWN);
});
afterAll(() => gateway.close());

const stripe = () => stripeClient(gateway.sandbox);

/** The id of a new card. @param owner `cus_…`, `acct_…` for a customer account, or null for a card without an owner */
async function newCard(owner: string | null): Promise<string> {
  const { id } = await stripe().paymentMethods.create({ type: 'card', card: { token: 'tok_visa' } });
  if (owner === null) return id;
  const to = owner.startsWith('acct_') ? { customer_account: owner } : { customer: owner };
  return (await stripe().paymentMethods.attach(id, to)).id;
}

interface Result {
  readonly __typename: string;
  readonly [field: string]: unknown;
}

/** Runs a mutation, and returns its result, its errors and the methods of its calls. */
async function run(name: string, input: object, selection = '__typename') {
  const type = name.charAt(0).toUpperCase() + name.slice(1);
  const before = gateway.sandbox.requests().length;
  const { data, errors } = await gateway.execute<Record<string, Result>, object>(
    `mutation ($input: ${type}Input!) { ${name}(input: $input) {
      __typename
      ... on ${type}Payload { idempotentReplayed ${selection} }
      ... on StripeError { message code requestId ... on InvalidRequestError { param inputPath } }
    } }`,
    { input },
  );
  const calls = gateway.sandbox.requests().slice(before);
  return { result: data?.[name], errors, calls: calls.map(({ method }) => method) };
}

const missing = (param: string, inputPath: readonly string[]) => ({
  result: {
    __typename: 'InvalidRequestError',
    message: 'No object exists with this id.',
    code: 'resource_missing',
    requestId: null,
    param,
    inputPath,
  },
  errors: undefined,
});

describe('a customer', () => {
  it('changes their own contact data and default payment method', async () => {
    const selection =
      'customer { name phone description metadata { key } invoiceSettings { defaultPaymentMethod { id } } }';
    const card = await newCard(OWN);
    const input = { id: OWN, name: 'Jane', phone: null, invoiceSettings: { defaultPaymentMethod: card } };
    expect(await run('updateCustomer', input, selection)).toMatchObject({
      result: {
        customer: {
          name: 'Jane',
          phone: null,
          description: null,
          metadata: null,
          invoiceSettings: { defaultPaymentMethod: { id: card } },
        },
      },
      calls: ['GET', 'POST'],
    });
    expect(await run('updateCustomer', { id: OWN, email: 'j@example.com' })).toMatchObject({
      result: { __typename: 'UpdateCustomerPayload' },
      calls: ['POST'],
    });
  });

  it('updates and detaches their own payment methods, after one read', async () => {
    const update = { id: OWN_CARD, billingDetails: { name: 'Jane' } };
    expect(
      await run('updatePaymentMethod', update, 'paymentMethod { billingDetails { name } }'),
    ).toMatchObject({
      result: { paymentMethod: { billingDetails: { name: 'Jane' } } },
      calls: ['GET', 'POST'],
    });
    expect(
      await run('detachPaymentMethod', { id: OWN_CARD }, 'paymentMethod { id customer { id } }'),
    ).toMatchObject({
      result: { paymentMethod: { id: OWN_CARD, customer: null } },
      calls: ['GET', 'POST'],
    });
  });

  it('cannot change another customer, and no call is made', async () => {
    const { id: other } = await stripe().customers.create({ name: 'Other' });
    for (const id of [other, 'cus_NoSuchCustomer'])
      expect(await run('updateCustomer', { id, name: 'Mallory' })).toEqual({
        ...missing('id', ['id']),
        calls: [],
      });
    expect(await stripe().customers.retrieve(other)).toMatchObject({ name: 'Other' });
  });

  it.each<[string, string, (id: string) => object]>([
    ['updatePaymentMethod', 'payment_method', (id) => ({ id, billingDetails: { name: 'Mallory' } })],
    ['detachPaymentMethod', 'payment_method', (id) => ({ id })],
    [
      'updateCustomer',
      'invoice_settings[default_payment_method]',
      (id) => ({ id: OWN, invoiceSettings: { defaultPaymentMethod: id } }),
    ],
  ])(
    'gets the error for a missing payment method for one that is not theirs: %s',
    async (name, param, input) => {
      const { id: other } = await stripe().customers.create();
      const cards = [await newCard(other), await newCard('acct_customer')];
      const inputPath = name === 'updateCustomer' ? ['invoiceSettings', 'defaultPaymentMethod'] : ['id'];
      for (const id of [...cards, MISSING_CARD])
        expect(await run(name, input(id))).toEqual({ ...missing(param, inputPath), calls: ['GET'] });
      for (const id of cards) {
        const { customer, customer_account, billing_details } = await stripe().paymentMethods.retrieve(id);
        expect([other, 'acct_customer']).toContain(customer ?? customer_account);
        expect(billing_details.name).toBeNull();
      }
      // A payment method without an owner may be the result of the customer's own detach, so Stripe decides.
      const unattached = await run(name, input(await newCard(null)));
      const calls = name === 'detachPaymentMethod' ? ['GET', 'POST'] : ['GET'];
      expect(unattached).toEqual({ ...missing(param, inputPath), calls });
    },
  );

  it('gets the replay of a detach whose response was lost, and its error with another key', async () => {
    const input = { id: OWN_CARD, idempotencyKey: 'remove' };
    await run('detachPaymentMethod', input);
    expect(await run('detachPaymentMethod', input, 'paymentMethod { id }')).toMatchObject({
      result: {
        __typename: 'DetachPaymentMethodPayload',
        idempotentReplayed: true,
        paymentMethod: { id: OWN_CARD },
      },
      calls: ['GET', 'POST'],
    });
    expect(await run('detachPaymentMethod', { ...input, idempotencyKey: 'again' })).toEqual({
      ...missing('payment_method', ['id']),
      calls: ['GET', 'POST'],
    });
  });

  it('with the key of another caller does not get that caller’s replay', async () => {
    const input = { id: OWN_CARD, idempotencyKey: 'remove' };
    await run('detachPaymentMethod', input);
    principal = boundTo(OWN, { subject: 'jwt:test|another' });
    expect(await run('detachPaymentMethod', input)).toMatchObject(missing('payment_method', ['id']));
  });

  it('creates no customers', async () => {
    expect(await run('createCustomer', {})).toMatchObject({
      errors: [
        {
          message: 'Mutation.createCustomer is not available to customers.',
          extensions: { code: 'FORBIDDEN' },
        },
      ],
      calls: [],
    });
  });

  it('is planned with their ownership checks', async () => {
    const detach = `detachPaymentMethod(input: { id: "${OWN_CARD}" }) { __typename }`;
    const set = `updateCustomer(input: { id: "${OWN}", invoiceSettings: { defaultPaymentMethod: "${OWN_CARD}" } }) { __typename }`;
    const fields = Array.from({ length: 6 }, (_, index) => `a${index}: ${detach} b${index}: ${set}`);
    const { errors } = await gateway.execute(`mutation { ${fields.join(' ')} }`);
    expect(errors).toMatchObject([{ extensions: { code: 'OPERATION_TOO_COMPLEX', cost: 24 } }]);
    principal = service();
    gateway.sandbox.reset();
    expect((await gateway.execute(`mutation { ${fields.join(' ')} }`)).errors).toBeUndefined();
    expect(gateway.sandbox.requests()).toHaveLength(12);
  });
});

const WRITES = [
  ['createCustomer', {}],
  ['updateCustomer', { id: OWN }],
  ['updatePaymentMethod', { id: OWN_CARD }],
  ['detachPaymentMethod', { id: OWN_CARD }],
] as const;

describe('the scopes', () => {
  it.each<[string, Principal, readonly string[]]>([
    ['customers:write', service(['customers:write']), ['createCustomer', 'updateCustomer']],
    [
      'payment_methods:write',
      service(['payment_methods:write']),
      ['updatePaymentMethod', 'detachPaymentMethod'],
    ],
    ['setup_intents:write', service(['setup_intents:read', 'setup_intents:write']), []],
    [
      'customers:write of a customer',
      boundTo(OWN, { scopes: new Set(['customers:write']) }),
      ['updateCustomer'],
    ],
    ['all scopes of a browser', { ...BROWSER, scopes: service().scopes }, []],
  ])('%s allow their own mutations', async (_, caller, allowed) => {
    principal = caller;
    for (const [name, input] of WRITES) {
      const { errors, calls } = await run(name, input);
      if (allowed.includes(name)) expect(errors).toBeUndefined();
      else expect([errors?.[0]?.extensions?.code, calls]).toEqual(['FORBIDDEN', []]);
    }
  });
});
