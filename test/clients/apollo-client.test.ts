import { ApolloClient, gql, HttpLink } from '@apollo/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cache } from '../../examples/clients/apollo.ts';
import { CreateSetupIntentDocument, SetupIntentsDocument } from '../../src/client/client.ts';
import { seededIds } from '../../src/sandbox/seed.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';

let gateway: TestGateway;
let client: ApolloClient;
beforeEach(async () => {
  gateway = await startTestGateway({ sandbox: { seeded: true } });
  client = new ApolloClient({
    link: new HttpLink({ uri: gateway.url }),
    cache,
  });
});
afterEach(async () => {
  await client.clearStore();
  client.stop();
  await gateway.close();
});

describe('Apollo Client, with relayStylePagination', () => {
  it('joins the pages of a connection, a call to Stripe for each', async () => {
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

  it('has a decline as data, and finds the intent of an error in its cache', async () => {
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
      id: `SetupIntent:${result.setupIntent?.id}`,
      fragment: gql`fragment Cached on SetupIntent { status }`,
    });
    expect(cached).toMatchObject({ status: 'REQUIRES_PAYMENT_METHOD' });
  });
});
