import type { Stripe } from 'stripe';
import { f } from '../fields/f.ts';
import { objectType } from '../fields/output.ts';
import { BRAND, CardNetworksRef, cardLines, NETWORKS } from './card-lines.ts';
import { OfflineType, ReadMethod, TerminalWalletType } from './terminal-enums.ts';

/** The fields that a terminal reads from every card. */
const readLines = {
  ...cardLines,
  cardholder_name: f.string(
    'The cardholder name as the terminal read it, in the format of ISO 7813: `/` separates first and last name. Usually null for swiped and contactless cards.',
  ),
  preferred_locales: f.list(
    f.string(
      'The languages that the issuer recommends for texts shown to the customer, as stored on the chip (EMV tag 5F2D).',
    ),
  ),
  read_method: f.enum(ReadMethod, 'How the terminal read the card.'),
};

type Offline =
  | Stripe.PaymentMethod.CardPresent.Offline
  | Stripe.PaymentMethod.Card.GeneratedFrom.PaymentMethodDetails.CardPresent.Offline
  | Stripe.SetupAttempt.PaymentMethodDetails.CardPresent.Offline;

export const CardPresentOfflineRef = objectType<Offline>('CardPresentOffline', {
  description: 'Details of a payment method that a terminal collected while it was offline.',
  fields: () => ({
    stored_at: f.timestamp('The time at which the offline terminal collected the payment method.'),
    type: f.enum(OfflineType, 'How the terminal processed the payment method: always DEFERRED.'),
  }),
});

type Wallet =
  | Stripe.PaymentMethod.CardPresent.Wallet
  | Stripe.PaymentMethod.Card.GeneratedFrom.PaymentMethodDetails.CardPresent.Wallet;

const CardPresentWalletRef = objectType<Wallet>('CardPresentWallet', {
  description: 'A mobile wallet that was presented to a terminal.',
  fields: () => ({ type: f.enum(TerminalWalletType, 'The type of the mobile wallet.') }),
});

/** The fields that a terminal reads from cards other than Interac cards. */
export const cardPresentLines = {
  ...readLines,
  brand: f.string(BRAND),
  brand_product: f.string('The product code, which identifies the program or product of the card.'),
  offline: f.inline(
    CardPresentOfflineRef,
    'When and how the terminal collected the payment method while it was offline. Null if it was online.',
  ),
  wallet: f.inline(
    CardPresentWalletRef,
    'The mobile wallet that was presented to the terminal. Null for a physical card.',
  ),
};

export const cardPresent = f.object<Stripe.PaymentMethod.CardPresent>(
  'The card that a terminal read. Null unless `type` is CARD_PRESENT.',
  { ...cardPresentLines, networks: f.inline(CardNetworksRef, NETWORKS) },
);

export const interacPresent = f.object<Stripe.PaymentMethod.InteracPresent>(
  'The Canadian Interac card that a terminal read. Null unless `type` is INTERAC_PRESENT.',
  {
    ...readLines,
    brand: f.string('The brand of the card: `interac`, `mastercard` or `visa`.'),
    networks: f.inline(CardNetworksRef, NETWORKS),
  },
);
