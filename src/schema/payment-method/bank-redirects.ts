import type { Stripe } from 'stripe';
import { object } from '../fields/output.ts';
import { oneOf, text } from '../fields/vocabulary.ts';
import { EpsBank, FpxBank, IdealBank, IdealBic, P24Bank } from './banks.ts';
import { AccountHolderType } from './enums.ts';

export const eps = object<Stripe.PaymentMethod.Eps>('Details of EPS, for EPS. Null for other types.', {
  bank: oneOf(EpsBank, 'The bank of the customer; null when none was given.'),
});

export const fpx = object<Stripe.PaymentMethod.Fpx>('Details of FPX, for FPX. Null for other types.', {
  account_holder_type: oneOf(AccountHolderType, 'Who holds the account; null when it was not said.'),
  bank: oneOf(FpxBank, 'The bank of the customer.'),
});

export const ideal = object<Stripe.PaymentMethod.Ideal>(
  'Details of iDEAL, for IDEAL. Null for other types.',
  {
    bank: oneOf(IdealBank, 'The bank of the customer; null when none was given.'),
    bic: oneOf(IdealBic, 'The international code (BIC) of that bank.'),
  },
);

export const p24 = object<Stripe.PaymentMethod.P24>('Details of Przelewy24, for P24. Null for other types.', {
  bank: oneOf(P24Bank, 'The bank of the customer; null when none was given.'),
});

export const sofort = object<Stripe.PaymentMethod.Sofort>(
  'Details of Sofort, for SOFORT. Null for other types.',
  { country: text('Two-letter code of the country of the bank account.') },
);
