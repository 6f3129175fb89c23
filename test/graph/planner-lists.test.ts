import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stripeClient } from '../sandbox/support.ts';
import { type Counted, counted, countedWell } from '../support/counted.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';

// A sandbox that no other test changes: 10 customers with 7 intents each, and 80 intents without a customer.

const CUSTOMERS = 10;
const EACH = 7;
const ALL = 150;

let gateway: TestGateway;
let frugal: TestGateway;
let customers: readonly string[];

beforeAll(async () => {
  gateway = await startTestGateway({ gateway: { explain: true, limits: { depth: 1000 } } });
  const stripe = stripeClient(gateway.sandbox);
  customers = await Promise.all(
    Array.from({ length: CUSTOMERS }, async (_, index) => {
      const { id } = await stripe.customers.create({ email: `${index}@example.com` });
      for (let count = 0; count < EACH; count += 1)
        await stripe.setupIntents.create({ customer: id, payment_method: 'pm_card_visa' });
      return id;
    }),
  );
  for (let count = CUSTOMERS * EACH; count < ALL; count += 1) await stripe.setupIntents.create();
  frugal = await startTestGateway({
    gateway: { explain: true, upstreamCallBudget: 10, stripeApiBase: gateway.sandbox.url },
  });
});
afterAll(async () => {
  await frugal.close();
  await gateway.close();
});

interface Page {
  readonly nodes: readonly { readonly id: string }[];
}

/** The ids of the list in the only root field of a result. */
function idsOf({ data }: Counted): string[] {
  const { nodes } = (data?.setupIntents ?? { nodes: [] }) as Page;
  return nodes.map(({ id }) => id);
}

const nodesOfCustomers = (selection: string) =>
  `{ nodes(ids: ${JSON.stringify(customers)}) { id ... on Customer { ${selection} } } }`;

describe('pages', () => {
  it.each([
    [99, 1],
    [100, 1],
    [101, 2],
    [150, 2],
  ])('first: %i, if they exist, take %i calls', async (first, calls) => {
    const document = `{ setupIntents(first: ${first}) { nodes { id customer { email } } pageInfo { hasNextPage } } }`;
    const result = await countedWell(gateway, document);
    expect(new Set(idsOf(result)).size).toBe(first);
    expect([result.calls, result.said]).toEqual([calls, calls]);
    expect(result.received.every(({ query }) => query.includes('expand[0]=data.customer'))).toBe(true);
  });

  it('that turn out not to exist are not requested', async () => {
    const result = await countedWell(gateway, '{ setupIntents(first: 500) { nodes { id } } }');
    expect(idsOf(result)).toHaveLength(ALL);
    expect([result.calls, result.said]).toEqual([2, 5]);
  });

  it('backward are counted in the same way', async () => {
    const forward = await countedWell(gateway, '{ setupIntents(first: 140) { nodes { id } } }');
    const before = idsOf(forward).at(-1);
    const result = await countedWell(
      gateway,
      `{ setupIntents(last: 120, before: "${before}") { nodes { id } } }`,
    );
    expect(idsOf(result)).toHaveLength(120);
    expect([result.calls, result.said]).toEqual([2, 2]);
  });

  it('of size 0 take no calls, and neither do fields below them', async () => {
    const document =
      '{ setupIntents(first: 0) { nodes { customer { setupIntents { nodes { id } } } } pageInfo { hasNextPage } } }';
    expect(await countedWell(gateway, document)).toMatchObject({ calls: 0, said: 0 });
  });
});

