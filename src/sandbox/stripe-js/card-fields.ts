/** The texts of the card form's fields. */
export interface CardFields {
  readonly number: string;
  readonly expiry: string;
  readonly cvc: string;
  /** Null if the country has none, or if the form does not ask for it. */
  readonly postalCode: string | null;
}

export type FieldName = keyof CardFields;

export interface FieldProblem {
  readonly field: FieldName;
  readonly code: string;
  readonly message: string;
}

interface Rules {
  /** The numbers of Stripe's test cards. */
  readonly testNumbers: ReadonlySet<string>;
  /** The sandbox's current month: months since the year 0. */
  readonly thisMonth: number;
}

const digitsOf = (text: string) => text.replaceAll(/\D/g, '');
const isAmex = (digits: string) => /^3[47]/.test(digits);

/** Groups the digits of a card number. */
export function formatNumber(text: string): string {
  const digits = digitsOf(text).slice(0, 19);
  const groups = isAmex(digits) ? /^(\d{4})(\d{1,6})?(\d{1,5})?/ : null;
  const found = groups?.exec(digits)?.slice(1).filter(Boolean);
  return found ? found.join(' ') : (digits.match(/\d{1,4}/g) ?? []).join(' ');
}

/** Puts ` / ` between month and year: `1231` becomes `12 / 31`, and so does `12/2031`. */
export function formatExpiry(text: string): string {
  const [, first = '', rest = ''] = /^(\d*)\D*(\d*)/.exec(text.trim()) ?? [];
  const isSplit = /^\d+\s*\//.test(text);
  const month = isSplit && first.length === 1 ? `0${first}` : first.slice(0, 2);
  const padded = /^[2-9]$/.test(month) ? `0${month}` : month;
  const given = digitsOf(isSplit ? rest : first.slice(2) + rest);
  const year = given.length > 2 && given.startsWith('20') ? given.slice(2, 4) : given.slice(0, 2);
  // Nothing is added after a single digit, so that it can be deleted.
  return padded.length === 2 && (year !== '' || /\/\s*$/.test(text)) ? `${padded} / ${year}` : padded + year;
}

/** The month and the year of an expiry as `formatExpiry` returns it; null if it is incomplete. */
export function parseExpiry(text: string): { readonly month: number; readonly year: number } | null {
  const [, month, year] = /^(\d\d) \/ (\d\d)$/.exec(text) ?? [];
  return month === undefined || year === undefined
    ? null
    : { month: Number(month), year: 2000 + Number(year) };
}

/** The first problem of each field, in the order of the form. Codes and messages are those of Stripe.js. */
export function problemsOf(fields: CardFields, rules: Rules): FieldProblem[] {
  return [
    numberProblem(digitsOf(fields.number), rules.testNumbers),
    expiryProblem(fields.expiry, rules.thisMonth),
    cvcProblem(fields),
    fields.postalCode === ''
      ? problem('postalCode', 'incomplete_zip', 'Your postal code is incomplete.')
      : null,
  ].filter((each) => each !== null);
}

function numberProblem(digits: string, testNumbers: ReadonlySet<string>): FieldProblem | null {
  if (testNumbers.has(digits)) return null;
  if (digits.length < 13) return problem('number', 'incomplete_number', 'Your card number is incomplete.');
  if (!hasCheckDigit(digits)) return problem('number', 'invalid_number', 'Your card number is invalid.');
  return problem(
    'number',
    'invalid_number',
    'This is a sandbox. Use one of Stripe’s test card numbers, such as 4242 4242 4242 4242.',
  );
}

function hasCheckDigit(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

function expiryProblem(text: string, thisMonth: number): FieldProblem | null {
  const expiry = parseExpiry(text);
  if (expiry === null)
    return problem('expiry', 'incomplete_expiry', 'Your card’s expiration date is incomplete.');
  const { month, year } = expiry;
  if (month < 1 || month > 12)
    return problem('expiry', 'invalid_expiry_month', 'Your card’s expiration date is invalid.');
  if (year < Math.floor(thisMonth / 12))
    return problem('expiry', 'invalid_expiry_year_past', 'Your card’s expiration year is in the past.');
  if (year * 12 + month - 1 < thisMonth)
    return problem('expiry', 'invalid_expiry_month_past', 'Your card’s expiration date is in the past.');
  return null;
}

function cvcProblem({ number, cvc }: CardFields): FieldProblem | null {
  const length = isAmex(digitsOf(number)) ? 4 : 3;
  if (cvc.length >= length && cvc.length <= 4) return null;
  return problem('cvc', 'incomplete_cvc', 'Your card’s security code is incomplete.');
}

function problem(field: FieldName, code: string, message: string): FieldProblem {
  return { field, code, message };
}
