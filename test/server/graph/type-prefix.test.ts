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

/** Another subgraph, whose types and fields have the names of ours without a prefix. */
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
  // Some of these are the beginnings of type names, so prefixed names might collide.
  it.each(['Stripe', 'Acme', 'Payment', 'Setup', 'Customer', 'Mandate', 'Card'])(
    'is added to all types except scalars, root types, Node and PageInfo: %s',
    (prefix) => {
      const kept = ['Mutation', 'Node', 'PageInfo', 'Query', 'Subscription'];
      const expected = namesOf(schema)
        .filter((name) => !kept.includes(name))
        .map((name) => `${prefix}${name}`.replace(/^StripeStripe/, 'Stripe'));
      expect(namesOf(withTypePrefix(schema, prefix)).sort()).toEqual([...kept, ...expected].sort());
    },
  );

  it('is added to root fields, in mutations after the verb', () => {
    expect(Object.keys(prefixed.getQueryType()?.getFields() ?? {}).sort()).toEqual([
      'node',
      'nodes',
      'stripeConfig',
      'stripeCustomer',
      'stripeMandate',
      'stripePaymentMethod',
      'stripeSetupIntent',
      'stripeSetupIntents',
      'stripeViewer',
      'stripeWaitForSetupIntent',
    ]);
    expect(Object.keys(prefixed.getSubscriptionType()?.getFields() ?? {}).sort()).toEqual([
      'stripeSetupIntent',
      'stripeSetupIntents',
    ]);
    expect(Object.keys(prefixed.getMutationType()?.getFields() ?? {}).sort()).toEqual([
      'cancelStripeSetupIntent',
      'confirmStripeSetupIntent',
      'createStripeCustomer',
      'createStripeSetupIntent',
      'detachStripePaymentMethod',
      'updateStripeCustomer',
      'updateStripePaymentMethod',
      'updateStripeSetupIntent',
      'verifyStripeSetupIntentMicrodeposits',
    ]);
  });

  it.each([
    ['ACME', 'acmeCustomer'],
    ['ACMEPay', 'acmePayCustomer'],
    ['P', 'pCustomer'],
    ['V2', 'v2Customer'],
  ])('is in camel case in query fields: %s', (prefix, expected) => {
    expect(Object.keys(withTypePrefix(schema, prefix).getQueryType()?.getFields() ?? {})).toContain(expected);
  });

  it('changes nothing if it is empty', () => {
    expect(withTypePrefix(schema, '')).toBe(schema);
    expect(documentWithTypePrefix('{ customer { id } }', schema, '')).toBe('{ customer { id } }');
  });

  it.each(['stripe', '_S', 'Stripe-', '9', ' ', `S${'x'.repeat(32)}`])(
    'is rejected if it is invalid: %s',
    (prefix) => {
      expect(() => withTypePrefix(schema, prefix)).toThrow(TypeError);
    },
  );

  it('does not change fields, values and descriptions', () => {
    const withoutNames = (text: string) =>
      text
        .replaceAll(/Stripe(?=[A-Z])/g, '')
        .replace('stripeViewer', 'viewer')
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => /^(?:[a-z]\w*: |[A-Z_0-9]+$|""")/.test(line))
        .sort();
    expect(withoutNames(printSchema(prefixed))).toEqual(withoutNames(printSchema(schema)));
  });

  it('keeps the SDL of the subgraph sorted', () => {
    const names = [...subgraphSdl(prefixed).matchAll(/^(?:type|enum|input|union|interface|scalar) (\w+)/gm)];
    const [sorted, found] = [names.map(([, name]) => name).sort(), names.map(([, name]) => name)];
    expect(found.length).toBeGreaterThan(200);
    expect(found).toEqual(sorted);
  });

  it('is added to a document, whose comments are kept', () => {
    const document = `# customer
      query ($i: CreateSetupIntentInput!) { customer { id } node(id: "Customer") { ...on Customer { customer: id } } }`;
    expect(documentWithTypePrefix(document, schema, 'Stripe')).toBe(`# customer
      query ($i: StripeCreateSetupIntentInput!) { stripeCustomer { id } node(id: "Customer") { ...on StripeCustomer { customer: id } } }`);
  });

  it.each([
    ['Apollo', composeWithApollo],
    ['The Guild', composeWithGuild],
  ])('composes with %s and a subgraph that has our names without prefix', (_, compose) => {
    const { errors, supergraphSdl } = compose([
      { name: 'payments', url: 'http://payments.example', typeDefs: parse(subgraphSdl(prefixed)) },
      { name: 'shop', url: 'http://shop.example', typeDefs: parse(NEIGHBOUR) },
    ]);
    expect(errors ?? []).toEqual([]);
    expect(supergraphSdl).toMatch(/^type StripeCustomer/m);
    expect(supergraphSdl).toMatch(/^type Customer/m);
  });
});
