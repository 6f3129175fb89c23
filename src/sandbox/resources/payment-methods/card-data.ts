import { integer, nonEmpty, object, oneOf, type Shape, text, type Values } from '../../form/params.ts';
import { missingObject, missingParameter, StripeApiError } from '../../http/errors.ts';
import { type TestCard, testCardByNumber, testCardByToken } from './test-payment-methods.ts';

export const NETWORK = oneOf('cartes_bancaires', 'mastercard', 'visa');

/** A card by its number or by a token, at creation and in `payment_method_data`. */
export const CARD = {
  cvc: text,
  exp_month: integer,
  exp_year: integer,
  networks: object({ preferred: NETWORK }),
  number: nonEmpty,
  token: nonEmpty,
} as const satisfies Shape;

/** A card whose data passed all checks. */
export interface CheckedCard {
  readonly card: TestCard;
  /** Null for a token, which has the default expiry. */
  readonly expiry: { readonly month: number; readonly year: number } | null;
  readonly hasCvc: boolean;
  readonly preferredNetwork: string | null;
}

/** How many years ahead an expiry may be. */
const EXPIRY_RANGE = 50;

const INCORRECT_NUMBER = { code: 'incorrect_number', message: 'Your card number is incorrect.' };
const LIVE_CARD = {
  code: 'card_declined',
  decline_code: 'test_mode_live_card',
  message:
    'Your card was declined. Your request was in test mode, but used a non test (live) card. For a list of valid ' +
    'test cards, visit: https://stripe.com/docs/testing.',
};
const INVALID_MONTH = {
  code: 'invalid_expiry_month',
  message: "Your card's expiration month is invalid.",
};
const INVALID_YEAR = { code: 'invalid_expiry_year', message: "Your card's expiration year is invalid." };
const INVALID_CVC = { code: 'invalid_cvc', message: "Your card's security code is invalid." };

/**
 * Checks a card's data: number, month, year, CVC. `path` is the name of the parameter.
 *
 * @throws StripeApiError 402 for invalid data, and for a number that is not one of Stripe's test numbers; 400 for an
 * unknown token or a missing parameter.
 */
export function checkCard(
  given: Values<typeof CARD> | undefined,
  { path, now }: { readonly path: string; readonly now: number },
): CheckedCard {
  if (given === undefined) throw missingParameter(path);
  const preferredNetwork = given.networks?.preferred ?? null;
  if (given.token !== undefined) {
    const card = testCardByToken(given.token);
    if (card === undefined)
      throw missingObject('token', given.token, { param: `${path}[token]`, status: 400 });
    return { card, expiry: null, hasCvc: true, preferredNetwork };
  }
  const { number, exp_month: month, exp_year: year, cvc = null } = given;
  if (month === undefined) throw missingParameter(`${path}[exp_month]`);
  if (year === undefined) throw missingParameter(`${path}[exp_year]`);
  if (number === undefined) throw missingParameter(`${path}[number]`);
  const digits = number.replaceAll(/[ -]/g, '');
  if (!isCardNumber(digits)) throw cardProblem(INCORRECT_NUMBER, 'number');
  const card = testCardByNumber(digits);
  if (card === undefined) throw cardProblem(LIVE_CARD, '');
  const expiry = checkExpiry(month, year, now);
  if (cvc !== null && !/^\d{3,4}$/.test(cvc)) throw cardProblem(INVALID_CVC, 'cvc');
  return { card, expiry, hasCvc: cvc !== null, preferredNetwork };
}

/** A year of two digits is one of this century. */
function checkExpiry(month: number, given: number, now: number): { month: number; year: number } {
  const today = new Date(now * 1000);
  const thisYear = today.getUTCFullYear();
  const year = given >= 0 && given < 100 ? 2000 + given : given;
  if (month < 1 || month > 12) throw cardProblem(INVALID_MONTH, 'exp_month');
  if (year < thisYear || year > thisYear + EXPIRY_RANGE) throw cardProblem(INVALID_YEAR, 'exp_year');
  if (year === thisYear && month < today.getUTCMonth() + 1) throw cardProblem(INVALID_MONTH, 'exp_month');
  return { month, year };
}

/** Whether a text has the length and the check digit (Luhn) of a card number. */
function isCardNumber(digits: string): boolean {
  if (!/^\d{13,19}$/.test(digits)) return false;
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

function cardProblem(
  problem: { code: string; message: string; decline_code?: string },
  param: string,
): StripeApiError {
  return new StripeApiError(402, { type: 'card_error', ...problem, param });
}
