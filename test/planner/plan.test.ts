import { buildSchema, type GraphQLSchema, isObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { costOf, type Upstream } from '../../src/planner/plan.ts';
import { planOf } from '../support/plan.ts';

/** What the fields of a little shop have to do with calls; the others have nothing to do with them. */
const UPSTREAM: Readonly<Record<string, Upstream>> = {
  'Query.order': {
    calls: ({ id, key }) =>
      id ? [{ method: 'GET', path: `/orders/${id}`, ...(typeof key === 'string' && { apart: key }) }] : [],
  },
  'Query.orders': {
    calls: ({ first }) => [
      { method: 'GET', path: '/orders', pages: Math.ceil(Number(first) / 100), size: Number(first) },
    ],
  },
  'Query.either': { calls: () => [{ method: 'GET', path: '/either' }] },
  'Query.known': { calls: () => [{ method: 'GET', path: '/known', typename: 'Order' }] },
  'Query.many': {
    calls: ({ ids }) =>
      [...new Set(ids as string[])].map((id) => ({
        method: 'GET',
        path: `/${id}`,
        typename: id.startsWith('o') ? 'Order' : 'Person',
        places: (ids as string[]).filter((other) => other === id).length,
      })),
  },
  'Mutation.buy': { calls: () => [{ method: 'POST', path: '/orders' }] },
  'Bought.order': { held: true, retrieve: '/orders/:id' },
  'Refused.person': { held: true, retrieve: '/persons/:id' },
  'Order.buyer': { key: 'buyer', expands: true, retrieve: '/persons/:id' },
  'Order.lastTry': { key: 'last_try', expands: true, retrieve: '/orders/:id', within: 'last_try' },
  'Order.shop': { key: 'shop', expands: true },
  'Order.settings': { key: 'settings' },
  'Order.formerBuyer': { key: 'former_buyer', snapshot: ['name'], retrieve: '/persons/:id' },
  'Order.winner': { key: 'winner', expands: true, retrieve: '/orders/:id', within: 'winner.person' },
  'Settings.payer': { key: 'default_payer', expands: true, retrieve: '/persons/:id' },
  'Try.order': { key: 'order', expands: true, retrieve: '/orders/:id' },
  'Try.buyer': { key: 'buyer', expands: true, retrieve: '/persons/:id' },
  'Person.friend': { key: 'friend', expands: true, retrieve: '/persons/:id' },
  'Person.orders': {
    needsIdOnly: true,
    calls: ({ first }) => [{ method: 'GET', path: '/orders', pages: 1, size: Number(first) }],
  },
};

const schema = shop();

function shop(): GraphQLSchema {
  const built = buildSchema(`
    interface Node { id: ID! }
    type Order implements Node { id: ID! total: Int buyer: Person lastTry: Try shop: Shop settings: Settings
      formerBuyer: Person winner: Person }
    type Settings { color: String payer: Person }
    type Try { id: ID! status: String order: Order buyer: Person }
    type Person implements Node { id: ID! name: String friend: Person orders(first: Int = 5): Orders }
    type Shop { id: ID! name: String }
    type Edge { cursor: String node: Order }
    type Orders { edges: [Edge] nodes: [Order] more: Boolean }
    type Bought { order: Order }
    type Refused { message: String person: Person }
    union Result = Bought | Refused
    type Query {
      order(id: ID, key: String): Order
      orders(first: Int = 10): Orders
      either: Node
      known: Node
      many(ids: [ID!]!): [Node]
      word: String
    }
    type Mutation { buy: Result }
  `);
  for (const [place, upstream] of Object.entries(UPSTREAM)) {
    const [typeName = '', fieldName = ''] = place.split('.');
    const type = built.getType(typeName);
    const field = isObjectType(type) ? type.getFields()[fieldName] : undefined;
    if (!field) throw new Error(`The shop has no ${place}.`);
    field.extensions = { upstream };
  }
  return built;
}

type Variables = Readonly<Record<string, unknown>>;

/** The only call of a plan. */
function only(source: string, variables: Variables = {}) {
  const [call, ...others] = planOf(schema, source, variables);
  expect(others).toEqual([]);
  return call;
}

/** `GET /orders/1 ×2 buyer,shop (order.buyer)`, for each call. */
function lines(source: string, variables: Variables = {}): string[] {
  return planOf(schema, source, variables).map(
    ({ method, path, pages, times, expand, field }) =>
      `${method} ${path} ×${pages * times} ${expand.join(',')} (${field})`,
  );
}

describe('expansions', () => {
  it.each<[string, string, string[]]>([
    ['nothing of an object', '{ order(id: 1) { id total } }', []],
    ['a reference for more than its id', '{ order(id: 1) { buyer { name } } }', ['buyer']],
    ['a reference for its id', '{ order(id: 1) { buyer { id __typename } } }', []],
    ['the field by its name at Stripe', '{ order(id: 1) { lastTry { status } } }', ['last_try']],
    [
      'a reference in a reference',
      '{ order(id: 1) { lastTry { buyer { name } } } }',
      ['last_try', 'last_try.buyer'],
    ],
    [
      'a reference below one of which nothing else is asked',
      '{ order(id: 1) { buyer { friend { id } } } }',
      ['buyer'],
    ],
    [
      'a reference in an object that is always whole',
      '{ order(id: 1) { settings { payer { name } } } }',
      ['settings.default_payer'],
    ],
    ['an object that is always whole', '{ order(id: 1) { settings { color } } }', []],
    ['what cannot be fetched', '{ order(id: 1) { shop { name } } }', ['shop']],
    ['an alias', '{ o: order(id: 1) { b: buyer { n: name } } }', ['buyer']],
    [
      'two aliases of one field',
      '{ order(id: 1) { a: buyer { name } b: buyer { friend { name } } } }',
      ['buyer', 'buyer.friend'],
    ],
    ['an alias that hides an id', '{ order(id: 1) { buyer { id: name } } }', ['buyer']],
    [
      'a field in two places',
      '{ order(id: 1) { buyer { id } ...F } } fragment F on Order { buyer { name } }',
      ['buyer'],
    ],
    ['an inline fragment', '{ order(id: 1) { ... { ... on Order { buyer { name } } } } }', ['buyer']],
    [
      'an inline fragment on an interface',
      '{ order(id: 1) { ... on Node { ... on Order { buyer { name } } } } }',
      ['buyer'],
    ],
    [
      'an inline fragment on another type',
      '{ known { ... on Person { friend { name } } ... on Order { id } } }',
      [],
    ],
    [
      'fragments in fragments',
      '{ order(id: 1) { ...F } } fragment F on Order { lastTry { ...G } } fragment G on Try { buyer { name } }',
      ['last_try', 'last_try.buyer'],
    ],
    ['what is skipped', '{ order(id: 1) { id buyer @skip(if: true) { name } } }', []],
    ['what is not skipped', '{ order(id: 1) { buyer @skip(if: false) { name } } }', ['buyer']],
    ['what is not included', '{ order(id: 1) { id ... @include(if: false) { buyer { name } } } }', []],
    [
      'a fragment that is skipped',
      '{ order(id: 1) { id ...F @skip(if: true) } } fragment F on Order { buyer { name } }',
      [],
    ],
    ['what is skipped within', '{ order(id: 1) { buyer { id name @skip(if: true) } } }', []],
    ['nodes of a list', '{ orders { nodes { buyer { name } } } }', ['data.buyer']],
    ['edges of a list', '{ orders { edges { cursor node { buyer { name } } } } }', ['data.buyer']],
    [
      'edges and nodes of a list',
      '{ orders { more edges { node { buyer { name } } } nodes { shop { name } } } }',
      ['data.buyer', 'data.shop'],
    ],
  ])('of %s', (_, source, expand) => {
    expect(only(source)?.expand).toEqual(expand);
  });

  it.each<[string, Variables, string[]]>([
    ['@skip(if: $v)', { v: true }, []],
    ['@skip(if: $v)', { v: false }, ['buyer']],
    ['@include(if: $v)', { v: true }, ['buyer']],
    ['@include(if: $v)', { v: false }, []],
    ['@include(if: $v) @skip(if: $v)', { v: true }, []],
    ['@skip(if: $v)', {}, ['buyer']],
  ])('follow %s with %j', (directive, variables, expand) => {
    const source = `query ($v: Boolean! = false) { order(id: 1) { id buyer ${directive} { name } } }`;
    expect(only(source, variables)?.expand).toEqual(expand);
  });
});

describe('paths of more than four steps', () => {
  it('are calls of their own, which expand further', () => {
    const five = 'lastTry { order { lastTry { order { buyer { name friend { name } } } } } }';
    expect(lines(`{ order(id: 1) { ${five} } }`)).toEqual([
      'GET /orders/1 ×1 last_try,last_try.order,last_try.order.last_try,last_try.order.last_try.order (order)',
      'GET /persons/:id ×1 friend (order.lastTry.order.lastTry.order.buyer)',
    ]);
  });

  it('count the data of a list, and every object of it', () => {
    const four = 'lastTry { order { lastTry { buyer { name } } } }';
    expect(lines(`{ orders(first: 7) { nodes { ${four} } } }`)).toEqual([
      'GET /orders ×1 data.last_try,data.last_try.order,data.last_try.order.last_try (orders)',
      'GET /persons/:id ×7  (orders.nodes.lastTry.order.lastTry.buyer)',
    ]);
  });

  it('go through the holder for what cannot be fetched itself', () => {
    const five = 'lastTry { order { lastTry { order { lastTry { buyer { name } } } } } }';
    expect(lines(`{ order(id: 1) { ${five} } }`).slice(1)).toEqual([
      'GET /orders/:id ×1 last_try,last_try.buyer (order.lastTry.order.lastTry.order.lastTry)',
    ]);
  });

  it('count the steps to what the holder holds', () => {
    const below = 'winner { friend { friend { friend { name } } } }';
    const source = `{ order(id: 1) { lastTry { order { lastTry { order { ${below} } } } } } }`;
    expect(lines(source).slice(1)).toEqual([
      'GET /orders/:id ×1 winner.person,winner.person.friend,winner.person.friend.friend (order.lastTry.order.lastTry.order.winner)',
      'GET /persons/:id ×1  (order.lastTry.order.lastTry.order.winner.friend.friend.friend)',
    ]);
  });

  it('are not followed where nothing fetches them', () => {
    const five = 'lastTry { order { lastTry { order { shop { name } } } } }';
    expect(lines(`{ order(id: 1) { ${five} } }`)).toHaveLength(1);
  });
});

describe('a snapshot', () => {
  it.each<[string, string, string[]]>([
    ['none for its id and what never changes', 'formerBuyer { __typename id name }', []],
    ['only lists for what needs the id alone', 'formerBuyer { name orders { more } }', ['GET /orders ×3 ']],
    ['one for more, in each place', 'formerBuyer { name friend { id } }', ['GET /persons/:id ×3 ']],
    ['one that expands further', 'formerBuyer { friend { name } }', ['GET /persons/:id ×3 friend']],
  ])('costs %s', (_, selection, expected) => {
    const [list, ...others] = lines(`{ orders(first: 3) { nodes { ${selection} } } }`);
    expect(list).toBe('GET /orders ×1  (orders)');
    expect(others.map((line) => line.replace(/ \(.*\)/, ''))).toEqual(expected);
  });

  it('is named in the plan by its field', () => {
    expect(lines('{ order(id: 1) { formerBuyer { friend { name } } } }')).toEqual([
      'GET /orders/1 ×1  (order)',
      'GET /persons/:id ×1 friend (order.formerBuyer)',
    ]);
  });
});

describe('the calls of a plan', () => {
  it.each<[string, string, string[]]>([
    ['none for a field without', '{ word __typename }', []],
    ['none for arguments without', '{ order { id } }', []],
    ['one for an object', '{ order(id: 1) { id } }', ['GET /orders/1 ×1  (order)']],
    [
      'one for an object that several fields ask for, with all that they expand',
      '{ a: order(id: 1) { buyer { name } } b: order(id: 1) { shop { name } } }',
      ['GET /orders/1 ×1 buyer,shop (a)'],
    ],
    [
      'one for each of several objects',
      '{ a: order(id: 1) { id } b: order(id: 2) { id } }',
      ['GET /orders/1 ×1  (a)', 'GET /orders/2 ×1  (b)'],
    ],
    [
      'one for each of the ways to an object that bring different ones',
      '{ a: order(id: 1) { id } b: order(id: 1, key: "x") { id } c: order(id: 1, key: "x") { id } d: order(id: 1, key: "y") { id } }',
      ['GET /orders/1 ×1  (a)', 'GET /orders/1 ×1  (b)', 'GET /orders/1 ×1  (d)'],
    ],
    ['one for each page of a list', '{ orders(first: 250) { more } }', ['GET /orders ×3  (orders)']],
    [
      'none for a list of none',
      '{ orders(first: 0) { nodes { buyer { name } } } }',
      ['GET /orders ×0 data.buyer (orders)'],
    ],
    [
      'one for each list, even of the same',
      '{ a: orders { more } b: orders { more } }',
      ['GET /orders ×1  (a)', 'GET /orders ×1  (b)'],
    ],
    [
      'a list for each object of a list',
      '{ orders(first: 3) { nodes { buyer { name orders { nodes { buyer { name } } } } } } }',
      ['GET /orders ×1 data.buyer (orders)', 'GET /orders ×3 data.buyer (orders.nodes.buyer.orders)'],
    ],
    [
      'lists in lists in lists',
      '{ orders(first: 3) { nodes { buyer { orders(first: 4) { nodes { buyer { orders { more } } } } } } } }',
      [
        'GET /orders ×1  (orders)',
        'GET /orders ×3  (orders.nodes.buyer.orders)',
        'GET /orders ×12  (orders.nodes.buyer.orders.nodes.buyer.orders)',
      ],
    ],
    [
      'no expansion for a reference whose id is all that a list needs',
      '{ order(id: 1) { buyer { id orders { more } } } }',
      ['GET /orders/1 ×1  (order)', 'GET /orders ×1  (order.buyer.orders)'],
    ],
    [
      'a write',
      'mutation { buy { ... on Bought { order { id buyer { id } } } } }',
      ['POST /orders ×1  (buy)'],
    ],
    [
      'a write and the call for what its answer does not hold',
      'mutation { buy { ... on Bought { order { id buyer { name } } } } }',
      ['POST /orders ×1  (buy)', 'GET /orders/:id ×1 buyer (buy.order)'],
    ],
    [
      'each write by itself',
      'mutation { a: buy { __typename } b: buy { __typename } }',
      ['POST /orders ×1  (a)', 'POST /orders ×1  (b)'],
    ],
  ])('are %s', (_, source, expected) => {
    expect(lines(source)).toEqual(expected);
  });

  it.each<[string, string, string[]]>([
    [
      'the costliest of the types that may come',
      '{ either { ... on Order { buyer { name } } ... on Person { a: orders { more } b: orders { more } } } }',
      ['GET /either ×1 buyer (either)', 'GET /orders ×1  (either.a)', 'GET /orders ×1  (either.b)'],
    ],
    [
      'those of the type that is known to come',
      '{ known { ... on Order { buyer { name } } ... on Person { a: orders { more } b: orders { more } } } }',
      ['GET /known ×1 buyer (known)'],
    ],
    [
      'those of the costliest answer to a write',
      'mutation { buy { ... on Bought { order { id } } ... on Refused { message person { friend { name } } } } }',
      ['POST /orders ×1  (buy)', 'GET /persons/:id ×1 friend (buy.person)'],
    ],
    [
      'those of each object of several, by its own type',
      '{ many(ids: ["o1", "p1"]) { ... on Order { buyer { name } } ... on Person { friend { name } } } }',
      ['GET /o1 ×1 buyer (many)', 'GET /p1 ×1 friend (many)'],
    ],
  ])('are %s', (_, source, expected) => {
    expect(lines(source).sort()).toEqual([...expected].sort());
  });

  it('never show what tells calls apart', () => {
    expect(JSON.stringify(planOf(schema, '{ order(id: 1, key: "hunter2") { id } }'))).not.toContain(
      'hunter2',
    );
  });

  it('read arguments from variables and their defaults', () => {
    const source = 'query ($n: Int = 120, $id: ID) { orders(first: $n) { more } order(id: $id) { id } }';
    expect(lines(source)).toEqual(['GET /orders ×2  (orders)']);
    expect(lines(source, { n: 1, id: 'x' })).toEqual([
      'GET /orders ×1  (orders)',
      'GET /orders/x ×1  (order)',
    ]);
  });

  it('cost as many as their pages, as often as they are made', () => {
    expect(costOf([])).toBe(0);
    expect(
      costOf([
        { pages: 2, times: 3 },
        { pages: 1, times: 1 },
        { pages: 0, times: 9 },
      ]),
    ).toBe(7);
  });
});
