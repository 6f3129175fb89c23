import type Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../../../../src/sandbox/server.ts';
import { ACCEPTED, type AccountClient, NEVER, newAccountClient } from '../../support.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox();
});
afterAll(() => sandbox.close());

type Maker = (stripe: Stripe) => Promise<Stripe.SetupIntent>;

/** The requests that bring an intent into each status. */
const IN_STATUS: Readonly<Record<string, Maker>> = {
  requires_payment_method: (stripe) => stripe.setupIntents.create({ automatic_payment_methods: NEVER }),
  requires_confirmation: (stripe) =>
    stripe.setupIntents.create({ automatic_payment_methods: NEVER, payment_method: 'pm_card_visa' }),
  requires_action: (stripe) =>
    stripe.setupIntents.create({
      automatic_payment_methods: NEVER,
      confirm: true,
      payment_method: 'pm_card_threeDSecureRequired',
    }),
  microdeposits: (stripe) =>
    stripe.setupIntents.create({
      confirm: true,
      mandate_data: ACCEPTED,
      payment_method: 'pm_usBankAccount_success',
      payment_method_types: ['us_bank_account'],
    }),
  processing: (stripe) =>
    stripe.setupIntents.create({
      confirm: true,
      mandate_data: ACCEPTED,
      payment_method: 'pm_usBankAccount_processing',
      payment_method_types: ['us_bank_account', 'card'],
    }),
  succeeded: (stripe) =>
    stripe.setupIntents.create({
      automatic_payment_methods: NEVER,
      confirm: true,
      payment_method: 'pm_card_visa',
    }),
  canceled: async (stripe) => {
    const { id } = await stripe.setupIntents.create({ payment_method: 'pm_card_visa' });
    return stripe.setupIntents.cancel(id);
  },
};

const UNEXPECTED = 'setup_intent_unexpected_state';

function cancelText(status: string): string {
  return (
    `You cannot cancel this SetupIntent because it has a status of ${status}. Only a SetupIntent with one of the ` +
    'following statuses may be canceled: `requires_payment_method`, `requires_confirmation`, or `requires_action`.'
  );
}

function verifyText(status: string): string {
  return (
    `This SetupIntent cannot be actioned on because it has a status of ${status}. Only a SetupIntent with one of ` +
    'the following statuses may be actioned on: ["requires_action"].'
  );
}

const MISSING =
  "You cannot confirm this SetupIntent because it's missing a payment method. You can either update the SetupIntent " +
  'with a payment method and then confirm it again, or confirm it again directly with a payment method or ' +
  'ConfirmationToken.';

async function act(client: AccountClient, intent: Stripe.SetupIntent, call: string) {
  const [verb = '', form = ''] = call.split(' ');
  const suffix = verb === 'update' ? '' : `/${verb}`;
  return client.post(`/v1/setup_intents/${intent.id}${suffix}`, form);
}

