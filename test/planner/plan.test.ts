import { buildSchema, type GraphQLSchema, isObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { costOf } from '../../src/planner/plan.ts';
import type { Upstream } from '../../src/planner/upstream.ts';
import { planOf } from '../support/plan.ts';

/** The upstream metadata of the fields of a small shop. */
const UPSTREAM: Readonly<Record<string, Upstream>> = {
  'Query.order': {
    calls: ({ id, key }) =>
      id ? [{ method: 'GET', path: `/orders/${id}`, ...(typeof key === 'string' && { variant: key }) }] : [],
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
        occurrences: (ids as string[]).filter((other) => other === id).length,
      })),
  },
  'Mutation.buy': { calls: () => [{ method: 'POST', path: '/orders' }] },
  'Bought.order': { fromPayload: true, retrieve: '/orders/:id' },
  'Refused.person': { fromPayload: true, retrieve: '/persons/:id' },
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
  for (const [coordinate, upstream] of Object.entries(UPSTREAM)) {
    const [typeName = '', fieldName = ''] = coordinate.split('.');
    const type = built.getType(typeName);
    const field = isObjectType(type) ? type.getFields()[fieldName] : undefined;
    if (!field) throw new Error(`The shop has no field ${coordinate}.`);
    field.extensions = { upstream };
  }
  return built;
}

type Variables = Readonly<Record<string, unknown>>;

/** The call of a plan that has only one. */
function onlyCall(source: string, variables: Variables = {}) {
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
    ['an object without references', '{ order(id: 1) { id total } }', []],
    ['a reference with more than its id', '{ order(id: 1) { buyer { name } } }', ['buyer']],
    ['a reference with its id only', '{ order(id: 1) { buyer { id __typename } } }', []],
    ["a field by Stripe's name", '{ order(id: 1) { lastTry { status } } }', ['last_try']],
    [
      'a reference in a reference',
      '{ order(id: 1) { lastTry { buyer { name } } } }',
      ['last_try', 'last_try.buyer'],
    ],
    ['a reference with only another reference', '{ order(id: 1) { buyer { friend { id } } } }', ['buyer']],
    [
      'a reference in a nested object',
      '{ order(id: 1) { settings { payer { name } } } }',
      ['settings.default_payer'],
    ],
    ['a nested object without references', '{ order(id: 1) { settings { color } } }', []],
    ['a reference that cannot be retrieved', '{ order(id: 1) { shop { name } } }', ['shop']],
    ['an alias', '{ o: order(id: 1) { b: buyer { n: name } } }', ['buyer']],
    [
      'two aliases of one field',
      '{ order(id: 1) { a: buyer { name } b: buyer { friend { name } } } }',
      ['buyer', 'buyer.friend'],
    ],
    ['another field with the alias id', '{ order(id: 1) { buyer { id: name } } }', ['buyer']],
    [
      'a field that is selected twice',
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
    ['a skipped field', '{ order(id: 1) { id buyer @skip(if: true) { name } } }', []],
    ['a field with @skip(if: false)', '{ order(id: 1) { buyer @skip(if: false) { name } } }', ['buyer']],
    [
      'an inline fragment that is not included',
      '{ order(id: 1) { id ... @include(if: false) { buyer { name } } } }',
      [],
    ],
    [
      'a skipped fragment',
      '{ order(id: 1) { id ...F @skip(if: true) } } fragment F on Order { buyer { name } }',
      [],
    ],
    [
      'a reference whose other fields are skipped',
      '{ order(id: 1) { buyer { id name @skip(if: true) } } }',
      [],
    ],
    ['the nodes of a list', '{ orders { nodes { buyer { name } } } }', ['data.buyer']],
    ['the edges of a list', '{ orders { edges { cursor node { buyer { name } } } } }', ['data.buyer']],
    [
      'the edges and nodes of a list',
      '{ orders { more edges { node { buyer { name } } } nodes { shop { name } } } }',
      ['data.buyer', 'data.shop'],
    ],
  ])('of %s', (_, source, expand) => {
    expect(onlyCall(source)?.expand).toEqual(expand);
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
    expect(onlyCall(source, variables)?.expand).toEqual(expand);
  });
});

