import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../../../../src/sandbox/server.ts';
import { newAccountClient } from '../../support.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox();
});
afterAll(() => sandbox.close());

const PATH = '/v1/setup_intents';
const DEBIT_WITHOUT_MANDATE = {
  message:
    'This SetupIntent requires a mandate, but no existing mandate was found. Collect mandate acceptance from the customer and try again, providing acceptance data in the mandate_data parameter.',
};

function unconfirmed(param: string): object {
  return {
    code: 'setup_intent_invalid_parameter',
    message: `The parameter \`${param}\` cannot be passed when creating a SetupIntent unless \`confirm\` is set to true.`,
    param,
  };
}

describe('creating a setup intent', () => {
  it.each<{ form: string; error: object; source: string }>([
    {
      form: 'payment_method_types[]=sepa_debit&payment_method=pm_sepaDebit_success_de&confirm=true',
      error: DEBIT_WITHOUT_MANDATE,
      source: 'Stripe docs: SEPA Direct Debit, save details',
    },
    {
      form: 'payment_method_types[]=us_bank_account&payment_method=pm_usBankAccount_success&confirm=true',
      error: DEBIT_WITHOUT_MANDATE,
      source: 'Stripe docs: ACH Direct Debit, save details',
    },
    {
      form: 'return_url=https://example.com',
      error: unconfirmed('return_url'),
      source: 'recorded for PaymentIntents',
    },
    {
      form: 'mandate_data[customer_acceptance][type]=offline',
      error: unconfirmed('mandate_data'),
      source: 'recorded for PaymentIntents',
    },
    {
      form: 'confirmation_token=ctoken_card_visa',
      error: unconfirmed('confirmation_token'),
      source: 'recorded for PaymentIntents',
    },
    {
      form: 'payment_method_options[card][network]=visa',
      error: unconfirmed('payment_method_options[card][network]'),
      source: 'declarations of the stripe package',
    },
    {
      form: 'payment_method_options[card][moto]=true',
      error: unconfirmed('payment_method_options[card][moto]'),
      source: 'declarations of the stripe package',
    },
    {
      form: 'attach_to_self=true&customer=cus_x',
      error: {
        message:
          'The PaymentMethod cannot be attached to both the customer and to self. In order to attach a PaymentMethod to a customer, set `attach_to_self` to false.',
      },
      source: 'recorded',
    },
    {
      form: 'payment_method_configuration=pmc_x',
      error: {
        code: 'resource_missing',
        message: "No such payment_method_configuration: 'pmc_x'",
        param: 'payment_method_configuration',
      },
      source: 'recorded',
    },
    {
      form: 'automatic_payment_methods[enabled]=true&payment_method_types[]=card',
      error: { message: 'You cannot enable `automatic_payment_methods` and specify `payment_method_types`.' },
      source: 'recorded for PaymentIntents',
    },
    {
      form: 'payment_method_types[]=affirm',
      error: {
        message:
          'The payment method type "affirm" is invalid. Please ensure the provided type is activated in your dashboard (https://dashboard.stripe.com/account/payments/settings) and your account is enabled for any preview features that you are trying to use. See https://stripe.com/docs/payments/payment-methods/integration-options for supported payment method, currency, and country combinations.',
      },
      source: 'recorded',
    },
    {
      form: `description=${'x'.repeat(1001)}`,
      error: { message: expect.stringMatching(/must be at most 1000 characters$/), param: 'description' },
      source: "Stripe's OpenAPI description",
    },
  ])('with $form is refused ($source)', async ({ form, error }) => {
    const client = newAccountClient(sandbox);
    const response = await client.post(PATH, form);
    expect(response.status).toBe(400);
    expect(response.json.error).toMatchObject({ type: 'invalid_request_error', ...error });
    expect((await client.get(PATH)).json.data).toEqual([]);
  });

  it('accepts a description of 1000 characters (Stripe’s OpenAPI description)', async () => {
    const { json } = await newAccountClient(sandbox).post(PATH, `description=${'é'.repeat(1000)}`);
    expect(json.description).toBe('é'.repeat(1000));
  });
});

describe('updating a setup intent', () => {
  it.each(['on_session', 'off_session', 'never'])(
    'with usage=%s changes nothing (recorded)',
    async (usage) => {
      const client = newAccountClient(sandbox);
      const created = await client.post(PATH, 'usage=off_session');
      const updated = await client.post(`${PATH}/${created.json.id}`, `usage=${usage}`);
      expect(updated.status).toBe(200);
      expect(updated.json).toEqual(created.json);
    },
  );

  it.each(['network]=visa', 'moto]=true'])(
    'with the card option %s is refused (declarations of the stripe package)',
    async (option) => {
      const client = newAccountClient(sandbox);
      const { json } = await client.post(PATH);
      const response = await client.post(`${PATH}/${json.id}`, `payment_method_options[card][${option}`);
      expect(response.status).toBe(400);
      expect(response.json.error).toMatchObject({
        code: 'setup_intent_invalid_parameter',
        param: `payment_method_options[card][${option.split('=')[0]}`,
      });
    },
  );
});

describe('a setup intent', () => {
  it('has the options of Klarna and Link when it accepts these types (recorded for PaymentIntents)', async () => {
    const { json } = await newAccountClient(sandbox).post(
      PATH,
      'payment_method_types[]=klarna&payment_method_types[]=link',
    );
    expect(json.payment_method_options).toEqual({
      klarna: { currency: null, preferred_locale: null },
      link: { persistent_token: null },
    });
  });

  it('contains the data of 3-D Secure 2 for Stripe.js (recorded)', async () => {
    const client = newAccountClient(sandbox);
    const { json } = await client.post(
      PATH,
      'payment_method_types[]=card&payment_method=pm_card_threeDSecure2Required&confirm=true&use_stripe_sdk=true',
    );
    const certificate = expect.stringMatching(/^-----BEGIN CERTIFICATE-----\n/);
    expect(json.next_action).toEqual({
      type: 'use_stripe_sdk',
      use_stripe_sdk: {
        directory_server_encryption: {
          algorithm: 'RSA',
          certificate,
          directory_server_id: 'A000000003',
          root_certificate_authorities: [certificate],
        },
        directory_server_name: 'visa',
        merchant: client.account,
        one_click_authn: null,
        server_transaction_id: expect.stringMatching(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/),
        source: json.latest_attempt,
        stripe_js: expect.stringContaining(`/_sandbox/authenticate/${client.account}/${json.latest_attempt}`),
        three_d_secure_2_source: json.latest_attempt,
        three_ds_method_url: '',
        three_ds_optimizations: 'kf',
        type: 'stripe_3ds2_fingerprint',
      },
    });
  });
});
