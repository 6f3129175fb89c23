import type { Stripe } from 'stripe';
import { CustomerId } from '../stripe/ids.ts';
import { AddressRef } from './address.ts';
import { builder } from './builder.ts';
import { metadataField, metadataValueField } from './metadata.ts';
import { PaymentMethodNode } from './payment-method/payment-method.ts';
import { NodeRef, reference, stripeNodeRef } from './relay/stripe-node.ts';
import { stripeEnum } from './stripe-enum.ts';

/** Of a deleted customer Stripe tells the id alone, so every other field may be missing. */
type WireCustomer = {
  readonly id: string;
  readonly object: 'customer';
  readonly deleted?: unknown;
} & Partial<Omit<Stripe.Customer, 'deleted'>>;

export const CustomerNode = stripeNodeRef<WireCustomer, 'customer'>('Customer', {
  id: CustomerId,
  object: 'customer',
  loader: (loaders) => loaders.customers,
});

const CustomFieldRef = builder
  .objectRef<Stripe.Customer.InvoiceSettings.CustomField>('CustomerInvoiceSettingsCustomField')
  .implement({
    description: 'A line of your own on the invoices of a customer.',
    fields: (t) => ({
      name: t.exposeString('name', { description: 'What the line is called.' }),
      value: t.exposeString('value', { description: 'What the line says.' }),
    }),
  });

const RenderingOptionsRef = builder
  .objectRef<Stripe.Customer.InvoiceSettings.RenderingOptions>('CustomerInvoiceSettingsRenderingOptions')
  .implement({
    description: 'How the invoices of a customer look.',
    fields: (t) => ({
      amountTaxDisplay: t.exposeString('amount_tax_display', {
        description: 'Whether prices show with or without tax.',
      }),
      template: t.exposeString('template', { description: 'The template (`inrtem_…`) of the invoices.' }),
    }),
  });

const InvoiceSettingsRef = builder
  .objectRef<Stripe.Customer.InvoiceSettings>('CustomerInvoiceSettings')
  .implement({
    description: 'How a customer is invoiced.',
    fields: (t) => ({
      customFields: t.expose('custom_fields', {
        type: [CustomFieldRef],
        description: 'Lines of your own on the invoices.',
      }),
      defaultPaymentMethod: t.field(
        reference(
          PaymentMethodNode,
          'default_payment_method',
          'What invoices and subscriptions are paid with. Confirming an intent does not use it.',
        ),
      ),
      footer: t.exposeString('footer', { description: 'The text at the foot of the invoices.' }),
      renderingOptions: t.expose('rendering_options', {
        type: RenderingOptionsRef,
        description: 'How the invoices look.',
      }),
    }),
  });

const ShippingRef = builder.objectRef<Stripe.Customer.Shipping>('CustomerShipping').implement({
  description: 'Where goods for a customer are sent.',
  fields: (t) => ({
    address: t.expose('address', { type: AddressRef, description: 'The address.' }),
    carrier: t.exposeString('carrier', { description: 'Who delivers.' }),
    name: t.exposeString('name', { description: 'Who receives.' }),
    phone: t.exposeString('phone', { description: 'Telephone number of the receiver.' }),
    trackingNumber: t.exposeString('tracking_number', {
      description: 'The tracking numbers, parted by commas.',
    }),
  }),
});

const AutomaticTax = stripeEnum<Stripe.Customer.Tax.AutomaticTax>('CustomerTaxAutomaticTax', {
  description: 'Whether Stripe can work out the tax for a customer.',
  values: {
    failed: 'It could not be worked out; try again.',
    not_collecting: 'You are not registered where the customer is.',
    supported: 'It can.',
    unrecognized_location: 'The place of the customer could not be told.',
  },
});

const TaxLocationSource = stripeEnum<Stripe.Customer.Tax.Location.Source>('CustomerTaxLocationSource', {
  description: 'What the place of a customer was told by.',
  values: {
    billing_address: 'The billing address.',
    ip_address: 'The IP address.',
    payment_method: 'The payment method.',
    shipping_destination: 'The shipping address.',
  },
});

const TaxProvider = stripeEnum<Stripe.Customer.Tax.Provider>('CustomerTaxProvider', {
  description: 'Who works out the tax.',
  values: { anrok: 'Anrok.', avalara: 'Avalara.', sphere: 'Sphere.', stripe: 'Stripe.' },
});

