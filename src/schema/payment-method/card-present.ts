import type { Stripe } from 'stripe';
import { f } from '../fields/f.ts';
import { cardLines, NETWORKS, networks } from './card-lines.ts';
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

/** The fields that a terminal reads from cards other than Interac's. */
export const cardPresentLines = {
  ...readLines,
  brand: f.string('Such as `visa`, `mastercard`, `amex` or `unknown`.'),
  brand_product: f.string("The card network's code for the kind of card, such as a gold or a business card."),
  offline: f.object<Stripe.PaymentMethod.CardPresent.Offline>(
    'How the terminal worked without a connection; null when it had one.',
    {
      stored_at: f.timestamp('When the terminal stored the card.'),
      type: f.enum(OfflineType, 'How the card was taken.'),
    },
  ),
  wallet: f.object<Stripe.PaymentMethod.CardPresent.Wallet>(
    'The wallet that held the card to the terminal; null when it was a plain card.',
    {
      type: f.enum(TerminalWalletType, 'Which wallet.'),
    },
  ),
};

export const cardPresent = f.object<Stripe.PaymentMethod.CardPresent>(
  'What a terminal read of a card, for CARD_PRESENT. Null for other types.',
  { ...cardPresentLines, networks: f.object(NETWORKS, networks) },
);

export const interacPresent = f.object<Stripe.PaymentMethod.InteracPresent>(
  'What a terminal read of an Interac card (Canada), for INTERAC_PRESENT. Null for other types.',
  {
    ...readLines,
    brand: f.string('`interac`, `mastercard` or `visa`.'),
    networks: f.object(NETWORKS, networks),
  },
);
