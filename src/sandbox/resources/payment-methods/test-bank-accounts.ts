import { MICRODEPOSITS, type Outcome } from './outcomes.ts';

const ACCOUNT_CLOSED: Outcome = {
  kind: 'fails',
  code: 'account_closed',
  message: "The bank account could not be used because it's closed.",
};
const NO_ACCOUNT: Outcome = {
  kind: 'fails',
  code: 'no_account',
  message: 'The bank account could not be located.',
};
const UNDELIVERABLE: Outcome = { kind: 'microdeposits', undeliverable: true };
const PROCESSES: Outcome = { kind: 'processes' };

/**
 * Stripe's test US bank accounts, a line each: the id of the test payment method (if there is one); the account number,
 * for the routing number 110000000; what happens. Those whose later debits fail are set up like any other. Source:
 * Stripe's page "Testing", ACH Direct Debit.
 */
export const TEST_US_BANK_ACCOUNTS: readonly (readonly [id: string, number: string, outcome: Outcome])[] = [
  ['pm_usBankAccount_success', '000123456789', MICRODEPOSITS],
  ['pm_usBankAccount_accountClosed', '000111111113', ACCOUNT_CLOSED],
  ['pm_usBankAccount_noAccount', '000111111116', NO_ACCOUNT],
  ['pm_usBankAccount_insufficientFunds', '000222222227', MICRODEPOSITS],
  ['pm_usBankAccount_debitNotAuthorized', '000333333335', MICRODEPOSITS],
  ['pm_usBankAccount_invalidCurrency', '000444444440', MICRODEPOSITS],
  ['pm_usBankAccount_failMicrodeposits', '000666666661', UNDELIVERABLE],
  ['pm_usBankAccount_dispute', '000555555559', MICRODEPOSITS],
  ['pm_usBankAccount_processing', '000000000009', PROCESSES],
  ['pm_usBankAccount_weeklyLimitExceeded', '000777777771', MICRODEPOSITS],
  ['pm_usBankAccount_riskLevelHighest', '000000004954', MICRODEPOSITS],
  ['', '000888888885', MICRODEPOSITS],
];

/** An account number that is not a test value behaves like the first. */
export function bankAccountOutcome(accountNumber: string): Outcome {
  return TEST_US_BANK_ACCOUNTS.find(([, number]) => number === accountNumber)?.[2] ?? MICRODEPOSITS;
}

/**
 * The scenarios of Stripe's test SEPA debit payment methods, `pm_sepaDebit_<scenario>_<country>`. All are saved: they
 * differ in later payments. Source: Stripe's page "Testing", SEPA Direct Debit; the last two are an earlier spelling.
 */
const SEPA_SCENARIOS: readonly string[] = [
  ...['success', 'successDelayed', 'failed', 'failedDelayed', 'disputed'],
  ...['exceedsWeeklyVolumeLimit', 'exceedsWeeklyTransactionLimit', 'insufficientFunds', 'failure', 'dispute'],
];

/** The countries of test SEPA debit payment methods, with the IBAN of `success` where the sandbox knows it. */
const SEPA_IBANS: Readonly<Record<string, string | null>> = {
  AT: 'AT611904300234573201',
  BE: 'BE62510007547061',
  CH: null,
  DE: 'DE89370400440532013000',
  EE: null,
  ES: 'ES0700120345030000067890',
  FI: null,
  FR: 'FR1420041010050500013M02606',
  GB: null,
  GI: null,
  HR: null,
  IE: 'IE29AIBK93115212345678',
  IT: 'IT40S0542811101000000123456',
  LI: null,
  LT: null,
  LU: null,
  MT: null,
  NL: 'NL39RABO0300065264',
  NO: null,
  PL: null,
  PT: null,
  RO: null,
  SE: null,
  SI: null,
  SK: null,
};

/** The IBANs of the other scenarios, for the countries in which Stripe's page lists them in the same order. */
const OTHER_IBANS: Readonly<Record<string, readonly string[]>> = {
  AT: [
    ...['AT321904300235473204', 'AT861904300235473202', 'AT051904300235473205', 'AT591904300235473203'],
    ...['AT981904300000343434', 'AT601904300000121212', 'AT981904300002222227'],
  ],
  BE: [
    ...['BE78510007547064', 'BE68539007547034', 'BE51510007547065', 'BE08510007547063'],
    ...['BE90510000343434', 'BE52510000121212', 'BE90510002222227'],
  ],
  DE: [
    ...['DE08370400440532013003', 'DE62370400440532013001', 'DE78370400440532013004'],
    ...['DE35370400440532013002', 'DE65370400440000343434', 'DE27370400440000121212'],
    ...['DE65370400440002222227'],
  ],
  FR: [
    ...['FR3020041010050500013M02609', 'FR8420041010050500013M02607', 'FR7920041010050500013M02600'],
    ...['FR5720041010050500013M02608', 'FR9720041010050000000343434', 'FR5920041010050000000121212'],
    ...['FR9720041010050000002222227'],
  ],
  IE: [
    ...['IE24AIBK93115212345671', 'IE02AIBK93115212345679', 'IE94AIBK93115212345672'],
    ...['IE51AIBK93115212345670', 'IE10AIBK93115200343434', 'IE69AIBK93115200121212'],
    ...['IE10AIBK93115202222227'],
  ],
};

export interface TestSepaAccount {
  readonly country: string;
  /** Null if the sandbox does not know the IBAN behind the id. */
  readonly iban: string | null;
}

/** The account of a test SEPA debit payment method, or undefined for any other id. */
export function testSepaAccount(id: string): TestSepaAccount | undefined {
  const [, scenario = '', code = ''] = /^pm_sepaDebit_([A-Za-z]+)_([a-z]{2})$/.exec(id) ?? [];
  const country = code.toUpperCase();
  const index = SEPA_SCENARIOS.indexOf(scenario);
  if (index < 0 || !Object.hasOwn(SEPA_IBANS, country)) return undefined;
  const iban = index === 0 ? SEPA_IBANS[country] : OTHER_IBANS[country]?.[index - 1];
  return { country, iban: iban ?? SEPA_IBANS[country] ?? null };
}
