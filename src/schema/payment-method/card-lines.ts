import type { Stripe } from 'stripe';
import { f } from '../fields/f.ts';
import { objectType } from '../fields/output.ts';

const INTERNAL = 'Usually null, because Stripe reserves it for internal use.';

/** The fields of all cards, entered online or read by a terminal. */
export const cardLines = {
  country: f.string('The country of the card, as a two-letter ISO code.'),
  description: f.string(`A description of the type of card. ${INTERNAL}`),
  exp_month: f.int('The month in which the card expires, 1 to 12.'),
  exp_year: f.int('The year in which the card expires, with four digits.'),
  fingerprint: f.string(
    'An identifier of the card number. Cards with the same number have the same fingerprint. For wallets such as Apple Pay, it may identify the tokenized number instead. With Connect, a card in India can have a second fingerprint.',
  ),
  funding: f.string('The funding type of the card: `credit`, `debit`, `prepaid` or `unknown`.'),
  iin: f.string(`The issuer identification number of the card. ${INTERNAL}`),
  issuer: f.string(`The name of the bank that issued the card. ${INTERNAL}`),
  last4: f.string('The last four digits of the card number.'),
};

export const BRAND =
  'The brand of the card: `amex`, `cartes_bancaires`, `diners`, `discover`, `eftpos_au`, `jcb`, `link`, `mastercard`, `unionpay`, `visa` or `unknown`.';

type Checks = Stripe.PaymentMethod.Card.Checks | Stripe.SetupAttempt.PaymentMethodDetails.Card.Checks;

export const CardChecksRef = objectType<Checks>('CardChecks', {
  description:
    'The results of checks of the address and the security code (CVC) of a card: `pass`, `fail`, `unavailable` or `unchecked`.',
  fields: () => ({
    address_line1_check: f.string(
      'The result for the first line of the address: `pass`, `fail`, `unavailable` or `unchecked`. Null if the line was not provided.',
    ),
    address_postal_code_check: f.string(
      'The result for the postal code: `pass`, `fail`, `unavailable` or `unchecked`. Null if the code was not provided.',
    ),
    cvc_check: f.string(
      'The result for the security code (CVC): `pass`, `fail`, `unavailable` or `unchecked`. Null if the code was not provided.',
    ),
  }),
});

export const CHECKS = 'The results of the checks of the address and the security code (CVC).';

type Networks =
  | Stripe.PaymentMethod.Card.Networks
  | Stripe.PaymentMethod.CardPresent.Networks
  | Stripe.PaymentMethod.InteracPresent.Networks;

export const CardNetworksRef = objectType<Networks>('CardNetworks', {
  description: 'The networks that can process a card.',
  fields: () => ({
    available: f.list(f.string('All available networks, such as `visa` or `cartes_bancaires`.')),
    preferred: f.string(
      'The preferred network, or `invalid_preference` if the requested network is not valid for the card. Null if none is preferred.',
    ),
  }),
});

export const NETWORKS = 'The networks that can process the card.';
