import { Client, fetchExchange } from '@urql/core';
import { type IntrospectionQuery, introspectionFromSchema } from 'graphql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cache } from '../../examples/clients/urql.ts';
import {
  CancelSetupIntentDocument,
  SetupIntentsDocument,
  type SetupIntentsQuery,
} from '../../src/client/client.ts';
import { seededIds } from '../../src/sandbox/seed.ts';
import { schema } from '../../src/schema/index.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';

let gateway: TestGateway;
let client: Client;
beforeEach(async () => {
  gateway = await startTestGateway({ sandbox: { seeded: true } });
  client = new Client({
    url: gateway.url,
    preferGetMethod: false,
    exchanges: [cache(introspectionFromSchema(schema) as IntrospectionQuery), fetchExchange],
  });
});
afterEach(() => gateway.close());

describe("urql, with graphcache's relayPagination", () => {
  it('joins the pages of a connection, a call to Stripe for each', async () => {
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

  it('knows an object by its id wherever it stands: a cancel changes the list', async () => {
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
});
