import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../../../../src/sandbox/server.ts';
import { newAccountClient, type TestResponse } from '../../support.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox({ now: () => Date.UTC(2026, 8, 21) / 1000 });
});
afterAll(() => sandbox.close());

interface CardForm {
  readonly number?: string;
  readonly exp_month?: string;
  readonly exp_year?: string;
  readonly cvc?: string;
}

const VALID: CardForm = { number: '4242424242424242', exp_month: '7', exp_year: '2031', cvc: '123' };

function formOf(card: CardForm, name = 'card'): string {
  return Object.entries(card)
    .map(([key, value]) => `${name}[${key}]=${value}`)
    .join('&');
}

function create(card: CardForm, more = ''): Promise<TestResponse> {
  return newAccountClient(sandbox).post('/v1/payment_methods', `type=card&${formOf(card)}${more}`);
}

const INVALID: readonly (readonly [name: string, card: CardForm, expected: object, source: string])[] = [
  [
    'a month above 12',
    { exp_month: '13' },
    { code: 'invalid_expiry_month', message: "Your card's expiration month is invalid.", param: 'exp_month' },
    'recorded',
  ],
  ['the month 0', { exp_month: '0' }, { code: 'invalid_expiry_month', param: 'exp_month' }, 'recorded'],
  [
    'a past month of this year',
    { exp_month: '8', exp_year: '2026' },
    { code: 'invalid_expiry_month', param: 'exp_month' },
    'Stripe docs: Error codes',
  ],
  [
    'a past year',
    { exp_year: '2020' },
    { code: 'invalid_expiry_year', message: "Your card's expiration year is invalid.", param: 'exp_year' },
    'recorded',
  ],
  [
    'a past year of two digits',
    { exp_year: '95' },
    { code: 'invalid_expiry_year', param: 'exp_year' },
    'Stripe docs: Testing, invalid data',
  ],
  [
    'a year more than 50 years ahead',
    { exp_year: '2077' },
    { code: 'invalid_expiry_year', param: 'exp_year' },
    'Stripe docs: Error codes',
  ],
  [
    'a CVC of one digit',
    { cvc: '1' },
    { code: 'invalid_cvc', message: "Your card's security code is invalid.", param: 'cvc' },
    'recorded',
  ],
  ['a CVC of two digits', { cvc: '99' }, { code: 'invalid_cvc' }, 'Stripe docs: Testing, invalid data'],
  ['a CVC that is not a number', { cvc: 'abc' }, { code: 'invalid_cvc' }, 'Stripe docs: Error codes'],
  [
    'a number with a wrong check digit',
    { number: '4242424242424241' },
    { code: 'incorrect_number', message: 'Your card number is incorrect.', param: 'number' },
    'Stripe docs: Testing, invalid data',
  ],
  [
    'a number that is too short',
    { number: '4242' },
    { code: 'incorrect_number' },
    'Stripe docs: Error codes',
  ],
  [
    'a number that is not a test number',
    { number: '4111111111111111' },
    { code: 'card_declined', decline_code: 'test_mode_live_card' },
    'Stripe docs: Decline codes',
  ],
];

describe('the data of a card', () => {
  const rows = INVALID.map(([name, card, expected, source]) => ({ name, card, expected, source }));
  it.each(rows)('with $name is declined ($source)', async ({ card, expected }) => {
    const response = await create({ ...VALID, ...card });
    expect(response.status).toBe(402);
    expect(response.json.error).toMatchObject({ type: 'card_error', ...expected });
    const inline = formOf({ ...VALID, ...card }, 'payment_method_data[card]');
    const intent = await newAccountClient(sandbox).post(
      '/v1/setup_intents',
      `payment_method_types[]=card&payment_method_data[type]=card&${inline}`,
    );
    expect(intent.status).toBe(402);
    expect(intent.json.error).toMatchObject(expected);
  });

  it.each([
    ['31', 2031],
    ['26', 2026],
    ['76', 2076],
    ['2031', 2031],
  ])('accepts the year %s as %i (Stripe docs: Create a payment method)', async (exp_year, expected) => {
    const { json } = await create({ ...VALID, exp_month: '12', exp_year });
    expect(json.card?.exp_year).toBe(expected);
  });

  it('is accepted until the end of its month (Stripe docs: Create a payment method)', async () => {
    expect((await create({ ...VALID, exp_month: '9', exp_year: '2026' })).status).toBe(200);
  });
});

const ADDRESS = '&billing_details[address][postal_code]=94103&billing_details[address][line1]=1 Main St';
const { cvc: _cvc, ...WITHOUT_CVC } = VALID;

type Checks = readonly [line1: string | null, postalCode: string | null, cvc: string | null];

interface CheckRow {
  readonly name: string;
  readonly card: CardForm;
  readonly address: string;
  readonly before: Checks;
  readonly after: Checks;
  readonly source: string;
}

const FRAUD = 'Stripe docs: Testing, fraud prevention';

describe('the checks of a card', () => {
  it.each<CheckRow>([
    ...[
      { name: 'without CVC and address', card: WITHOUT_CVC, before: null, after: null, source: 'recorded' },
      { name: 'with a CVC', card: VALID, before: 'unchecked', after: 'pass', source: 'recorded' },
      {
        ...{ name: 'of 4000000000000101 without CVC', card: { ...WITHOUT_CVC, number: '4000000000000101' } },
        ...{ before: null, after: null, source: FRAUD },
      },
    ].map(({ before, after, ...row }) => ({
      ...{ ...row, address: '', before: [null, null, before] as const, after: [null, null, after] as const },
    })),
    ...[
      { number: '4242424242424242', after: ['pass', 'pass', 'pass'] as const },
      { number: '4000000000000101', after: ['pass', 'pass', 'fail'] as const },
      { number: '4000000000000036', after: ['pass', 'fail', 'pass'] as const },
      { number: '4000000000000028', after: ['fail', 'pass', 'pass'] as const },
      { number: '4000000000000010', after: ['fail', 'fail', 'pass'] as const },
      { number: '4000000000000044', after: ['unavailable', 'unavailable', 'pass'] as const },
    ].map(({ number, after }) => ({
      ...{ name: `of ${number} with CVC and address`, card: { ...VALID, number }, address: ADDRESS, after },
      ...{ before: ['unchecked', 'unchecked', 'unchecked'] as const, source: FRAUD },
    })),
  ])('$name run when it is attached ($source)', async ({ card, address, before, after }) => {
    const client = newAccountClient(sandbox);
    const created = await client.post('/v1/payment_methods', `type=card&${formOf(card)}${address}`);
    expect(created.json.card?.checks).toEqual(checks(before));
    const { id: customer } = await client.stripe.customers.create();
    const attached = await client.post(
      `/v1/payment_methods/${created.json.id}/attach`,
      `customer=${customer}`,
    );
    expect(attached.json.card?.checks).toEqual(checks(after));
  });
});

function checks([address_line1_check, address_postal_code_check, cvc_check]: Checks): object {
  return { address_line1_check, address_postal_code_check, cvc_check };
}

describe('attaching a declined card', () => {
  it.each([
    ['pm_card_chargeDeclined', { code: 'card_declined', param: '' }],
    ['pm_card_chargeDeclinedExpiredCard', { code: 'expired_card', param: 'exp_month' }],
  ])('%s results in an error with %j (recorded)', async (id, expected) => {
    const client = newAccountClient(sandbox);
    const { id: customer } = await client.stripe.customers.create();
    const response = await client.post(`/v1/payment_methods/${id}/attach`, `customer=${customer}`);
    expect(response.status).toBe(402);
    expect(response.json.error).toMatchObject(expected);
  });
});
