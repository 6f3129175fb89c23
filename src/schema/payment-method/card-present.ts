import type { Stripe } from 'stripe';
import { f } from '../fields/f.ts';
import { objectType } from '../fields/output.ts';
import { CardNetworksRef, cardLines, NETWORKS } from './card-lines.ts';
import { OfflineType, ReadMethod, TerminalWalletType } from './terminal-enums.ts';

/** The fields that a terminal reads from every card. */
const readLines = {
  ...cardLines,
  cardholder_name: f.string(
    'The name on the card, as the terminal read it; often null, above all when the card was read without contact.',
  ),
  preferred_locales: f.list(
    f.string(
      'The languages that the card asks for, for what the customer is shown; the most preferred first.',
    ),
  ),
  read_method: f.enum(ReadMethod, 'How the terminal read the card.'),
};

type Offline =
  | Stripe.PaymentMethod.CardPresent.Offline
  | Stripe.PaymentMethod.Card.GeneratedFrom.PaymentMethodDetails.CardPresent.Offline
  | Stripe.SetupAttempt.PaymentMethodDetails.CardPresent.Offline;

export const CardPresentOfflineRef = objectType<Offline>('CardPresentOffline', {
  description: 'How a terminal read a card without a connection.',
  fields: () => ({
    stored_at: f.timestamp('When the terminal stored what it had read.'),
    type: f.enum(OfflineType, 'How the terminal processed the card.'),
  }),
});

type Wallet =
  | Stripe.PaymentMethod.CardPresent.Wallet
  | Stripe.PaymentMethod.Card.GeneratedFrom.PaymentMethodDetails.CardPresent.Wallet;

const CardPresentWalletRef = objectType<Wallet>('CardPresentWallet', {
  description: 'A mobile wallet that was presented to a terminal.',
  fields: () => ({ type: f.enum(TerminalWalletType, 'The type of the wallet.') }),
});

/** The fields that a terminal reads from cards other than Interac's. */
export const cardPresentLines = {
  ...readLines,
  brand: f.string('Such as `visa`, `mastercard`, `amex` or `unknown`.'),
  brand_product: f.string("The card network's code for the kind of card, such as a gold or a business card."),
  offline: f.inline(CardPresentOfflineRef, 'How the terminal worked offline; null if it was online.'),
  wallet: f.inline(
    CardPresentWalletRef,
    'The mobile wallet that was presented to the terminal; null for a physical card.',
  ),
};

export const cardPresent = f.object<Stripe.PaymentMethod.CardPresent>(
  'What a terminal read of a card, for CARD_PRESENT. Null for other types.',
  { ...cardPresentLines, networks: f.inline(CardNetworksRef, NETWORKS) },
);

export const interacPresent = f.object<Stripe.PaymentMethod.InteracPresent>(
  'What a terminal read of an Interac card (Canada), for INTERAC_PRESENT. Null for other types.',
  {
    ...readLines,
    brand: f.string('`interac`, `mastercard` or `visa`.'),
    networks: f.inline(CardNetworksRef, NETWORKS),
  },
);
