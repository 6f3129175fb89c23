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
  description: 'Whether Stripe can calculate tax automatically for the location of a customer.',
  values: {
    failed:
      'Stripe could not determine the location, usually because of a temporary error. Read the customer again.',
    not_collecting:
      'You are not registered to collect tax at the location, or automatic tax does not support it.',
    supported: 'You collect tax at the location, and Stripe can calculate it.',
    unrecognized_location: 'The location is unknown. Check whether the address is complete and valid.',
  },
});

const TaxLocationSource = stripeEnum<Stripe.Customer.Tax.Location.Source>('CustomerTaxLocationSource', {
  description: 'The data from which Stripe determined the tax location of a customer.',
  values: {
    billing_address: 'The billing address of the customer.',
    ip_address: 'A recent IP address of the customer.',
    payment_method: 'The payment method of the customer.',
    shipping_destination: 'The shipping address of the customer.',
  },
});

const TaxProvider = stripeEnum<Stripe.Customer.Tax.Provider>('CustomerTaxProvider', {
  description: 'The provider that determined the tax location of a customer.',
  values: {
    anrok: 'Anrok, a third-party provider.',
    avalara: 'Avalara, a third-party provider.',
    sphere: 'Sphere, a third-party provider.',
    stripe: 'Stripe determined the location. This is the default without a third-party provider.',
  },
});

implementType<WireCustomer>(CustomerNode.ref, {
  description:
    'A person or business that pays you, with saved payment methods. For a deleted customer, `deleted` is true, and only `id` has a value.',
  interfaces: [NodeRef],
  fields: () => ({
    id: f.nodeId("Stripe's id of the customer (`cus_…`)."),
    address: f.inline(AddressRef, 'The postal address of the customer.'),
    balance: f.money(
      'The balance in the default currency, in its smallest unit. The next finalized invoice adds a positive balance and deducts a negative one. Unpaid invoices are not part of it.',
    ),
    business_name: f.string("The customer's name as a business."),
    cash_balance: f.omit('the cash balance is not part of this graph'),
    created: f.timestamp('The time at which the customer was created.'),
    currency: f.string(
      'The currency of recurring payments by the customer: a three-letter ISO code in lowercase, such as `eur`.',
    ),
    customer_account: f.id('The id of the Account that represents the customer (`acct_…`), if there is one.'),
    default_source: f.omit('sources are not part of this graph'),
    deleted: f.custom(({ t, name }) => ({
      [name]: t.boolean({
        nullable: false,
        description: 'Whether the customer was deleted. If so, all other fields except `id` are null.',
        resolve: ({ deleted }) => deleted === true,
      }),
    })),
    delinquent: f.boolean(
      'Whether the latest change of an invoice was a failure. A failed automatic payment, or a due date that passes, sets it to true. A payment of any invoice sets it to false, and so does marking one uncollectible through the API.',
    ),
    description: f.string('Your note about the customer, which the Dashboard displays.'),
    discount: f.omit('discounts are not part of this graph'),
    email: f.string("The customer's email address."),
    individual_name: f.string("The customer's full name as a person."),
    invoice_credit_balance: invoiceCreditBalance(
      'The balance in each currency that has one. Stripe applies it to invoices in the same currency once they are finalized.',
    ),
    invoice_prefix: f.string("The prefix of the customer's invoice numbers, such as `A1B2C3D4`."),
    invoice_settings: f.object("The default settings of the customer's invoices.", {
      custom_fields: f.objects(
        'The additional lines on each invoice, at most four.',
        {
          name: f.string('The name of the line, of up to 40 characters.'),
          value: f.string('The value of the line, of up to 140 characters.'),
        },
        { typeDescription: 'An additional line on each invoice.' },
      ),
      default_payment_method: f.expandable(
        PaymentMethodNode,
        'The payment method that pays invoices and subscriptions by default. Confirming a setup intent does not use it.',
      ),
      footer: f.string('The text at the bottom of each invoice.'),
      rendering_options: f.object('The options for PDFs of invoices.', {
        amount_tax_display: f.string(
          'Whether prices and amounts include tax: `include_inclusive_tax` or `exclude_tax`.',
        ),
        template: f.string(
          'The id of the template for invoices that have no template of their own (`inrtem_…`).',
        ),
      }),
    }),
    livemode: f.boolean('Whether the customer is live data; false for test data.'),
    metadata: f.metadata(
      'Your own data about the customer: up to 50 keys with values. Empty if there are none.',
    ),
    name: f.string("The customer's full name or business name."),
    next_invoice_sequence: f.int(
      "The number after the prefix in the customer's next invoice number. Null if your account has one sequence of invoice numbers for all customers.",
    ),
    phone: f.string("The customer's phone number."),
    preferred_locales: f.list(f.string("The customer's languages in order of preference, such as `en-GB`.")),
    shipping: f.object(
      'The recipient and address of shipments. They appear on invoices that Stripe sends by email.',
      {
        address: f.inline(AddressRef, 'The postal address of the recipient.'),
        carrier: f.string('The delivery service that ships the goods, such as UPS.'),
        name: f.string('The name of the recipient.'),
        phone: f.string('The phone number of the recipient, with its extension.'),
        tracking_number: f.string(
          'The tracking number of the delivery service. Several numbers are separated by commas.',
        ),
      },
    ),
    sources: f.omit('sources are not part of this graph'),
    subscriptions: f.omit('subscriptions are not part of this graph'),
    tax: f.expandOnly<Stripe.Customer.Tax, WireCustomer, 'customer'>(
      CustomerNode,
      'The data from which Stripe calculates tax. Stripe returns it only on request, so it may take another call.',
      {
        automatic_tax: f.enum(
          AutomaticTax,
          "Whether Stripe can calculate tax automatically for the customer's location.",
        ),
        ip_address: f.string(
          'A recent IP address of the customer, from which Stripe infers the tax location.',
        ),
        location: f.object('The tax location of the customer; null if it is unknown.', {
          country: f.string('The two-letter country code, such as `DE`.'),
          source: f.enum(TaxLocationSource, 'The data from which Stripe determined the location.'),
          state: f.string('The state, county, province or region, if it is known.'),
        }),
        provider: f.enum(TaxProvider, 'The provider that determined the location.'),
      },
    ),
    tax_exempt: f.enum(TaxExempt, 'The tax exemption of the customer.'),
    tax_ids: f.omit('tax ids are not part of this graph'),
    test_clock: f.omit('test clocks are not part of this graph'),
  }),
});
