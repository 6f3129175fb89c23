import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seededIds } from '../../../src/sandbox/seed/seed.ts';
import type { GatewayOptions, Scope } from '../../../src/server/gateway.ts';
import {
  apolloGateway,
  GRAPH_TOKEN,
  type GraphGateway,
  hiveGateway,
  type Subgraphs,
  startSubgraphs,
} from '../../support/supergraph.ts';

const callersWith = (...scopes: Scope[]) => ({
  tokens: [
    {
      name: 'graph',
      sha256: createHash('sha256').update(GRAPH_TOKEN).digest('hex'),
      scopes,
      mayNarrow: true,
    },
  ],
});

describe.each([
  ["Apollo's gateway", apolloGateway],
  ["Hive's gateway", hiveGateway],
])('the subgraph behind %s', (_name, startGateway) => {
  let subgraphs: Subgraphs;
  let graph: GraphGateway;
  async function start(options: Partial<GatewayOptions> = {}): Promise<void> {
    const callers = callersWith('federation', 'setup_intents:read', 'setup_intents:write');
    subgraphs = await startSubgraphs({ callers, ...options });
    graph = await startGateway(subgraphs.services);
  }
  async function stop(): Promise<void> {
    await graph.close();
    await subgraphs.close();
  }
  async function restart(options: Partial<GatewayOptions>): Promise<void> {
    await stop();
    await start(options);
  }
  beforeEach(() => start());
  afterEach(stop);

  /** The result of an operation, and its requests to the payments subgraph and to Stripe. */
  async function run(...operation: Parameters<GraphGateway['execute']>) {
    const [requestsBefore, callsBefore] = [
      subgraphs.payments.received.length,
      subgraphs.sandbox.requests().length,
    ];
    const { data, errors } = await graph.execute(...operation);
    const requests = subgraphs.payments.received.slice(requestsBefore);
    return {
      data,
      errors,
      requests: requests.length,
      entityRequests: requests.filter((request) => request.query.includes('_entities')).length,
      calls: subgraphs.sandbox.requests().slice(callsBefore),
    };
  }

  it('resolves all entities of a list in one request, with at most one GET per object', async () => {
    const { data, errors, calls, requests, entityRequests } = await run(
      '{ orders { setupIntent { status paymentMethod { type } } } }',
    );
    expect(errors).toBeUndefined();
    expect(data?.orders).toEqual([
      { setupIntent: { status: 'SUCCEEDED', paymentMethod: { type: 'CARD' } } },
      { setupIntent: { status: 'REQUIRES_ACTION', paymentMethod: { type: 'CARD' } } },
      { setupIntent: { status: 'REQUIRES_CONFIRMATION', paymentMethod: { type: 'CARD' } } },
    ]);
    expect([requests, entityRequests]).toEqual([1, 1]);
    expect(calls.map(({ method }) => method)).toEqual(['GET', 'GET', 'GET']);
  });

  it('fetches an object once that many other objects reference', async () => {
    const { data, calls, entityRequests } = await run('{ orders { customer { name } } }');
    const customer = { name: 'Alder & Finch Coffee Roasters' };
    expect(data?.orders).toEqual([{ customer }, { customer }, { customer }]);
    expect(entityRequests).toBe(1);
    expect(calls.map(({ path }) => path)).toEqual([`/v1/customers/${seededIds.customer}`]);
  });

  it('makes no more calls for repeated references and for lists below them', async () => {
    const place = `placeOrder(customer: "${seededIds.customer}", setupIntent: "${seededIds.succeeded}") { id }`;
    const many = Array.from({ length: 40 }, (_, index) => `_${index}: ${place}`);
    await graph.execute(`mutation { ${many.join(' ')} }`);
    const { data, errors, calls, entityRequests } = await run(
      '{ orders { setupIntent { usage } customer { name setupIntents(first: 1) { nodes { id } } } } }',
    );
    expect(errors).toBeUndefined();
    expect(data?.orders).toHaveLength(43);
    expect(data?.orders).toContainEqual({
      setupIntent: { usage: 'OFF_SESSION' },
      customer: { name: expect.any(String), setupIntents: { nodes: [{ id: expect.any(String) }] } },
    });
    // The intents, the customer, and the customer's list.
    expect(calls).toHaveLength(3 + 1 + 1);
    expect(entityRequests).toBeLessThanOrEqual(2);
  });

  it('receives no request for fields of another subgraph', async () => {
    const { data, requests } = await run('{ orders { id setupIntent { id order { title } } } }');
    expect(data?.orders).toHaveLength(3);
    expect(requests).toBe(0);
  });

  it('provides the fields that another subgraph requires, on entities of either subgraph', async () => {
    const ofOrders = await run('{ orders { setupIntent { isReady } customer { label mayOrder } } }');
    expect(ofOrders.errors).toBeUndefined();
    expect(ofOrders.data?.orders).toMatchObject([
      {
        setupIntent: { isReady: true },
        customer: {
          label: 'Alder & Finch Coffee Roasters <accounts@alder-finch.example.com>',
          mayOrder: true,
        },
      },
      { setupIntent: { isReady: false } },
      { setupIntent: { isReady: false } },
    ]);
    expect(ofOrders.calls).toHaveLength(4);
    const ofIntents = await run(
      '{ setupIntents(first: 5) { nodes { id isReady order { title } customer { label } } pageInfo { hasNextPage } } }',
    );
    expect(ofIntents.errors).toBeUndefined();
    expect(ofIntents.data?.setupIntents).toMatchObject({
      nodes: expect.arrayContaining([expect.objectContaining({ isReady: true })]),
      pageInfo: { hasNextPage: true },
    });
    // The fields that the label requires are part of the list.
    expect(ofIntents.calls).toHaveLength(1);
  });

  it('resolves the `node` of another subgraph, in one call per object', async () => {
    const node = (id: string) =>
      `node(id: "${id}") { __typename id ... on Order { title } ... on Customer { name label } ... on SetupIntent { status } ... on PaymentMethod { type } ... on Mandate { mandateStatus: status } }`;
    const { data, errors, calls } = await run(
      `{ order: ${node('order_1')} customer: ${node(seededIds.customer)} intent: ${node(seededIds.succeeded)}
        method: ${node(seededIds.paymentMethod)} mandate: ${node(seededIds.mandate)} }`,
    );
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({
      order: { __typename: 'Order', title: 'Twelve cups' },
      customer: { __typename: 'Customer', label: expect.stringContaining('Alder & Finch') },
      intent: { __typename: 'SetupIntent', status: 'SUCCEEDED' },
      method: { __typename: 'PaymentMethod', type: 'CARD' },
      mandate: { __typename: 'Mandate', mandateStatus: 'ACTIVE' },
    });
    expect(calls).toHaveLength(4);
  });

  it('leaves a field to another subgraph that overrides it', async () => {
    const { data, calls } = await run(`{ customer(id: "${seededIds.customer}") { description } }`);
    expect(data?.customer).toEqual({ description: 'Has ordered 3 times' });
    expect(calls.map(({ path }) => path)).toEqual([`/v1/customers/${seededIds.customer}`]);
  });

  it('hides fields that another subgraph makes inaccessible', async () => {
    const { data } = await run('{ __type(name: "Customer") { fields { name } } }');
    const names = (data as { __type: { fields: { name: string }[] } }).__type.fields.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['label', 'orders', 'email']));
    expect(names).not.toContain('riskNote');
  });

  it('saves a card once, and returns fields of other subgraphs for the new intent', async () => {
    const { data, errors, calls } = await run(
      `mutation ($input: CreateSetupIntentInput!) { createSetupIntent(input: $input) { __typename
        ... on CreateSetupIntentPayload { setupIntent { status isReady customer { orders { id } } } } } }`,
      {
        input: {
          customer: seededIds.customer,
          paymentMethod: 'pm_card_visa',
          confirm: true,
          automaticPaymentMethods: { enabled: true, allowRedirects: 'NEVER' },
        },
      },
    );
    expect(errors).toBeUndefined();
    expect(data?.createSetupIntent).toMatchObject({
      __typename: 'CreateSetupIntentPayload',
      setupIntent: {
        status: 'SUCCEEDED',
        isReady: true,
        customer: { orders: [{ id: 'order_3' }, { id: 'order_2' }, { id: 'order_1' }] },
      },
    });
    expect(calls.map(({ method }) => method)).toEqual(['POST']);
  });

  it('saves each of two cards of one operation once, by the keys of their inputs', async () => {
    const create = (key: string) =>
      `createSetupIntent(input: { idempotencyKey: "${key}" }) { ... on CreateSetupIntentPayload {
        idempotentReplayed setupIntent { id } } }`;
    // Gateways differ in how they forward one header for both: some make the two indistinguishable.
    const operation = `mutation { one: ${create('a')} two: ${create('b')} }`;
    const [first, again] = [await run(operation), await run(operation)];
    expect(first.errors).toBeUndefined();
    const { one, two } = first.data as { one: object; two: object };
    expect(one).not.toEqual(two);
    expect(again.data).toEqual({
      one: { ...one, idempotentReplayed: true },
      two: { ...two, idempotentReplayed: true },
    });
  });

  it('returns a decline as data, and other subgraphs extend the intent in it', async () => {
    const { data, errors } = await run(
      `mutation { createSetupIntent(input: { paymentMethod: "pm_card_chargeDeclined", confirm: true,
        automaticPaymentMethods: { enabled: true, allowRedirects: NEVER } }) { __typename
        ... on StripeError { message } ... on CardError { declineCode intent: setupIntent { isReady order { id } } } } }`,
    );
    expect(errors).toBeUndefined();
    expect(data?.createSetupIntent).toEqual({
      __typename: 'CardError',
      message: 'Your card was declined.',
      declineCode: 'generic_decline',
      intent: { isReady: false, order: null },
    });
  });

  it('returns null for a missing entity, without affecting the others', async () => {
    await graph.execute(
      `mutation { placeOrder(customer: "${seededIds.customer}", setupIntent: "seti_1NoSuchIntent") { id } }`,
    );
    // Hive Gateway adds an error of its own for the non-null status of a missing entity.
    const { data, entityRequests } = await run('{ orders { id setupIntent { status } } }');
    expect(data?.orders).toMatchObject([
      { setupIntent: null },
      { setupIntent: { status: 'SUCCEEDED' } },
      { setupIntent: { status: 'REQUIRES_ACTION' } },
      { setupIntent: { status: 'REQUIRES_CONFIRMATION' } },
    ]);
    expect(entityRequests).toBe(1);
  });

  it('returns an error for one invalid entity, and does not use it as a required field of another subgraph', async () => {
    await graph.execute(
      `mutation { placeOrder(customer: "nonsense", setupIntent: "${seededIds.succeeded}") { id } }`,
    );
    const { data, errors } = await run('{ orders { customer { name } setupIntent { status } } }');
    expect(data?.orders).toMatchObject([
      { customer: { name: null }, setupIntent: { status: 'SUCCEEDED' } },
      { customer: { name: expect.any(String) } },
      {},
      {},
    ]);
    expect(errors).toMatchObject([
      { message: expect.stringContaining('"nonsense"'), extensions: { code: 'BAD_USER_INPUT' } },
    ]);
    expect(JSON.stringify(errors)).not.toContain('http://');
    const required = await run('{ orders { customer { label mayOrder } } }');
    expect(required.data?.orders).toMatchObject([
      { customer: { label: null, mayOrder: null } },
      { customer: { label: expect.stringContaining('Alder & Finch'), mayOrder: true } },
      {},
      {},
    ]);
    await graph.execute(
      `mutation { placeOrder(customer: "${seededIds.customer}", setupIntent: "wrong") { id } }`,
    );
    const { data: ready } = await run('{ orders { setupIntent { isReady } } }');
    expect(ready?.orders).toMatchObject([{ setupIntent: { isReady: null } }, {}, {}, {}, {}]);
  });

  it('rejects entities that exceed the call budget before the first call', async () => {
    await restart({ upstreamCallBudget: 2 });
    const { errors, calls } = await run('{ orders { setupIntent { usage } } }');
    expect(JSON.stringify(errors)).toContain('OPERATION_TOO_COMPLEX');
    expect(calls).toEqual([]);
  });

  it('forwards the code of an error', async () => {
    const { data, errors } = await run('{ setupIntent(id: "seti_1NoSuchIntent") { status } }');
    expect(data?.setupIntent).toBeNull();
    expect(errors).toMatchObject([{ path: ['setupIntent'], extensions: { code: 'RESOURCE_MISSING' } }]);
  });

  it('shows a customer, whom the gateway has authenticated, only the customer’s own objects', async () => {
    const headers = { 'gateway-customer': seededIds.customer };
    const { data } = await run(
      `{ orders { customer { name } setupIntent { status } } viewer { name }
        foreign: setupIntent(id: "${seededIds.requiresMicrodeposits}") { status } }`,
      {},
      headers,
    );
    const customer = { name: 'Alder & Finch Coffee Roasters' };
    expect(data).toMatchObject({ orders: Array(3).fill({ customer }), viewer: customer, foreign: null });
    const ofAnother = await run(
      '{ orders { id customer { name } setupIntent { status } } }',
      {},
      { 'gateway-customer': seededIds.deletedCustomer },
    );
    expect(ofAnother.data?.orders).toMatchObject(
      Array(3).fill({ customer: { name: null }, setupIntent: null }),
    );
  });

  it('enforces the scopes of the caller', async () => {
    await restart({ callers: callersWith('federation', 'setup_intents:read') });
    const { errors, calls } = await run('mutation { createSetupIntent(input: {}) { __typename } }');
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect(calls).toEqual([]);
  });
});
