import { needsCustomerApproval } from './payment-method-types.ts';

export interface Decline {
  readonly code: string;
  readonly decline_code: string;
  readonly message: string;
  readonly advice_code?: string;
  readonly network_advice_code?: string;
  readonly network_decline_code?: string;
  readonly param?: string;
}

/** The result of confirming an intent with a payment method. */
export type Outcome =
  | { readonly kind: 'succeeds' }
  | { readonly kind: 'declines'; readonly decline: Decline }
  /** 3-D Secure: always, or `onlyOnRequest`. With `thenDeclines`, the card is declined after a successful authentication. */
  | { readonly kind: 'authenticates'; readonly onlyOnRequest?: true; readonly thenDeclines?: Decline }
  /** The customer must approve the setup on another site or in an app. */
  | { readonly kind: 'redirects' }
  | { readonly kind: 'microdeposits'; readonly undeliverable?: true }
  | { readonly kind: 'processes' }
  | { readonly kind: 'fails'; readonly code: string; readonly message: string };

export interface TestCard {
  readonly number: string;
  readonly brand: string;
  readonly funding?: 'credit' | 'debit' | 'prepaid';
  readonly threeDSecure?: boolean;
  readonly outcome: Outcome;
}

const SUCCEEDS: Outcome = { kind: 'succeeds' };
const AUTHENTICATES: Outcome = { kind: 'authenticates' };

const DECLINED = 'Your card was declined.';
const GENERIC: Decline = {
  code: 'card_declined',
  decline_code: 'generic_decline',
  message: DECLINED,
  advice_code: 'try_again_later',
  network_decline_code: '01',
};

function visa(number: string, outcome: Outcome = SUCCEEDS): TestCard {
  return { number, brand: 'visa', outcome };
}

function declining(number: string, decline: Decline): TestCard {
  return visa(number, { kind: 'declines', decline });
}

function cardDeclined(decline_code: string, message = DECLINED): Decline {
  return { code: 'card_declined', decline_code, message };
}

const GENERIC_DECLINE = declining('4000000000000002', GENERIC);

/** Stripe's documented test cards, by the id of their test payment method. */
const TEST_CARDS: ReadonlyMap<string, TestCard> = new Map<string, TestCard>([
  ['pm_card_visa', visa('4242424242424242')],
  ['pm_card_visa_debit', { ...visa('4000056655665556'), funding: 'debit' }],
  ['pm_card_mastercard', { number: '5555555555554444', brand: 'mastercard', outcome: SUCCEEDS }],
  [
    'pm_card_mastercard_debit',
    { number: '5200828282828210', brand: 'mastercard', funding: 'debit', outcome: SUCCEEDS },
  ],
  [
    'pm_card_mastercard_prepaid',
    { number: '5105105105105100', brand: 'mastercard', funding: 'prepaid', outcome: SUCCEEDS },
  ],
  ['pm_card_amex', { number: '378282246310005', brand: 'amex', outcome: SUCCEEDS }],
  ['pm_card_discover', { number: '6011111111111117', brand: 'discover', outcome: SUCCEEDS }],
  ['pm_card_diners', { number: '3056930009020004', brand: 'diners', outcome: SUCCEEDS }],
  ['pm_card_jcb', { number: '3566002020360505', brand: 'jcb', outcome: SUCCEEDS }],
  ['pm_card_unionpay', { number: '6200000000000005', brand: 'unionpay', outcome: SUCCEEDS }],
  ['pm_card_chargeDeclined', GENERIC_DECLINE],
  ['pm_card_visa_chargeDeclined', GENERIC_DECLINE],
  [
    'pm_card_visa_chargeDeclinedInsufficientFunds',
    declining('4000000000009995', cardDeclined('insufficient_funds', 'Your card has insufficient funds.')),
  ],
  ['pm_card_visa_chargeDeclinedLostCard', declining('4000000000009987', cardDeclined('lost_card'))],
  ['pm_card_visa_chargeDeclinedStolenCard', declining('4000000000009979', cardDeclined('stolen_card'))],
  [
    'pm_card_chargeDeclinedExpiredCard',
    declining('4000000000000069', {
      code: 'expired_card',
      decline_code: 'expired_card',
      message: 'Your card has expired.',
      advice_code: 'confirm_card_data',
      network_advice_code: '03',
      network_decline_code: '54',
      param: 'exp_month',
    }),
  ],
  [
    'pm_card_chargeDeclinedIncorrectCvc',
    declining('4000000000000127', {
      code: 'incorrect_cvc',
      decline_code: 'incorrect_cvc',
      message: "Your card's security code is incorrect.",
      param: 'cvc',
    }),
  ],
  [
    'pm_card_chargeDeclinedProcessingError',
    declining('4000000000000119', {
      code: 'processing_error',
      decline_code: 'processing_error',
      message: 'An error occurred while processing your card. Try again in a little bit.',
    }),
  ],
  [
    'pm_card_visa_chargeDeclinedVelocityLimitExceeded',
    declining('4000000000006975', cardDeclined('card_velocity_exceeded')),
  ],
  ['pm_card_chargeCustomerFail', visa('4000000000000341')],
  ['pm_card_authenticationRequiredOnSetup', visa('4000002500003155', AUTHENTICATES)],
  ['pm_card_authenticationRequired', visa('4000002760003184', AUTHENTICATES)],
  ['pm_card_authenticationRequiredSetupForOffSession', visa('4000003800000446', AUTHENTICATES)],
  ['pm_card_authenticationRequiredChargeDeclinedInsufficientFunds', visa('4000008260003178', AUTHENTICATES)],
  ['pm_card_threeDSecure2Required', visa('4000000000003220', AUTHENTICATES)],
  ['pm_card_threeDSecureRequired', visa('4000000000003063', AUTHENTICATES)],
  [
    'pm_card_threeDSecureRequiredChargeDeclined',
    visa('4000008400001629', { kind: 'authenticates', thenDeclines: GENERIC }),
  ],
  ['pm_card_threeDSecureOptional', visa('4000000000003055', { kind: 'authenticates', onlyOnRequest: true })],
  [
    'pm_card_amex_threeDSecureNotSupported',
    { number: '378282246310005', brand: 'amex', threeDSecure: false, outcome: SUCCEEDS },
  ],
]);

