import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TEST_US_BANK_ACCOUNTS } from '../../../../src/sandbox/resources/payment-methods/test-bank-accounts.ts';
import { TEST_CARDS } from '../../../../src/sandbox/resources/payment-methods/test-cards.ts';
import { createSandbox, type Sandbox } from '../../../../src/sandbox/server.ts';
import { ACCEPTED_FORM, type AccountClient, type Json, newAccountClient } from '../../support.ts';

let sandbox: Sandbox;
let client: AccountClient;
beforeAll(async () => {
  sandbox = await createSandbox();
  client = newAccountClient(sandbox);
});
afterAll(() => sandbox.close());

const cards = TEST_CARDS.flatMap(([ids, number, card, , source]) =>
  ids.split(' ').map((id) => ({ id, number, card, source: source.replace(/^(?!page)/, 'Testing, ') })),
);

/** The ISO 3166 codes of the countries of test cards, alphabetic and numeric. */
const COUNTRY_CODES = new Map(
  `AE784 AR032 AT040 AU036 BE056 BG100 BR076 BY112 CA124 CH756 CL152 CN156 CO170 CR188 CY196 CZ203 DE276 DK208 EC218
  EE233 ES724 FI246 FR250 GB826 GI292 GR300 HK344 HR191 HU348 IE372 IN356 IT380 JP392 LI438 LT440 LU442 LV428 MT470
  MX484 MY458 NL528 NO578 NZ554 PA591 PE604 PL616 PT620 PY600 RO642 RU643 SA682 SE752 SG702 SI705 SK703 TH764 TW158
  US840 UY858`
    .split(/\s+/)
    .map((code) => [code.slice(2), code.slice(0, 2)]),
);

/** The result of an intent's confirmation: its status, or the code and the decline code of the error. */
function resultOf({ json, status }: { json: Json; status: number }): string {
  return status === 200 ? String(json.status) : `${status} ${json.error?.code} ${json.error?.decline_code}`;
}

/** What Stripe's pages say about a card, by the words in the id of its test payment method. */
const RESULTS: readonly (readonly [id: RegExp, result: string])[] = [
  [/chargeDeclined$/, '402 card_declined generic_decline'],
  [/^pm_card_(visa_)?chargeDeclinedInsufficientFunds$/, '402 card_declined insufficient_funds'],
  [/chargeDeclinedLostCard$/, '402 card_declined lost_card'],
  [/chargeDeclinedStolenCard$/, '402 card_declined stolen_card'],
  [/chargeDeclinedExpiredCard$/, '402 expired_card expired_card'],
  [/chargeDeclinedIncorrectCvc$/, '402 incorrect_cvc incorrect_cvc'],
  [/chargeDeclinedProcessingError$/, '402 processing_error processing_error'],
  [/chargeDeclinedVelocityLimitExceeded$/, '402 card_declined card_velocity_exceeded'],
  [/threeDSecureRequiredProcessingError$/, '402 card_declined generic_decline'],
  [/authenticationRequired|threeDSecure2?Required|indiaRecurring/, 'requires_action'],
];

const confirm = (form: string) =>
  client.post('/v1/setup_intents', `confirm=true&payment_method_types[]=card&${form}`);

