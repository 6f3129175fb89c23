import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { seededIds } from '../../src/sandbox/seed/seed.ts';
import { counted, countedWell } from '../support/counted.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startTestGateway({ sandbox: { seeded: true }, gateway: { explain: true } });
});
beforeEach(() => gateway.sandbox.reset());
afterAll(() => gateway.close());

const { customer, requiresConfirmation, requiresPaymentMethod, canceled } = seededIds;
const OTHER_CARD = 'pm_card_mastercard';

/** An update, for a document of several mutations. */
const update = (input: string, selection: string) =>
  `updateSetupIntent(input: { ${input} }) { ... on UpdateSetupIntentPayload { setupIntent { ${selection} } } }`;

describe('two mutations of one intent in one request', () => {
  it('each return lists as they are after the mutation', async () => {
    const confirm = `confirmSetupIntent(input: {
      id: "${requiresPaymentMethod}", paymentMethod: "pm_card_chargeDeclined", returnUrl: "https://shop.example.com"
    }) { ... on CardError { setupIntent { attempts(first: 1) { nodes { id } } } } }`;
    const { data, calls } = await countedWell(gateway, `mutation { one: ${confirm} two: ${confirm} }`);
    const attempt = { id: expect.stringMatching(/^setatt_/) };
    expect(data).toEqual({
      one: { setupIntent: { attempts: { nodes: [attempt] } } },
      two: { setupIntent: { attempts: { nodes: [attempt] } } },
    });
    expect(JSON.stringify(data?.one)).not.toBe(JSON.stringify(data?.two));
    expect(calls).toBe(4);
  });

  it('each return relations as they are after the mutation', async () => {
    const id = `id: "${requiresPaymentMethod}"`;
    const selection = 'description customer { email } paymentMethod { card { brand } }';
    const { data, calls, said, received } = await countedWell(
      gateway,
      `mutation {
        first: ${update(`${id} description: "one"`, selection)}
        second: ${update(`${id} description: "two" paymentMethod: "${OTHER_CARD}"`, selection)}
        third: ${update(`${id} description: "three"`, 'description paymentMethod { card { brand } }')}
      }`,
    );
    const email = 'office@tallow-lane.example.com';
    expect(data).toEqual({
      first: { setupIntent: { description: 'one', customer: { email }, paymentMethod: null } },
      second: {
        setupIntent: {
          description: 'two',
          customer: { email },
          paymentMethod: { card: { brand: 'mastercard' } },
        },
      },
      third: { setupIntent: { description: 'three', paymentMethod: { card: { brand: 'mastercard' } } } },
    });
    expect([calls, said]).toEqual([6, 6]);
    expect(received.map(({ method }) => method)).toEqual(['POST', 'GET', 'POST', 'GET', 'POST', 'GET']);
  });

  it('return no object from before the second mutation, however it was loaded', async () => {
    const attempt =
      'latestAttempt { status setupIntent { status latestAttempt { setupIntent { status } } } }';
    const { data } = await countedWell(
      gateway,
      `mutation {
        confirm: confirmSetupIntent(input: { id: "${requiresConfirmation}" }) {
          ... on ConfirmSetupIntentPayload { setupIntent { status ${attempt} } }
        }
        update: updateSetupIntent(input: { id: "${requiresPaymentMethod}", description: "x" }) { __typename }
        cancel: cancelSetupIntent(input: { id: "${requiresPaymentMethod}" }) {
          ... on CancelSetupIntentPayload { setupIntent { status customer { setupIntents(first: 3) { nodes { id status } } } } }
        }
      }`,
    );
    expect(data).toMatchObject({
      confirm: {
        setupIntent: { status: 'SUCCEEDED', latestAttempt: { setupIntent: { status: 'SUCCEEDED' } } },
      },
      cancel: {
        setupIntent: {
          status: 'CANCELED',
          customer: {
            setupIntents: {
              nodes: expect.arrayContaining([{ id: requiresPaymentMethod, status: 'CANCELED' }]),
            },
          },
        },
      },
    });
  });
});

describe('the calls of a write', () => {
  it.each<[string, number]>([
    ['id status', 1],
    ['id customer { id } paymentMethod { __typename } latestAttempt { id }', 1],
    ['customer { email }', 2],
    [
      'customer { email } paymentMethod { type customer { name } } latestAttempt { paymentMethod { type } }',
      2,
    ],
    ['id attempts { nodes { id } }', 2],
    ['customer { id setupIntents(first: 2) { nodes { id } } }', 2],
    ['customer { email setupIntents(first: 2) { nodes { customer { email } } } }', 3],
  ])('with { %s }: %i', async (selection, calls) => {
    const result = await countedWell(
      gateway,
      `mutation { ${update(`id: "${requiresConfirmation}" description: "x"`, selection)} }`,
    );
    expect([result.calls, result.said]).toEqual([calls, calls]);
  });

  it('include only one more for all aliases of the payload', async () => {
    const { calls } = await countedWell(
      gateway,
      `mutation { createSetupIntent(input: { customer: "${customer}" }) { ... on CreateSetupIntentPayload {
        a: setupIntent { customer { email } } b: setupIntent { status } c: setupIntent { customer { name } latestAttempt { status } }
      } } }`,
    );
    expect(calls).toBe(2);
  });

  it('are the same for an intent in an error', async () => {
    const decline = (selection: string) =>
      `mutation { createSetupIntent(input: { customer: "${customer}", paymentMethod: "pm_card_chargeDeclined", confirm: true, returnUrl: "https://shop.example.com" }) {
        ... on CardError { code setupIntent { status ${selection} } } } }`;
    expect((await countedWell(gateway, decline(''))).calls).toBe(1);
    const { data, calls } = await countedWell(
      gateway,
      decline('customer { email } latestAttempt { status }'),
    );
    expect(calls).toBe(2);
    expect(data).toMatchObject({
      createSetupIntent: {
        code: 'card_declined',
        setupIntent: {
          status: 'REQUIRES_PAYMENT_METHOD',
          customer: { email: 'accounts@alder-finch.example.com' },
          latestAttempt: { status: 'FAILED' },
        },
      },
    });
  });

  it('are the same for an invalid status', async () => {
    const { data, calls, said } = await countedWell(
      gateway,
      `mutation { confirmSetupIntent(input: { id: "${canceled}" }) {
        ... on InvalidRequestError { setupIntent { status customer { name } } } } }`,
    );
    expect(data).toEqual({
      confirmSetupIntent: {
        setupIntent: { status: 'CANCELED', customer: { name: 'Harbour Street Cycles' } },
      },
    });
    expect([calls, said]).toEqual([2, 2]);
  });

  it('are none for an input that the gateway rejects', async () => {
    const { data, calls } = await counted(
      gateway,
      'mutation { cancelSetupIntent(input: { id: "cus_1" }) { ... on StripeError { code } } }',
    );
    expect(data).toEqual({ cancelSetupIntent: { code: 'gateway_invalid_input' } });
    expect(calls).toBe(0);
  });
});
