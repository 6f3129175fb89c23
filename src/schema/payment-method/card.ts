import type { Stripe } from 'stripe';
import { AddressRef } from '../address.ts';
import { f } from '../fields/f.ts';
import { objectType } from '../fields/output.ts';
import { stripeEnum } from '../stripe-enum.ts';
import { BRAND, CardChecksRef, CardNetworksRef, CHECKS, cardLines, NETWORKS } from './card-lines.ts';
import { CardWalletType } from './enums.ts';
import { cardGeneratedFrom, withMethodId } from './generated-from.ts';

const RegulatedStatus = stripeEnum<Stripe.PaymentMethod.Card.RegulatedStatus>(
  'PaymentMethodCardRegulatedStatus',
  {
    description: 'Whether a card is regulated, which depends on its issuer.',
    values: {
      regulated: 'The card is regulated because of its issuer.',
      unregulated: 'The card is not regulated.',
    },
  },
);

/** The fields of Masterpass and Visa Checkout. */
const WalletContactRef = objectType<
  Stripe.PaymentMethod.Card.Wallet.Masterpass | Stripe.PaymentMethod.Card.Wallet.VisaCheckout
>('CardWalletContact', {
  description:
    'Contact data of the card owner, verified or provided by the wallet. The data cannot be changed.',
  fields: () => ({
    billing_address: f.inline(AddressRef, 'The billing address, verified or provided by the wallet.'),
    email: f.string('The email address, verified or provided by the wallet.'),
    name: f.string('The full name, verified or provided by the wallet.'),
    shipping_address: f.inline(AddressRef, 'The shipping address, verified or provided by the wallet.'),
  }),
});

const wallet = f.object<Stripe.PaymentMethod.Card.Wallet>(
  'The wallet that the card is part of, such as Apple Pay. Null for a card without a wallet.',
  {
    amex_express_checkout: f.empty,
    apple_pay: f.empty,
    dynamic_last4: f.string(
      'The last four digits of the device account number. Null unless the card number is tokenized.',
    ),
    google_pay: f.empty,
    link: f.empty,
    masterpass: f.inline(WalletContactRef, 'The contact data from Masterpass. Null for other wallets.'),
    samsung_pay: f.empty,
    type: f.enum(
      CardWalletType,
      'The type of the wallet. MASTERPASS and VISA_CHECKOUT have contact data in the field of the same name.',
    ),
    visa_checkout: f.inline(WalletContactRef, 'The contact data from Visa Checkout. Null for other wallets.'),
  },
);

export const card = f.object<Stripe.PaymentMethod.Card>(
  'The card of the payment method. Null unless `type` is CARD. Stripe never returns the full card number.',
  {
    ...cardLines,
    brand: f.string(BRAND),
    checks: f.inline(CardChecksRef, CHECKS),
    display_brand: f.string(
      'The brand to display, such as `visa`, `american_express` or `cartes_bancaires`. On a dual-branded card, it follows the choice of the customer.',
    ),
    generated_from: cardGeneratedFrom,
    networks: f.inline(CardNetworksRef, NETWORKS),
    regulated_status: f.enum(RegulatedStatus, 'Whether the card is regulated, which depends on its issuer.'),
    three_d_secure_usage: f.object('How the card can be used for 3-D Secure authentication.', {
      supported: f.boolean('Whether the card supports 3-D Secure.'),
    }),
    wallet,
  },
  { resolve: withMethodId },
);