describe('paths of more than four segments', () => {
  it('become calls of their own, with their own expansions', () => {
    const five = 'lastTry { order { lastTry { order { buyer { name friend { name } } } } } }';
    expect(lines(`{ order(id: 1) { ${five} } }`)).toEqual([
      'GET /orders/1 ×1 last_try,last_try.order,last_try.order.last_try,last_try.order.last_try.order (order)',
      'GET /persons/:id ×1 friend (order.lastTry.order.lastTry.order.buyer)',
    ]);
  });

  it('include the data of a list, and the call is made for each item', () => {
    const four = 'lastTry { order { lastTry { buyer { name } } } }';
    expect(lines(`{ orders(first: 7) { nodes { ${four} } } }`)).toEqual([
      'GET /orders ×1 data.last_try,data.last_try.order,data.last_try.order.last_try (orders)',
      'GET /persons/:id ×7  (orders.nodes.lastTry.order.lastTry.buyer)',
    ]);
  });

  it('become a call for the parent if the object cannot be retrieved', () => {
    const five = 'lastTry { order { lastTry { order { lastTry { buyer { name } } } } } }';
    expect(lines(`{ order(id: 1) { ${five} } }`).slice(1)).toEqual([
      'GET /orders/:id ×1 last_try,last_try.buyer (order.lastTry.order.lastTry.order.lastTry)',
    ]);
  });

  it('include the segments within the retrieved parent', () => {
    const below = 'winner { friend { friend { friend { name } } } }';
    const source = `{ order(id: 1) { lastTry { order { lastTry { order { ${below} } } } } } }`;
    expect(lines(source).slice(1)).toEqual([
      'GET /orders/:id ×1 winner.person,winner.person.friend,winner.person.friend.friend (order.lastTry.order.lastTry.order.winner)',
      'GET /persons/:id ×1  (order.lastTry.order.lastTry.order.winner.friend.friend.friend)',
    ]);
  });

  it('make no call if neither the object nor its parent can be retrieved', () => {
    const five = 'lastTry { order { lastTry { order { shop { name } } } } }';
    expect(lines(`{ order(id: 1) { ${five} } }`)).toHaveLength(1);
  });
});

describe('a snapshot', () => {
  it.each<[string, string, string[]]>([
    ['no call for its id and the fields that never change', 'formerBuyer { __typename id name }', []],
    [
      'only the calls of fields that need only the id',
      'formerBuyer { name orders { more } }',
      ['GET /orders ×3 '],
    ],
    [
      'one call for each occurrence if other fields are selected',
      'formerBuyer { name friend { id } }',
      ['GET /persons/:id ×3 '],
    ],
    ['one call with expansions', 'formerBuyer { friend { name } }', ['GET /persons/:id ×3 friend']],
  ])('needs %s', (_, selection, expected) => {
    const [list, ...others] = lines(`{ orders(first: 3) { nodes { ${selection} } } }`);
    expect(list).toBe('GET /orders ×1  (orders)');
    expect(others.map((line) => line.replace(/ \(.*\)/, ''))).toEqual(expected);
  });

  it('appears in the plan with its response path', () => {
    expect(lines('{ order(id: 1) { formerBuyer { friend { name } } } }')).toEqual([
      'GET /orders/1 ×1  (order)',
      'GET /persons/:id ×1 friend (order.formerBuyer)',
    ]);
  });
});

