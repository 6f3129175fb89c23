import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createClient } from '../../../examples/clients/urql.ts';
import {
  CancelSetupIntentDocument,
  CustomerPaymentMethodsDocument,
  CustomerSetupIntentsDocument,
  SetupIntentByClientSecretDocument,
  SetupIntentsDocument,
  type SetupIntentsQuery,
} from '../../../src/client/client.ts';
import { seededIds } from '../../../src/sandbox/seed/seed.ts';
import { stripeClient } from '../../sandbox/support.ts';
import { keptWarnings } from '../../support/console.ts';
import { startTestGateway, type TestGateway } from '../../support/gateway.ts';

let gateway: TestGateway;
let client: ReturnType<typeof createClient>;
let warnings: ReturnType<typeof keptWarnings>;
beforeEach(async () => {
  gateway = await startTestGateway({ sandbox: { seeded: true } });
  client = createClient(gateway.url);
  warnings = keptWarnings();
});
afterEach(async () => {
  await gateway.close();
  expect(warnings.end()).toEqual([]);
});

const ATTEMPTS = `query ($id: ID!, $after: String) { setupIntent(id: $id) { id
  attempts(first: 1, after: $after) { edges { cursor node { id } } pageInfo { endCursor hasNextPage } } } }`;

describe('urql, with graphcache’s relayPagination', () => {
  it('joins the pages of a connection, with one call to Stripe for each', async () => {
    const first = await client.query(SetupIntentsDocument, { first: 3 }).toPromise();
    expect(first.error).toBeUndefined();
    const after = first.data?.setupIntents?.pageInfo?.endCursor ?? null;
    const second = await client.query(SetupIntentsDocument, { first: 3, after }).toPromise();
    const ids = second.data?.setupIntents?.edges?.map((edge) => edge?.node?.id) ?? [];
    expect(ids).toHaveLength(6);
    expect(new Set(ids).size).toBe(6);
    expect(second.data?.setupIntents?.pageInfo?.hasNextPage).toBe(true);
    expect(gateway.sandbox.requests()).toHaveLength(2);
  });

  it.each([
    ['payment methods', 'paymentMethods', CustomerPaymentMethodsDocument],
    ['intents', 'setupIntents', CustomerSetupIntentsDocument],
  ] as const)('joins the pages of a customer’s %s', async (_, name, document) => {
    const variables = { customer: seededIds.customer, first: 1 };
    const pageOf = async (after: string | null) => {
      const { data, error } = await client.query(document, { ...variables, after }).toPromise();
      expect(error).toBeUndefined();
      const customer = data?.customer as Readonly<Record<string, Page>> | undefined;
      return customer?.[name];
    };
    const first = await pageOf(null);
    expect(first?.edges).toHaveLength(1);
    expect((await pageOf(first?.pageInfo.endCursor ?? ''))?.edges).toHaveLength(2);
  });

  it('joins the pages of an intent’s attempts', async () => {
    const pageOf = async (after: string | null) => {
      const { data, error } = await client
        .query<{ setupIntent: { attempts: Page } }>(ATTEMPTS, { id: seededIds.declined, after })
        .toPromise();
      expect(error).toBeUndefined();
      return data?.setupIntent.attempts;
    };
    const stripe = stripeClient(gateway.sandbox);
    const again = { payment_method: 'pm_card_chargeDeclined', return_url: 'https://shop.example.com' };
    await stripe.setupIntents.confirm(seededIds.declined, again).catch(() => {});
    const first = await pageOf(null);
    expect(first?.edges).toHaveLength(1);
    expect((await pageOf(first?.pageInfo.endCursor ?? ''))?.edges).toHaveLength(2);
  });

  it('normalizes objects by id: a cancel updates the list', async () => {
    const variables = { first: 50, filter: { customer: seededIds.customer } };
    const statusIn = (data: SetupIntentsQuery | undefined) =>
      data?.setupIntents?.edges.find(({ node }) => node?.id === seededIds.requiresAction)?.node?.status;
    const before = await client.query(SetupIntentsDocument, variables).toPromise();
    expect(statusIn(before.data)).toBe('REQUIRES_ACTION');
    await client.mutation(CancelSetupIntentDocument, { input: { id: seededIds.requiresAction } }).toPromise();
    const calls = gateway.sandbox.requests().length;
    const after = await client.query(SetupIntentsDocument, variables).toPromise();
    expect(statusIn(after.data)).toBe('CANCELED');
    expect(gateway.sandbox.requests()).toHaveLength(calls);
  });

  it('reads an intent by its client secret, which is not part of a URL', async () => {
    const { client_secret: clientSecret } = await stripeClient(gateway.sandbox).setupIntents.retrieve(
      seededIds.succeeded,
    );
    const { data, error } = await client
      .query(SetupIntentByClientSecretDocument, {
        id: seededIds.succeeded,
        clientSecret: clientSecret ?? '',
      })
      .toPromise();
    expect(error).toBeUndefined();
    expect(data?.setupIntent?.status).toBe('SUCCEEDED');
  });
});

interface Page {
  readonly edges: readonly object[];
  readonly pageInfo: { readonly endCursor: string | null };
}
