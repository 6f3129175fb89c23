import type { Stripe } from 'stripe';
import { PaymentMethodId } from '../../stripe/ids.ts';
import { addressParam } from '../address.ts';
import { f } from '../fields/f.ts';
import type { WireParams } from '../fields/table.ts';
import { NULL_METADATA } from '../metadata.ts';
import { InvoiceAmountTaxDisplay, TaxExempt, TaxValidateLocation } from './enums.ts';

const CLEARED_IN_UPDATE = 'In an update, null clears it.';

type InvoiceSettings = Stripe.CustomerUpdateParams.InvoiceSettings;

const invoiceSettings = f.inputObject<InvoiceSettings>("The default settings of the customer's invoices.", {
  custom_fields: f.emptyable(
    f.inputObjects<Stripe.CustomerUpdateParams.InvoiceSettings.CustomField>(
      'The additional lines on each invoice, at most four.',
      {
        name: f.required(f.string('The name of the line, of up to 40 characters.')),
        value: f.required(f.string('The value of the line, of up to 140 characters.')),
      },
      { typeDescription: 'An additional line on each invoice.' },
    ),
    'In an update, null or `[]` removes them.',
  ),
  default_payment_method: f.id(
    'The payment method (`pm_…`) that pays invoices and subscriptions by default. It must be attached to the customer, so creates cannot set it.',
    PaymentMethodId,
  ),
  footer: f.string('The text at the bottom of each invoice.'),
  rendering_options: f.emptyable(
    f.inputObject<Stripe.CustomerUpdateParams.InvoiceSettings.RenderingOptions>(
      'The options for PDFs of invoices.',
      {
        amount_tax_display: f.emptyable(
          f.enum(InvoiceAmountTaxDisplay, 'Whether the prices and amounts of line items include tax.'),
          CLEARED_IN_UPDATE,
        ),
        template: f.string('The id of the template for future invoices (`inrtem_…`).'),
      },
    ),
    'In an update, null clears them.',
  ),
});

const shipping = f.emptyable(
  f.inputObject<Stripe.CustomerUpdateParams.Shipping>(
    'The recipient and address of shipments. They appear on invoices that Stripe sends by email.',
    {
      address: addressParam('The postal address of the recipient.', { required: true }),
      name: f.required(f.string('The name of the recipient.')),
      phone: f.string('The phone number of the recipient, with its extension.'),
    },
  ),
);

const tax = f.inputObject<Stripe.CustomerUpdateParams.Tax>('The data from which Stripe calculates tax.', {
  ip_address: f.emptyable(
    f.string(
      'A recent IP address of the customer, for tax reports and to infer the tax location. Update it only with a new payment method or address.',
    ),
    CLEARED_IN_UPDATE,
  ),
  validate_location: f.enum(
    TaxValidateLocation,
    "The time at which Stripe validates the customer's tax location. Default: AUTO in updates, DEFERRED in creates.",
  ),
});

const SOURCES = 'sources are not part of this graph';

/** The parameters that create and update have in common. */
type SharedParams = Pick<
  Stripe.CustomerUpdateParams,
  keyof Stripe.CustomerUpdateParams & keyof Stripe.CustomerCreateParams
>;

/** Stripe stores these texts as they are, so that an empty one clears the value; its declarations omit that. */
export type UndeclaredEmptyable = 'description' | 'email' | 'name' | 'phone';

/** A table of the shared parameters. */
export const customerParams: WireParams<SharedParams, UndeclaredEmptyable> = {
  address: f.emptyable(addressParam("The customer's postal address.")),
  balance: f.money(
    "The customer's balance, in the smallest currency unit. A positive balance increases the amount due on invoices; a negative one is a credit that decreases it.",
  ),
  business_name: f.emptyable(f.string("The customer's name as a business, of up to 150 characters.")),
  cash_balance: f.omit('the cash balance is not part of this graph'),
  description: f.emptyable(f.string('Your note about the customer, which the Dashboard displays.')),
  email: f.emptyable(f.string("The customer's email address, of up to 512 characters.")),
  expand: f.omit('derived from the selection'),
  individual_name: f.emptyable(f.string("The customer's full name as a person, of up to 150 characters.")),
  invoice_prefix: f.string(
    "The prefix of the customer's invoice numbers: 3 to 12 capital letters or digits.",
  ),
  invoice_settings: invoiceSettings,
  metadata: f.emptyable(
    f.metadata('The keys to set or, with a null value, to remove. Other keys do not change.'),
    NULL_METADATA,
  ),
  name: f.emptyable(f.string("The customer's full name or business name.")),
  next_invoice_sequence: f.int(
    "The number after the prefix in the customer's next invoice number; 1 for a new customer. It has no effect if your account has one sequence of invoice numbers for all customers.",
  ),
  phone: f.emptyable(f.string("The customer's phone number.")),
  preferred_locales: f.list(f.string("The customer's languages in order of preference, such as `en-GB`.")),
  shipping,
  source: f.omit(SOURCES),
  tax,
  tax_exempt: f.emptyable(f.enum(TaxExempt, 'Whether invoices charge tax to the customer.')),
  validate: f.omit(SOURCES),
};

export const NO_SOURCES = f.omit(SOURCES);
