import { f } from '../fields/f.ts';

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

/** The issuer's checks, which payment methods and attempts share. */
export const checks = {
  address_line1_check: f.string('Of the first line of the address; null when none was given.'),
  address_postal_code_check: f.string('Of the postal code; null when none was given.'),
  cvc_check: f.string('Of the security code; null when none was given.'),
};

export const CHECKS =
  'What the issuer said of the details given: `pass`, `fail`, `unavailable` or `unchecked`.';

export const networks = {
  available: f.list(f.string('All of them, such as `visa` or `cartes_bancaires`.')),
  preferred: f.string('The one that the customer or you prefer; null when nobody chose.'),
};

export const NETWORKS = 'The networks that the card can run on.';
