import { ALL_CHECKS_PASS, type CheckResults, type Outcome } from './outcomes.ts';
import { TEST_US_BANK_ACCOUNTS, type TestSepaAccount, testSepaAccount } from './test-bank-accounts.ts';
import { TEST_CARDS } from './test-cards.ts';

export interface TestCard {
  readonly number: string;
  readonly brand: string;
  /** The second network of a co-branded card. */
  readonly coBrand: string | null;
  readonly funding: string;
  readonly country: string;
  readonly threeDSecure: boolean;
  readonly outcome: Outcome;
  readonly checks: CheckResults;
}

type CardRow = (typeof TEST_CARDS)[number];

function cardFrom([, number, card, result]: CardRow): TestCard {
  const [brands = '', funding = 'credit', country = 'US'] = card.split(' ');
  const [brand = '', coBrand = null] = brands.split('+');
  return {
    ...{ number, brand, coBrand, funding, country },
    threeDSecure: result.noThreeDSecure !== true,
    outcome: result.outcome,
    checks: { ...ALL_CHECKS_PASS, ...result.checks },
  };
}

const CARDS_BY_ID: ReadonlyMap<string, TestCard> = new Map(
  TEST_CARDS.flatMap((row) => row[0].split(' ').map((id) => [id, cardFrom(row)] as const)).filter(
    ([id]) => id !== '',
  ),
);

/** The card behind a test card number, or undefined for any other number. */
export function testCardByNumber(number: string): TestCard | undefined {
  const row = TEST_CARDS.find(([, candidate]) => candidate === number);
  return row && cardFrom(row);
}

export type TestMethod =
  | { readonly type: 'card'; readonly card: TestCard }
  | { readonly type: 'us_bank_account'; readonly accountNumber: string }
  | { readonly type: 'sepa_debit'; readonly account: TestSepaAccount }
  | { readonly type: 'acss_debit' };

/** The template of a test payment method id. Each use of the id creates a new payment method. */
export function testMethod(id: string): TestMethod | undefined {
  const card = CARDS_BY_ID.get(id);
  if (card) return { type: 'card', card };
  const bank = TEST_US_BANK_ACCOUNTS.find(([bankId]) => bankId === id);
  if (bank && id !== '') return { type: 'us_bank_account', accountNumber: bank[1] };
  const account = testSepaAccount(id);
  if (account) return { type: 'sepa_debit', account };
  if (/^pm_acssDebit_[A-Za-z]+$/.test(id)) return { type: 'acss_debit' };
  return undefined;
}

/** The card behind a test token: `tok_visa` has the card of `pm_card_visa`. */
export function testCardByToken(token: string): TestCard | undefined {
  return token.startsWith('tok_') ? CARDS_BY_ID.get(`pm_card_${token.slice('tok_'.length)}`) : undefined;
}

/**
 * The test payment method id of a confirmation token: `pm_card_visa` for `ctoken_card_visa`. Stripe has no such test
 * tokens; the sandbox has one for each test payment method, for clients that cannot create a token.
 */
export function testMethodOfToken(token: string): string | undefined {
  if (!token.startsWith('ctoken_')) return undefined;
  const id = `pm_${token.slice('ctoken_'.length)}`;
  return testMethod(id) === undefined ? undefined : id;
}
