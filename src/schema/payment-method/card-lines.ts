import type { Stripe } from 'stripe';
import { f } from '../fields/f.ts';
import { objectType } from '../fields/output.ts';

/** The fields of all cards, typed in or read by a terminal. */
export const cardLines = {
  country: f.string('Two-letter code of the country of the issuer.'),
  description: f.string('The kind of card in words, where your account may see it.'),
  exp_month: f.int('Month of expiry, 1 to 12.'),
  exp_year: f.int('Year of expiry, four digits.'),
  fingerprint: f.string('The same for the same card number within one account, to recognize duplicates.'),
  funding: f.string('`credit`, `debit`, `prepaid` or `unknown`.'),
  iin: f.string('The issuer identification number, where your account may see it.'),
  issuer: f.string('The name of the issuing bank, where your account may see it.'),
  last4: f.string('The last four digits.'),
};

type Checks = Stripe.PaymentMethod.Card.Checks | Stripe.SetupAttempt.PaymentMethodDetails.Card.Checks;

export const CardChecksRef = objectType<Checks>('CardChecks', {
  description: "The results of the issuer's checks of a card: `pass`, `fail`, `unavailable` or `unchecked`.",
  fields: () => ({
    address_line1_check: f.string('The check of the first address line; null if no address was given.'),
    address_postal_code_check: f.string('The check of the postal code; null if none was given.'),
    cvc_check: f.string('The check of the security code (CVC); null if none was given.'),
  }),
});

export const CHECKS =
  'What the issuer said of the details given: `pass`, `fail`, `unavailable` or `unchecked`.';

type Networks =
  | Stripe.PaymentMethod.Card.Networks
  | Stripe.PaymentMethod.CardPresent.Networks
  | Stripe.PaymentMethod.InteracPresent.Networks;

export const CardNetworksRef = objectType<Networks>('CardNetworks', {
  description: 'The networks that can process a card.',
  fields: () => ({
    available: f.list(f.string('All of them, such as `visa` or `cartes_bancaires`.')),
    preferred: f.string('The one that the customer or you prefer; null when nobody chose.'),
  }),
});

export const NETWORKS = 'The networks that the card can run on.';