const TaxLocationRef = builder.objectRef<Stripe.Customer.Tax.Location>('CustomerTaxLocation').implement({
  description: 'The place of a customer, for tax.',
  fields: (t) => ({
    country: t.exposeString('country', { description: 'Two-letter country code.' }),
    source: t.expose('source', { type: TaxLocationSource, description: 'What the place was told by.' }),
    state: t.exposeString('state', { description: 'State, county, province or region.' }),
  }),
});

const TaxRef = builder.objectRef<Stripe.Customer.Tax>('CustomerTax').implement({
  description: 'What is known of a customer for tax.',
  fields: (t) => ({
    automaticTax: t.expose('automatic_tax', {
      type: AutomaticTax,
      description: 'Whether the tax can be worked out.',
    }),
    ipAddress: t.exposeString('ip_address', { description: 'A recent IP address of the customer.' }),
    location: t.expose('location', { type: TaxLocationRef, description: 'The place of the customer.' }),
    provider: t.expose('provider', { type: TaxProvider, description: 'Who works out the tax.' }),
  }),
});

const TaxExempt = stripeEnum<Stripe.Customer.TaxExempt>('CustomerTaxExempt', {
  description: 'Whether a customer pays tax.',
  values: {
    exempt: 'No tax.',
    none: 'Tax as usual.',
    reverse: 'The customer owes the tax: invoices say "reverse charge".',
  },
});

CustomerNode.ref.implement({
  description:
    'Somebody who pays you. Of a deleted customer only the id is left: `deleted` is true and all else is null.',
  interfaces: [NodeRef],
  fields: (t) => ({
    address: t.expose('address', { type: AddressRef, description: 'The postal address.' }),
    balance: t.expose('balance', {
      type: 'SafeInt',
      description:
        'What the next invoice will add, in the smallest unit of the currency; negative for a credit.',
    }),
    businessName: t.exposeString('business_name', { description: 'The name of the business.' }),
    createdAt: t.expose('created', { type: 'DateTime', description: 'When the customer was created.' }),
    currency: t.exposeString('currency', {
      description: 'The currency of payments that repeat: three letters, in lower case.',
    }),
    customerAccount: t.exposeID('customer_account', {
      description: 'The account (`acct_…`) that the customer belongs to, if one does.',
    }),
    deleted: t.boolean({
      nullable: false,
      description: 'Whether the customer was deleted.',
      resolve: ({ deleted }) => deleted === true,
    }),
    delinquent: t.exposeBoolean('delinquent', { description: 'Whether the last invoice is overdue.' }),
    description: t.exposeString('description', { description: 'Your own note on the customer.' }),
    email: t.exposeString('email', { description: 'E-mail address.' }),
    individualName: t.exposeString('individual_name', { description: 'The name of the person.' }),
    invoiceCreditBalance: t.expose('invoice_credit_balance', {
      type: 'JSON',
      description: 'The balance in each currency that has one, in the smallest unit of each.',
    }),
    invoicePrefix: t.exposeString('invoice_prefix', {
      description: 'What the numbers of the invoices start with.',
    }),
    invoiceSettings: t.expose('invoice_settings', {
      type: InvoiceSettingsRef,
      description: 'How the customer is invoiced.',
    }),
    livemode: t.exposeBoolean('livemode', { description: 'False for test data.' }),
    metadata: t.field(metadataField),
    metadataValue: t.field(metadataValueField),
    name: t.exposeString('name', { description: 'Full name, or that of the business.' }),
    nextInvoiceSequence: t.exposeInt('next_invoice_sequence', {
      description: 'The number of the next invoice, after the prefix.',
    }),
    phone: t.exposeString('phone', { description: 'Telephone number.' }),
    preferredLocales: t.exposeStringList('preferred_locales', {
      description: 'The languages that the customer prefers, the most preferred first.',
    }),
    shipping: t.expose('shipping', { type: ShippingRef, description: 'Where goods are sent.' }),
    tax: t.expose('tax', {
      type: TaxRef,
      description: 'What is known for tax; null where Stripe does not tell it.',
    }),
    taxExempt: t.expose('tax_exempt', { type: TaxExempt, description: 'Whether the customer pays tax.' }),
  }),
});
