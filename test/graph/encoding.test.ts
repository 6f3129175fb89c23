import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type {
  CancelSetupIntentInput,
  ConfirmSetupIntentInput,
  CreateSetupIntentInput,
  EncodingListQueryVariables,
  UpdateSetupIntentInput,
} from '../generated/graphql.ts';
import { graphql } from '../generated/index.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';

// The expected forms were written by hand from Stripe's documentation. Their parameters may come in any order.

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startTestGateway();
});
beforeEach(() => gateway.sandbox.reset());
afterAll(() => gateway.close());

/** The parameters of a form, byte for byte, in a normalized order. */
function parameters(form: string): string[] {
  return form.split('&').sort();
}

function onlyRequest() {
  const [request, ...more] = gateway.sandbox.requests();
  expect(more).toEqual([]);
  if (!request) throw new Error('Nothing was sent.');
  return request;
}

/** The requests that the sandbox received, after a check that it knows all of their parameters. */
function expectForm(path: string, form: string, result: { code?: string | null } | null | undefined) {
  const request = onlyRequest();
  expect(request).toMatchObject({ method: 'POST', path, query: '' });
  expect(parameters(request.form)).toEqual(parameters(form));
  expect(result?.code).not.toBe('parameter_unknown');
}

describe('a create is sent as', () => {
  const Create = graphql(`
    mutation EncodingCreate($input: CreateSetupIntentInput!) {
      createSetupIntent(input: $input) { __typename ... on StripeError { code message } }
    }
  `);

  it.each<[string, CreateSetupIntentInput, string]>([
    ['nothing', {}, ''],
    [
      'nested values and metadata',
      {
        automaticPaymentMethods: { enabled: true, allowRedirects: 'NEVER' },
        customer: 'cus_Abc',
        metadata: [{ key: 'order_id', value: '6735' }],
      },
      'automatic_payment_methods[enabled]=true&automatic_payment_methods[allow_redirects]=never&customer=cus_Abc&metadata[order_id]=6735',
    ],
    [
      'numbered lists',
      { allowedPaymentMethodTypes: ['CARD', 'US_BANK_ACCOUNT'], usage: 'OFF_SESSION' },
      'allowed_payment_method_types[0]=card&allowed_payment_method_types[1]=us_bank_account&usage=off_session',
    ],
    [
      'a confirmation with a mandate',
      {
        confirm: true,
        paymentMethod: 'pm_card_visa',
        returnUrl: 'https://example.com/done',
        paymentMethodOptions: { card: { requestThreeDSecure: 'ANY' } },
        mandateData: {
          customerAcceptance: {
            type: 'ONLINE',
            online: { ipAddress: '203.0.113.7', userAgent: 'Mozilla/5.0' },
          },
        },
      },
      'confirm=true&payment_method=pm_card_visa&return_url=https%3A%2F%2Fexample.com%2Fdone&payment_method_options[card][request_three_d_secure]=any&mandate_data[customer_acceptance][type]=online&mandate_data[customer_acceptance][online][ip_address]=203.0.113.7&mandate_data[customer_acceptance][online][user_agent]=Mozilla%2F5.0',
    ],
    [
      'the details of a bank account',
      {
        paymentMethodData: {
          type: 'US_BANK_ACCOUNT',
          usBankAccount: {
            accountHolderType: 'INDIVIDUAL',
            accountNumber: '000123456789',
            routingNumber: '110000000',
          },
          billingDetails: { name: 'Jane Roe' },
        },
      },
      'payment_method_data[type]=us_bank_account&payment_method_data[us_bank_account][account_holder_type]=individual&payment_method_data[us_bank_account][account_number]=000123456789&payment_method_data[us_bank_account][routing_number]=110000000&payment_method_data[billing_details][name]=Jane%20Roe',
    ],
    [
      'non-ASCII addresses',
      {
        paymentMethodData: {
          type: 'LINK',
          allowRedisplay: 'ALWAYS',
          billingDetails: {
            address: {
              city: 'Łódź',
              country: 'PL',
              line1: 'ul. Piotrkowska 1/3',
              line2: '',
              postalCode: '90-001',
            },
            email: 'jane+roe@example.com',
            phone: '+48 42 000 00 00',
            taxId: '☎',
          },
          metadata: [{ key: 'crm id', value: 'A&1' }],
          radarOptions: { session: 'rse_1' },
        },
      },
      'payment_method_data[type]=link&payment_method_data[allow_redisplay]=always&payment_method_data[billing_details][address][city]=%C5%81%C3%B3d%C5%BA&payment_method_data[billing_details][address][country]=PL&payment_method_data[billing_details][address][line1]=ul.%20Piotrkowska%201%2F3&payment_method_data[billing_details][address][line2]=&payment_method_data[billing_details][address][postal_code]=90-001&payment_method_data[billing_details][email]=jane%2Broe%40example.com&payment_method_data[billing_details][phone]=%2B48%2042%20000%2000%2000&payment_method_data[billing_details][tax_id]=%E2%98%8E&payment_method_data[metadata][crm%20id]=A%261&payment_method_data[radar_options][session]=rse_1',
    ],
    [
      'enum values in Stripe’s spelling',
      {
        paymentMethodOptions: {
          card: {
            moto: false,
            network: 'CARTES_BANCAIRES',
            threeDSecure: {
              aresTransStatus: 'Y',
              cryptogram: 'AAAB+/==',
              electronicCommerceIndicator: 'V05',
              networkOptions: { cartesBancaires: { cbAvalgo: 'V0', cbExemption: '4AQ=', cbScore: 97 } },
              requestorChallengeIndicator: '02',
              transactionId: 'b1f6-7',
              version: 'V2_2_0',
            },
          },
        },
      },
      'payment_method_options[card][moto]=false&payment_method_options[card][network]=cartes_bancaires&payment_method_options[card][three_d_secure][ares_trans_status]=Y&payment_method_options[card][three_d_secure][cryptogram]=AAAB%2B%2F%3D%3D&payment_method_options[card][three_d_secure][electronic_commerce_indicator]=05&payment_method_options[card][three_d_secure][network_options][cartes_bancaires][cb_avalgo]=0&payment_method_options[card][three_d_secure][network_options][cartes_bancaires][cb_exemption]=4AQ%3D&payment_method_options[card][three_d_secure][network_options][cartes_bancaires][cb_score]=97&payment_method_options[card][three_d_secure][requestor_challenge_indicator]=02&payment_method_options[card][three_d_secure][transaction_id]=b1f6-7&payment_method_options[card][three_d_secure][version]=2.2.0',
    ],
    [
      'amounts of up to 53 bits, and dates as Unix seconds',
      {
        paymentMethodOptions: {
          card: {
            mandateOptions: {
              amount: 9007199254740991,
              amountType: 'MAXIMUM',
              currency: 'inr',
              endDate: '2026-09-22T14:13:20Z',
              interval: 'SPORADIC',
              reference: 'M-1',
              startDate: '2026-09-21T16:13:20+02:00',
              supportedTypes: ['INDIA'],
            },
          },
        },
      },
      'payment_method_options[card][mandate_options][amount]=9007199254740991&payment_method_options[card][mandate_options][amount_type]=maximum&payment_method_options[card][mandate_options][currency]=inr&payment_method_options[card][mandate_options][end_date]=1790086400&payment_method_options[card][mandate_options][interval]=sporadic&payment_method_options[card][mandate_options][reference]=M-1&payment_method_options[card][mandate_options][start_date]=1790000000&payment_method_options[card][mandate_options][supported_types][0]=india',
    ],
    [
      'bank account options',
      {
        paymentMethodOptions: {
          usBankAccount: {
            financialConnections: {
              filters: { accountSubcategories: ['CHECKING', 'SAVINGS'] },
              permissions: ['PAYMENT_METHOD', 'BALANCES'],
              prefetch: [],
              returnUrl: 'app://done',
            },
            mandateOptions: { collectionMethod: 'PAPER' },
            networks: { requested: ['ACH'] },
            verificationMethod: 'MICRODEPOSITS',
          },
        },
      },
      'payment_method_options[us_bank_account][financial_connections][filters][account_subcategories][0]=checking&payment_method_options[us_bank_account][financial_connections][filters][account_subcategories][1]=savings&payment_method_options[us_bank_account][financial_connections][permissions][0]=payment_method&payment_method_options[us_bank_account][financial_connections][permissions][1]=balances&payment_method_options[us_bank_account][financial_connections][return_url]=app%3A%2F%2Fdone&payment_method_options[us_bank_account][mandate_options][collection_method]=paper&payment_method_options[us_bank_account][networks][requested][0]=ach&payment_method_options[us_bank_account][verification_method]=microdeposits',
    ],
    [
      'all other parameters',
      {
        attachToSelf: true,
        confirm: true,
        confirmationToken: 'ctoken_card_visa',
        customerAccount: 'acct_1',
        description: 'A note\nof two lines',
        excludedPaymentMethodTypes: ['KLARNA'],
        flowDirections: ['INBOUND', 'OUTBOUND'],
        mandateData: { customerAcceptance: { type: 'OFFLINE', acceptedAt: '2026-09-21T14:13:20Z' } },
        onBehalfOf: 'acct_2',
        paymentMethodConfiguration: 'pmc_1',
        paymentMethodTypes: ['SEPA_DEBIT'],
        singleUse: { amount: 2500, currency: 'usd' },
        usage: 'ON_SESSION',
        useStripeSdk: true,
      },
      'attach_to_self=true&confirm=true&confirmation_token=ctoken_card_visa&customer_account=acct_1&description=A%20note%0Aof%20two%20lines&excluded_payment_method_types[0]=klarna&flow_directions[0]=inbound&flow_directions[1]=outbound&mandate_data[customer_acceptance][type]=offline&mandate_data[customer_acceptance][accepted_at]=1790000000&on_behalf_of=acct_2&payment_method_configuration=pmc_1&payment_method_types[0]=sepa_debit&single_use[amount]=2500&single_use[currency]=usd&usage=on_session&use_stripe_sdk=true',
    ],
    [
      'nothing for null and empty lists',
      {
        allowedPaymentMethodTypes: [],
        automaticPaymentMethods: null,
        customer: null,
        description: null,
        flowDirections: null,
        mandateData: null,
        metadata: [
          { key: 'kept', value: 'v' },
          { key: 'dropped', value: null },
        ],
        paymentMethodData: null,
        usage: null,
      },
      'metadata[kept]=v',
    ],
    [
      'keys and values that could inject a parameter',
      {
        description: '&confirm=true#?%26',
        metadata: [
          { key: 'a=1&customer=cus_evil', value: 'b&usage=on_session' },
          { key: '%5D(0', value: "!*'()~-_." },
          { key: '+', value: ' +' },
        ],
      },
      'description=%26confirm%3Dtrue%23%3F%2526&metadata[a%3D1%26customer%3Dcus_evil]=b%26usage%3Don_session&metadata[%255D%280]=%21%2A%27%28%29~-_.&metadata[%2B]=%20%2B',
    ],
  ])('%s', async (_name, input, form) => {
    const { data } = await gateway.execute(Create, { input });
    const result = data?.createSetupIntent;
    expectForm('/v1/setup_intents', form, result && 'code' in result ? { code: result.code ?? null } : null);
  });
});

