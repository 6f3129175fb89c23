import type { Stripe } from 'stripe';
import { stripeEnum } from '../stripe-enum.ts';

export const TaxExempt = stripeEnum<Stripe.Customer.TaxExempt>('CustomerTaxExempt', {
  description: 'The tax exemption of a customer.',
  values: {
    exempt: 'The customer is exempt from tax.',
    none: 'The customer has no exemption, so tax applies as usual.',
    reverse:
      'The customer accounts for the tax. PDFs of invoices and receipts contain the text "Reverse charge".',
  },
});

export const TaxValidateLocation = stripeEnum<Stripe.CustomerUpdateParams.Tax.ValidateLocation>(
  'CustomerTaxValidateLocation',
  {
    description: "The time at which Stripe validates a customer's tax location.",
    values: {
      auto: 'Stripe decides whether an update requires a validation. This is the default in updates; creates do not accept it.',
      deferred:
        'Stripe validates the location later, when it is used to calculate tax. This is the default in creates.',
      immediately:
        'Stripe validates the location during the request, which fails if the location is invalid.',
    },
  },
);

type RenderingOptions = Stripe.CustomerUpdateParams.InvoiceSettings.RenderingOptions;

export const InvoiceAmountTaxDisplay = stripeEnum<
  Exclude<NonNullable<RenderingOptions['amount_tax_display']>, ''>
>('InvoiceAmountTaxDisplay', {
  description: 'Whether prices and amounts on PDFs of invoices include tax.',
  values: {
    exclude_tax: 'Amounts exclude all tax, both inclusive and exclusive.',
    include_inclusive_tax: 'Amounts include inclusive tax and exclude exclusive tax.',
  },
});
