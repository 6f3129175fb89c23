import type { Stripe } from 'stripe';
import { f } from '../../fields/f.ts';
import { EpsBank, FpxBank, IdealBank, P24Bank, SofortCountry } from '../../payment-method/banks.ts';
import { AccountHolderType } from '../../payment-method/enums.ts';

// Payments on the page of a bank, with the bank that the customer has chosen.

export const eps = f.inputObject<Stripe.SetupIntentCreateParams.PaymentMethodData.Eps>(
  'Details for EPS. Goes with EPS.',
  { bank: f.enum(EpsBank, 'The bank of the customer; left out, the customer chooses it.') },
);

export const fpx = f.inputObject<Stripe.SetupIntentCreateParams.PaymentMethodData.Fpx>(
  'Details for FPX. Goes with FPX.',
  {
    account_holder_type: f.enum(AccountHolderType, 'Who holds the account.'),
    bank: f.required(f.enum(FpxBank, 'The bank of the customer.')),
  },
);

export const ideal = f.inputObject<Stripe.SetupIntentCreateParams.PaymentMethodData.Ideal>(
  'Details for iDEAL. Goes with IDEAL.',
  { bank: f.enum(IdealBank, 'The bank of the customer, if you know it already; leave it out for new ones.') },
);

export const p24 = f.inputObject<Stripe.SetupIntentCreateParams.PaymentMethodData.P24>(
  'Details for Przelewy24. Goes with P24.',
  { bank: f.enum(P24Bank, 'The bank of the customer; left out, the customer chooses it.') },
);

export const sofort = f.inputObject<Stripe.SetupIntentCreateParams.PaymentMethodData.Sofort>(
  'Details for Sofort. Goes with SOFORT.',
  { country: f.required(f.enum(SofortCountry, 'The country of the bank.')) },
);
