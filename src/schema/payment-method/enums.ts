import type { Stripe } from 'stripe';
import { stripeEnum } from '../stripe-enum.ts';

export const AllowRedisplay = stripeEnum<Stripe.PaymentMethod.AllowRedisplay>('AllowRedisplay', {
  description:
    "Whether a checkout may show the saved payment method to its customer again. Stripe's Checkout and Elements follow this value.",
  values: {
    always: 'Every checkout may show the payment method.',
    limited:
      'Only some checkouts may show the payment method, such as that of the subscription that it was saved for.',
    unspecified: 'Nothing was specified. This is the default.',
  },
});

export const AccountHolderType = stripeEnum<Stripe.PaymentMethod.UsBankAccount.AccountHolderType>(
  'BankAccountHolderType',
  {
    description: 'The type of the holder of a bank account.',
    values: { company: 'A company holds the account.', individual: 'An individual holds the account.' },
  },
);

export const UsBankAccountType = stripeEnum<Stripe.PaymentMethod.UsBankAccount.AccountType>(
  'UsBankAccountType',
  {
    description: 'The type of a US bank account.',
    values: { checking: 'A bank account for daily payments.', savings: 'A bank account for savings.' },
  },
);

export const BankNetwork = stripeEnum<Stripe.PaymentMethod.UsBankAccount.Networks.Supported>(
  'UsBankAccountNetwork',
  {
    description: 'The networks that transfer money from and to US bank accounts.',
    values: {
      ach: 'The Automated Clearing House (ACH) network.',
      us_domestic_wire: 'Wire transfers within the US.',
    },
  },
);

/** Setup attempts have fewer wallets, all of which are in this enum. */
export const CardWalletType = stripeEnum<Stripe.PaymentMethod.Card.Wallet.Type>('CardWalletType', {
  description: 'The type of a wallet that holds cards.',
  values: {
    amex_express_checkout: 'A card from Amex Express Checkout.',
    apple_pay: 'A card from Apple Pay.',
    google_pay: 'A card from Google Pay.',
    link: 'A card from Link, the wallet of Stripe.',
    masterpass: 'A card from Masterpass.',
    samsung_pay: 'A card from Samsung Pay.',
    visa_checkout: 'A card from Visa Checkout.',
  },
});
