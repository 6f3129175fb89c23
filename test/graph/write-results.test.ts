import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CreateSetupIntentInput } from '../generated/graphql.ts';
import { graphql } from '../generated/index.ts';
import { stripeClient } from '../sandbox/support.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startTestGateway();
});
beforeEach(() => gateway.sandbox.reset());
afterAll(() => gateway.close());

graphql(`
  fragment ResultErrors on StripeError {
    message
    code
    docUrl
    requestId
    ... on CardError {
      declineCode
      adviceCode
      networkDeclineCode
      networkAdviceCode
      param
      inputPath
      paymentMethod { id type card { last4 } customer { id } }
      intent: setupIntent { ...ResultIntent }
    }
    ... on InvalidRequestError { param inputPath intent: setupIntent { ...ResultIntent } }
    ... on OutcomeUnknownError { idempotencyKey }
  }
`);
graphql(`
  fragment ResultIntent on SetupIntent {
    id
    status
    description
    customer { id }
    paymentMethod { id }
    latestAttempt { id }
    lastSetupError { type code declineCode message paymentMethod { id } }
  }
`);

const Create = graphql(`
  mutation ResultsCreate($input: CreateSetupIntentInput!) {
    createSetupIntent(input: $input) {
      __typename
      ... on CreateSetupIntentPayload { setupIntent { ...ResultIntent } }
      ...ResultErrors
    }
  }
`);
const Update = graphql(`
  mutation ResultsUpdate($input: UpdateSetupIntentInput!) {
    updateSetupIntent(input: $input) {
      __typename
      ... on UpdateSetupIntentPayload { setupIntent { ...ResultIntent } }
      ...ResultErrors
    }
  }
`);
const Confirm = graphql(`
  mutation ResultsConfirm($input: ConfirmSetupIntentInput!) {
    confirmSetupIntent(input: $input) {
      __typename
      ... on ConfirmSetupIntentPayload { setupIntent { ...ResultIntent } }
      ...ResultErrors
    }
  }
`);
const Cancel = graphql(`
  mutation ResultsCancel($input: CancelSetupIntentInput!) {
    cancelSetupIntent(input: $input) {
      __typename
      ... on CancelSetupIntentPayload { setupIntent { ...ResultIntent } }
      ...ResultErrors
    }
  }
`);

