import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { seededIds } from '../../src/sandbox/server.ts';
import { graphql } from '../generated/index.ts';
import { stripeClient } from '../sandbox/support.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startTestGateway({ sandbox: { seeded: true } });
});
beforeEach(() => gateway.sandbox.reset());
afterAll(() => gateway.close());

/** The calls that the sandbox has received since the last reset. */
function calls(): string[] {
  return gateway.sandbox.requests().map(({ method, path, query }) => {
    return `${method} ${path}${query === '' ? '' : `?${query}`}`;
  });
}

const {
  customer,
  deletedCustomer,
  mandate,
  paymentMethod,
  succeeded,
  succeededWithMandate,
  requiresPaymentMethod,
} = seededIds;

describe('the relations of an intent', () => {
  const Relations = graphql(`
    query RelationsAll($id: ID!) {
      setupIntent(id: $id) {
        customer { name deleted invoiceSettings { defaultPaymentMethod { card { last4 } } } }
        paymentMethod { type usBankAccount { last4 } customer { name } }
        mandate { status type paymentMethod { type } }
        latestAttempt { status setupIntent { status } paymentMethod { type } customer { name } }
        application { id name }
        onBehalfOf { id }
        singleUseMandate { status }
      }
    }
  `);

  it('are loaded in one call', async () => {
    const { data, errors, extensions } = await gateway.execute(Relations, { id: succeededWithMandate });
    expect(errors).toBeUndefined();
    const name = 'Alder & Finch Coffee Roasters';
    expect(data?.setupIntent).toEqual({
      customer: {
        name,
        deleted: false,
        invoiceSettings: { defaultPaymentMethod: { card: { last4: '4242' } } },
      },
      paymentMethod: { type: 'US_BANK_ACCOUNT', usBankAccount: { last4: '6789' }, customer: { name } },
      mandate: { status: 'ACTIVE', type: 'MULTI_USE', paymentMethod: { type: 'US_BANK_ACCOUNT' } },
      latestAttempt: {
        status: 'SUCCEEDED',
        setupIntent: { status: 'SUCCEEDED' },
        paymentMethod: { type: 'US_BANK_ACCOUNT' },
        customer: { name },
      },
      application: null,
      onBehalfOf: null,
      singleUseMandate: null,
    });
    expect(calls()).toHaveLength(1);
    expect(extensions?.stripe.calls).toBe(1);
    expect(extensions?.stripe.requestIds).toEqual(
      expect.arrayContaining(gateway.sandbox.requests().map((request) => request.request_id)),
    );
  });

  it('are null where there are none', async () => {
    const { id } = await stripeClient(gateway.sandbox).setupIntents.create();
    const before = calls().length;
    const { data, errors } = await gateway.execute(Relations, { id });
    expect(errors).toBeUndefined();
    expect(data?.setupIntent).toEqual({
      customer: null,
      paymentMethod: null,
      mandate: null,
      latestAttempt: null,
      application: null,
      onBehalfOf: null,
      singleUseMandate: null,
    });
    expect(calls().slice(before)).toEqual([expect.stringContaining(`GET /v1/setup_intents/${id}?expand`)]);
  });

  it('include the account in onBehalfOf, without a call', async () => {
    const { id } = await stripeClient(gateway.sandbox).setupIntents.create({
      on_behalf_of: 'acct_connected',
    });
    const { data, extensions } = await gateway.execute(Relations, { id });
    expect(data?.setupIntent?.onBehalfOf).toEqual({ id: 'acct_connected' });
    expect(extensions?.stripe.calls).toBe(1);
  });

  it('include the latest attempt, by expansion of the intent', async () => {
    const { data } = await gateway.execute(
      `{ setupIntent(id: "${succeeded}") { latestAttempt { status } } }`,
    );
    expect(data).toEqual({ setupIntent: { latestAttempt: { status: 'SUCCEEDED' } } });
    expect(calls()).toEqual([`GET /v1/setup_intents/${succeeded}?expand[0]=latest_attempt`]);
  });
});