describe('a test payment method', () => {
  it.each(cards.filter(({ id }) => id !== ''))(
    '$id behaves as documented (Stripe docs: $source)',
    async ({ id, number, card }) => {
      const [brands = '', funding = 'credit', country = 'US'] = card.split(' ');
      const [brand, network] = brands.split('+');
      const method = await client.get(`/v1/payment_methods/${id}`);
      expect(method.json.card).toMatchObject({ brand, country, funding, last4: number.slice(-4) });
      expect(method.json.card?.networks).toEqual({
        available: network === undefined ? [brand] : [network, brand],
        preferred: null,
      });
      const expected = RESULTS.find(([pattern]) => pattern.test(id))?.[1] ?? 'succeeded';
      expect(resultOf(await confirm(`payment_method=${id}`))).toBe(expected);
      const token = `tok_${id.slice('pm_card_'.length)}`;
      const fromToken = await client.post('/v1/payment_methods', `type=card&card[token]=${token}`);
      expect(fromToken.json.card).toMatchObject({ brand, last4: number.slice(-4) });
    },
  );

  it.each(TEST_US_BANK_ACCOUNTS.filter(([id]) => id !== '').map(([id]) => id))(
    '%s is a US bank account (Stripe docs: Testing, ACH Direct Debit)',
    async (id) => {
      const special: Record<string, string> = {
        pm_usBankAccount_accountClosed: '400 account_closed undefined',
        pm_usBankAccount_noAccount: '400 no_account undefined',
        pm_usBankAccount_processing: 'processing',
      };
      const form = `confirm=true&payment_method_types[]=us_bank_account&payment_method=${id}&${ACCEPTED_FORM}`;
      expect(resultOf(await client.post('/v1/setup_intents', form))).toBe(special[id] ?? 'requires_action');
    },
  );

  it.each([
    ['pm_sepaDebit_success_at', { bank_code: '19043', country: 'AT', last4: '3201' }],
    ['pm_sepaDebit_successDelayed_be', { country: 'BE', last4: '7064' }],
    ['pm_sepaDebit_failed_de', { bank_code: '37040044', country: 'DE', last4: '3001' }],
    ['pm_sepaDebit_failedDelayed_fr', { country: 'FR', last4: '2600' }],
    ['pm_sepaDebit_disputed_ie', { country: 'IE', last4: '5670' }],
    ['pm_sepaDebit_exceedsWeeklyVolumeLimit_at', { country: 'AT', last4: '3434' }],
    ['pm_sepaDebit_exceedsWeeklyTransactionLimit_de', { country: 'DE', last4: '1212' }],
    ['pm_sepaDebit_insufficientFunds_fr', { country: 'FR', last4: '2227' }],
    ['pm_sepaDebit_failure_de', { country: 'DE' }],
    ['pm_sepaDebit_dispute_nl', { country: 'NL' }],
    ['pm_sepaDebit_success_pl', { country: 'PL' }],
  ])('%s is saved (Stripe docs: Testing, SEPA Direct Debit)', async (id, details) => {
    const form = `confirm=true&payment_method_types[]=sepa_debit&payment_method=${id}&${ACCEPTED_FORM}`;
    const { json } = await client.post('/v1/setup_intents', `${form}&expand[]=payment_method`);
    expect(json).toMatchObject({ payment_method: { sepa_debit: details }, status: 'succeeded' });
  });

  it.each([
    'pm_card_wat',
    'pm_card_',
    'pm_sepaDebit_success_us',
    'pm_sepaDebit_wat_de',
    'pm_usBankAccount_wat',
    'pm_',
  ])('%s does not exist', async (id) => {
    expect((await client.get(`/v1/payment_methods/${id}`)).status).toBe(404);
  });
});

describe('a test card number', () => {
  it.each(cards)('$number is accepted (Stripe docs: $source)', async ({ number, card }) => {
    const form = `type=card&card[number]=${number}&card[exp_month]=7&card[exp_year]=2031&card[cvc]=123`;
    const { json, status } = await client.post('/v1/payment_methods', form);
    expect(status).toBe(200);
    expect(json.card).toMatchObject({ brand: card.split(/[ +]/)[0], last4: number.slice(-4) });
  });

  it.each(cards.filter(({ number }) => /^(?:40000[05]|5555(?:55|05)|520000|510500)[1-8]\d\d/.test(number)))(
    '$number shows the country in its digits (recorded)',
    ({ number, card }) => {
      const country = COUNTRY_CODES.get(number.slice(6, 9));
      if (country !== undefined) expect(card.split(' ')[2] ?? 'US').toBe(country);
    },
  );

  it.each([
    ['4000002500003155', 'FR'],
    ['4000003800000446', 'IT'],
    ['4000003560000008', 'IN'],
    ['4000003560000123', 'IN'],
    ['4000000000000101', 'US'],
  ])('%s is from %s (recorded)', async (number, country) => {
    const form = `type=card&card[number]=${number}&card[exp_month]=7&card[exp_year]=2031`;
    expect((await client.post('/v1/payment_methods', form)).json.card?.country).toBe(country);
  });

  it('4000000000000127 is declined only with a CVC (Stripe docs: Testing, declined payments)', async () => {
    const form =
      'payment_method_data[type]=card&payment_method_data[card][number]=4000000000000127' +
      '&payment_method_data[card][exp_month]=7&payment_method_data[card][exp_year]=2031';
    expect(resultOf(await confirm(form))).toBe('succeeded');
    expect(resultOf(await confirm(`${form}&payment_method_data[card][cvc]=123`))).toBe(
      '402 incorrect_cvc incorrect_cvc',
    );
  });

  it.each([
    ['pm_card_threeDSecureOptional', 'requires_action'],
    ['pm_card_threeDSecureOptionalProcessingError', '402 processing_error processing_error'],
  ])('of %s authenticates on request (Stripe docs: Testing, 3D Secure)', async (id, expected) => {
    const form = `payment_method=${id}&payment_method_options[card][request_three_d_secure]=any`;
    expect(resultOf(await confirm(form))).toBe(expected);
  });
});
