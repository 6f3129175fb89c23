import { describe, expect, it } from 'vitest';
import { paramsFrom } from '../../src/schema/params.ts';
import { encodeForm } from '../../src/stripe/form.ts';
import { coerced, inputType } from '../support/input.ts';

// From an input as a client writes it to the form that Stripe receives. The forms are written by hand.

/** Without id and key, which are no parameters, as the mutations do. */
function formOf(name: string, value: object, nulls: 'clear' | 'absent'): string {
  const { id: _id, idempotencyKey: _key, ...changes } = coerced(value, name);
  return encodeForm(paramsFrom(changes, inputType(name), { nulls, path: ['input'] }));
}

describe('create', () => {
  it.each<[string, object, string]>([
    ['nothing', {}, ''],
    [
      'allowedPaymentMethodTypes',
      { allowedPaymentMethodTypes: ['CARD', 'US_BANK_ACCOUNT'] },
      'allowed_payment_method_types[0]=card&allowed_payment_method_types[1]=us_bank_account',
    ],
    ['attachToSelf', { attachToSelf: true }, 'attach_to_self=true'],
    [
      'automaticPaymentMethods',
      { automaticPaymentMethods: { enabled: true } },
      'automatic_payment_methods[enabled]=true',
    ],
    [
      'automaticPaymentMethods with allowRedirects',
      { automaticPaymentMethods: { enabled: true, allowRedirects: 'NEVER' } },
      'automatic_payment_methods[allow_redirects]=never&automatic_payment_methods[enabled]=true',
    ],
    ['confirm', { confirm: true }, 'confirm=true'],
    ['confirm: false', { confirm: false }, 'confirm=false'],
    ['confirmationToken', { confirmationToken: 'ctoken_1' }, 'confirmation_token=ctoken_1'],
    ['customer', { customer: 'cus_Abc' }, 'customer=cus_Abc'],
    ['customerAccount', { customerAccount: 'acct_1' }, 'customer_account=acct_1'],
    ['description', { description: 'For Jane & José' }, 'description=For%20Jane%20%26%20Jos%C3%A9'],
    ['an empty description', { description: '' }, 'description='],
    [
      'excludedPaymentMethodTypes',
      { excludedPaymentMethodTypes: ['KLARNA', 'AU_BECS_DEBIT'] },
      'excluded_payment_method_types[0]=klarna&excluded_payment_method_types[1]=au_becs_debit',
    ],
    [
      'flowDirections',
      { flowDirections: ['INBOUND', 'OUTBOUND'] },
      'flow_directions[0]=inbound&flow_directions[1]=outbound',
    ],
    [
      'a single flow direction, which GraphQL makes a list',
      { flowDirections: 'INBOUND' },
      'flow_directions[0]=inbound',
    ],
    [
      'mandateData',
      {
        mandateData: {
          customerAcceptance: {
            type: 'ONLINE',
            acceptedAt: '2026-09-21T14:13:20Z',
            online: { ipAddress: '203.0.113.7', userAgent: 'Mozilla/5.0' },
          },
        },
      },
      'mandate_data[customer_acceptance][accepted_at]=1790000000&mandate_data[customer_acceptance][online][ip_address]=203.0.113.7&mandate_data[customer_acceptance][online][user_agent]=Mozilla%2F5.0&mandate_data[customer_acceptance][type]=online',
    ],
    [
      'metadata',
      {
        metadata: [
          { key: 'order_id', value: '6735' },
          { key: 'b', value: '' },
        ],
      },
      'metadata[order_id]=6735&metadata[b]=',
    ],
    ['onBehalfOf', { onBehalfOf: 'acct_1' }, 'on_behalf_of=acct_1'],
    ['paymentMethod', { paymentMethod: 'pm_card_visa' }, 'payment_method=pm_card_visa'],
    ['a legacy source as paymentMethod', { paymentMethod: 'src_1' }, 'payment_method=src_1'],
    [
      'paymentMethodConfiguration',
      { paymentMethodConfiguration: 'pmc_1' },
      'payment_method_configuration=pmc_1',
    ],
    [
      'paymentMethodData of a bank account',
      {
        paymentMethodData: {
          type: 'US_BANK_ACCOUNT',
          allowRedisplay: 'ALWAYS',
          billingDetails: {
            name: 'Jane Roe',
            email: 'jane+1@example.com',
            address: {
              line1: '1 Main St',
              line2: 'B',
              postalCode: '10001',
              city: 'NY',
              state: 'NY',
              country: 'US',
            },
            phone: '+15550100',
            taxId: '1',
          },
          metadata: [{ key: 'k', value: 'v' }],
          radarOptions: { session: 'rse_1' },
          usBankAccount: {
            accountHolderType: 'INDIVIDUAL',
            accountNumber: '000123456789',
            accountType: 'CHECKING',
            routingNumber: '110000000',
          },
        },
      },
      'payment_method_data[allow_redisplay]=always' +
        '&payment_method_data[billing_details][address][city]=NY&payment_method_data[billing_details][address][country]=US&payment_method_data[billing_details][address][line1]=1%20Main%20St&payment_method_data[billing_details][address][line2]=B&payment_method_data[billing_details][address][postal_code]=10001&payment_method_data[billing_details][address][state]=NY' +
        '&payment_method_data[billing_details][email]=jane%2B1%40example.com&payment_method_data[billing_details][name]=Jane%20Roe&payment_method_data[billing_details][phone]=%2B15550100&payment_method_data[billing_details][tax_id]=1' +
        '&payment_method_data[metadata][k]=v&payment_method_data[radar_options][session]=rse_1&payment_method_data[type]=us_bank_account' +
        '&payment_method_data[us_bank_account][account_holder_type]=individual&payment_method_data[us_bank_account][account_number]=000123456789&payment_method_data[us_bank_account][account_type]=checking&payment_method_data[us_bank_account][routing_number]=110000000',
    ],
    [
      'paymentMethodData of a linked account',
      {
        paymentMethodData: {
          type: 'US_BANK_ACCOUNT',
          usBankAccount: { financialConnectionsAccount: 'fca_1' },
        },
      },
      'payment_method_data[type]=us_bank_account&payment_method_data[us_bank_account][financial_connections_account]=fca_1',
    ],
    [
      'paymentMethodOptions of a card',
      {
        paymentMethodOptions: {
          card: { moto: true, network: 'CARTES_BANCAIRES', requestThreeDSecure: 'ANY' },
        },
      },
      'payment_method_options[card][moto]=true&payment_method_options[card][network]=cartes_bancaires&payment_method_options[card][request_three_d_secure]=any',
    ],
    [
      'paymentMethodOptions of a card with 3-D Secure that ran elsewhere',
      {
        paymentMethodOptions: {
          card: {
            threeDSecure: {
              version: 'V1_0_2',
              aresTransStatus: 'Y',
              cryptogram: 'AAAB+/=',
              electronicCommerceIndicator: 'V05',
              requestorChallengeIndicator: '01',
              transactionId: 't_1',
              networkOptions: { cartesBancaires: { cbAvalgo: 'V0', cbExemption: 'AB==', cbScore: 0 } },
            },
          },
        },
      },
      'payment_method_options[card][three_d_secure][ares_trans_status]=Y&payment_method_options[card][three_d_secure][cryptogram]=AAAB%2B%2F%3D&payment_method_options[card][three_d_secure][electronic_commerce_indicator]=05' +
        '&payment_method_options[card][three_d_secure][network_options][cartes_bancaires][cb_avalgo]=0&payment_method_options[card][three_d_secure][network_options][cartes_bancaires][cb_exemption]=AB%3D%3D&payment_method_options[card][three_d_secure][network_options][cartes_bancaires][cb_score]=0' +
        '&payment_method_options[card][three_d_secure][requestor_challenge_indicator]=01&payment_method_options[card][three_d_secure][transaction_id]=t_1&payment_method_options[card][three_d_secure][version]=1.0.2',
    ],
    [
      'paymentMethodOptions of a card with a mandate',
      {
        paymentMethodOptions: {
          card: {
            mandateOptions: {
              amount: 9007199254740991,
              amountType: 'MAXIMUM',
              currency: 'inr',
              description: 'Gym',
              endDate: '2026-09-22T16:13:20+02:00',
              interval: 'MONTH',
              intervalCount: 1,
              reference: 'r1',
              startDate: '2026-09-21T14:13:20Z',
              supportedTypes: ['INDIA'],
            },
          },
        },
      },
      'payment_method_options[card][mandate_options][amount]=9007199254740991&payment_method_options[card][mandate_options][amount_type]=maximum&payment_method_options[card][mandate_options][currency]=inr&payment_method_options[card][mandate_options][description]=Gym' +
        '&payment_method_options[card][mandate_options][end_date]=1790086400&payment_method_options[card][mandate_options][interval]=month&payment_method_options[card][mandate_options][interval_count]=1&payment_method_options[card][mandate_options][reference]=r1' +
        '&payment_method_options[card][mandate_options][start_date]=1790000000&payment_method_options[card][mandate_options][supported_types][0]=india',
    ],
    [
      'paymentMethodOptions of a bank account',
      {
        paymentMethodOptions: {
          usBankAccount: {
            financialConnections: {
              filters: { accountSubcategories: ['CHECKING', 'SAVINGS'] },
              permissions: ['PAYMENT_METHOD', 'BALANCES'],
              prefetch: ['OWNERSHIP'],
              returnUrl: 'app://back',
            },
            mandateOptions: { collectionMethod: 'PAPER' },
            networks: { requested: ['ACH', 'US_DOMESTIC_WIRE'] },
            verificationMethod: 'MICRODEPOSITS',
          },
        },
      },
      'payment_method_options[us_bank_account][financial_connections][filters][account_subcategories][0]=checking&payment_method_options[us_bank_account][financial_connections][filters][account_subcategories][1]=savings' +
        '&payment_method_options[us_bank_account][financial_connections][permissions][0]=payment_method&payment_method_options[us_bank_account][financial_connections][permissions][1]=balances&payment_method_options[us_bank_account][financial_connections][prefetch][0]=ownership&payment_method_options[us_bank_account][financial_connections][return_url]=app%3A%2F%2Fback' +
        '&payment_method_options[us_bank_account][mandate_options][collection_method]=paper&payment_method_options[us_bank_account][networks][requested][0]=ach&payment_method_options[us_bank_account][networks][requested][1]=us_domestic_wire&payment_method_options[us_bank_account][verification_method]=microdeposits',
    ],
    [
      'paymentMethodTypes',
      { paymentMethodTypes: ['CARD', 'SEPA_DEBIT'] },
      'payment_method_types[0]=card&payment_method_types[1]=sepa_debit',
    ],
    [
      'returnUrl',
      { returnUrl: 'https://example.com/done?a=1' },
      'return_url=https%3A%2F%2Fexample.com%2Fdone%3Fa%3D1',
    ],
    [
      'singleUse',
      { singleUse: { amount: 1200, currency: 'eur' } },
      'single_use[amount]=1200&single_use[currency]=eur',
    ],
    ['usage', { usage: 'ON_SESSION' }, 'usage=on_session'],
    ['useStripeSdk', { useStripeSdk: true }, 'use_stripe_sdk=true'],
    [
      'several at once, in the order of the input type',
      { usage: 'OFF_SESSION', confirm: true, paymentMethod: 'pm_1', idempotencyKey: 'k' },
      'confirm=true&payment_method=pm_1&usage=off_session',
    ],
  ])('%s', (_, input, form) => {
    expect(formOf('CreateSetupIntentInput', input, 'absent')).toBe(form);
  });
});

