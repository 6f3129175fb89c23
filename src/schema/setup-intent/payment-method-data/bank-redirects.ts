import type { Stripe } from 'stripe';
import { f } from '../../fields/f.ts';
import { EpsBank, FpxBank, IdealBank, P24Bank, SofortCountry } from '../../payment-method/banks.ts';
import { AccountHolderType } from '../../payment-method/enums.ts';

// Payment methods that redirect the customer to a page of their bank.

export const eps = f.inputObject<Stripe.SetupIntentCreateParams.PaymentMethodData.Eps>(
  "The customer's bank, for the type EPS.",
  { bank: f.enum(EpsBank, 'The bank of the customer, if you already know it.') },
);

export const fpx = f.inputObject<Stripe.SetupIntentCreateParams.PaymentMethodData.Fpx>(
  "The customer's bank account, for the type FPX.",
  {
    account_holder_type: f.enum(AccountHolderType, 'Whether a person or a company holds the bank account.'),
    bank: f.required(f.enum(FpxBank, 'The bank of the customer.')),
  },
);

export const ideal = f.inputObject<Stripe.SetupIntentCreateParams.PaymentMethodData.Ideal>(
  "The customer's bank, for the type IDEAL.",
  { bank: f.enum(IdealBank, 'The bank of an existing customer. Omit it for new customers.') },
);

export const p24 = f.inputObject<Stripe.SetupIntentCreateParams.PaymentMethodData.P24>(
  "The customer's bank, for the type P24 (Przelewy24).",
  { bank: f.enum(P24Bank, 'The bank of the customer, if you already know it.') },
);

export const sofort = f.inputObject<Stripe.SetupIntentCreateParams.PaymentMethodData.Sofort>(
  'The country of the bank account, for the type SOFORT.',
  { country: f.required(f.enum(SofortCountry, 'The country of the bank account.')) },
);
