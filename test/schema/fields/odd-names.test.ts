import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestGateway, type TestGateway } from '../../support/gateway.ts';
import { type ServedObjects, startServedObjects } from '../../support/served-objects.ts';
import { receivedPairs } from './expected-form.ts';

// Wire names that a conversion by rule may get wrong, and enum values that are no names of GraphQL: in and out.

let gateway: TestGateway;
let stripe: ServedObjects;
beforeAll(async () => {
  gateway = await startTestGateway();
  stripe = await startServedObjects();
});
afterAll(async () => {
  await gateway.close();
  await stripe.close();
});

const card = (fields: object) => ({ paymentMethodOptions: { card: fields } });
const CARD = 'payment_method_options[card]';
const secure = (fields: object) => card({ threeDSecure: fields });
const SECURE = `${CARD}[three_d_secure]`;
const klarna = (preferredLocale: string) => ({ paymentMethodOptions: { klarna: { preferredLocale } } });
const LOCALE = 'payment_method_options[klarna][preferred_locale]';
const data = (fields: object) => ({ paymentMethodData: fields });
const bancaires = (fields: object) =>
  secure({ networkOptions: { cartesBancaires: { cbAvalgo: 'V0', ...fields } } });
const BANCAIRES = `${SECURE}[network_options][cartes_bancaires]`;

describe('in', () => {
  it.each<[string, object, readonly string[]]>([
    [
      'request_three_d_secure',
      card({ requestThreeDSecure: 'CHALLENGE' }),
      [`${CARD}[request_three_d_secure]="challenge"`],
    ],
    ['three_d_secure', secure({ cryptogram: 'c' }), [`${SECURE}[cryptogram]="c"`]],
    [
      'requestor_challenge_indicator',
      secure({ requestorChallengeIndicator: '02' }),
      [`${SECURE}[requestor_challenge_indicator]="02"`],
    ],
    ['the version 1.0.2', secure({ version: 'V1_0_2' }), [`${SECURE}[version]="1.0.2"`]],
    ['the version 2.3.1', secure({ version: 'V2_3_1' }), [`${SECURE}[version]="2.3.1"`]],
    [
      'the indicator 01',
      secure({ electronicCommerceIndicator: 'V01' }),
      [`${SECURE}[electronic_commerce_indicator]="01"`],
    ],
    [
      'the indicator 07',
      secure({ electronicCommerceIndicator: 'V07' }),
      [`${SECURE}[electronic_commerce_indicator]="07"`],
    ],
    ['a capital letter', secure({ aresTransStatus: 'Y' }), [`${SECURE}[ares_trans_status]="Y"`]],
    ['a digit', bancaires({}), [`${BANCAIRES}[cb_avalgo]="0"`]],
    ['a capital letter beside digits', bancaires({ cbAvalgo: 'A' }), [`${BANCAIRES}[cb_avalgo]="A"`]],
    ['cb_score', bancaires({ cbScore: 5 }), [`${BANCAIRES}[cb_avalgo]="0"`, `${BANCAIRES}[cb_score]="5"`]],
    ['cs-CZ', klarna('CS_CZ'), [`${LOCALE}="cs-CZ"`]],
    ['en-AT', klarna('EN_AT'), [`${LOCALE}="en-AT"`]],
    [
      'line1 and line2',
      data({ type: 'CASHAPP', billingDetails: { address: { line1: 'one', line2: 'two' } } }),
      [
        'payment_method_data[billing_details][address][line1]="one"',
        'payment_method_data[billing_details][address][line2]="two"',
        'payment_method_data[type]="cashapp"',
      ],
    ],
    [
      'p24, as a name and as a value',
      data({ type: 'P24', p24: { bank: 'ETRANSFER_POCZTOWY24' } }),
      ['payment_method_data[p24][bank]="etransfer_pocztowy24"', 'payment_method_data[type]="p24"'],
    ],
    [
      'maybank2e',
      data({ type: 'FPX', fpx: { bank: 'MAYBANK2E' } }),
      ['payment_method_data[fpx][bank]="maybank2e"', 'payment_method_data[type]="fpx"'],
    ],
    [
      'n26',
      data({ type: 'IDEAL', ideal: { bank: 'N26' } }),
      ['payment_method_data[ideal][bank]="n26"', 'payment_method_data[type]="ideal"'],
    ],
    [
      'a country in capitals',
      data({ type: 'SOFORT', sofort: { country: 'AT' } }),
      ['payment_method_data[sofort][country]="AT"', 'payment_method_data[type]="sofort"'],
    ],
    ['use_stripe_sdk', { useStripeSdk: true }, ['use_stripe_sdk="true"']],
  ])('%s', async (_name, input, pairs) => {
    gateway.sandbox.reset();
    const { errors } = await gateway.execute(
      'mutation ($input: CreateSetupIntentInput!) { createSetupIntent(input: $input) { __typename } }',
      { input },
    );
    expect(errors).toBeUndefined();
    expect(gateway.sandbox.requests().map(({ form }) => receivedPairs(form))).toEqual([[...pairs].sort()]);
  });
});

