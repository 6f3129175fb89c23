import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../../../src/sandbox/server.ts';
import { type AccountClient, type Json, newAccountClient, send } from '../support.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox();
});
afterAll(() => sandbox.close());

const RETURN_URL = 'https://shop.example.com/done?order=7';
const EXPAND = 'expand[]=latest_attempt&expand[]=mandate&expand[]=payment_method';

async function confirmed(client: AccountClient, kind: string, more = ''): Promise<Json> {
  const form =
    `payment_method_types[]=${kind}&payment_method_types[]=sepa_debit&payment_method_data[type]=${kind}` +
    `&confirm=true&return_url=${encodeURIComponent(RETURN_URL)}${more}`;
  return (await client.post('/v1/setup_intents', form)).json;
}

/** Opens the page and submits one of its buttons, as a customer does. Returns the URL of the redirect. */
async function press(intent: Json, outcome: string): Promise<URL> {
  const url = String(intent.next_action?.redirect_to_url?.url);
  const page = await send(url);
  expect(page.status).toBe(200);
  expect(page.text).toContain(`value="${outcome}"`);
  const response = await send(url, { method: 'POST', body: new URLSearchParams({ outcome }) });
  expect(response.status).toBe(303);
  return new URL(response.headers.get('location') ?? '');
}

const REDIRECTS = [
  ...['alipay', 'amazon_pay', 'bancontact', 'bizum', 'ideal', 'kakao_pay', 'klarna', 'kr_card'],
  ...['mobilepay', 'naver_pay', 'paypal', 'revolut_pay', 'satispay', 'sofort', 'twint'],
];
const NEEDED: Readonly<Record<string, string>> = { sofort: '&payment_method_data[sofort][country]=AT' };

describe('a redirect type', () => {
  it.each(REDIRECTS)('%s redirects the customer, and succeeds after approval', async (kind) => {
    const client = newAccountClient(sandbox);
    const intent = await confirmed(client, kind, NEEDED[kind]);
    expect(intent).toMatchObject({
      mandate: null,
      next_action: {
        redirect_to_url: {
          return_url: RETURN_URL,
          url: `${sandbox.url}/_sandbox/authenticate/${client.account}/${intent.latest_attempt}`,
        },
        type: 'redirect_to_url',
      },
      status: 'requires_action',
    });
    const back = await press(intent, 'succeeded');
    expect(Object.fromEntries(back.searchParams)).toEqual({
      order: '7',
      redirect_status: 'succeeded',
      setup_intent: intent.id,
      setup_intent_client_secret: intent.client_secret,
    });
    const { json } = await client.get(`/v1/setup_intents/${intent.id}?${EXPAND}`);
    expect(json).toMatchObject({
      latest_attempt: { payment_method_details: { type: kind }, status: 'succeeded' },
      next_action: null,
      status: 'succeeded',
    });
  });

  it.each(REDIRECTS)('%s fails when the customer declines', async (kind) => {
    const client = newAccountClient(sandbox);
    const intent = await confirmed(client, kind, NEEDED[kind]);
    const back = await press(intent, 'failed');
    expect(back.searchParams.get('redirect_status')).toBe('failed');
    const { json } = await client.get(`/v1/setup_intents/${intent.id}?${EXPAND}`);
    expect(json).toMatchObject({
      last_setup_error: { code: 'setup_intent_authentication_failure', payment_method: { type: kind } },
      latest_attempt: { setup_error: { code: 'setup_intent_authentication_failure' }, status: 'failed' },
      mandate: null,
      next_action: null,
      payment_method: null,
      status: 'requires_payment_method',
    });
    expect((await client.get('/v1/payment_methods?type=sepa_debit')).json.data).toEqual([]);
  });

  it.each(['ideal', 'klarna', 'cashapp'])('%s requires a return_url', async (kind) => {
    const response = await newAccountClient(sandbox).post(
      '/v1/setup_intents',
      `payment_method_types[]=${kind}&payment_method_data[type]=${kind}&confirm=true`,
    );
    expect(response.status).toBe(400);
    expect(response.json.error?.message).toMatch(/you must provide a `return_url`/);
  });

  it('is a redirect with use_stripe_sdk, too', async () => {
    const intent = await confirmed(newAccountClient(sandbox), 'klarna', '&use_stripe_sdk=true');
    expect(intent.next_action?.type).toBe('redirect_to_url');
    expect((await press(intent, 'succeeded')).origin).toBe('https://shop.example.com');
  });
});

