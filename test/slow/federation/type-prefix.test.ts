import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import { createYoga } from 'graphql-yoga';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seededIds } from '../../../src/sandbox/seed/seed.ts';
import {
  apolloGateway,
  type GraphGateway,
  hiveGateway,
  type Subgraphs,
  startSubgraphs,
} from '../../support/supergraph.ts';

/** A shop that has customers of its own, and root fields with the same names as ours without a prefix. */
const shop = () =>
  createYoga({
    logging: false,
    schema: buildSubgraphSchema({
      typeDefs: parse(`
        extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@external", "@requires"])
        type Customer @key(fields: "number") { number: Int! name: String stripe: StripeCustomer }
        type StripeCustomer @key(fields: "id") { id: ID! name: String @external label: String @requires(fields: "name") }
        type Query { customer(number: Int!): Customer }
      `),
      resolvers: {
        Query: {
          customer: () => ({ number: 7, name: 'Number seven', stripe: { id: seededIds.customer } }),
        },
        StripeCustomer: { label: ({ name }: { readonly name: string }) => `Dear ${name}` },
      },
    }),
  });

describe.each([
  ["Apollo's gateway", apolloGateway],
  ["Hive's gateway", hiveGateway],
])('the subgraph with a type prefix, behind %s', (_name, startGateway) => {
  let subgraphs: Subgraphs;
  let graph: GraphGateway;
  beforeEach(async () => {
    subgraphs = await startSubgraphs({ subgraphTypePrefix: 'Stripe' }, shop());
    graph = await startGateway(subgraphs.services);
  });
  afterEach(async () => {
    await graph.close();
    await subgraphs.close();
  });

  it('composes with a subgraph that has types and fields of the same names without the prefix', async () => {
    expect(
      await graph.execute(`{ customer(number: 7) { __typename name stripe {
        __typename label setupIntents(first: 1) { nodes { __typename customer { id label } } } } } }`),
    ).toMatchObject({
      data: {
        customer: {
          __typename: 'Customer',
          name: 'Number seven',
          stripe: {
            __typename: 'StripeCustomer',
            label: 'Dear Alder & Finch Coffee Roasters',
            setupIntents: {
              nodes: [
                {
                  __typename: 'StripeSetupIntent',
                  customer: { id: seededIds.customer, label: 'Dear Alder & Finch Coffee Roasters' },
                },
              ],
            },
          },
        },
      },
    });
    expect(subgraphs.sandbox.requests()).toHaveLength(2);
  });

  it('returns results and errors by their prefixed names', async () => {
    const { data, errors } = await graph.execute(
      `mutation ($input: StripeCreateSetupIntentInput!) { createStripeSetupIntent(input: $input) { __typename
        ... on StripeCreateSetupIntentPayload { setupIntent { status } }
        ... on StripeError { message } ... on StripeCardError { declineCode intent: setupIntent { status } } } }`,
      {
        input: { paymentMethod: 'pm_card_chargeDeclined', confirm: true, returnUrl: 'https://shop.example' },
      },
    );
    expect(errors).toBeUndefined();
    expect(data?.createStripeSetupIntent).toEqual({
      __typename: 'StripeCardError',
      message: 'Your card was declined.',
      declineCode: 'generic_decline',
      intent: { status: 'REQUIRES_PAYMENT_METHOD' },
    });
    const { errors: missing } = await graph.execute('{ stripeCustomer(id: "cus_NoSuchCustomer") { name } }');
    expect(missing).toMatchObject([{ path: ['stripeCustomer'], extensions: { code: 'RESOURCE_MISSING' } }]);
  });
});
