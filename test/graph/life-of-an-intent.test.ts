import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { graphql } from '../generated/index.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startTestGateway();
});
afterAll(() => gateway.close());

const Create = graphql(`
  mutation Create($input: CreateSetupIntentInput!) {
    createSetupIntent(input: $input) {
      __typename
      ... on CreateSetupIntentPayload {
        setupIntent { id status description metadata { key value } }
      }
    }
  }
`);

describe('the life of an intent', () => {
  it('starts without a payment method', async () => {
    const { data, errors } = await gateway.execute(Create, { input: { description: 'A first one' } });
    expect(errors).toBeUndefined();
    expect(data?.createSetupIntent).toMatchObject({
      __typename: 'CreateSetupIntentPayload',
      setupIntent: { status: 'REQUIRES_PAYMENT_METHOD', description: 'A first one', metadata: [] },
    });
  });
});