describe('update', () => {
  it.each<[string, object, string]>([
    ['nothing', {}, ''],
    ['attachToSelf', { attachToSelf: false }, 'attach_to_self=false'],
    ['customer', { customer: 'cus_Abc' }, 'customer=cus_Abc'],
    ['description', { description: 'New' }, 'description=New'],
    ['flowDirections', { flowDirections: ['OUTBOUND'] }, 'flow_directions[0]=outbound'],
    [
      'metadata that sets two keys and removes one',
      {
        metadata: [
          { key: 'a', value: '1' },
          { key: 'b', value: '2' },
          { key: 'old', value: null },
        ],
      },
      'metadata[a]=1&metadata[b]=2&metadata[old]=',
    ],
    ['paymentMethod', { paymentMethod: 'pm_1' }, 'payment_method=pm_1'],
    [
      'paymentMethodConfiguration',
      { paymentMethodConfiguration: 'pmc_1' },
      'payment_method_configuration=pmc_1',
    ],
    [
      'paymentMethodData',
      { paymentMethodData: { type: 'KLARNA', billingDetails: { email: 'a@example.com' } } },
      'payment_method_data[billing_details][email]=a%40example.com&payment_method_data[type]=klarna',
    ],
    [
      'paymentMethodOptions',
      { paymentMethodOptions: { card: { requestThreeDSecure: 'CHALLENGE' } } },
      'payment_method_options[card][request_three_d_secure]=challenge',
    ],
    ['paymentMethodTypes', { paymentMethodTypes: ['CARD'] }, 'payment_method_types[0]=card'],
    [
      'allowed and excluded kinds',
      { allowedPaymentMethodTypes: ['CARD'], excludedPaymentMethodTypes: ['KLARNA'] },
      'allowed_payment_method_types[0]=card&excluded_payment_method_types[0]=klarna',
    ],
  ])('%s', (_, input, form) => {
    expect(formOf('UpdateSetupIntentInput', { id: 'seti_1', ...input }, 'clear')).toBe(form);
  });
});