describe('an object of which only the id is selected', () => {
  const REFERENCES = ['customer', 'paymentMethod', 'mandate', 'latestAttempt', 'application', 'onBehalfOf'];

  it.each([
    '{ id }',
    '{ __typename }',
    '{ id __typename }',
    '{ other: id again: id kind: __typename }',
    '{ ... { id } ... @include(if: true) { __typename } }',
    '{ id ... @skip(if: true) { __typename } }',
  ])('costs no call: %s', async (selection) => {
    const fields = REFERENCES.map((name) => `${name} ${selection}`).join(' ');
    const document = `{ setupIntent(id: "${succeededWithMandate}") { ${fields} } }`;
    const { data, errors, extensions } = await gateway.execute(document);
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({
      setupIntent: { customer: expect.any(Object), mandate: expect.any(Object) },
    });
    expect(calls()).toEqual([`GET /v1/setup_intents/${succeededWithMandate}`]);
    expect(extensions?.stripe.calls).toBe(1);
  });

  const Lean = graphql(`
    query RelationsLean($id: ID!, $no: Boolean!, $yes: Boolean!) {
      setupIntent(id: $id) {
        customer { ...RelationsCustomerId }
        payer: customer { id name @skip(if: $yes) email @include(if: $no) }
        customer { deleted @include(if: $no) ... on Customer @skip(if: $yes) { name } }
        paymentMethod { ... on Node { id } ...RelationsMore @include(if: $no) }
        mandate { ... on Mandate { __typename id } }
        latestAttempt { kind: __typename id ... @include(if: $no) { status } }
      }
    }
  `);
  graphql(`fragment RelationsCustomerId on Customer { id ... on Node { __typename } }`);
  graphql(`fragment RelationsMore on PaymentMethod { type }`);

  it('costs no call through fragments, aliases and directives', async () => {
    const variables = { id: succeededWithMandate, no: false, yes: true };
    const { data, errors, extensions } = await gateway.execute(Lean, variables);
    expect(errors).toBeUndefined();
    expect(data?.setupIntent).toEqual({
      customer: { id: customer, __typename: 'Customer' },
      payer: { id: customer },
      paymentMethod: { id: expect.stringMatching(/^pm_/) },
      mandate: { id: mandate, __typename: 'Mandate' },
      latestAttempt: { id: expect.stringMatching(/^setatt_/), kind: 'SetupAttempt' },
    });
    expect(calls()).toHaveLength(1);
    expect(extensions?.stripe.calls).toBe(1);
  });

  it('is expanded when the same directives select more', async () => {
    const variables = { id: succeededWithMandate, no: true, yes: false };
    const { data, errors, extensions } = await gateway.execute(Lean, variables);
    expect(errors).toBeUndefined();
    expect(data?.setupIntent).toMatchObject({
      payer: { id: customer, name: 'Alder & Finch Coffee Roasters' },
      paymentMethod: { type: 'US_BANK_ACCOUNT' },
      latestAttempt: { status: 'SUCCEEDED' },
    });
    expect(calls()).toEqual([
      `GET /v1/setup_intents/${succeededWithMandate}?expand[0]=customer&expand[1]=latest_attempt&expand[2]=payment_method`,
    ]);
    expect(extensions?.stripe.calls).toBe(1);
  });
});

