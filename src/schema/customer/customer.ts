import type { Stripe } from 'stripe';
import { AddressRef } from '../address.ts';
import { f } from '../fields/f.ts';
import { implementType } from '../fields/output.ts';
import { CustomerNode, PaymentMethodNode, type WireCustomer } from '../nodes.ts';
import { NodeRef } from '../relay/stripe-node.ts';
import { stripeEnum } from '../stripe-enum.ts';
import { TaxExempt } from './enums.ts';
import { invoiceCreditBalance } from './invoice-credit-balance.ts';

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

implementType<WireCustomer>(CustomerNode.ref, {
  description:
    'Somebody who pays you. Of a deleted customer only the id is left: `deleted` is true and all else is null.',
  interfaces: [NodeRef],
  fields: () => ({
    id: f.nodeId,
    address: f.inline(AddressRef, 'The postal address.'),
    balance: f.money(
      'What the next invoice will add, in the smallest unit of the currency; negative for a credit.',
    ),
    business_name: f.string('The name of the business.'),
    cash_balance: f.omit('the cash balance is not part of this graph'),
    created: f.timestamp('When the customer was created.'),
    currency: f.string('The currency of payments that repeat: three letters, in lower case.'),
    customer_account: f.id('The account (`acct_…`) that the customer belongs to, if one does.'),
    default_source: f.omit('sources are not part of this graph'),
    deleted: f.custom(({ t, name }) => ({
      [name]: t.boolean({
        nullable: false,
        description: 'Whether the customer was deleted.',
        resolve: ({ deleted }) => deleted === true,
      }),
    })),
    delinquent: f.boolean('Whether the last invoice is overdue.'),
    description: f.string('Your own note on the customer.'),
    discount: f.omit('discounts are not part of this graph'),
    email: f.string('E-mail address.'),
    individual_name: f.string('The name of the person.'),
    invoice_credit_balance: invoiceCreditBalance(
      'The balance in each currency that has one. Stripe applies it to invoices in the same currency.',
    ),
    invoice_prefix: f.string('What the numbers of the invoices start with.'),
    invoice_settings: f.object('How the customer is invoiced.', {
      custom_fields: f.objects('Lines of your own on the invoices.', {
        name: f.string('What the line is called.'),
        value: f.string('What the line says.'),
      }),
      default_payment_method: f.expandable(
        PaymentMethodNode,
        'What invoices and subscriptions are paid with. Confirming an intent does not use it.',
      ),
      footer: f.string('The text at the foot of the invoices.'),
      rendering_options: f.object('How the invoices look.', {
        amount_tax_display: f.string('Whether prices show with or without tax.'),
        template: f.string('The template (`inrtem_…`) of the invoices.'),
      }),
    }),
    livemode: f.boolean('False for test data.'),
    metadata: f.metadata('Your own keys and values on the customer, up to 50. Empty when there are none.'),
    name: f.string('Full name, or that of the business.'),
    next_invoice_sequence: f.int('The number of the next invoice, after the prefix.'),
    phone: f.string('Telephone number.'),
    preferred_locales: f.list(f.string('The languages that the customer prefers, the most preferred first.')),
    shipping: f.object('Where goods are sent.', {
      address: f.inline(AddressRef, 'The address.'),
      carrier: f.string('Who delivers.'),
      name: f.string('Who receives.'),
      phone: f.string('Telephone number of the receiver.'),
      tracking_number: f.string('The tracking numbers, parted by commas.'),
    }),
    sources: f.omit('sources are not part of this graph'),
    subscriptions: f.omit('subscriptions are not part of this graph'),
    tax: f.expandOnly<Stripe.Customer.Tax, WireCustomer, 'customer'>(
      CustomerNode,
      'What is known for tax; null where Stripe does not tell it.',
      {
        automatic_tax: f.enum(AutomaticTax, 'Whether the tax can be worked out.'),
        ip_address: f.string('A recent IP address of the customer.'),
        location: f.object('The place of the customer, for tax.', {
          country: f.string('Two-letter country code.'),
          source: f.enum(TaxLocationSource, 'What the place was told by.'),
          state: f.string('State, county, province or region.'),
        }),
        provider: f.enum(TaxProvider, 'Who works out the tax.'),
      },
    ),
    tax_exempt: f.enum(TaxExempt, 'Whether the customer pays tax.'),
    tax_ids: f.omit('tax ids are not part of this graph'),
    test_clock: f.omit('test clocks are not part of this graph'),
  }),
});
