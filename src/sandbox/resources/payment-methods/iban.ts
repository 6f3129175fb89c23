/** The parts of an IBAN that a `sepa_debit` payment method contains. */
export interface IbanParts {
  readonly country: string;
  readonly bankCode: string;
  readonly branchCode: string;
  readonly last4: string;
}

/** The start of the bank code, after the country and the check digits, and the lengths of bank and branch code. */
const LAYOUTS: Readonly<Record<string, readonly [start: number, bank: number, branch: number]>> = {
  AT: [0, 5, 0],
  BE: [0, 3, 0],
  CH: [0, 5, 0],
  DE: [0, 8, 0],
  ES: [0, 4, 4],
  FI: [0, 3, 0],
  FR: [0, 5, 5],
  GB: [0, 4, 6],
  IE: [0, 4, 6],
  IT: [1, 5, 5],
  LU: [0, 3, 0],
  NL: [0, 4, 0],
  PT: [0, 4, 4],
};

const DEFAULT_LAYOUT = [0, 4, 0] as const;

/** Whether a text has the form of an IBAN. The check digits are not verified, so that tests can invent accounts. */
export function isIban(text: string): boolean {
  return /^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/.test(compact(text));
}

export function ibanParts(iban: string): IbanParts {
  const plain = compact(iban);
  const country = plain.slice(0, 2);
  const [start, bank, branch] = LAYOUTS[country] ?? DEFAULT_LAYOUT;
  const account = plain.slice(4 + start);
  return {
    country,
    bankCode: account.slice(0, bank),
    branchCode: account.slice(bank, bank + branch),
    last4: plain.slice(-4),
  };
}

function compact(text: string): string {
  return text.replaceAll(/\s/g, '').toUpperCase();
}