const UNANSWERED = {
  bic: null,
  generated_sepa_debit: null,
  generated_sepa_debit_mandate: null,
  iban_last4: null,
  verified_name: null,
};
const NO_ACCOUNT = { ...UNANSWERED, bank_code: null, bank_name: null, preferred_language: null };

describe('a bank redirect', () => {
  it.each([
    ['bancontact', '', NO_ACCOUNT, { bank_code: '510', bic: 'VAPEBE22', iban_last4: '7061' }, 'BE'],
    [
      'ideal',
      '',
      { ...UNANSWERED, bank: null },
      { bank: 'rabobank', bic: 'RABONL2U', iban_last4: '5264' },
      'NL',
    ],
    [
      'ideal',
      '&payment_method_data[ideal][bank]=bunq',
      { ...UNANSWERED, bank: 'bunq', bic: 'BUNQNL2A' },
      { bank: 'bunq', bic: 'BUNQNL2A', iban_last4: '5264' },
      'NL',
    ],
    [
      'sofort',
      '&payment_method_data[sofort][country]=AT',
      NO_ACCOUNT,
      { bank_code: '19043', bic: 'BKAUATWW', iban_last4: '3201' },
      'AT',
    ],
    [
      'sofort',
      '&payment_method_data[sofort][country]=IT',
      NO_ACCOUNT,
      { bank_code: '05428', iban_last4: '3456' },
      'IT',
    ],
  ])('%s (%s) creates a SEPA debit with a mandate', async (...row) => {
    const [kind, data, before, reported, country] = row;
    const client = newAccountClient(sandbox);
    const customer = await client.stripe.customers.create();
    const name = '&payment_method_data[billing_details][name]=Jo%20Hill';
    const intent = await confirmed(client, kind, `${data}${name}&customer=${customer.id}`);
    const path = `/v1/setup_intents/${intent.id}?expand[]=latest_attempt`;
    const details = async (more = '') =>
      (await client.get(`${path}${more}`)).json.latest_attempt?.payment_method_details?.[kind];
    expect(await details()).toEqual(before);
    await press(intent, 'succeeded');
    const deep = '.payment_method_details';
    const found = await details(
      `&expand[]=latest_attempt${deep}.${kind}.generated_sepa_debit&expand[]=latest_attempt${deep}.${kind}.generated_sepa_debit_mandate`,
    );
    expect(found).toMatchObject({
      ...reported,
      generated_sepa_debit: {
        billing_details: { name: 'Jo Hill' },
        customer: customer.id,
        sepa_debit: {
          country,
          generated_from: { charge: null, setup_attempt: intent.latest_attempt },
          last4: reported.iban_last4,
        },
        type: 'sepa_debit',
      },
      generated_sepa_debit_mandate: {
        payment_method: found?.generated_sepa_debit?.id,
        payment_method_details: { sepa_debit: { reference: expect.any(String) }, type: 'sepa_debit' },
      },
      verified_name: 'Jo Hill',
    });
    const succeeded = await client.stripe.setupIntents.retrieve(String(intent.id));
    expect(succeeded).toMatchObject({
      mandate: found?.generated_sepa_debit_mandate?.id,
      payment_method: intent.payment_method,
    });
    const list = await client.stripe.customers.listPaymentMethods(customer.id);
    expect(list.data.map(({ type }) => type)).toEqual(['sepa_debit']);
  });

  it('creates a debit that later setups can use, and uses up the original payment method', async () => {
    const client = newAccountClient(sandbox);
    const customer = await client.stripe.customers.create();
    const intent = await confirmed(client, 'ideal', `&customer=${customer.id}`);
    await press(intent, 'succeeded');
    const [debit] = (await client.stripe.customers.listPaymentMethods(customer.id)).data;
    const again = async (payment_method: unknown) =>
      (
        await client.post(
          '/v1/setup_intents',
          `payment_method_types[]=ideal&payment_method_types[]=sepa_debit&customer=${customer.id}` +
            `&payment_method=${payment_method}&confirm=true&return_url=https://shop.example.com/`,
        )
      ).json;
    expect(await again(debit?.id)).toMatchObject({ status: 'succeeded' });
    expect((await again(intent.payment_method)).error?.message).toMatch(/may not be used again/);
  });
});
