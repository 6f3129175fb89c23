import type { Stripe } from 'stripe';
import { inputObject } from '../../fields/input.ts';
import { oneOf, required } from '../../fields/vocabulary.ts';
import { EpsBank, FpxBank, IdealBank, P24Bank, SofortCountry } from '../../payment-method/banks.ts';
import { AccountHolderType } from '../../payment-method/enums.ts';

// Payments for which the customer goes to the page of a bank, and what can be said of that bank before.

export const eps = inputObject<Stripe.SetupIntentCreateParams.PaymentMethodData.Eps>(
  'Details for EPS. Goes with EPS.',
  { bank: oneOf(EpsBank, 'The bank of the customer; left out, the customer chooses it.') },
);

export const fpx = inputObject<Stripe.SetupIntentCreateParams.PaymentMethodData.Fpx>(
  'Details for FPX. Goes with FPX.',
  {
    account_holder_type: oneOf(AccountHolderType, 'Who holds the account.'),
    bank: required(oneOf(FpxBank, 'The bank of the customer.')),
  },
);

export const ideal = inputObject<Stripe.SetupIntentCreateParams.PaymentMethodData.Ideal>(
  'Details for iDEAL. Goes with IDEAL.',
  { bank: oneOf(IdealBank, 'The bank of the customer, if you know it already; leave it out for new ones.') },
);

export const p24 = inputObject<Stripe.SetupIntentCreateParams.PaymentMethodData.P24>(
  'Details for Przelewy24. Goes with P24.',
  { bank: oneOf(P24Bank, 'The bank of the customer; left out, the customer chooses it.') },
);

export const sofort = inputObject<Stripe.SetupIntentCreateParams.PaymentMethodData.Sofort>(
  'Details for Sofort. Goes with SOFORT.',
  { country: required(oneOf(SofortCountry, 'The country of the bank.')) },
);
