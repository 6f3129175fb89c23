import { composeServices as composeWithApollo } from '@apollo/composition';
import { composeServices as composeWithGuild } from '@theguild/federation-composition';
import { type GraphQLSchema, isScalarType, parse, printSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { schema } from '../../../src/schema/index.ts';
import { subgraphSdl } from '../../../src/server/graph/federation.ts';
import { documentWithTypePrefix, withTypePrefix } from '../../../src/server/graph/type-prefix.ts';

const prefixed = withTypePrefix(schema, 'Stripe');

const namesOf = (graph: GraphQLSchema) =>
  Object.values(graph.getTypeMap())
    .filter((type) => !isScalarType(type) && !type.name.startsWith('__'))
    .map(({ name }) => name);

/** Somebody else's graph with types and fields that are called as ours are without a prefix. */
const NEIGHBOUR = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable"])
  interface Node { id: ID! }
  type Customer implements Node @key(fields: "uuid") { id: ID! uuid: ID! stripe: StripeCustomer }
  type StripeCustomer @key(fields: "id", resolvable: false) { id: ID! }
  type SetupIntent { number: Int }
  enum SetupIntentStatus { DONE }
  type Query { customer(uuid: ID!): Customer setupIntent: SetupIntent }
  type Mutation { createSetupIntent: Int }
`;

describe('a type prefix', () => {
  // Some of them begin the names of types, and would make one of two.
  it.each(['Stripe', 'Acme', 'Payment', 'Setup', 'Customer', 'Mandate', 'Card'])(
    'stands before every type but scalars, the roots, Node and PageInfo: %s',
    (prefix) => {
      const kept = ['Mutation', 'Node', 'PageInfo', 'Query'];
      const expected = namesOf(schema)
        .filter((name) => !kept.includes(name))
        .map((name) => `${prefix}${name}`.replace(/^StripeStripe/, 'Stripe'));
      expect(namesOf(withTypePrefix(schema, prefix)).sort()).toEqual([...kept, ...expected].sort());
    },
  );

  it('stands in the root fields, in mutations behind the verb', () => {
    expect(Object.keys(prefixed.getQueryType()?.getFields() ?? {}).sort()).toEqual([
      'node',
      'nodes',
      'stripeCustomer',
      'stripePaymentMethod',
      'stripeSetupIntent',
      'stripeSetupIntents',
    ]);
    expect(Object.keys(prefixed.getMutationType()?.getFields() ?? {}).sort()).toEqual([
      'cancelStripeSetupIntent',
      'confirmStripeSetupIntent',
      'createStripeSetupIntent',
      'updateStripeSetupIntent',
      'verifyStripeSetupIntentMicrodeposits',
    ]);
  });

  it.each([
    ['ACME', 'acmeCustomer'],
    ['ACMEPay', 'acmePayCustomer'],
    ['P', 'pCustomer'],
    ['V2', 'v2Customer'],
  ])('begins small in a query: %s', (prefix, expected) => {
    expect(Object.keys(withTypePrefix(schema, prefix).getQueryType()?.getFields() ?? {})).toContain(expected);
  });

  it('changes nothing when it is empty', () => {
    expect(withTypePrefix(schema, '')).toBe(schema);
    expect(documentWithTypePrefix('{ customer { id } }', schema, '')).toBe('{ customer { id } }');
  });

  it.each(['stripe', '_S', 'Stripe-', '9', ' ', `S${'x'.repeat(32)}`])('is refused: %s', (prefix) => {
    expect(() => withTypePrefix(schema, prefix)).toThrow(TypeError);
  });

  it('leaves fields, values and descriptions as they are', () => {
    const withoutNames = (text: string) =>
      text
        .replaceAll(/Stripe(?=[A-Z])/g, '')
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => /^(?:[a-z]\w*: |[A-Z_0-9]+$|""")/.test(line))
        .sort();
    expect(withoutNames(printSchema(prefixed))).toEqual(withoutNames(printSchema(schema)));
  });

  it('leaves the schema of the subgraph sorted', () => {
    const names = [...subgraphSdl(prefixed).matchAll(/^(?:type|enum|input|union|interface|scalar) (\w+)/gm)];
    const [sorted, found] = [names.map(([, name]) => name).sort(), names.map(([, name]) => name)];
    expect(found.length).toBeGreaterThan(200);
    expect(found).toEqual(sorted);
  });

  it('takes a document along, with its comments', () => {
    const document = `# customer
      query ($i: CreateSetupIntentInput!) { customer { id } node(id: "Customer") { ...on Customer { customer: id } } }`;
    expect(documentWithTypePrefix(document, schema, 'Stripe')).toBe(`# customer
      query ($i: StripeCreateSetupIntentInput!) { stripeCustomer { id } node(id: "Customer") { ...on StripeCustomer { customer: id } } }`);
  });

  it.each([
    ['Apollo', composeWithApollo],
    ['The Guild', composeWithGuild],
  ])('composes by %s beside a neighbour whose types are called as ours were', (_, compose) => {
    const { errors, supergraphSdl } = compose([
      { name: 'payments', url: 'http://payments.example', typeDefs: parse(subgraphSdl(prefixed)) },
      { name: 'shop', url: 'http://shop.example', typeDefs: parse(NEIGHBOUR) },
    ]);
    expect(errors ?? []).toEqual([]);
    expect(supergraphSdl).toMatch(/^type StripeCustomer/m);
    expect(supergraphSdl).toMatch(/^type Customer/m);
  });
});
