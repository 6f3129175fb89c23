import type { Stripe } from 'stripe';
import { stripeEnum } from '../stripe-enum.ts';

export const ReadMethod = stripeEnum<Stripe.PaymentMethod.CardPresent.ReadMethod>('CardPresentReadMethod', {
  description: 'How a terminal read a card.',
  values: {
    contact_emv: 'By its chip, inserted.',
    contactless_emv: 'By its chip, without contact.',
    contactless_magstripe_mode: 'Without contact, by the data of its magnetic stripe.',
    magnetic_stripe_fallback: 'By its magnetic stripe, because the chip could not be read.',
    magnetic_stripe_track2: 'By its magnetic stripe.',
  },
});

export const OfflineType = stripeEnum<'deferred'>('CardPresentOfflineType', {
  description: 'How a terminal without a connection takes a card.',
  values: { deferred: 'It stores what it read, and sends it when there is a connection.' },
});

export const TerminalWalletType = stripeEnum<Stripe.PaymentMethod.CardPresent.Wallet.Type>(
  'CardPresentWalletType',
  {
    description: 'The wallet, on a phone or watch, that held a card to the terminal.',
    values: {
      apple_pay: 'Apple Pay.',
      google_pay: 'Google Pay.',
      samsung_pay: 'Samsung Pay.',
      unknown: 'A wallet that Stripe could not tell.',
    },
  },
);

export const ReceiptAccountType =
  stripeEnum<Stripe.PaymentMethod.Card.GeneratedFrom.PaymentMethodDetails.CardPresent.Receipt.AccountType>(
    'CardPresentReceiptAccountType',
    {
      description: 'The kind of account behind a card that a terminal read.',
      values: {
        checking: 'A checking account.',
        credit: 'A credit account.',
        prepaid: 'A prepaid account.',
        unknown: 'A kind that Stripe could not tell.',
      },
    },
  );
