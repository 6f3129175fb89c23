import type { Stripe } from 'stripe';
import { AddressRef } from '../address.ts';
import { f } from '../fields/f.ts';
import { objectType } from '../fields/output.ts';
import { stripeEnum } from '../stripe-enum.ts';
import { CardChecksRef, CardNetworksRef, CHECKS, cardLines, NETWORKS } from './card-lines.ts';
import { CardWalletType } from './enums.ts';
import { cardGeneratedFrom, withMethodId } from './generated-from.ts';

const RegulatedStatus = stripeEnum<Stripe.PaymentMethod.Card.RegulatedStatus>(
  'PaymentMethodCardRegulatedStatus',
  {
    description: 'Whether the law limits the fees of a card.',
    values: { regulated: 'It does.', unregulated: 'It does not.' },
  },
);

/** What Masterpass and Visa Checkout share. */
const WalletContactRef = objectType<
  Stripe.PaymentMethod.Card.Wallet.Masterpass | Stripe.PaymentMethod.Card.Wallet.VisaCheckout
>('CardWalletContact', {
  description: 'Contact data of the customer that a wallet has verified.',
  fields: () => ({
    billing_address: f.inline(AddressRef, 'The billing address that the wallet verified.'),
    email: f.string('The email address that the wallet verified.'),
    name: f.string('The name that the wallet verified.'),
    shipping_address: f.inline(AddressRef, 'The shipping address that the wallet verified.'),
  }),
});

const wallet = f.object<Stripe.PaymentMethod.Card.Wallet>(
  'The wallet that the card came from; null when it came from none.',
  {
    amex_express_checkout: f.empty,
    apple_pay: f.empty,
    dynamic_last4: f.string('The last four digits of the number that stands in for the card on the device.'),
    google_pay: f.empty,
    link: f.empty,
    masterpass: f.inline(WalletContactRef, 'The contact data from Masterpass; null for other wallets.'),
    samsung_pay: f.empty,
    type: f.enum(CardWalletType, 'Which wallet.'),
    visa_checkout: f.inline(WalletContactRef, 'The contact data from Visa Checkout; null for other wallets.'),
  },
);

export const card = f.object<Stripe.PaymentMethod.Card>(
  'Details of a card, for CARD; its number is never among them. Null for other types.',
  {
    ...cardLines,
    brand: f.string('Such as `visa`, `mastercard`, `amex` or `unknown`.'),
    checks: f.inline(CardChecksRef, CHECKS),
    display_brand: f.string('The brand to show, with the preference of the customer in mind.'),
    generated_from: cardGeneratedFrom,
    networks: f.inline(CardNetworksRef, NETWORKS),
    regulated_status: f.enum(RegulatedStatus, 'Whether the law limits the fees of the card.'),
    three_d_secure_usage: f.object('What the card can do about 3-D Secure.', {
      supported: f.boolean('Whether the card supports it.'),
    }),
    wallet,
  },
  { resolve: withMethodId },
);