describe('a plan', () => {
  it.each<[string, string, string[]]>([
    ['no call for a field without upstream', '{ word __typename }', []],
    ['no call for arguments that need none', '{ order { id } }', []],
    ['one call for an object', '{ order(id: 1) { id } }', ['GET /orders/1 ×1  (order)']],
    [
      'one call for an object of several root fields, with the union of the expansions',
      '{ a: order(id: 1) { buyer { name } } b: order(id: 1) { shop { name } } }',
      ['GET /orders/1 ×1 buyer,shop (a)'],
    ],
    [
      'one call for each object',
      '{ a: order(id: 1) { id } b: order(id: 2) { id } }',
      ['GET /orders/1 ×1  (a)', 'GET /orders/2 ×1  (b)'],
    ],
    [
      'one call for each variant of an object',
      '{ a: order(id: 1) { id } b: order(id: 1, key: "x") { id } c: order(id: 1, key: "x") { id } d: order(id: 1, key: "y") { id } }',
      ['GET /orders/1 ×1  (a)', 'GET /orders/1 ×1  (b)', 'GET /orders/1 ×1  (d)'],
    ],
    ['one call for each page of a list', '{ orders(first: 250) { more } }', ['GET /orders ×3  (orders)']],
    [
      'no call for a list of size 0',
      '{ orders(first: 0) { nodes { buyer { name } } } }',
      ['GET /orders ×0 data.buyer (orders)'],
    ],
    [
      'one call for each list, even if two are equal',
      '{ a: orders { more } b: orders { more } }',
      ['GET /orders ×1  (a)', 'GET /orders ×1  (b)'],
    ],
    [
      'one list for each item of a list',
      '{ orders(first: 3) { nodes { buyer { name orders { nodes { buyer { name } } } } } } }',
      ['GET /orders ×1 data.buyer (orders)', 'GET /orders ×3 data.buyer (orders.nodes.buyer.orders)'],
    ],
    [
      'lists that are nested twice',
      '{ orders(first: 3) { nodes { buyer { orders(first: 4) { nodes { buyer { orders { more } } } } } } } }',
      [
        'GET /orders ×1  (orders)',
        'GET /orders ×3  (orders.nodes.buyer.orders)',
        'GET /orders ×12  (orders.nodes.buyer.orders.nodes.buyer.orders)',
      ],
    ],
    [
      'no expansion for a list that needs only the id of its parent',
      '{ order(id: 1) { buyer { id orders { more } } } }',
      ['GET /orders/1 ×1  (order)', 'GET /orders ×1  (order.buyer.orders)'],
    ],
    [
      'a write',
      'mutation { buy { ... on Bought { order { id buyer { id } } } } }',
      ['POST /orders ×1  (buy)'],
    ],
    [
      'a write, and a call for an expansion of its result',
      'mutation { buy { ... on Bought { order { id buyer { name } } } } }',
      ['POST /orders ×1  (buy)', 'GET /orders/:id ×1 buyer (buy.order)'],
    ],
    [
      'one call for each write',
      'mutation { a: buy { __typename } b: buy { __typename } }',
      ['POST /orders ×1  (a)', 'POST /orders ×1  (b)'],
    ],
  ])('has %s', (_, source, expected) => {
    expect(lines(source)).toEqual(expected);
  });

  it.each<[string, string, string[]]>([
    [
      'the calls of the possible type that needs the most',
      '{ either { ... on Order { buyer { name } } ... on Person { a: orders { more } b: orders { more } } } }',
      ['GET /either ×1 buyer (either)', 'GET /orders ×1  (either.a)', 'GET /orders ×1  (either.b)'],
    ],
    [
      'the calls of the known type of an abstract field',
      '{ known { ... on Order { buyer { name } } ... on Person { a: orders { more } b: orders { more } } } }',
      ['GET /known ×1 buyer (known)'],
    ],
    [
      'the calls of the member of a result union that needs the most',
      'mutation { buy { ... on Bought { order { id } } ... on Refused { message person { friend { name } } } } }',
      ['POST /orders ×1  (buy)', 'GET /persons/:id ×1 friend (buy.person)'],
    ],
    [
      'the calls of several objects, each by its own type',
      '{ many(ids: ["o1", "p1"]) { ... on Order { buyer { name } } ... on Person { friend { name } } } }',
      ['GET /o1 ×1 buyer (many)', 'GET /p1 ×1 friend (many)'],
    ],
  ])('has %s', (_, source, expected) => {
    expect(lines(source).sort()).toEqual([...expected].sort());
  });

  it('does not contain the variant, which may be secret', () => {
    expect(JSON.stringify(planOf(schema, '{ order(id: 1, key: "hunter2") { id } }'))).not.toContain(
      'hunter2',
    );
  });

  it('follows variables and their defaults', () => {
    const source = 'query ($n: Int = 120, $id: ID) { orders(first: $n) { more } order(id: $id) { id } }';
    expect(lines(source)).toEqual(['GET /orders ×2  (orders)']);
    expect(lines(source, { n: 1, id: 'x' })).toEqual([
      'GET /orders ×1  (orders)',
      'GET /orders/x ×1  (order)',
    ]);
  });
});

describe('costOf', () => {
  it('is the sum of the pages of each call, as often as it is made', () => {
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
