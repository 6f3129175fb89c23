import type { Stripe } from 'stripe';
import { stripeEnum } from '../stripe-enum.ts';

export const TaxExempt = stripeEnum<Stripe.Customer.TaxExempt>('CustomerTaxExempt', {
  description: 'Whether a customer pays tax.',
  values: {
    exempt: 'No tax.',
    none: 'Tax as usual.',
    reverse: 'The customer owes the tax: invoices say "reverse charge".',
  },
});

export const TaxValidateLocation = stripeEnum<Stripe.CustomerUpdateParams.Tax.ValidateLocation>(
  'CustomerTaxValidateLocation',
  {
    description: "When Stripe validates a customer's location for tax.",
    values: {
      auto: 'Stripe decides whether the update requires a validation. The default of an update; a create rejects it.',
      deferred: 'Later, when the location is used for tax. The default of a create.',
      immediately: 'During the request, which fails if the location is not valid.',
    },
  },
);

type RenderingOptions = Stripe.CustomerUpdateParams.InvoiceSettings.RenderingOptions;

export const InvoiceAmountTaxDisplay = stripeEnum<
  Exclude<NonNullable<RenderingOptions['amount_tax_display']>, ''>
>('InvoiceAmountTaxDisplay', {
  description: 'Whether the amounts on PDFs of invoices include tax.',
  values: {
    exclude_tax: 'Amounts exclude all tax.',
    include_inclusive_tax: 'Amounts include inclusive tax and exclude exclusive tax.',
  },
});