describe('a setup intent', () => {
  it.each<[string, string, string]>([
    ['requires_payment_method', 'update description=x', 'requires_payment_method'],
    ['requires_confirmation', 'update description=x', 'requires_confirmation'],
    ['requires_action', 'update description=x', 'requires_action'],
    ['processing', 'update metadata[a]=b', 'processing'],
    ['succeeded', 'update metadata[a]=b', 'succeeded'],
    ['requires_payment_method', 'update payment_method=pm_card_visa', 'requires_confirmation'],
    ['requires_confirmation', 'update payment_method=pm_card_visa', 'requires_confirmation'],
    ['requires_confirmation', 'update payment_method=', 'requires_payment_method'],
    ['requires_action', 'update payment_method=pm_card_visa', 'requires_confirmation'],
    ['requires_payment_method', 'confirm payment_method=pm_card_visa', 'succeeded'],
    ['requires_confirmation', 'confirm', 'succeeded'],
    ['requires_confirmation', 'confirm payment_method=pm_card_threeDSecureRequired', 'requires_action'],
    ['requires_action', 'confirm payment_method=pm_card_visa', 'succeeded'],
    ['requires_payment_method', 'cancel', 'canceled'],
    ['requires_confirmation', 'cancel', 'canceled'],
    ['requires_action', 'cancel', 'canceled'],
    ['microdeposits', 'cancel', 'canceled'],
    ['microdeposits', 'verify_microdeposits descriptor_code=SM11AA', 'succeeded'],
  ])('in %s accepts %s and is then %s', async (status, call, after) => {
    const client = newAccountClient(sandbox);
    const intent = await (IN_STATUS[status] as Maker)(client.stripe);
    const response = await act(client, intent, call);
    expect(response.status).toBe(200);
    expect(response.json.status).toBe(after);
  });

  it.each<[string, string, string, string]>([
    ['requires_payment_method', 'confirm', UNEXPECTED, MISSING],
    [
      'processing',
      'confirm payment_method=pm_card_visa',
      UNEXPECTED,
      'You cannot confirm this SetupIntent because it is processing.',
    ],
    [
      'succeeded',
      'confirm',
      UNEXPECTED,
      'You cannot confirm this SetupIntent because it has already succeeded.',
    ],
    ['canceled', 'confirm', UNEXPECTED, 'You cannot confirm this SetupIntent because it has been canceled.'],
    [
      'processing',
      'update payment_method=pm_card_visa',
      UNEXPECTED,
      'You cannot update this SetupIntent because it is processing.',
    ],
    [
      'succeeded',
      'update payment_method=pm_card_visa',
      UNEXPECTED,
      'You cannot update this SetupIntent because it has already succeeded.',
    ],
    [
      'succeeded',
      'update payment_method=',
      UNEXPECTED,
      'You cannot update this SetupIntent because it has already succeeded.',
    ],
    [
      'canceled',
      'update payment_method=pm_card_visa',
      UNEXPECTED,
      'You cannot update this SetupIntent because it has been canceled.',
    ],
    [
      'canceled',
      'update description=x',
      UNEXPECTED,
      'You cannot update this SetupIntent because it has been canceled.',
    ],
    ['processing', 'cancel', UNEXPECTED, cancelText('processing')],
    ['succeeded', 'cancel', UNEXPECTED, cancelText('succeeded')],
    ['canceled', 'cancel', UNEXPECTED, 'You cannot cancel this SetupIntent because it is already canceled.'],
    ...['requires_payment_method', 'requires_confirmation', 'processing', 'succeeded', 'canceled'].map(
      (status): [string, string, string, string] => [
        status,
        'verify_microdeposits descriptor_code=SM11AA',
        'intent_invalid_state',
        verifyText(status),
      ],
    ),
    [
      'requires_action',
      'verify_microdeposits descriptor_code=SM11AA',
      'intent_invalid_state',
      'This SetupIntent cannot be actioned on because it does not wait for a microdeposit verification.',
    ],
  ])('in %s rejects %s', async (status, call, code, message) => {
    const client = newAccountClient(sandbox);
    const intent = await (IN_STATUS[status] as Maker)(client.stripe);
    const before = await client.get(`/v1/setup_intents/${intent.id}`);
    const response = await act(client, intent, call);
    expect(response.status).toBe(400);
    expect(response.json.error).toMatchObject({
      type: 'invalid_request_error',
      code,
      message,
      doc_url: `https://stripe.com/docs/error-codes/${code.replaceAll('_', '-')}`,
      setup_intent: before.json,
    });
    expect((await client.get(`/v1/setup_intents/${intent.id}`)).json).toEqual(before.json);
  });

  it('that is canceled and has no payment method reports the missing payment method first', async () => {
    const client = newAccountClient(sandbox);
    const { id } = await client.stripe.setupIntents.create();
    await client.stripe.setupIntents.cancel(id);
    const response = await client.post(`/v1/setup_intents/${id}/confirm`);
    expect(response.json.error).toMatchObject({ code: UNEXPECTED, message: MISSING });
  });

  it('that gets another payment method abandons the attempt that is waiting for the customer', async () => {
    const client = newAccountClient(sandbox);
    const intent = await (IN_STATUS.requires_action as Maker)(client.stripe);
    const updated = await client.stripe.setupIntents.update(intent.id, { payment_method: 'pm_card_visa' });
    expect(updated.next_action).toBeNull();
    const attempts = await client.stripe.setupAttempts.list({ setup_intent: intent.id });
    expect(attempts.data.map(({ status }) => status)).toEqual(['abandoned']);
  });

  it.each(['abandoned', 'duplicate', 'requested_by_customer', undefined] as const)(
    'canceled with %s keeps its payment method, customer and secret',
    async (reason) => {
      const { stripe } = newAccountClient(sandbox);
      const customer = await stripe.customers.create();
      const intent = await stripe.setupIntents.create({
        customer: customer.id,
        payment_method: 'pm_card_visa',
      });
      const canceled = await stripe.setupIntents.cancel(
        intent.id,
        reason ? { cancellation_reason: reason } : {},
      );
      expect(canceled).toMatchObject({
        cancellation_reason: reason ?? null,
        client_secret: intent.client_secret,
        customer: customer.id,
        next_action: null,
        payment_method: intent.payment_method,
        status: 'canceled',
      });
    },
  );

  it('rejects an unknown cancellation reason', async () => {
    const client = newAccountClient(sandbox);
    const { id } = await client.stripe.setupIntents.create();
    const response = await client.post(`/v1/setup_intents/${id}/cancel`, 'cancellation_reason=bored');
    expect(response.json.error).toMatchObject({
      message: 'Invalid cancellation_reason: must be one of abandoned, duplicate, or requested_by_customer',
      param: 'cancellation_reason',
    });
  });
});
