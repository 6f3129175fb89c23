import type { Stripe } from 'stripe';
import { stripeEnum } from '../stripe-enum.ts';

export const AllowRedisplay = stripeEnum<Stripe.PaymentMethod.AllowRedisplay>('AllowRedisplay', {
  description: 'Whether you may show the saved method to the customer again at a later checkout.',
  values: {
    always: 'You may, in any checkout.',
    limited: 'Only where it was saved for.',
    unspecified: 'Nobody asked the customer.',
  },
});

export const AccountHolderType = stripeEnum<Stripe.PaymentMethod.UsBankAccount.AccountHolderType>(
  'BankAccountHolderType',
  { description: 'Who holds a bank account.', values: { company: 'A company.', individual: 'A person.' } },
);

export const UsBankAccountType = stripeEnum<Stripe.PaymentMethod.UsBankAccount.AccountType>(
  'UsBankAccountType',
  { description: 'The kind of a US bank account.', values: { checking: 'Checking.', savings: 'Savings.' } },
);

export const BankNetwork = stripeEnum<Stripe.PaymentMethod.UsBankAccount.Networks.Supported>(
  'UsBankAccountNetwork',
  {
    description: 'The networks that move money from and to US bank accounts.',
    values: { ach: 'ACH.', us_domestic_wire: 'Domestic wire transfers.' },
  },
);

/** Attempts have fewer wallets, which are among these. */
export const CardWalletType = stripeEnum<Stripe.PaymentMethod.Card.Wallet.Type>('CardWalletType', {
  description: 'The wallet that a card came from.',
  values: {
    amex_express_checkout: 'Amex Express Checkout.',
    apple_pay: 'Apple Pay.',
    google_pay: 'Google Pay.',
    link: 'Link.',
    masterpass: 'Masterpass.',
    samsung_pay: 'Samsung Pay.',
    visa_checkout: 'Visa Checkout.',
  },
});