const checks = { cvc_check: 'pass', address_line1_check: 'fail', address_postal_code_check: 'unavailable' };
const method = (fields: object) => ({
  '/v1/payment_methods/pm_1': { id: 'pm_1', object: 'payment_method', ...fields },
});
const intent = (fields: object) => ({
  '/v1/setup_intents/seti_1': {
    id: 'seti_1',
    object: 'setup_intent',
    created: 1,
    livemode: false,
    ...fields,
  },
});
const tried = (details: object) =>
  intent({ latest_attempt: { id: 'setatt_1', object: 'setup_attempt', payment_method_details: details } });
const ofMethod = (selection: string) => `{ paymentMethod(id: "pm_1") { ${selection} } }`;
const ofIntent = (selection: string) => `{ setupIntent(id: "seti_1") { ${selection} } }`;
const ofAttempt = (selection: string) => ofIntent(`latestAttempt { paymentMethodDetails { ${selection} } }`);

interface Out {
  readonly name: string;
  readonly served: Readonly<Record<string, object>>;
  readonly query: string;
  readonly answer: object;
}

const OUT: readonly Out[] = [
  {
    name: 'iin and last4',
    served: method({ card: { iin: '424242', last4: '4242' } }),
    query: ofMethod('card { iin last4 }'),
    answer: { paymentMethod: { card: { iin: '424242', last4: '4242' } } },
  },
  {
    name: 'cvc_check and address_line1_check',
    served: method({ card: { checks } }),
    query: ofMethod('card { checks { cvcCheck addressLine1Check addressPostalCodeCheck } }'),
    answer: {
      paymentMethod: {
        card: {
          checks: { cvcCheck: 'pass', addressLine1Check: 'fail', addressPostalCodeCheck: 'unavailable' },
        },
      },
    },
  },
  {
    name: 'three_d_secure_usage',
    served: method({ card: { three_d_secure_usage: { supported: true } } }),
    query: ofMethod('card { threeDSecureUsage { supported } }'),
    answer: { paymentMethod: { card: { threeDSecureUsage: { supported: true } } } },
  },
  {
    name: 'dynamic_last4',
    served: method({ card: { wallet: { type: 'apple_pay', dynamic_last4: '0001' } } }),
    query: ofMethod('card { wallet { type dynamicLast4 } }'),
    answer: { paymentMethod: { card: { wallet: { type: 'APPLE_PAY', dynamicLast4: '0001' } } } },
  },
  {
    name: 'line1 and line2',
    served: method({ billing_details: { address: { line1: 'one', line2: 'two' } } }),
    query: ofMethod('billingDetails { address { line1 line2 } }'),
    answer: { paymentMethod: { billingDetails: { address: { line1: 'one', line2: 'two' } } } },
  },
  {
    name: 'p24, as a name and as a value',
    served: method({ type: 'p24', p24: { bank: 'santander_przelew24' } }),
    query: ofMethod('type p24 { bank }'),
    answer: { paymentMethod: { type: 'P24', p24: { bank: 'SANTANDER_PRZELEW24' } } },
  },
  {
    name: 'a code in capitals',
    served: method({ ideal: { bank: 'n26', bic: 'NTSBDEB1' } }),
    query: ofMethod('ideal { bank bic }'),
    answer: { paymentMethod: { ideal: { bank: 'N26', bic: 'NTSBDEB1' } } },
  },
  {
    name: 'three_d_secure, its version and its indicator',
    served: tried({ card: { three_d_secure: { version: '1.0.2', electronic_commerce_indicator: '01' } } }),
    query: ofAttempt('card { threeDSecure { version electronicCommerceIndicator } }'),
    answer: {
      setupIntent: {
        latestAttempt: {
          paymentMethodDetails: {
            card: { threeDSecure: { version: 'V1_0_2', electronicCommerceIndicator: 'V01' } },
          },
        },
      },
    },
  },
  {
    name: 'iban_last4',
    served: tried({ bancontact: { iban_last4: '3000', preferred_language: 'nl' } }),
    query: ofAttempt('bancontact { ibanLast4 preferredLanguage }'),
    answer: {
      setupIntent: {
        latestAttempt: {
          paymentMethodDetails: { bancontact: { ibanLast4: '3000', preferredLanguage: 'NL' } },
        },
      },
    },
  },
  {
    name: 'a locale, which is an open string in responses',
    served: intent({ payment_method_options: { klarna: { preferred_locale: 'gsw-CH' } } }),
    query: ofIntent('paymentMethodOptions { klarna { preferredLocale } }'),
    answer: { setupIntent: { paymentMethodOptions: { klarna: { preferredLocale: 'gsw-CH' } } } },
  },
  {
    name: 'a country that cannot be sent, but may come',
    served: method({ type: 'sofort', sofort: { country: 'CH' } }),
    query: ofMethod('sofort { country }'),
    answer: { paymentMethod: { sofort: { country: 'CH' } } },
  },
  {
    name: 'a preferred network that is not among the supported ones',
    served: method({ us_bank_account: { networks: { preferred: 'fednow', supported: ['ach'] } } }),
    query: ofMethod('usBankAccount { networks { preferred supported } }'),
    answer: { paymentMethod: { usBankAccount: { networks: { preferred: 'fednow', supported: ['ACH'] } } } },
  },
  {
    name: 'image_url_png',
    served: intent({ next_action: { pix_display_qr_code: { image_url_png: 'p', image_url_svg: 's' } } }),
    query: ofIntent('nextAction { pixDisplayQrCode { imageUrlPng imageUrlSvg } }'),
    answer: { setupIntent: { nextAction: { pixDisplayQrCode: { imageUrlPng: 'p', imageUrlSvg: 's' } } } },
  },
  {
    name: 'a value of a later version',
    served: tried({ card: { three_d_secure: { version: '3.0.0', electronic_commerce_indicator: '99' } } }),
    query: ofAttempt('card { threeDSecure { version electronicCommerceIndicator } }'),
    answer: {
      setupIntent: {
        latestAttempt: {
          paymentMethodDetails: {
            card: { threeDSecure: { version: 'UNRECOGNIZED', electronicCommerceIndicator: 'UNRECOGNIZED' } },
          },
        },
      },
    },
  },
  {
    name: 'the name of an application that Stripe sends along',
    served: intent({ application: { id: 'ca_1', object: 'application', name: 'Desk' } }),
    query: ofIntent('application { id name }'),
    answer: { setupIntent: { application: { id: 'ca_1', name: 'Desk' } } },
  },
];

describe('out', () => {
  it.each(OUT)('$name', async ({ served, query, answer }) => {
    stripe.serve(served);
    const { data, errors } = await stripe.gateway.execute(query);
    expect(errors).toBeUndefined();
    expect(data).toEqual(answer);
  });
});
