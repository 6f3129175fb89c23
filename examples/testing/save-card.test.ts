import { createGateway } from 'setup-intents-gateway';
import { createSandbox, type Sandbox } from 'setup-intents-gateway/sandbox';
import { afterEach, beforeEach, expect, test } from 'vitest';

let sandbox: Sandbox;
let gateway: ReturnType<typeof createGateway>;
beforeEach(async () => {
  sandbox = await createSandbox();
  gateway = createGateway({ stripeApiKey: 'sk_test_123', stripeApiBase: sandbox.url });
});
afterEach(async () => {
  await gateway.dispose();
  await sandbox.close();
});

async function save(paymentMethod: string): Promise<unknown> {
  const response = await gateway.fetch('http://localhost/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      query: `mutation Save($paymentMethod: ID!) {
        createSetupIntent(input: {
          paymentMethod: $paymentMethod, confirm: true
          automaticPaymentMethods: { enabled: true, allowRedirects: NEVER }
        }) {
          __typename
          ... on CreateSetupIntentPayload { setupIntent { status } }
          ... on CardError { declineCode }
        }
      }`,
      variables: { paymentMethod },
    }),
  });
  return ((await response.json()) as { data: { createSetupIntent: unknown } }).data.createSetupIntent;
}

test('saves a card with one call to Stripe', async () => {
  expect(await save('pm_card_visa')).toMatchObject({ setupIntent: { status: 'SUCCEEDED' } });
  expect(sandbox.requests()).toHaveLength(1);
});

test('returns a decline as a CardError', async () => {
  expect(await save('pm_card_visa_chargeDeclinedInsufficientFunds')).toEqual({
    __typename: 'CardError',
    declineCode: 'insufficient_funds',
  });
});

test('saves a card once, even if Stripe responds only to the second attempt', async () => {
  sandbox.misbehave({ rate: 1, times: 1, kinds: ['reset_after'] });
  expect(await save('pm_card_visa')).toMatchObject({ setupIntent: { status: 'SUCCEEDED' } });
  expect(sandbox.ledger()).toMatchObject([{ requests: 2, executions: 1 }]);
});
