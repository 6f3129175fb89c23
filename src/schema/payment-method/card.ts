import type { Stripe } from 'stripe';
import { AddressRef } from '../address.ts';
import { object, shared } from '../fields/output.ts';
import { empty, flag, oneOf, text, type WireFields } from '../fields/vocabulary.ts';
import { stripeEnum } from '../stripe-enum.ts';
import { CHECKS, cardLines, checks, NETWORKS, networks } from './card-lines.ts';
import { cardGeneratedFrom, withMethodId } from './generated-from.ts';

const WalletType = stripeEnum<Stripe.PaymentMethod.Card.Wallet.Type>('PaymentMethodCardWalletType', {
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

const RegulatedStatus = stripeEnum<Stripe.PaymentMethod.Card.RegulatedStatus>(
  'PaymentMethodCardRegulatedStatus',
  {
    description: 'Whether the law limits the fees of a card.',
    values: { regulated: 'It does.', unregulated: 'It does not.' },
  },
);

/** The two wallets that hand over more than their name hand over the same. */
const walletContact: WireFields<Stripe.PaymentMethod.Card.Wallet.Masterpass> &
  WireFields<Stripe.PaymentMethod.Card.Wallet.VisaCheckout> = {
  billing_address: shared(AddressRef, 'The billing address that the wallet verified.'),
  email: text('The e-mail address that the wallet verified.'),
  name: text('The name that the wallet verified.'),
  shipping_address: shared(AddressRef, 'The shipping address that the wallet verified.'),
};

const wallet = object<Stripe.PaymentMethod.Card.Wallet>(
  'The wallet that the card came from; null when it came from none.',
  {
    amex_express_checkout: empty,
    apple_pay: empty,
    dynamic_last4: text('The last four digits of the number that stands in for the card on the device.'),
    google_pay: empty,
    link: empty,
    masterpass: object('What Masterpass handed over; null for other wallets.', walletContact),
    samsung_pay: empty,
    type: oneOf(WalletType, 'Which wallet.'),
    visa_checkout: object('What Visa Checkout handed over; null for other wallets.', walletContact),
  },
);

export const card = object<Stripe.PaymentMethod.Card>(
  'Details of a card, for CARD; its number is never among them. Null for other types.',
  {
    ...cardLines,
    brand: text('Such as `visa`, `mastercard`, `amex` or `unknown`.'),
    checks: object(CHECKS, checks),
    display_brand: text('The brand to show, with the preference of the customer in mind.'),
    generated_from: cardGeneratedFrom,
    networks: object(NETWORKS, networks),
    regulated_status: oneOf(RegulatedStatus, 'Whether the law limits the fees of the card.'),
    three_d_secure_usage: object('What the card can do about 3-D Secure.', {
      supported: flag('Whether the card supports it.'),
    }),
    wallet,
  },
  { resolve: withMethodId },
);
