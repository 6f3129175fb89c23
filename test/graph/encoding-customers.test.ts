import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type {
  CreateCustomerInput,
  UpdateCustomerInput,
  UpdatePaymentMethodInput,
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

const CreateCustomer = graphql(`
  mutation EncodingCreateCustomer($input: CreateCustomerInput!) {
    createCustomer(input: $input) { ... on StripeError { code } }
  }
`);
const UpdateCustomer = graphql(`
  mutation EncodingUpdateCustomer($input: UpdateCustomerInput!) {
    updateCustomer(input: $input) { ... on StripeError { code } }
  }
`);
const UpdatePaymentMethod = graphql(`
  mutation EncodingUpdatePaymentMethod($input: UpdatePaymentMethodInput!) {
    updatePaymentMethod(input: $input) { ... on StripeError { code } }
  }
`);
const DetachPaymentMethod = graphql(`
  mutation EncodingDetachPaymentMethod($input: DetachPaymentMethodInput!) {
    detachPaymentMethod(input: $input) { ... on StripeError { code } }
  }
`);

/** Checks the only request, and that the sandbox knows all of its parameters. */
function expectForm(
  path: string,
  form: string,
  result: { readonly code?: string | null } | null | undefined,
) {
  const [request, ...more] = gateway.sandbox.requests();
  expect(more).toEqual([]);
  expect(request).toMatchObject({ method: 'POST', path, query: '' });
  expect(request?.form.split('&').sort()).toEqual(form.split('&').sort());
  expect(request?.headers['idempotency-key']).toMatch(/^[\w-]{36}$/);
  expect(result?.code).not.toBe('parameter_unknown');
}

/** A value for each parameter that the inputs of both mutations of customers have. */
const ALL = {
  address: {
    city: 'Łódź',
    country: 'PL',
    line1: 'ul. A 1',
    line2: 'm. 2',
    postalCode: '90-001',
    state: 'LD',
  },
  balance: -2500,
  businessName: 'Roe & Co',
  description: 'VIP',
  email: 'jane+roe@example.com',
  individualName: 'Jane Roe',
  invoicePrefix: 'ROE1',
  invoiceSettings: {
    customFields: [{ name: 'PO', value: '1' }],
    defaultPaymentMethod: 'pm_1',
    footer: 'Thanks',
    renderingOptions: { amountTaxDisplay: 'INCLUDE_INCLUSIVE_TAX', template: 'inrtem_1' },
  },
  metadata: [{ key: 'crm id', value: 'A&1' }],
  name: 'Jane Roe',
  nextInvoiceSequence: 7,
  phone: '+48 42 000 00 00',
  preferredLocales: ['pl', 'en-GB'],
  shipping: { address: { line1: 'Dock 4' }, name: 'Reception', phone: '123' },
  tax: { ipAddress: '203.0.113.7', validateLocation: 'DEFERRED' },
  taxExempt: 'REVERSE',
} as const satisfies CreateCustomerInput;
const ALL_FORM =
  'address[city]=%C5%81%C3%B3d%C5%BA&address[country]=PL&address[line1]=ul.%20A%201&address[line2]=m.%202&address[postal_code]=90-001&address[state]=LD&balance=-2500&business_name=Roe%20%26%20Co&description=VIP&email=jane%2Broe%40example.com&individual_name=Jane%20Roe&invoice_prefix=ROE1&invoice_settings[custom_fields][0][name]=PO&invoice_settings[custom_fields][0][value]=1&invoice_settings[default_payment_method]=pm_1&invoice_settings[footer]=Thanks&invoice_settings[rendering_options][amount_tax_display]=include_inclusive_tax&invoice_settings[rendering_options][template]=inrtem_1&metadata[crm%20id]=A%261&name=Jane%20Roe&next_invoice_sequence=7&phone=%2B48%2042%20000%2000%2000&preferred_locales[0]=pl&preferred_locales[1]=en-GB&shipping[address][line1]=Dock%204&shipping[name]=Reception&shipping[phone]=123&tax[ip_address]=203.0.113.7&tax[validate_location]=deferred&tax_exempt=reverse';

/** Null for each parameter, and empty lists. */
const NOTHING = {
  address: null,
  balance: null,
  businessName: null,
  description: null,
  email: null,
  individualName: null,
  invoicePrefix: null,
  invoiceSettings: null,
  metadata: null,
  name: null,
  nextInvoiceSequence: null,
  phone: null,
  preferredLocales: [],
  shipping: null,
  tax: null,
  taxExempt: null,
} as const satisfies CreateCustomerInput;

describe('a create of a customer is sent as', () => {
  it.each<[string, CreateCustomerInput, string]>([
    ['nothing', {}, ''],
    ['all parameters', ALL, ALL_FORM],
    ['nothing for null and empty lists', NOTHING, ''],
    [
      'nothing for nested nulls',
      {
        invoiceSettings: { customFields: [], renderingOptions: null, footer: null },
        metadata: [{ key: 'dropped', value: null }],
        tax: { ipAddress: null },
      },
      '',
    ],
    [
      'text that could inject a parameter',
      { name: 'a&balance=-100', metadata: [{ key: 'b=1&email', value: 'c' }] },
      'name=a%26balance%3D-100&metadata[b%3D1%26email]=c',
    ],
  ])('%s', async (_name, input, form) => {
    const { data } = await gateway.execute(CreateCustomer, { input });
    expectForm('/v1/customers', form, data?.createCustomer);
  });
});

describe('an update of a customer is sent as', () => {
  it.each<[string, Omit<UpdateCustomerInput, 'id'>, string]>([
    ['nothing', {}, ''],
    ['all parameters', ALL, ALL_FORM],
    [
      'empty values for null where Stripe clears',
      NOTHING,
      'address=&business_name=&description=&email=&individual_name=&metadata=&name=&phone=&shipping=&tax_exempt=',
    ],
    [
      'empty values for nested nulls',
      {
        address: { line1: null, city: 'X' },
        invoiceSettings: {
          customFields: [],
          defaultPaymentMethod: null,
          footer: null,
          renderingOptions: null,
        },
        metadata: [
          { key: 'a', value: '1' },
          { key: 'old', value: null },
        ],
        tax: { ipAddress: null, validateLocation: 'AUTO' },
      },
      'address[city]=X&invoice_settings[custom_fields]=&invoice_settings[rendering_options]=&metadata[a]=1&metadata[old]=&tax[ip_address]=&tax[validate_location]=auto',
    ],
    [
      'an empty value for the tax display of invoices',
      { invoiceSettings: { renderingOptions: { amountTaxDisplay: null, template: null } } },
      'invoice_settings[rendering_options][amount_tax_display]=',
    ],
    ['an empty text', { name: '', phone: '' }, 'name=&phone='],
  ])('%s', async (_name, input, form) => {
    const { data } = await gateway.execute(UpdateCustomer, { input: { id: 'cus_x', ...input } });
    expectForm('/v1/customers/cus_x', form, data?.updateCustomer);
  });
});

describe('an update of a payment method is sent as', () => {
  it.each<[string, Omit<UpdatePaymentMethodInput, 'id'>, string]>([
    ['nothing', {}, ''],
    [
      'all parameters',
      {
        allowRedisplay: 'ALWAYS',
        billingDetails: {
          address: { city: 'C', country: 'DE', line1: '1', line2: '2', postalCode: '10115', state: 'BE' },
          email: 'j@example.com',
          name: 'Jane',
          phone: '+49 30',
          taxId: '12-3',
        },
        card: { expMonth: 7, expYear: 2031, networks: { preferred: 'CARTES_BANCAIRES' } },
        metadata: [{ key: 'order', value: '1' }],
        payto: { accountNumber: '000123', bsbNumber: '012345', payId: 'a@b.example' },
        usBankAccount: { accountHolderType: 'COMPANY', accountType: 'SAVINGS' },
      },
      'allow_redisplay=always&billing_details[address][city]=C&billing_details[address][country]=DE&billing_details[address][line1]=1&billing_details[address][line2]=2&billing_details[address][postal_code]=10115&billing_details[address][state]=BE&billing_details[email]=j%40example.com&billing_details[name]=Jane&billing_details[phone]=%2B49%2030&billing_details[tax_id]=12-3&card[exp_month]=7&card[exp_year]=2031&card[networks][preferred]=cartes_bancaires&metadata[order]=1&payto[account_number]=000123&payto[bsb_number]=012345&payto[pay_id]=a%40b.example&us_bank_account[account_holder_type]=company&us_bank_account[account_type]=savings',
    ],
    [
      'empty values for null where Stripe clears',
      {
        allowRedisplay: null,
        billingDetails: { address: null, email: null, name: null, phone: null, taxId: null },
        card: { expMonth: null, expYear: null, networks: { preferred: null } },
        metadata: null,
        payto: null,
        usBankAccount: null,
      },
      'billing_details[address]=&billing_details[email]=&billing_details[name]=&billing_details[phone]=&card[networks][preferred]=&metadata=',
    ],
    [
      'an empty value for a metadata key to remove',
      { metadata: [{ key: 'old', value: null }], billingDetails: null, card: null },
      'metadata[old]=',
    ],
  ])('%s', async (_name, input, form) => {
    const { data } = await gateway.execute(UpdatePaymentMethod, { input: { id: 'pm_x', ...input } });
    expectForm('/v1/payment_methods/pm_x', form, data?.updatePaymentMethod);
  });
});

it('a detach is sent without parameters', async () => {
  const { data } = await gateway.execute(DetachPaymentMethod, { input: { id: 'pm_x' } });
  expectForm('/v1/payment_methods/pm_x/detach', '', data?.detachPaymentMethod);
});
