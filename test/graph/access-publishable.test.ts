import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seededIds } from '../../src/sandbox/seed/seed.ts';
import { stripeClient } from '../sandbox/support.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { BROWSER } from '../support/principals.ts';

const ID = seededIds.succeeded;

let gateway: TestGateway;
let secret = '';
beforeAll(async () => {
  gateway = await startTestGateway({ sandbox: { seeded: true }, gateway: { principal: () => BROWSER } });
  secret = (await stripeClient(gateway.sandbox).setupIntents.retrieve(ID)).client_secret ?? '';
});
afterAll(() => gateway.close());

async function execute(document: string, variables: object = { id: ID, secret }) {
  const before = gateway.sandbox.requests().length;
  const { data, errors, extensions } = await gateway.execute<Record<string, unknown>, object>(
    document,
    variables,
  );
  return { data, errors, extensions, received: gateway.sandbox.requests().slice(before) };
}

const QUERY = (selection: string) =>
  `query ($id: ID!, $secret: String) { setupIntent(id: $id, clientSecret: $secret) { ${selection} } }`;

describe('a browser with a publishable key', () => {
  it('reads Stripe’s public fields, and null for the others, in one call', async () => {
    const { data, errors, extensions, received } = await execute(
      QUERY(
        'id status usage livemode createdAt paymentMethodTypes clientSecret customer { name } metadata { key } latestAttempt { status } attempts { nodes { id } }',
      ),
    );
    expect(errors).toBeUndefined();
    expect(data?.setupIntent).toEqual({
      id: ID,
      status: 'SUCCEEDED',
      usage: 'OFF_SESSION',
      livemode: false,
      createdAt: expect.any(String),
      paymentMethodTypes: expect.arrayContaining(['CARD']),
      clientSecret: secret,
      customer: null,
      metadata: null,
      latestAttempt: null,
      attempts: null,
    });
    expect(received).toHaveLength(1);
    expect(received[0]?.query).not.toContain('expand');
    expect(extensions).toBeUndefined();
  });

  it('reads only the id of a payment method, without a call', async () => {
    const { data, errors, received } = await execute(
      QUERY('paymentMethod { id type card { last4 } customer { id name setupIntents { nodes { id } } } }'),
    );
    expect(errors).toBeUndefined();
    expect(data?.setupIntent).toEqual({
      paymentMethod: { id: seededIds.paymentMethod, type: null, card: null, customer: null },
    });
    expect(received).toHaveLength(1);
  });

  it('with a wrong client secret sees a missing intent, for the same number of calls', async () => {
    const wrong = await execute(QUERY('id'), { id: ID, secret: `${ID}_secret_wrong` });
    const missing = await execute(QUERY('id'), {
      id: 'seti_1NoSuchIntent',
      secret: 'seti_1NoSuchIntent_secret_x',
    });
    expect(wrong.errors).toMatchObject([{ extensions: { code: 'RESOURCE_MISSING' } }]);
    expect(JSON.stringify(wrong.errors).replaceAll(ID, 'ID')).toBe(
      JSON.stringify(missing.errors).replaceAll('seti_1NoSuchIntent', 'ID'),
    );
    expect(wrong.received).toHaveLength(missing.received.length);
    expect(JSON.stringify(wrong.errors)).not.toContain('_secret_');
  });

  it('requires the client secret', async () => {
    const { errors, received } = await execute(QUERY('id'), { id: ID });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: 'clientSecret' } }]);
    expect(received).toEqual([]);
  });

  it('confirms with the client secret, with an idempotency key of its own', async () => {
    const id = seededIds.requiresPaymentMethod;
    const { client_secret } = await stripeClient(gateway.sandbox).setupIntents.retrieve(id);
    const confirm = (clientSecret?: string | null) =>
      execute(
        `mutation ($input: ConfirmSetupIntentInput!) { confirmSetupIntent(input: $input) {
          __typename ... on StripeError { message code } ... on InvalidRequestError { inputPath }
          ... on ConfirmSetupIntentPayload { setupIntent { id status clientSecret customer { id } paymentMethod { id } } } } }`,
        {
          input: {
            id,
            clientSecret,
            idempotencyKey: `k ${clientSecret}`,
            paymentMethod: 'pm_card_visa',
            returnUrl: 'https://example.com',
          },
        },
      );
    const without = await confirm();
    expect(without.data?.confirmSetupIntent).toMatchObject({
      code: 'gateway_invalid_input',
      inputPath: ['clientSecret'],
    });
    expect(without.received).toEqual([]);
    expect((await confirm(`${id}_secret_wrong`)).data?.confirmSetupIntent).toMatchObject({
      __typename: 'InvalidRequestError',
      code: 'resource_missing',
    });
    const { data, received } = await confirm(client_secret);
    expect(data?.confirmSetupIntent).toMatchObject({
      setupIntent: {
        id,
        status: 'SUCCEEDED',
        customer: null,
        paymentMethod: { id: expect.stringMatching(/^pm_/) },
      },
    });
    expect(received).toHaveLength(1);
    expect(received[0]?.headers['idempotency-key']).toMatch(/^[\w-]{43}$/);
  });
});
