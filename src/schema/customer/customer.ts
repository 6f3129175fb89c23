import type { Stripe } from 'stripe';
import { AddressRef } from '../address.ts';
import { implementType, object, objects, resolved, shared } from '../fields/output.ts';
import {
  flag,
  id,
  instant,
  integer,
  leftOut,
  list,
  money,
  oneOf,
  opaque,
  text,
} from '../fields/vocabulary.ts';
import { metadata } from '../metadata.ts';
import { CustomerNode, PaymentMethodNode, type WireCustomer } from '../nodes.ts';
import { included } from '../relay/expand-only.ts';
import { reference } from '../relay/expandable.ts';
import { NodeRef, nodeId } from '../relay/stripe-node.ts';
import { stripeEnum } from '../stripe-enum.ts';

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

const TaxExempt = stripeEnum<Stripe.Customer.TaxExempt>('CustomerTaxExempt', {
  description: 'Whether a customer pays tax.',
  values: {
    exempt: 'No tax.',
    none: 'Tax as usual.',
    reverse: 'The customer owes the tax: invoices say "reverse charge".',
  },
});

implementType<WireCustomer>(CustomerNode.ref, {
  description:
    'Somebody who pays you. Of a deleted customer only the id is left: `deleted` is true and all else is null.',
  interfaces: [NodeRef],
  fields: () => ({
    id: nodeId,
    address: shared(AddressRef, 'The postal address.'),
    balance: money(
      'What the next invoice will add, in the smallest unit of the currency; negative for a credit.',
    ),
    business_name: text('The name of the business.'),
    cash_balance: leftOut('the cash balance is not part of this graph'),
    created: instant('When the customer was created.'),
    currency: text('The currency of payments that repeat: three letters, in lower case.'),
    customer_account: id('The account (`acct_…`) that the customer belongs to, if one does.'),
    default_source: leftOut('sources are not part of this graph'),
    deleted: resolved(({ t, name }) => ({
      [name]: t.boolean({
        nullable: false,
        description: 'Whether the customer was deleted.',
        resolve: ({ deleted }) => deleted === true,
      }),
    })),
    delinquent: flag('Whether the last invoice is overdue.'),
    description: text('Your own note on the customer.'),
    discount: leftOut('discounts are not part of this graph'),
    email: text('E-mail address.'),
    individual_name: text('The name of the person.'),
    invoice_credit_balance: opaque(
      'The balance in each currency that has one, in the smallest unit of each.',
    ),
    invoice_prefix: text('What the numbers of the invoices start with.'),
    invoice_settings: object('How the customer is invoiced.', {
      custom_fields: objects('Lines of your own on the invoices.', {
        name: text('What the line is called.'),
        value: text('What the line says.'),
      }),
      default_payment_method: reference(
        PaymentMethodNode,
        'What invoices and subscriptions are paid with. Confirming an intent does not use it.',
      ),
      footer: text('The text at the foot of the invoices.'),
      rendering_options: object('How the invoices look.', {
        amount_tax_display: text('Whether prices show with or without tax.'),
        template: text('The template (`inrtem_…`) of the invoices.'),
      }),
    }),
    livemode: flag('False for test data.'),
    metadata: metadata('Your own keys and values on the customer, up to 50. Empty when there are none.'),
    name: text('Full name, or that of the business.'),
    next_invoice_sequence: integer('The number of the next invoice, after the prefix.'),
    phone: text('Telephone number.'),
    preferred_locales: list(text('The languages that the customer prefers, the most preferred first.')),
    shipping: object('Where goods are sent.', {
      address: shared(AddressRef, 'The address.'),
      carrier: text('Who delivers.'),
      name: text('Who receives.'),
      phone: text('Telephone number of the receiver.'),
      tracking_number: text('The tracking numbers, parted by commas.'),
    }),
    sources: leftOut('sources are not part of this graph'),
    subscriptions: leftOut('subscriptions are not part of this graph'),
    tax: included<Stripe.Customer.Tax, WireCustomer, 'customer'>(
      CustomerNode,
      'What is known for tax; null where Stripe does not tell it.',
      {
        automatic_tax: oneOf(AutomaticTax, 'Whether the tax can be worked out.'),
        ip_address: text('A recent IP address of the customer.'),
        location: object('The place of the customer, for tax.', {
          country: text('Two-letter country code.'),
          source: oneOf(TaxLocationSource, 'What the place was told by.'),
          state: text('State, county, province or region.'),
        }),
        provider: oneOf(TaxProvider, 'Who works out the tax.'),
      },
    ),
    tax_exempt: oneOf(TaxExempt, 'Whether the customer pays tax.'),
    tax_ids: leftOut('tax ids are not part of this graph'),
    test_clock: leftOut('test clocks are not part of this graph'),
  }),
});