describe('lists below lists', () => {
  it('with 5 intents for each of 10 customers take 20 calls, and 20 are planned', async () => {
    const result = await countedWell(gateway, nodesOfCustomers('setupIntents(first: 5) { nodes { id } }'));
    const nodes = result.data?.nodes as readonly { id: string; setupIntents: Page }[];
    expect(nodes.map(({ id }) => id)).toEqual(customers);
    expect(nodes.map(({ setupIntents }) => setupIntents.nodes.length)).toEqual(Array(CUSTOMERS).fill(5));
    expect([result.calls, result.said]).toEqual([20, 20]);
  });

  it('above the budget are rejected before the first call, and the error names the field', async () => {
    const before = gateway.sandbox.requests().length;
    const { data, errors } = await frugal.execute(
      nodesOfCustomers('setupIntents(first: 5) { nodes { id } }'),
    );
    expect(data).toBeUndefined();
    expect(errors).toEqual([
      {
        message:
          'This operation may need up to 20 Stripe calls (limit 10); `nodes.setupIntents` accounts for 10. Select fewer objects, or raise UPSTREAM_CALL_BUDGET.',
        extensions: {
          code: 'OPERATION_TOO_COMPLEX',
          retryable: false,
          cost: 20,
          budget: 10,
          field: 'nodes.setupIntents',
        },
      },
    ]);
    expect(gateway.sandbox.requests()).toHaveLength(before);
  });

  it('at the budget are accepted', async () => {
    const before = gateway.sandbox.requests().length;
    const { data, errors } = await frugal.execute<{ nodes: object[] }, object>(nodesOfCustomers('email'));
    expect(errors).toBeUndefined();
    expect(data?.nodes).toHaveLength(CUSTOMERS);
    expect(gateway.sandbox.requests()).toHaveLength(before + CUSTOMERS);
  });

  it('expand what their own objects need', async () => {
    const { calls, received } = await countedWell(
      gateway,
      nodesOfCustomers(
        'setupIntents(first: 5) { edges { node { paymentMethod { type } customer { email } } } }',
      ),
    );
    expect(calls).toBe(20);
    const lists = received.filter(({ path }) => path === '/v1/setup_intents');
    expect(lists.map(({ query }) => query).sort()).toEqual(
      customers
        .map((id) => `customer=${id}&limit=5&expand[0]=data.customer&expand[1]=data.payment_method`)
        .sort(),
    );
  });

  it('take one call, however often their object occurs', async () => {
    const list = '... on Customer { setupIntents(first: 1) { nodes { customer { email } } } }';
    const ids = Array(150).fill(customers[0]);
    const { data, calls, said } = await countedWell(
      gateway,
      `{ nodes(ids: ${JSON.stringify(ids)}) { ${list} } }`,
    );
    const nodes = [{ customer: { email: '0@example.com' } }];
    expect(data?.nodes).toEqual(Array(150).fill({ setupIntents: { nodes } }));
    expect([calls, said]).toEqual([2, 2]);
  });

  it('take one call for each customer, however many intents lead to the customer', async () => {
    const list = 'setupIntents(first: 3) { nodes { id } }';
    const { calls, said } = await countedWell(
      gateway,
      `{ setupIntents(first: 20, filter: { customer: "${customers[3]}" }) { nodes { customer { ${list} } } } }`,
    );
    expect([calls, said]).toEqual([2, 21]);
  });

  it('are never fetched without being planned', async () => {
    const before = gateway.sandbox.requests().length;
    const { errors } = await gateway.execute(
      '{ setupIntents(first: 100) { nodes { attempts(first: 10) { nodes { status } } } } }',
    );
    expect(errors).toMatchObject([
      { extensions: { code: 'OPERATION_TOO_COMPLEX', cost: 101, field: 'setupIntents.nodes.attempts' } },
    ]);
    expect(gateway.sandbox.requests()).toHaveLength(before);
  });

  it('take as many calls as there are objects, which may be fewer than planned', async () => {
    const result = await countedWell(
      gateway,
      `{ customer(id: "${customers[0]}") { setupIntents(first: 50) { nodes { attempts { nodes { id } } } } } }`,
    );
    expect([result.calls, result.said]).toEqual([2 + EACH, 52]);
  });

  it('take one call whatever their path and order in the document', async () => {
    const [id] = customers;
    const method = 'paymentMethod: "pm_none"';
    const { calls } = await countedWell(
      gateway,
      `{ setupIntents(first: 2, filter: { customer: "${id}", ${method} }) { nodes { id } }
        other: setupIntents(filter: { ${method}, customer: "${id}" }, first: 2) { nodes { id } }
        customer(id: "${id}") { setupIntents(filter: { ${method} }, first: 2) { nodes { id } } } }`,
    );
    expect(calls).toBe(2);
  });

  it('share one call for the same page of the same list, with all expansions that any of them needs', async () => {
    const list = (selection: string) => `setupIntents(first: 1) { nodes { ${selection} } }`;
    const id = JSON.stringify(customers[0]);
    const { calls, said, received } = await countedWell(
      gateway,
      `{ customer(id: ${id}) { ${list('id')} other: ${list('customer { email }')} second: setupIntents(first: 2) { nodes { id } } }
        again: customer(id: ${id}) { ${list('paymentMethod { type }')} } }`,
    );
    expect([calls, said]).toEqual([3, 5]);
    const queries = received.map(({ query }) => query).filter((query) => query.includes('limit=1'));
    expect(queries).toEqual([
      `customer=${customers[0]}&limit=1&expand[0]=data.customer&expand[1]=data.payment_method`,
    ]);
  });
});

