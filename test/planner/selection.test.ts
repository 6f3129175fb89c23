import { buildSchema, graphql, isObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { expansionsOf, selectsOnlyId } from '../../src/planner/selection.ts';
import type { Upstream } from '../../src/planner/upstream.ts';

const schema = buildSchema(`
  interface Node { id: ID! }
  type Customer implements Node { id: ID! name: String self: Customer intents: [String] lists: [String] }
  type Query { customer: Customer node: Node }
`);
const customer = schema.getType('Customer');
if (isObjectType(customer)) {
  const { intents, lists } = customer.getFields();
  if (intents) intents.extensions = { upstream: { needsIdOnly: true } satisfies Upstream };
  if (lists) lists.extensions = { upstream: { calls: () => [] } satisfies Upstream };
}

type Variables = Record<string, boolean>;

/** The results of `selectsOnlyId` in the field `customer`, each time that it is resolved. */
async function resultsOf(source: string, variableValues: Variables = {}): Promise<boolean[]> {
  const results: boolean[] = [];
  const rootValue = {
    customer: (_args: object, _context: unknown, info: Parameters<typeof selectsOnlyId>[0]) => {
      results.push(selectsOnlyId(info));
      return { id: 'cus_1' };
    },
  };
  const { errors } = await graphql({ schema, source, rootValue, variableValues });
  expect(errors).toBeUndefined();
  return results;
}

describe('selectsOnlyId', () => {
  it.each<[string, string, boolean]>([
    ['an id', '{ customer { id } }', true],
    ['an id with an alias', '{ customer { key: id } }', true],
    ['an id with the name of another field as alias', '{ customer { name: id } }', true],
    ['a field that needs only the id', '{ customer { id intents } }', true],
    ['a field that needs only the id, with an alias', '{ customer { name: intents } }', true],
    ['a field that makes calls and needs the object', '{ customer { id lists } }', false],
    ['a typename', '{ customer { __typename } }', true],
    ['id and typename', '{ customer { id __typename } }', true],
    ['another field', '{ customer { name } }', false],
    ['another field with the alias id', '{ customer { id: name } }', false],
    ['id and another field', '{ customer { id name } }', false],
    ['a nested object with its id only', '{ customer { self { id } } }', false],
    ['an inline fragment with id', '{ customer { ... { id } } }', true],
    ['an inline fragment on the type', '{ customer { ... on Customer { id } } }', true],
    ['an inline fragment on an interface', '{ customer { ... on Node { id } } }', true],
    ['an inline fragment with more', '{ customer { id ... on Customer { name } } }', false],
    ['nested inline fragments with more', '{ customer { ... { ... { name } } } }', false],
    ['a fragment with id', '{ customer { ...F } } fragment F on Customer { id }', true],
    ['a fragment with more', '{ customer { id ...F } } fragment F on Customer { name }', false],
    [
      'a fragment in a fragment with more',
      '{ customer { ...F } } fragment F on Customer { id ...G } fragment G on Customer { name }',
      false,
    ],
    ['a field that is skipped', '{ customer { id name @skip(if: true) } }', true],
    ['a field that is not skipped', '{ customer { id name @skip(if: false) } }', false],
    ['a field that is included', '{ customer { id name @include(if: true) } }', false],
    ['a field that is not included', '{ customer { id name @include(if: false) } }', true],
    [
      'a field that is included, and skipped',
      '{ customer { id name @include(if: true) @skip(if: true) } }',
      true,
    ],
    ['an inline fragment that is skipped', '{ customer { id ... @skip(if: true) { name } } }', true],
    [
      'a fragment that is not included',
      '{ customer { id ...F @include(if: false) } } fragment F on Customer { name }',
      true,
    ],
    [
      'a field within a fragment that is skipped there',
      '{ customer { id ...F } } fragment F on Customer { name @skip(if: true) }',
      true,
    ],
    ['the same field twice, both for the id', '{ customer { id } customer { __typename } }', true],
    ['the same field twice, once for more', '{ customer { id } customer { name } }', false],
    [
      'the same field again in a fragment',
      '{ customer { id } ...F } fragment F on Query { customer { name } }',
      false,
    ],
  ])('%s: %s', async (_, source, expected) => {
    expect(await resultsOf(source)).toEqual([expected]);
  });

  it.each<[string, Variables, boolean]>([
    ['@skip(if: $v)', { v: true }, true],
    ['@skip(if: $v)', { v: false }, false],
    ['@include(if: $v)', { v: true }, false],
    ['@include(if: $v)', { v: false }, true],
  ])('a field with %s and the variables %j: %s', async (directive, variables, expected) => {
    const source = `query ($v: Boolean!) { customer { id name ${directive} } }`;
    expect(await resultsOf(source, variables)).toEqual([expected]);
  });

  it('follows the defaults of variables', async () => {
    const source = 'query ($v: Boolean! = true) { customer { id name @skip(if: $v) } }';
    expect(await resultsOf(source)).toEqual([true]);
  });

  it('accepts further known fields', async () => {
    const results: boolean[] = [];
    const customer = (_args: object, _context: unknown, info: Parameters<typeof selectsOnlyId>[0]) => {
      results.push(selectsOnlyId(info), selectsOnlyId(info, ['name']), selectsOnlyId(info, ['lists']));
      return { id: 'cus_1' };
    };
    await graphql({ schema, source: '{ customer { id name } }', rootValue: { customer } });
    expect(results).toEqual([false, true, false]);
  });

  it('is separate for each alias', async () => {
    expect(await resultsOf('{ a: customer { id } b: customer { name } }')).toEqual([true, false]);
  });

  it('is false for an abstract type', async () => {
    const results: boolean[] = [];
    const node = (_args: object, _context: unknown, info: Parameters<typeof selectsOnlyId>[0]) => {
      results.push(selectsOnlyId(info));
      return null;
    };
    await graphql({ schema, source: '{ node { id } }', rootValue: { node } });
    expect(results).toEqual([false]);
  });
});

/** The results of `expansionsOf` in the field `order`, each time that it is resolved. */
async function expansionsOfOrders(
  source: string,
  {
    variableValues = {},
    options,
  }: { variableValues?: Variables; options?: Parameters<typeof expansionsOf>[1] } = {},
): Promise<(readonly string[])[]> {
  const results: (readonly string[])[] = [];
  const order = (_args: object, _context: unknown, info: Parameters<typeof expansionsOf>[0]) => {
    results.push(expansionsOf(info, options));
    return { id: '1' };
  };
  const rootValue = { shelves: [{ order }, { order }] };
  const { errors } = await graphql({ schema: shop, source, rootValue, variableValues });
  expect(errors).toBeUndefined();
  return results;
}

const shop = buildSchema(`
  type Party { name: String }
  type Order { id: ID! buyer: Party shop: Party seller: Party }
  type Shelf { order: Order }
  type Query { shelves: [Shelf] }
`);
const orderType = shop.getType('Order');
if (isObjectType(orderType))
  for (const name of ['buyer', 'shop']) {
    const field = orderType.getFields()[name];
    if (field) field.extensions = { upstream: { key: name, expands: true } satisfies Upstream };
  }

if (isObjectType(orderType)) {
  const { seller } = orderType.getFields();
  if (seller) seller.extensions = { upstream: { key: 'seller', owner: 'buyer' } satisfies Upstream };
}

describe('expansionsOf', () => {
  it.each<[string, string[]]>([
    ['{ shelves { order { id } } }', []],
    [
      '{ shelves { order { buyer { name } ...F } } } fragment F on Order { shop { name } }',
      ['buyer', 'shop'],
    ],
    [
      '{ shelves { order { buyer { name } } ...F } } fragment F on Shelf { order { shop { name } } }',
      ['buyer', 'shop'],
    ],
  ])('%s expands %j', async (source, expected) => {
    expect(await expansionsOfOrders(source)).toEqual([expected, expected]);
  });

  it('takes a prefix for lists, and a type name', async () => {
    const source = '{ shelves { order { buyer { name } } } }';
    const of = (options: Parameters<typeof expansionsOf>[1]) => expansionsOfOrders(source, { options });
    expect((await of({ prefix: ['data'] }))[0]).toEqual(['data.buyer']);
    expect((await of({ typename: 'Party' }))[0]).toEqual([]);
    expect((await of({ typename: 'Nothing' }))[0]).toEqual([]);
  });

  it('includes owners if the caller is bound to a customer', async () => {
    const source = '{ shelves { order { seller { name } } } }';
    const of = (options: Parameters<typeof expansionsOf>[1]) => expansionsOfOrders(source, { options });
    expect((await of({}))[0]).toEqual([]);
    expect((await of({ customer: 'cus_1' }))[0]).toEqual(['buyer']);
  });

  it('computes a selection once for each execution', async () => {
    const source = 'query ($all: Boolean!) { shelves { order { buyer @include(if: $all) { name } } } }';
    const [one, two] = await expansionsOfOrders(source, { variableValues: { all: true } });
    expect(one).toEqual(['buyer']);
    expect(two).toBe(one);
    expect(await expansionsOfOrders(source, { variableValues: { all: false } })).toEqual([[], []]);
  });
});
