import type { Stripe } from 'stripe';
import { stripeEnum } from '../stripe-enum.ts';

export const ReadMethod = stripeEnum<Stripe.PaymentMethod.CardPresent.ReadMethod>('CardPresentReadMethod', {
  description: 'How a terminal read a card.',
  values: {
    contact_emv: 'The chip was read in the card slot.',
    contactless_emv: 'The chip was read without contact.',
    contactless_magstripe_mode: 'The data of the magnetic stripe was read without contact.',
    magnetic_stripe_fallback: 'The magnetic stripe was swiped because the chip could not be read.',
    magnetic_stripe_track2: 'The second track of the magnetic stripe was swiped.',
  },
});

export const OfflineType = stripeEnum<'deferred'>('CardPresentOfflineType', {
  description: 'How a terminal processes a payment method while it is offline.',
  values: { deferred: 'The terminal stores the data and sends it once it is online again.' },
});

export const TerminalWalletType = stripeEnum<Stripe.PaymentMethod.CardPresent.Wallet.Type>(
  'CardPresentWalletType',
  {
    description: 'The type of a mobile wallet that was presented to a terminal.',
    values: {
      apple_pay: 'Apple Pay, on a device from Apple.',
      google_pay: 'Google Pay, on an Android device.',
      samsung_pay: 'Samsung Pay, on a device from Samsung.',
      unknown: 'A wallet that Stripe did not recognize.',
    },
  },
);

export const ReceiptAccountType =
  stripeEnum<Stripe.PaymentMethod.Card.GeneratedFrom.PaymentMethodDetails.CardPresent.Receipt.AccountType>(
    'CardPresentReceiptAccountType',
    {
      description: 'The type of the account that a payment at a terminal debits or credits.',
      values: {
        checking: 'The account is a bank account for daily payments.',
        credit: 'The account is a line of credit, such as that of a credit card.',
        prepaid: 'The account holds money that was loaded in advance.',
        unknown: 'The type of the account is unknown.',
      },
    },
  );