/** The card behind a test card number, or undefined for any other number. */
export function testCardByNumber(number: string): TestCard | undefined {
  return [...TEST_CARDS.values()].find((card) => card.number === number);
}

const MICRODEPOSITS: Outcome = { kind: 'microdeposits' };

/** Test account numbers (routing number 110000000) that do not require a successful microdeposit verification. */
const BANK_OUTCOMES: ReadonlyMap<string, Outcome> = new Map<string, Outcome>([
  [
    '000111111113',
    {
      kind: 'fails',
      code: 'account_closed',
      message: "The bank account could not be used because it's closed.",
    },
  ],
  ['000111111116', { kind: 'fails', code: 'no_account', message: 'The bank account could not be located.' }],
  ['000666666661', { kind: 'microdeposits', undeliverable: true }],
  ['000000000009', { kind: 'processes' }],
]);

/** The account numbers of the test US bank accounts. Those whose later debits fail are set up successfully. */
const BANK_ACCOUNTS: ReadonlyMap<string, string> = new Map([
  ['pm_usBankAccount_success', '000123456789'],
  ['pm_usBankAccount_accountClosed', '000111111113'],
  ['pm_usBankAccount_noAccount', '000111111116'],
  ['pm_usBankAccount_insufficientFunds', '000222222227'],
  ['pm_usBankAccount_debitNotAuthorized', '000333333335'],
  ['pm_usBankAccount_invalidCurrency', '000444444440'],
  ['pm_usBankAccount_failMicrodeposits', '000666666661'],
  ['pm_usBankAccount_dispute', '000555555559'],
  ['pm_usBankAccount_processing', '000000000009'],
  ['pm_usBankAccount_weeklyLimitExceeded', '000777777771'],
]);

export function bankAccountOutcome(accountNumber: string): Outcome {
  return BANK_OUTCOMES.get(accountNumber) ?? MICRODEPOSITS;
}

/** The outcome of a payment method that was not created from a test card, test account or test payment method. */
export function outcomeOfType(type: string): Outcome {
  if (type === 'acss_debit') return MICRODEPOSITS;
  return needsCustomerApproval(type) ? { kind: 'redirects' } : SUCCEEDS;
}

export type TestMethod =
  | { readonly type: 'card'; readonly card: TestCard }
  | { readonly type: 'us_bank_account'; readonly accountNumber: string }
  | { readonly type: 'acss_debit' | 'sepa_debit'; readonly country: string };

/** The template of a test payment method id. Each use of the id creates a new payment method. */
export function testMethod(id: string): TestMethod | undefined {
  const card = TEST_CARDS.get(id);
  if (card) return { type: 'card', card };
  const accountNumber = BANK_ACCOUNTS.get(id);
  if (accountNumber !== undefined) return { type: 'us_bank_account', accountNumber };
  const sepa = /^pm_sepaDebit_success_([a-z]{2})$/.exec(id);
  if (sepa?.[1] !== undefined) return { type: 'sepa_debit', country: sepa[1].toUpperCase() };
  if (/^pm_acssDebit_[A-Za-z]+$/.test(id)) return { type: 'acss_debit', country: 'CA' };
  return undefined;
}

/**
 * The test payment method id of a confirmation token: `pm_card_visa` for `ctoken_card_visa`. Stripe.js creates such
 * tokens and the REST API cannot, so the sandbox has one for each test payment method.
 */
export function testMethodOfToken(token: string): string | undefined {
  if (!token.startsWith('ctoken_')) return undefined;
  const id = `pm_${token.slice('ctoken_'.length)}`;
  return testMethod(id) === undefined ? undefined : id;
}
