import { ApolloClient, gql, HttpLink, InMemoryCache, type TypedDocumentNode } from '@apollo/client';
import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { getNamedType, isObjectType } from 'graphql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cache } from '../../../examples/clients/apollo.ts';
import {
  CreateSetupIntentDocument,
  CustomerPaymentMethodsDocument,
  CustomerSetupIntentsDocument,
  SetupIntentsDocument,
} from '../../../src/client/client.ts';
import { seededIds } from '../../../src/sandbox/seed/seed.ts';
import { schema } from '../../../src/schema/index.ts';
import { keptWarnings } from '../../support/console.ts';
import { startTestGateway, type TestGateway } from '../../support/gateway.ts';

let gateway: TestGateway;
let client: ApolloClient;
let warnings: ReturnType<typeof keptWarnings>;
beforeEach(async () => {
  gateway = await startTestGateway({ sandbox: { seeded: true } });
  client = new ApolloClient({
    link: new HttpLink({ uri: gateway.url }),
    cache,
  });
  warnings = keptWarnings();
});
afterEach(async () => {
  await client.clearStore();
  client.stop();
  await gateway.close();
  expect(warnings.end()).toEqual([]);
});

/** An application's own query, which selects other card fields than the typed client. */
const COUNTRIES: TypedDocumentNode<object, { readonly customer: string; readonly first: number }> = gql`
  query Countries($customer: ID!, $first: Int) {
    customer(id: $customer) {
      id
      paymentMethods(first: $first) {
        edges { cursor node { id card { country } billingDetails { phone } } }
        pageInfo { endCursor hasNextPage }
      }
    }
  }
`;

describe('Apollo Client, with relayStylePagination', () => {
  it('joins the pages of a connection, with one call to Stripe for each', async () => {
    const variables = { first: 3 };
    const { data } = await client.query({ query: SetupIntentsDocument, variables });
    const query = client.watchQuery({ query: SetupIntentsDocument, variables });
    const subscription = query.subscribe(() => {});
    const after = data?.setupIntents?.pageInfo?.endCursor ?? null;
    await query.fetchMore({ variables: { first: 3, after } });
    const joined = client.readQuery({ query: SetupIntentsDocument, variables })?.setupIntents;
    const ids = joined?.edges?.map((edge) => edge?.node?.id) ?? [];
    expect(ids).toHaveLength(6);
    expect(new Set(ids).size).toBe(6);
    expect(joined?.pageInfo?.hasNextPage).toBe(true);
    expect(gateway.sandbox.requests()).toHaveLength(2);
    subscription.unsubscribe();
  });

  it('keeps the lists of different filters apart', async () => {
    const first = 2;
    const ofAll = await client.query({ query: SetupIntentsDocument, variables: { first } });
    const filter = { customer: seededIds.customer };
    const ofOne = await client.query({ query: SetupIntentsDocument, variables: { first, filter } });
    const again = await client.query({ query: SetupIntentsDocument, variables: { first } });
    expect(again.data).toEqual(ofAll.data);
    expect(ofOne.data).not.toEqual(ofAll.data);
    expect(gateway.sandbox.requests()).toHaveLength(2);
  });

  it('ignores only page arguments: every other argument of every list is a key argument', () => {
    const pageArguments = ['first', 'after', 'last', 'before'];
    const lists = Object.values(schema.getTypeMap())
      .filter(isObjectType)
      .flatMap((type) => Object.values(type.getFields()).map((field) => ({ type, field })))
      .filter(({ field }) => getNamedType(field.type).name.endsWith('Connection'));
    expect(lists).toHaveLength(4);
    for (const { type, field } of lists) {
      const stored = (args: object) =>
        cache.policies.getStoreFieldName({ typename: type.name, fieldName: field.name, args });
      for (const { name } of field.args)
        expect([name, stored({ [name]: 'x' }) === stored({})]).toEqual([name, pageArguments.includes(name)]);
    }
  });

  it('merges queries that select different fields of objects without an id', async () => {
    const { customer } = seededIds;
    const variables = { customer, first: 1 };
    const saved = { query: CustomerPaymentMethodsDocument, variables };
    const { data } = await client.query(saved);
    const query = client.watchQuery(saved);
    const subscription = query.subscribe(() => {});
    const after = data?.customer?.paymentMethods?.pageInfo.endCursor ?? '';
    await query.fetchMore({ variables: { ...variables, after } });
    await client.query({ query: COUNTRIES, variables: { customer, first: 2 } });
    const edges = client.readQuery(saved)?.customer?.paymentMethods?.edges;
    expect(edges).toHaveLength(2);
    expect(edges?.[0]?.node?.card).toMatchObject({ last4: expect.any(String), funding: expect.any(String) });
    expect(gateway.sandbox.requests()).toHaveLength(6);
    subscription.unsubscribe();
  });

  it('keeps the lists of customers apart', async () => {
    const variables = { customer: seededIds.customer, first: 2 };
    const methods = await client.query({ query: CustomerPaymentMethodsDocument, variables });
    const intents = await client.query({ query: CustomerSetupIntentsDocument, variables });
    expect(intents.data?.customer?.setupIntents?.edges).toHaveLength(2);
    const again = await client.query({ query: CustomerPaymentMethodsDocument, variables });
    expect(again.data).toEqual(methods.data);
  });

  it('returns a decline as data, and normalizes the intent of an error', async () => {
    const { data } = await client.mutate({
      mutation: CreateSetupIntentDocument,
      variables: {
        input: {
          paymentMethod: 'pm_card_chargeDeclined',
          confirm: true,
          automaticPaymentMethods: { enabled: true, allowRedirects: 'NEVER' },
        },
      },
    });
    const result = data?.createSetupIntent;
    if (result?.__typename !== 'CardError') throw new Error(result?.__typename);
    expect(result.declineCode).toBe('generic_decline');
    const cached = client.readFragment({
      id: `SetupIntent:${result.intent?.id}`,
      fragment: gql`fragment Cached on SetupIntent { status }`,
    });
    expect(cached).toMatchObject({ status: 'REQUIRES_PAYMENT_METHOD' });
  });
});

describe('a request that is rejected as a whole', () => {
  it('is an error with its code in Apollo Client', async () => {
    const closed = await startTestGateway({ gateway: { principal: () => null } });
    const stranger = new ApolloClient({
      link: new HttpLink({ uri: closed.url }),
      cache: new InMemoryCache(),
    });
    const error = await stranger.query({ query: SetupIntentsDocument }).catch((reason: unknown) => reason);
    stranger.stop();
    await closed.close();
    expect(CombinedGraphQLErrors.is(error) && error.errors[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  });
});

describe('without the type policies of the typed client', () => {
  it('Apollo Client warns that fields are lost', async () => {
    const naive = new ApolloClient({ link: new HttpLink({ uri: gateway.url }), cache: new InMemoryCache() });
    const variables = { customer: seededIds.customer, first: 1 };
    await naive.query({ query: CustomerPaymentMethodsDocument, variables });
    await naive.query({ query: COUNTRIES, variables });
    naive.stop();
    expect(warnings.end().join()).toContain('Cache data may be lost');
    warnings = keptWarnings();
  });
});