describe('a write is sent as', () => {
  const Update = graphql(`
    mutation EncodingUpdate($input: UpdateSetupIntentInput!) {
      updateSetupIntent(input: $input) { ... on StripeError { code } }
    }
  `);
  const Confirm = graphql(`
    mutation EncodingConfirm($input: ConfirmSetupIntentInput!) {
      confirmSetupIntent(input: $input) { ... on StripeError { code } }
    }
  `);
  const Cancel = graphql(`
    mutation EncodingCancel($input: CancelSetupIntentInput!) {
      cancelSetupIntent(input: $input) { ... on StripeError { code } }
    }
  `);
  const id = 'seti_x';

  it.each<[string, Omit<UpdateSetupIntentInput, 'id'>, string]>([
    [
      'metadata with a key to remove',
      {
        metadata: [
          { key: 'a', value: '1' },
          { key: 'b', value: '2' },
          { key: 'old', value: null },
        ],
      },
      'metadata[a]=1&metadata[b]=2&metadata[old]=',
    ],
    ['empty values for null', { metadata: null, paymentMethod: null }, 'metadata=&payment_method='],
    [
      'an empty value for an empty list, and nothing for empty metadata',
      { allowedPaymentMethodTypes: [], excludedPaymentMethodTypes: null, metadata: [], description: null },
      'allowed_payment_method_types=&excluded_payment_method_types=&description=',
    ],
    ['nothing', {}, ''],
    [
      'all parameters',
      {
        customer: 'cus_Abc',
        attachToSelf: false,
        paymentMethodConfiguration: 'pmc_1',
        flowDirections: ['INBOUND'],
      },
      'customer=cus_Abc&attach_to_self=false&payment_method_configuration=pmc_1&flow_directions[0]=inbound',
    ],
  ])('an update: %s', async (_name, input, form) => {
    const { data } = await gateway.execute(Update, { input: { id, ...input } });
    expectForm('/v1/setup_intents/seti_x', form, data?.updateSetupIntent);
  });

  it.each<[string, Omit<ConfirmSetupIntentInput, 'id'>, string]>([
    [
      'all parameters',
      {
        clientSecret: 'seti_x_secret_y',
        paymentMethod: 'pm_1',
        returnUrl: 'app://done?a=b',
        useStripeSdk: true,
      },
      'client_secret=seti_x_secret_y&payment_method=pm_1&return_url=app%3A%2F%2Fdone%3Fa%3Db&use_stripe_sdk=true',
    ],
    [
      'an empty value for null, except for a secret',
      { clientSecret: null, mandateData: null },
      'mandate_data=',
    ],
  ])('a confirm: %s', async (_name, input, form) => {
    const { data } = await gateway.execute(Confirm, { input: { id, ...input } });
    expectForm('/v1/setup_intents/seti_x/confirm', form, data?.confirmSetupIntent);
  });

  it.each<[string, Omit<CancelSetupIntentInput, 'id'>, string]>([
    [
      'a reason',
      { cancellationReason: 'REQUESTED_BY_CUSTOMER' },
      'cancellation_reason=requested_by_customer',
    ],
    ['nothing for null', { cancellationReason: null }, ''],
  ])('a cancel: %s', async (_name, input, form) => {
    const { data } = await gateway.execute(Cancel, { input: { id, ...input } });
    expectForm('/v1/setup_intents/seti_x/cancel', form, data?.cancelSetupIntent);
  });
});

