import type { Stripe } from 'stripe';
import { PaymentMethodId } from '../../stripe/ids.ts';
import { addressParam } from '../address.ts';
import { f } from '../fields/f.ts';
import type { WireParams } from '../fields/table.ts';
import { InvoiceAmountTaxDisplay, TaxExempt, TaxValidateLocation } from './enums.ts';

type InvoiceSettings = Stripe.CustomerUpdateParams.InvoiceSettings;

const invoiceSettings = f.inputObject<InvoiceSettings>("The default settings of the customer's invoices.", {
  custom_fields: f.emptyable(
    f.inputObjects<Stripe.CustomerUpdateParams.InvoiceSettings.CustomField>(
      'Up to 4 additional lines on each invoice.',
      {
        name: f.required(f.string('The name of the line, up to 40 characters.')),
        value: f.required(f.string('The value of the line, up to 140 characters.')),
      },
    ),
  ),
  default_payment_method: f.id(
    'The payment method (`pm_…`) that pays invoices and subscriptions by default. It must be attached to the customer, so only an update accepts it.',
    PaymentMethodId,
  ),
  footer: f.string('The text at the bottom of each invoice.'),
  rendering_options: f.emptyable(
    f.inputObject<Stripe.CustomerUpdateParams.InvoiceSettings.RenderingOptions>(
      'How PDFs of invoices are rendered.',
      {
        amount_tax_display: f.emptyable(
          f.enum(InvoiceAmountTaxDisplay, 'Whether the amounts of line items include tax.'),
        ),
        template: f.string('The template (`inrtem_…`) of future invoices.'),
      },
    ),
  ),
});

const shipping = f.emptyable(
  f.inputObject<Stripe.CustomerUpdateParams.Shipping>(
    'The recipient and the address of shipped goods. They appear on invoices.',
    {
      address: addressParam('The address of the recipient.', { required: true }),
      name: f.required(f.string('The name of the recipient.')),
      phone: f.string('The phone number of the recipient, with its extension.'),
    },
  ),
);

const tax = f.inputObject<Stripe.CustomerUpdateParams.Tax>('Data for the calculation of tax.', {
  ip_address: f.emptyable(
    f.string('A recent IP address of the customer, from which Stripe infers the location.'),
  ),
  validate_location: f.enum(TaxValidateLocation, "When Stripe validates the customer's location for tax."),
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
    "The customer's balance, in the smallest unit of the currency. A positive balance increases the amount due on an invoice; a negative one is a credit.",
  ),
  business_name: f.emptyable(f.string("The customer's business name, up to 150 characters.")),
  cash_balance: f.omit('the cash balance is not part of this graph'),
  description: f.emptyable(f.string('A note for the merchant, which the Dashboard displays.')),
  email: f.emptyable(f.string("The customer's email address, up to 512 characters.")),
  expand: f.omit('derived from the selection'),
  individual_name: f.emptyable(f.string("The customer's full name as a person, up to 150 characters.")),
  invoice_prefix: f.string(
    "The prefix of the customer's invoice numbers: 3 to 12 capital letters or digits.",
  ),
  invoice_settings: invoiceSettings,
  metadata: f.emptyable(
    f.metadata('Keys to set or, with a null value in an update, to remove. Other keys are unchanged.'),
  ),
  name: f.emptyable(f.string("The customer's full name or business name.")),
  next_invoice_sequence: f.int("The number of the customer's next invoice, after the prefix; initially 1."),
  phone: f.emptyable(f.string("The customer's phone number.")),
  preferred_locales: f.list(f.string("The customer's languages in order of preference, such as `en-GB`.")),
  shipping,
  source: f.omit(SOURCES),
  tax,
  tax_exempt: f.emptyable(f.enum(TaxExempt, 'Whether invoices charge tax to the customer.')),
  validate: f.omit(SOURCES),
};

export const NO_SOURCES = f.omit(SOURCES);
