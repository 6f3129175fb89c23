import type { Stripe } from 'stripe';
import { f } from '../fields/f.ts';
import { EpsBank, FpxBank, IdealBank, IdealBic, P24Bank } from './banks.ts';
import { AccountHolderType } from './enums.ts';

export const eps = f.object<Stripe.PaymentMethod.Eps>(
  'The details of an EPS payment method. Null unless `type` is EPS.',
  { bank: f.enum(EpsBank, "The customer's bank. Null if none was provided.") },
);

export const fpx = f.object<Stripe.PaymentMethod.Fpx>(
  'The details of an FPX payment method. Null unless `type` is FPX.',
  {
    account_holder_type: f.enum(
      AccountHolderType,
      'Whether an individual or a company holds the account. Null if not provided.',
    ),
    bank: f.enum(FpxBank, "The customer's bank, if provided."),
  },
);

export const ideal = f.object<Stripe.PaymentMethod.Ideal>(
  'The details of an iDEAL payment method. Null unless `type` is IDEAL.',
  {
    bank: f.enum(IdealBank, "The customer's bank. Null if none was provided."),
    bic: f.enum(
      IdealBic,
      "The Bank Identifier Code (BIC) of the customer's bank. Null if no bank was provided.",
    ),
  },
);

export const p24 = f.object<Stripe.PaymentMethod.P24>(
  'The details of a Przelewy24 payment method. Null unless `type` is P24.',
  { bank: f.enum(P24Bank, "The customer's bank. Null if none was provided.") },
);

export const sofort = f.object<Stripe.PaymentMethod.Sofort>(
  'The details of a Sofort payment method. Null unless `type` is SOFORT.',
  { country: f.string('The country of the bank account, as a two-letter ISO code.') },
);