describe('a read is sent as', () => {
  const List = graphql(`
    query EncodingList($first: Int, $after: String, $last: Int, $before: String, $filter: SetupIntentFilterInput) {
      setupIntents(first: $first, after: $after, last: $last, before: $before, filter: $filter) {
        nodes { id }
      }
    }
  `);

  it.each<[EncodingListQueryVariables, string]>([
    [{}, 'limit=10'],
    [
      {
        first: 3,
        filter: {
          customer: 'cus_Abc',
          createdAt: { gte: '2026-09-21T14:13:20Z', lt: '2026-09-22T14:13:20Z' },
        },
      },
      'customer=cus_Abc&limit=3&created[gte]=1790000000&created[lt]=1790086400',
    ],
    [
      { first: 100, after: 'seti_y', filter: { paymentMethod: 'pm_1', attachToSelf: false } },
      'payment_method=pm_1&attach_to_self=false&limit=100&starting_after=seti_y',
    ],
    [
      {
        last: 5,
        before: 'seti_y',
        filter: {
          customerAccount: 'acct_1',
          createdAt: { gt: '1970-01-01T00:00:00Z', lte: '2026-09-22T14:13:20Z' },
        },
      },
      'customer_account=acct_1&created[gt]=0&created[lte]=1790086400&limit=5&ending_before=seti_y',
    ],
    [{ filter: { customer: null, createdAt: null, attachToSelf: null } }, 'limit=10'],
  ])('a list: %j', async (variables, query) => {
    await gateway.execute(List, variables);
    const request = onlyRequest();
    expect(request).toMatchObject({ method: 'GET', path: '/v1/setup_intents', form: '' });
    expect(parameters(request.query)).toEqual(parameters(query));
  });

  it('a retrieve with its secret', async () => {
    await gateway.execute('{ setupIntent(id: "seti_x", clientSecret: "seti_x_secret_a&b=[c]") { id } }');
    expect(onlyRequest()).toMatchObject({
      method: 'GET',
      path: '/v1/setup_intents/seti_x',
      query: 'client_secret=seti_x_secret_a%26b%3D%5Bc%5D',
      form: '',
    });
  });
});