describe('an id that occurs twice in a request', () => {
  it('takes one call for two root fields', async () => {
    const { data, extensions } = await gateway.execute(`{
      a: setupIntent(id: "${succeeded}") { status }
      b: setupIntent(id: "${succeeded}") { id }
      c: node(id: "${succeeded}") { id }
      d: nodes(ids: ["${succeeded}", "${succeeded}"]) { id }
    }`);
    expect(data).toEqual({
      a: { status: 'SUCCEEDED' },
      b: { id: succeeded },
      c: { id: succeeded },
      d: [{ id: succeeded }, { id: succeeded }],
    });
    expect(calls()).toEqual([`GET /v1/setup_intents/${succeeded}`]);
    expect(extensions?.stripe.calls).toBe(1);
  });

  it('takes one call for all intents of a list with the same customer', async () => {
    const Shared = graphql(`
      query RelationsShared($customer: ID!) {
        setupIntents(filter: { customer: $customer }) { nodes { customer { name } } }
        customer(id: $customer) { email }
      }
    `);
    const { data, extensions } = await gateway.execute(Shared, { customer });
    const nodes = data?.setupIntents?.nodes ?? [];
    expect(nodes.length).toBeGreaterThan(3);
    for (const node of nodes) expect(node?.customer?.name).toBe('Alder & Finch Coffee Roasters');
    expect(calls().filter((call) => call === `GET /v1/customers/${customer}`)).toHaveLength(1);
    expect(calls()).toHaveLength(2);
    expect(extensions?.stripe.calls).toBe(2);
  });

  it('takes another call in the next request', async () => {
    const document = `{ customer(id: "${customer}") { name } }`;
    await gateway.execute(document);
    await gateway.execute(document);
    expect(calls()).toHaveLength(2);
  });

  it('is read again after a write', async () => {
    const { data } = await gateway.execute(`mutation {
      first: updateSetupIntent(input: { id: "${requiresPaymentMethod}", description: "One" }) {
        ... on UpdateSetupIntentPayload { setupIntent { customer { name } } }
      }
      second: updateSetupIntent(input: { id: "${requiresPaymentMethod}", description: "Two" }) {
        ... on UpdateSetupIntentPayload { setupIntent { description customer { name } } }
      }
    }`);
    const name = 'Tallow Lane Bakery';
    expect(data).toEqual({
      first: { setupIntent: { customer: { name } } },
      second: { setupIntent: { description: 'Two', customer: { name } } },
    });
    expect(calls().map((call) => call.split(' ')[0])).toEqual(['POST', 'GET', 'POST', 'GET']);
  });
});

describe('node and nodes', () => {
  const Node = graphql(`
    query RelationsNode($id: ID!) {
      node(id: $id) { __typename id ... on Customer { name } ... on SetupIntent { status } }
    }
  `);
  const Nodes = graphql(`
    query RelationsNodes($ids: [ID!]!) {
      nodes(ids: $ids) {
        __typename
        id
        ... on Customer { name }
        ... on Mandate { mandateStatus: status }
        ... on PaymentMethod { type }
        ... on SetupIntent { status }
      }
    }
  `);

  it.each([
    ['SetupIntent', succeeded, 'setup_intents'],
    ['Customer', customer, 'customers'],
    ['PaymentMethod', paymentMethod, 'payment_methods'],
    ['Mandate', mandate, 'mandates'],
  ])('fetch a %s by its id', async (typename, id, path) => {
    const { data, errors } = await gateway.execute(Node, { id });
    expect(errors).toBeUndefined();
    expect(data?.node).toMatchObject({ __typename: typename, id });
    expect(calls()).toEqual([`GET /v1/${path}/${id}`]);
  });

  it('always fetch, even for only the id', async () => {
    const { data, extensions } = await gateway.execute(
      `{ node(id: "${customer}") { id } nodes(ids: ["${mandate}"]) { id } }`,
    );
    expect(data).toEqual({ node: { id: customer }, nodes: [{ id: mandate }] });
    expect(extensions?.stripe.calls).toBe(2);
  });

  it('keep the order of the ids, with null for unknown ones', async () => {
    const ids = [mandate, 'cus_missing', succeeded, paymentMethod, 'pm_missing', customer, succeeded];
    const { data, errors, extensions } = await gateway.execute(Nodes, { ids });
    expect(errors).toBeUndefined();
    expect(data?.nodes).toEqual([
      { __typename: 'Mandate', id: mandate, mandateStatus: 'ACTIVE' },
      null,
      { __typename: 'SetupIntent', id: succeeded, status: 'SUCCEEDED' },
      { __typename: 'PaymentMethod', id: paymentMethod, type: 'CARD' },
      null,
      { __typename: 'Customer', id: customer, name: 'Alder & Finch Coffee Roasters' },
      { __typename: 'SetupIntent', id: succeeded, status: 'SUCCEEDED' },
    ]);
    expect(calls()).toHaveLength(6);
    expect(extensions?.stripe.calls).toBe(6);
  });

  it('return null without an error for an unknown id', async () => {
    const { data, errors } = await gateway.execute(Node, { id: 'seti_missing' });
    expect(errors).toBeUndefined();
    expect(data).toEqual({ node: null });
  });

  it('return null and a BAD_USER_INPUT error with its path for an invalid id', async () => {
    const ids = [customer, 'nonsense', 'setatt_1', succeeded, 'cus_../x'];
    const { data, errors, extensions } = await gateway.execute(Nodes, { ids });
    expect(data?.nodes).toMatchObject([{ id: customer }, null, null, { id: succeeded }, null]);
    expect(
      errors?.map(({ path, extensions: { code, argument } = {} }) => ({ path, code, argument })),
    ).toEqual(
      [1, 2, 4].map((index) => ({
        path: ['nodes', index],
        code: 'BAD_USER_INPUT',
        argument: `ids.${index}`,
      })),
    );
    expect(extensions?.stripe.calls).toBe(2);
  });

  it('make no call for an empty list or an invalid id', async () => {
    expect((await gateway.execute(Nodes, { ids: [] })).data).toEqual({ nodes: [] });
    const { data, errors } = await gateway.execute(Node, { id: 'acct_1' });
    expect(data).toEqual({ node: null });
    expect(errors).toMatchObject([
      { path: ['node'], extensions: { code: 'BAD_USER_INPUT', argument: 'id' } },
    ]);
    expect(calls()).toEqual([]);
  });
});

