import { composeServices as composeWithApollo } from '@apollo/composition';
import { composeServices as composeWithGuild } from '@theguild/federation-composition';
import {
  buildSchema,
  isInputObjectType,
  Kind,
  parse,
  print,
  printSchema,
  validateSchema,
  visit,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { schema } from '../../../src/schema/index.ts';
import { subgraphSdl, withFederation } from '../../../src/server/graph/federation.ts';

const SDL = subgraphSdl(schema);

/** A subgraph with its own Node, node and PageInfo, and with further fields of our entities. */
const NEIGHBOUR = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable", "@external", "@requires"])
  interface Node { id: ID! }
  type PageInfo @shareable { hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String endCursor: String }
  type Order implements Node @key(fields: "id") { id: ID! setupIntent: SetupIntent }
  type SetupIntent @key(fields: "id") { id: ID! status: SetupIntentStatus! @external order: Order @requires(fields: "status") }
  enum SetupIntentStatus { CANCELED PROCESSING REQUIRES_ACTION REQUIRES_CONFIRMATION REQUIRES_PAYMENT_METHOD SUCCEEDED UNRECOGNIZED }
  type Customer @key(fields: "id") { id: ID! orders: [Order!] }
  type Query { node(id: ID!): Node order(id: ID!): Order }
`;

const subgraphs = [
  { name: 'payments', url: 'http://payments.example', typeDefs: parse(SDL) },
  { name: 'orders', url: 'http://orders.example', typeDefs: parse(NEIGHBOUR) },
];

describe('the subgraph', () => {
  it.each(['Customer', 'Mandate', 'PaymentMethod', 'SetupIntent'])(
    'has %s as an entity, by its id',
    (name) => {
      expect(SDL).toMatch(new RegExp(`^type ${name} implements Node @key\\(fields: "id"\\) {$`, 'm'));
    },
  );

  it('has setup attempts as unresolvable entities, and shareable pages and values', () => {
    expect(SDL).toContain('type SetupAttempt @key(fields: "id", resolvable: false) {');
    expect(SDL).toContain('type PageInfo @shareable {');
    expect(SDL).toContain('type PaymentMethodCard @shareable {');
  });

  it('does not contain node, nodes or the fields of federation', () => {
    expect(SDL).not.toMatch(/^ {2}nodes?\(ids?:/m);
    expect(SDL).not.toMatch(/_entities|_service|_Any/);
  });

  it('has inputs of which exactly one field is given', () => {
    expect(SDL).toMatch(/^input MicrodepositVerificationInput @oneOf {$/m);
    const built = buildSchema(SDL, { assumeValidSDL: true }).getType('MicrodepositVerificationInput');
    expect(isInputObjectType(built) && built.isOneOf).toBe(true);
  });

  it.each([
    ['Apollo', composeWithApollo],
    ['The Guild', composeWithGuild],
  ])('composes with %s, alone and with a subgraph that has its own Node, node and PageInfo', (_, compose) => {
    for (const services of [subgraphs.slice(0, 1), subgraphs]) {
      const { errors, supergraphSdl } = compose(services);
      expect(errors ?? []).toEqual([]);
      expect(supergraphSdl).toMatch(/^type SetupIntent implements Node\b/m);
    }
  });
});

describe('the served schema', () => {
  it('has the fields of federation in addition to its own', () => {
    const served = withFederation(schema);
    expect(validateSchema(served)).toEqual([]);
    const own = new Set(['_Any', '_Entity', '_Service']);
    const text = printSchema(served);
    const without = visit(parse(text), {
      enter(node) {
        const name = 'name' in node && node.name?.kind === Kind.NAME ? node.name.value : '';
        return own.has(name) || name === '_entities' || name === '_service' ? null : undefined;
      },
    });
    expect(print(without)).toBe(print(parse(printSchema(schema))));
    expect(text).toContain('_entities(');
    expect(served.extensions).toEqual(schema.extensions);
  });
});
