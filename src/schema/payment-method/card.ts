import type { Stripe } from 'stripe';
import { AddressRef } from '../address.ts';
import { f } from '../fields/f.ts';
import type { WireFields } from '../fields/table.ts';
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

/** The fields that Masterpass and Visa Checkout share. */
const walletContact: WireFields<Stripe.PaymentMethod.Card.Wallet.Masterpass> &
  WireFields<Stripe.PaymentMethod.Card.Wallet.VisaCheckout> = {
  billing_address: f.inline(AddressRef, 'The billing address that the wallet verified.'),
  email: f.string('The e-mail address that the wallet verified.'),
  name: f.string('The name that the wallet verified.'),
  shipping_address: f.inline(AddressRef, 'The shipping address that the wallet verified.'),
};

const wallet = f.object<Stripe.PaymentMethod.Card.Wallet>(
  'The wallet that the card came from; null when it came from none.',
  {
    amex_express_checkout: f.empty,
    apple_pay: f.empty,
    dynamic_last4: f.string('The last four digits of the number that stands in for the card on the device.'),
    google_pay: f.empty,
    link: f.empty,
    masterpass: f.object('What Masterpass handed over; null for other wallets.', walletContact),
    samsung_pay: f.empty,
    type: f.enum(WalletType, 'Which wallet.'),
    visa_checkout: f.object('What Visa Checkout handed over; null for other wallets.', walletContact),
  },
);

export const card = f.object<Stripe.PaymentMethod.Card>(
  'Details of a card, for CARD; its number is never among them. Null for other types.',
  {
    ...cardLines,
    brand: f.string('Such as `visa`, `mastercard`, `amex` or `unknown`.'),
    checks: f.object(CHECKS, checks),
    display_brand: f.string('The brand to show, with the preference of the customer in mind.'),
    generated_from: cardGeneratedFrom,
    networks: f.object(NETWORKS, networks),
    regulated_status: f.enum(RegulatedStatus, 'Whether the law limits the fees of the card.'),
    three_d_secure_usage: f.object('What the card can do about 3-D Secure.', {
      supported: f.boolean('Whether the card supports it.'),
    }),
    wallet,
  },
  { resolve: withMethodId },
);