describe('customers and payment methods', () => {
  it('have no viewer if the caller is not bound to a customer, and make no call', async () => {
    const { data, errors } = await gateway.execute('{ viewer { id name setupIntents { nodes { id } } } }');
    expect([data, errors]).toEqual([{ viewer: null }, undefined]);
    expect(calls()).toEqual([]);
  });

  it.each([
    ['customer', 'cus_missing'],
    ['paymentMethod', 'pm_missing'],
    ['mandate', 'mandate_missing'],
  ])('are RESOURCE_MISSING, and null, for an unknown id: %s', async (field, id) => {
    const { data, errors } = await gateway.execute(`{ ${field}(id: "${id}") { id } }`);
    expect(data).toEqual({ [field]: null });
    expect(errors).toMatchObject([
      { path: [field], extensions: { code: 'RESOURCE_MISSING', retryable: false } },
    ]);
  });

  graphql(`
    fragment RelationsWholeCustomer on Customer {
      __typename id deleted address { city } balance businessName createdAt currency customerAccount delinquent
      description email individualName invoiceCreditBalance { amount } invoicePrefix invoiceSettings { footer } livemode
      metadata { key } metadataValue(key: "a") name nextInvoiceSequence phone preferredLocales
      shipping { name } tax { ipAddress } taxExempt
    }
  `);

  it('return only deleted: true for a deleted customer', async () => {
    const Whole = graphql(`
      query RelationsDeleted($id: ID!, $filter: SetupIntentFilterInput) {
        customer(id: $id) { ...RelationsWholeCustomer }
        node(id: $id) { ...RelationsWholeCustomer }
        setupIntents(filter: $filter) { nodes { customer { ...RelationsWholeCustomer } } }
      }
    `);
    const { data, errors } = await gateway.execute(Whole, {
      id: deletedCustomer,
      filter: { customer: deletedCustomer },
    });
    expect(errors).toBeUndefined();
    const { __typename, id, deleted, ...rest } = data?.customer ?? {};
    expect({ __typename, id, deleted }).toEqual({
      __typename: 'Customer',
      id: deletedCustomer,
      deleted: true,
    });
    expect(Object.values(rest)).toHaveLength(23);
    expect(new Set(Object.values(rest))).toEqual(new Set([null]));
    expect(data?.node).toEqual(data?.customer);
    expect(data?.setupIntents?.nodes?.length).toBeGreaterThan(0);
    for (const node of data?.setupIntents?.nodes ?? []) expect(node?.customer).toEqual(data?.customer);
    // The list, and the customer once.
    expect(calls()).toHaveLength(2);
  });
});
