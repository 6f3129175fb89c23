import type { Stripe } from 'stripe';
import { f } from '../fields/f.ts';
import { EpsBank, FpxBank, IdealBank, IdealBic, P24Bank } from './banks.ts';
import { AccountHolderType } from './enums.ts';

export const eps = f.object<Stripe.PaymentMethod.Eps>('Details of EPS, for EPS. Null for other types.', {
  bank: f.enum(EpsBank, 'The bank of the customer; null when none was given.'),
});

export const fpx = f.object<Stripe.PaymentMethod.Fpx>('Details of FPX, for FPX. Null for other types.', {
  account_holder_type: f.enum(AccountHolderType, 'Who holds the account; null when it was not said.'),
  bank: f.enum(FpxBank, 'The bank of the customer.'),
});

export const ideal = f.object<Stripe.PaymentMethod.Ideal>(
  'Details of iDEAL, for IDEAL. Null for other types.',
  {
    bank: f.enum(IdealBank, 'The bank of the customer; null when none was given.'),
    bic: f.enum(IdealBic, 'The international code (BIC) of that bank.'),
  },
);

export const p24 = f.object<Stripe.PaymentMethod.P24>(
  'Details of Przelewy24, for P24. Null for other types.',
  {
    bank: f.enum(P24Bank, 'The bank of the customer; null when none was given.'),
  },
);

export const sofort = f.object<Stripe.PaymentMethod.Sofort>(
  'Details of Sofort, for SOFORT. Null for other types.',
  { country: f.string('Two-letter code of the country of the bank account.') },
);
