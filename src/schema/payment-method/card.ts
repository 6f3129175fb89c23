import type { Stripe } from 'stripe';
import { AddressRef } from '../address.ts';
import { stripeEnum } from '../stripe-enum.ts';
import { object, shared } from '../wire/output.ts';
import { empty, flag, integer, leftOut, list, oneOf, text, type WireFields } from '../wire/vocabulary.ts';

type Card = Stripe.PaymentMethod.Card;
type Wallet = Stripe.PaymentMethod.Card.Wallet;

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

const wallet = object<Wallet>('The wallet that the card came from; null when it came from none.', {
  amex_express_checkout: empty,
  apple_pay: empty,
  dynamic_last4: text('The last four digits of the number that stands in for the card on the device.'),
  google_pay: empty,
  link: empty,
  masterpass: object('What Masterpass handed over; null for other wallets.', walletContact),
  samsung_pay: empty,
  type: oneOf(WalletType, 'Which wallet.'),
  visa_checkout: object('What Visa Checkout handed over; null for other wallets.', walletContact),
});

/** What the issuer says of details; the same of a saved card and of an attempt to save it. */
export const checks = {
  address_line1_check: text('Of the first line of the address; null when none was given.'),
  address_postal_code_check: text('Of the postal code; null when none was given.'),
  cvc_check: text('Of the security code; null when none was given.'),
};

export const CHECKS =
  'What the issuer said of the details given: `pass`, `fail`, `unavailable` or `unchecked`.';

export const card = object<Card>(
  'Details of a card, for CARD; its number is never among them. Null for other types.',
  {
    brand: text('Such as `visa`, `mastercard`, `amex` or `unknown`.'),
    checks: object(CHECKS, checks),
    country: text('Two-letter code of the country of the issuer.'),
    description: text('The kind of card in words, where your account may see it.'),
    display_brand: text('The brand to show, with the preference of the customer in mind.'),
    exp_month: integer('Month of expiry, 1 to 12.'),
    exp_year: integer('Year of expiry, four digits.'),
    fingerprint: text('The same for the same card number within one account, to recognize duplicates.'),
    funding: text('`credit`, `debit`, `prepaid` or `unknown`.'),
    generated_from: leftOut('to be written'),
    iin: text('The issuer identification number, where your account may see it.'),
    issuer: text('The name of the issuing bank, where your account may see it.'),
    last4: text('The last four digits.'),
    networks: object('The networks that the card can run on.', {
      available: list(text('All of them.')),
      preferred: text('The one that the customer or you prefer; null when nobody chose.'),
    }),
    regulated_status: oneOf(RegulatedStatus, 'Whether the law limits the fees of the card.'),
    three_d_secure_usage: object('What the card can do about 3-D Secure.', {
      supported: flag('Whether the card supports it.'),
    }),
    wallet,
  },
);