const WITHOUT_REDIRECTS: CreateSetupIntentInput = {
  automaticPaymentMethods: { enabled: true, allowRedirects: 'NEVER' },
};
const REQUEST_ID = expect.stringMatching(/^req_\w+$/);
const DOC_URL = expect.stringMatching(/^https:\/\/stripe\.com\/docs\//);

async function newIntent(): Promise<string> {
  const { id } = await stripeClient(gateway.sandbox).setupIntents.create({
    automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
  });
  return id;
}

describe('a declined card', () => {
  const EXPIRED = {
    __typename: 'CardError',
    message: 'Your card has expired.',
    code: 'expired_card',
    declineCode: 'expired_card',
    adviceCode: 'confirm_card_data',
    networkAdviceCode: '03',
    networkDeclineCode: '54',
    docUrl: DOC_URL,
    requestId: REQUEST_ID,
    param: 'exp_month',
    inputPath: null,
    paymentMethod: {
      id: expect.stringMatching(/^pm_\w{24}$/),
      type: 'CARD',
      card: { last4: '0069' },
      customer: null,
    },
  };

  it('is a CardError with all of Stripe’s details, and the current intent', async () => {
    const id = await newIntent();
    const { data, errors } = await gateway.execute(Confirm, {
      input: { id, paymentMethod: 'pm_card_chargeDeclinedExpiredCard' },
    });
    expect(errors).toBeUndefined();
    expect(data?.confirmSetupIntent).toEqual({
      ...EXPIRED,
      intent: {
        id,
        status: 'REQUIRES_PAYMENT_METHOD',
        description: null,
        customer: null,
        paymentMethod: null,
        latestAttempt: { id: expect.stringMatching(/^setatt_/) },
        lastSetupError: {
          type: 'CARD_ERROR',
          code: 'expired_card',
          declineCode: 'expired_card',
          message: 'Your card has expired.',
          paymentMethod: { id: expect.stringMatching(/^pm_\w{24}$/) },
        },
      },
    });
  });

  it('has the intent of a create with confirm', async () => {
    const { data, errors } = await gateway.execute(Create, {
      input: {
        ...WITHOUT_REDIRECTS,
        confirm: true,
        description: 'It survives',
        paymentMethod: 'pm_card_chargeDeclinedExpiredCard',
      },
    });
    expect(errors).toBeUndefined();
    const result = data?.createSetupIntent;
    expect(result).toMatchObject(EXPIRED);
    if (result?.__typename !== 'CardError') throw new Error('The card was not declined.');
    expect(result.intent).toMatchObject({
      id: expect.stringMatching(/^seti_\w{24}$/),
      status: 'REQUIRES_PAYMENT_METHOD',
      description: 'It survives',
      paymentMethod: null,
      lastSetupError: { code: 'expired_card' },
    });

    const id = result.intent?.id ?? '';
    const again = await gateway.execute(Confirm, { input: { id, paymentMethod: 'pm_card_visa' } });
    expect(again.data?.confirmSetupIntent).toMatchObject({ setupIntent: { id, status: 'SUCCEEDED' } });
  });

  it('has null for fields that Stripe omits', async () => {
    const { data } = await gateway.execute(Create, {
      input: {
        ...WITHOUT_REDIRECTS,
        confirm: true,
        paymentMethod: 'pm_card_visa_chargeDeclinedInsufficientFunds',
      },
    });
    expect(data?.createSetupIntent).toMatchObject({
      __typename: 'CardError',
      message: 'Your card has insufficient funds.',
      code: 'card_declined',
      declineCode: 'insufficient_funds',
      adviceCode: null,
      networkAdviceCode: null,
      networkDeclineCode: null,
      param: null,
      inputPath: null,
    });
  });

  it('costs one call, however often ids of relations are selected', async () => {
    const { extensions } = await gateway.execute(Create, {
      input: { ...WITHOUT_REDIRECTS, confirm: true, paymentMethod: 'pm_card_chargeDeclined' },
    });
    expect(extensions?.stripe.calls).toBe(1);
    expect(gateway.sandbox.requests()).toHaveLength(1);
  });
});

describe('an invalid parameter', () => {
  it('is an InvalidRequestError with its input path: a missing customer', async () => {
    const { data, errors } = await gateway.execute(Create, { input: { customer: 'cus_missing' } });
    expect(errors).toBeUndefined();
    expect(data?.createSetupIntent).toEqual({
      __typename: 'InvalidRequestError',
      message: "No such customer: 'cus_missing'",
      code: 'resource_missing',
      docUrl: DOC_URL,
      requestId: REQUEST_ID,
      param: 'customer',
      inputPath: ['customer'],
      intent: null,
    });
  });

  it.each<[string, CreateSetupIntentInput, string, string[]]>([
    ['two words', { paymentMethod: 'pm_missing' }, 'payment_method', ['paymentMethod']],
    [
      'a nested one',
      { singleUse: { amount: 0, currency: 'usd' } },
      'single_use[amount]',
      ['singleUse', 'amount'],
    ],
    [
      'a deeply nested one',
      {
        ...WITHOUT_REDIRECTS,
        confirm: true,
        paymentMethod: 'pm_card_visa',
        mandateData: { customerAcceptance: { type: 'ONLINE', online: { userAgent: 'Mozilla/5.0' } } },
      },
      'mandate_data[customer_acceptance][online][ip_address]',
      ['mandateData', 'customerAcceptance', 'online', 'ipAddress'],
    ],
    ['all metadata', { metadata: [{ key: 'k'.repeat(41), value: 'v' }] }, 'metadata', ['metadata']],
    ['a top-level one', { confirm: false, returnUrl: 'https://example.com' }, 'return_url', ['returnUrl']],
  ])('has the input path of %s', async (_name, input, param, inputPath) => {
    const { data, errors } = await gateway.execute(Create, { input });
    expect(errors).toBeUndefined();
    expect(data?.createSetupIntent).toMatchObject({ __typename: 'InvalidRequestError', param, inputPath });
  });

  it.each(['updateSetupIntent', 'confirmSetupIntent', 'cancelSetupIntent'])(
    'is the id for an unknown intent: %s',
    async (field) => {
      const { data, errors } = await gateway.execute(`mutation {
      ${field}(input: { id: "seti_missing" }) {
        __typename
        ... on StripeError { message code docUrl requestId }
        ... on InvalidRequestError { param inputPath intent: setupIntent { id } }
      }
    }`);
      expect(errors).toBeUndefined();
      expect(data).toEqual({
        [field]: {
          __typename: 'InvalidRequestError',
          message: "No such setupintent: 'seti_missing'",
          code: 'resource_missing',
          docUrl: DOC_URL,
          requestId: REQUEST_ID,
          param: 'intent',
          inputPath: ['id'],
          intent: null,
        },
      });
    },
  );
});

describe('an invalid status', () => {
  it.each([
    ['without a payment method', {}, /missing a payment method/, 'REQUIRES_PAYMENT_METHOD'],
    ['for a customer who is not yet there', { paymentMethod: 'pm_card_visa' }, /`return_url`/, null],
  ] as const)('rejects a confirm %s', async (_name, input, message, status) => {
    const { id } = await stripeClient(gateway.sandbox).setupIntents.create();
    const { data, errors } = await gateway.execute(Confirm, { input: { id, ...input } });
    expect(errors).toBeUndefined();
    expect(data?.confirmSetupIntent).toMatchObject({
      __typename: 'InvalidRequestError',
      message: expect.stringMatching(message),
      code: status === null ? null : 'setup_intent_unexpected_state',
      intent: status === null ? null : { id, status },
    });
  });

  it('rejects an update of a canceled intent, and returns the intent', async () => {
    const id = await newIntent();
    await gateway.execute(Cancel, { input: { id } });
    const { data } = await gateway.execute(Update, { input: { id, description: 'Too late' } });
    expect(data?.updateSetupIntent).toMatchObject({
      __typename: 'InvalidRequestError',
      code: 'setup_intent_unexpected_state',
      param: null,
      inputPath: null,
      intent: { id, status: 'CANCELED', description: null },
    });
  });

  it('rejects another customer’s payment method, with its input path', async () => {
    const stripe = stripeClient(gateway.sandbox);
    const { id: owner } = await stripe.customers.create();
    const { id: other } = await stripe.customers.create();
    const method = await stripe.paymentMethods.attach('pm_card_visa', { customer: owner });
    const { id } = await stripe.setupIntents.create({ customer: other });
    const { data } = await gateway.execute(Update, { input: { id, paymentMethod: method.id } });
    expect(data?.updateSetupIntent).toMatchObject({
      __typename: 'InvalidRequestError',
      code: null,
      docUrl: null,
      param: 'payment_method',
      inputPath: ['paymentMethod'],
      intent: { id, customer: { id: other }, paymentMethod: null },
    });
  });
});

describe('a failing mutation', () => {
  it('does not affect its siblings, whether Stripe or the gateway rejects it', async () => {
    const Three = graphql(`
      mutation ResultsThree($good: CreateSetupIntentInput!, $bad: CreateSetupIntentInput!) {
        first: createSetupIntent(input: $good) { __typename }
        refused: createSetupIntent(input: { customer: "cus_missing" }) { __typename }
        invalid: createSetupIntent(input: $bad) { ... on InvalidRequestError { code inputPath } }
        last: createSetupIntent(input: $good) { ... on CreateSetupIntentPayload { setupIntent { description } } }
      }
    `);
    const { data, errors } = await gateway.execute(Three, {
      good: { description: 'Good' },
      bad: { paymentMethod: 'not an id' },
    });
    expect(data).toEqual({
      first: { __typename: 'CreateSetupIntentPayload' },
      refused: { __typename: 'InvalidRequestError' },
      invalid: { code: 'gateway_invalid_input', inputPath: ['paymentMethod'] },
      last: { setupIntent: { description: 'Good' } },
    });
    expect(errors).toBeUndefined();
    expect(gateway.sandbox.requests().map(({ status }) => status)).toEqual([200, 400, 200]);
  });
});
