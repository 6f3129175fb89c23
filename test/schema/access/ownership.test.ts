import { describe, expect, it } from 'vitest';
import { detailsVisibleTo, isOwn, isWithinReach, visibleTo } from '../../../src/schema/access/ownership.ts';
import { BROWSER, boundTo, service } from '../../support/principals.ts';

const JANE = boundTo('cus_1');

const CARD = { brand: 'visa', last4: '4242', exp_month: 12, exp_year: 2030 };
const method = (customer: unknown) => ({
  id: 'pm_1',
  object: 'payment_method',
  type: 'card',
  customer,
  billing_details: { email: 'jane@example.com' },
  card: { ...CARD, fingerprint: 'f', country: 'US', checks: {}, added_later: 'x' },
  added_later: 'x',
});
const OUTLINE = { id: 'pm_1', object: 'payment_method', type: 'card', card: CARD };

describe('what a customer sees of an object that one of their own leads to', () => {
  it.each<[string, object | string | null]>([
    ['their customer', { object: 'customer', id: 'cus_1' }],
    ['an intent of theirs', { object: 'setup_intent', id: 'seti_1', customer: 'cus_1' }],
    ['an intent of nobody', { object: 'setup_intent', id: 'seti_1', customer: null }],
    ['an attempt of theirs', { object: 'setup_attempt', id: 'setatt_1', customer: { id: 'cus_1' } }],
    ['a payment method of theirs', method('cus_1')],
    ['a payment method of theirs, with the customer expanded', method({ id: 'cus_1' })],
    ['a mandate for it', { object: 'mandate', id: 'mandate_1', payment_method: method('cus_1') }],
    ["a mandate for nobody's", { object: 'mandate', id: 'mandate_1', payment_method: method(null) }],
    ['a mandate for one that is not expanded', { object: 'mandate', payment_method: 'pm_1' }],
    ['an object that has no owner', { object: 'application', id: 'ca_1' }],
    ['an id', 'pm_1'],
    ['nothing', null],
  ])('is all of %s', (_, object) => {
    expect(visibleTo(object, JANE)).toBe(object);
    expect(isWithinReach(object, JANE)).toBe(true);
  });

  it.each<[string, object]>([
    ['another customer', { object: 'customer', id: 'cus_2' }],
    ["another customer's intent", { object: 'setup_intent', customer: 'cus_2' }],
    ["another customer's attempt", { object: 'setup_attempt', customer: { id: 'cus_2' } }],
    ["another customer's payment method", method('cus_2')],
    ['a mandate for it', { object: 'mandate', payment_method: method('cus_2') }],
  ])('is nothing of %s', (_, object) => {
    expect(visibleTo(object, JANE)).toBeNull();
    expect(isWithinReach(object, JANE)).toBe(false);
  });

  it('is type, brand, last four digits and expiry of a payment method that is attached to nobody', () => {
    expect(visibleTo(method(null), JANE)).toEqual(OUTLINE);
    expect(visibleTo(method(undefined), JANE)).toEqual(OUTLINE);
    expect(isWithinReach(method(null), JANE)).toBe(true);
  });

  it('is no more than the type of one that is no card', () => {
    const account = { last4: '3000', fingerprint: 'f' };
    const debit = { id: 'pm_1', object: 'payment_method', type: 'sepa_debit', sepa_debit: account };
    expect(visibleTo(debit, JANE)).toEqual({ id: 'pm_1', object: 'payment_method', type: 'sepa_debit' });
  });

  it('is a payment method that only its id is known of, as it is', () => {
    const reference = { id: 'pm_1', object: 'payment_method' };
    expect(visibleTo(reference, JANE)).toEqual(reference);
  });
});

describe("details that repeat a payment method's data", () => {
  const details = { type: 'card', card: { ...CARD, fingerprint: 'f' }, link: {} };
  const outline = { type: 'card', card: CARD };

  it.each<[string, unknown, object | null]>([
    ['all to whom it is attached', method('cus_1'), details],
    ['an outline when it is attached to nobody', method(null), outline],
    ['an outline when it no longer exists', null, outline],
    ['an outline when only its id is known', 'pm_1', outline],
    ['nothing when it is attached to somebody else', method('cus_2'), null],
  ])('show %s', (_, of, expected) => {
    expect(detailsVisibleTo(details, of, JANE)).toEqual(expected);
  });
});

describe('what others see', () => {
  it('is everything, for a service', () => {
    for (const object of [method(null), method('cus_2'), { object: 'customer', id: 'cus_2' }])
      expect(visibleTo(object, service())).toBe(object);
  });

  it('is what Stripe sent, for a publishable key', () => {
    const intent = {
      object: 'setup_intent',
      payment_method: 'pm_2',
      last_setup_error: { payment_method: method(null) },
    };
    for (const object of [method(null), intent, { ...intent, last_setup_error: null }])
      expect(visibleTo(object, BROWSER)).toBe(object);
  });

  it('has the type of a payment method that the last error of the intent is about, for a publishable key', () => {
    const last_setup_error = { payment_method: method(null) };
    const intent = { object: 'setup_intent', payment_method: 'pm_1', last_setup_error };
    const known = { id: 'pm_1', object: 'payment_method', type: 'card' };
    expect(visibleTo(intent, BROWSER)).toEqual({ ...intent, payment_method: known });
  });
});

describe('an object that is requested by its id', () => {
  const cases = [
    ['a customer', (owner: string | null) => ({ id: owner ?? '', object: 'customer' })],
    ['an intent', (customer: string | null) => ({ id: 'seti_1', object: 'setup_intent', customer })],
    ['a payment method', (customer: string | null) => ({ ...method(customer) })],
    [
      'a mandate',
      (customer: string | null) => ({ id: 'mandate_1', object: 'mandate', payment_method: method(customer) }),
    ],
  ] as const;

  it.each(cases)('exists for its own customer only: %s', (_, of) => {
    expect([of('cus_1'), of('cus_2'), of(null)].map((each) => isOwn(each, JANE))).toEqual([
      true,
      false,
      false,
    ]);
    expect(isOwn(of('cus_2'), service())).toBe(true);
    expect(isOwn(of('cus_1'), BROWSER)).toBe(false);
  });
});