describe('an object from a list', () => {
  it('is not fetched again below the depth that Stripe expands', async () => {
    const [id] = customers;
    const deep = 'latestAttempt { setupIntent { latestAttempt { setupIntent { usage } } } }';
    const stripe = stripeClient(gateway.sandbox);
    const { data: intents } = await stripe.setupIntents.list({ customer: id ?? '', limit: 2 });
    for (const intent of intents)
      await stripe.setupIntents.confirm(intent.id, { return_url: 'https://shop.example.com/done' });
    const result = await countedWell(
      gateway,
      `{ customer(id: "${id}") { setupIntents(first: ${EACH}) { nodes { ${deep} } } } }`,
    );
    expect(JSON.stringify(result.data).match(/"usage":"OFF_SESSION"/g)).toHaveLength(2);
    expect([result.calls, result.said]).toEqual([2, 2 + EACH]);
  });

  it('is fetched again when it does not contain the selected fields', async () => {
    const [, id] = customers;
    const deep =
      'latestAttempt { setupIntent { latestAttempt { setupIntent { usage paymentMethod { type } } } } }';
    const stripe = stripeClient(gateway.sandbox);
    const { data: intents } = await stripe.setupIntents.list({ customer: id ?? '', limit: 2 });
    for (const intent of intents)
      await stripe.setupIntents.confirm(intent.id, { return_url: 'https://shop.example.com/done' });
    const result = await countedWell(
      gateway,
      `{ customer(id: "${id}") { setupIntents(first: ${EACH}) { nodes { ${deep} } } } }`,
    );
    expect(JSON.stringify(result.data).match(/"type":"CARD"/g)).toHaveLength(2);
    expect([result.calls, result.said]).toEqual([4, 2 + EACH]);
  });

  it('is not fetched again if the list contains its related objects', async () => {
    const [, , id] = customers;
    const document = `{ customer(id: "${id}") { setupIntents(first: 5) { nodes { paymentMethod { type } attempts { nodes { setupIntent { status } } } } } } }`;
    expect((await countedWell(gateway, document)).calls).toBe(7);
  });
});

describe('an id in nodes that fails', () => {
  it('fails alone, and the others cost a call each', async () => {
    const [one, two] = customers;
    const ids = [one, 'cus_unknown', 'nonsense', two, 'seti_unknown', one];
    const { data, errors, calls, said } = await counted(
      gateway,
      `{ nodes(ids: ${JSON.stringify(ids)}) { ... on Customer { email } } }`,
    );
    expect(data).toEqual({
      nodes: [
        { email: '0@example.com' },
        null,
        null,
        { email: '1@example.com' },
        null,
        { email: '0@example.com' },
      ],
    });
    expect(errors).toMatchObject([{ path: ['nodes', 2], extensions: { code: 'BAD_USER_INPUT' } }]);
    expect([calls, said]).toEqual([4, 4]);
  });
});

describe('fragments that multiply', () => {
  const LEVELS = 40;
  const nested = (on: string, between: (next: string) => string) =>
    Array.from(
      { length: LEVELS },
      (_, level) => `fragment F${level} on ${on} { ${between(`...F${level + 1}`)} }`,
    )
      .concat(`fragment F${LEVELS} on ${on} { id }`)
      .join('\n');

  it.each([
    [
      'by references',
      `{ customer(id: "cus_1") { ...F0 } } ${nested('Customer', (next) => `invoiceSettings { a: defaultPaymentMethod { customer { ${next} } } b: defaultPaymentMethod { customer { ${next} } } }`)}`,
    ],
    [
      'by inline objects',
      `{ setupIntent(id: "seti_1") { ...F0 } } ${nested('SetupIntent', (next) => `a: lastSetupError { setupIntent { ${next} } } b: lastSetupError { setupIntent { ${next} } }`)}`,
    ],
  ])('%s are rejected before the first call', async (_, query) => {
    const before = gateway.sandbox.requests().length;
    expect(await gateway.execute(query)).toEqual({
      errors: [
        {
          message:
            'This operation selects more than 10000 objects, counting every use of a fragment. Select fewer objects.',
          extensions: { code: 'OPERATION_TOO_COMPLEX', retryable: false },
        },
      ],
    });
    expect(gateway.sandbox.requests()).toHaveLength(before);
  });
});