describe('confirm', () => {
  it.each<[string, object, string]>([
    ['nothing', {}, ''],
    ['clientSecret', { clientSecret: 'seti_1_secret_2' }, 'client_secret=seti_1_secret_2'],
    ['confirmationToken', { confirmationToken: 'ctoken_1' }, 'confirmation_token=ctoken_1'],
    [
      'mandateData of a client that leaves address and browser to Stripe',
      { mandateData: { customerAcceptance: { type: 'OFFLINE' } } },
      'mandate_data[customer_acceptance][type]=offline',
    ],
    [
      'a payment method, a return URL, and the SDK',
      { paymentMethod: 'pm_1', returnUrl: 'https://x.test', useStripeSdk: false },
      'payment_method=pm_1&return_url=https%3A%2F%2Fx.test&use_stripe_sdk=false',
    ],
    [
      'paymentMethodOptions',
      { paymentMethodOptions: { usBankAccount: { verificationMethod: 'INSTANT' } } },
      'payment_method_options[us_bank_account][verification_method]=instant',
    ],
  ])('%s', (_, input, form) => {
    expect(formOf('ConfirmSetupIntentInput', { id: 'seti_1', ...input }, 'clear')).toBe(form);
  });
});

describe('cancel', () => {
  it.each<[string, object, string]>([
    ['nothing', {}, ''],
    [
      'cancellationReason',
      { cancellationReason: 'REQUESTED_BY_CUSTOMER' },
      'cancellation_reason=requested_by_customer',
    ],
    ['null is absent', { cancellationReason: null }, ''],
  ])('%s', (_, input, form) => {
    expect(formOf('CancelSetupIntentInput', { id: 'seti_1', ...input }, 'absent')).toBe(form);
  });
});

describe('a filter', () => {
  it.each<[string, object, string]>([
    ['nothing', {}, ''],
    ['attachToSelf', { attachToSelf: true }, 'attach_to_self=true'],
    ['customer', { customer: 'cus_Abc' }, 'customer=cus_Abc'],
    ['customerAccount', { customerAccount: 'acct_1' }, 'customer_account=acct_1'],
    ['paymentMethod', { paymentMethod: 'pm_1' }, 'payment_method=pm_1'],
    [
      'createdAt, which is created at Stripe',
      { createdAt: { gte: '2026-09-21T14:13:20Z', lt: '2026-09-22T14:13:20Z' } },
      'created[gte]=1790000000&created[lt]=1790086400',
    ],
    [
      'createdAt with open bounds that are spelled out',
      { createdAt: { gt: '2026-09-21T16:13:20+02:00', lte: null } },
      'created[gt]=1790000000',
    ],
    ['null, which is absent', { customer: null, createdAt: null, attachToSelf: null }, ''],
  ])('%s', (_, input, form) => {
    expect(formOf('SetupIntentFilterInput', input, 'absent')).toBe(form);
  });
});
