import { describe, expect, it } from 'vitest';
import { CardTestingLimit } from '../../../src/schema/access/card-testing-limit.ts';
import type { WrittenObject } from '../../../src/schema/access/customer-input.ts';
import { type Policy, policyOf } from '../../../src/schema/access/policy.ts';
import type { Principal } from '../../../src/schema/access/principal.ts';
import { fieldNameFrom } from '../../../src/schema/fields/names.ts';
import { StripeInvalidRequestError } from '../../../src/stripe/errors.ts';
import type { FormParams } from '../../../src/stripe/form.ts';
import { BROWSER, boundTo, service } from '../../support/principals.ts';

const SERVICE = policyOf(service());
const JANE = policyOf(boundTo('cus_1'));
const PUBLISHABLE = policyOf(BROWSER);
const ALL = { service: SERVICE, customer: JANE, publishable: PUBLISHABLE };

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

describe('policyOf', () => {
  it.each<[string, object]>([
    ['an unknown kind', { kind: 'admin' }],
    ['a malformed customer id', { kind: 'customer', customer: 'cus_1/../cus_2' }],
    ['a secret key in place of a publishable one', { kind: 'publishable', publishableKey: 'sk_test_1' }],
  ])('throws a TypeError for %s', (_, wrong) => {
    expect(() => policyOf({ ...service(), ...wrong } as Principal)).toThrow(TypeError);
  });
});

describe('the table of policies', () => {
  it.each<[keyof Policy, unknown, unknown, unknown]>([
    ['customer', null, 'cus_1', null],
    ['view', 'whole', 'customer', 'publishable'],
    ['mayUseEveryField', true, false, false],
    ['mayReadReport', true, false, false],
    ['apiKey', null, null, 'pk_test_browser'],
    ['checksOwners', false, true, false],
    ['isLimitedByAddress', false, false, true],
  ])('has %s: %j for a service, %j for a customer, %j for a publishable key', (name, ...expected) => {
    expect([SERVICE, JANE, PUBLISHABLE].map((policy) => policy[name])).toEqual(expected);
  });

  it('fetches objects by id, except with a publishable key', async () => {
    const fetched = Object.values(ALL).map((policy) =>
      policy.fetch(
        async () => 'fetched',
        () => 'substitute',
      ),
    );
    expect(await Promise.all(fetched)).toEqual(['fetched', 'fetched', 'substitute']);
  });

  it('requires a client secret with a publishable key only', () => {
    for (const policy of [SERVICE, JANE])
      expect(() => policy.checkClientSecret(null, ['clientSecret'])).not.toThrow();
    expect(() => PUBLISHABLE.checkClientSecret('secret', ['clientSecret'])).not.toThrow();
    for (const missing of [null, undefined, ''])
      expect(() => PUBLISHABLE.checkClientSecret(missing, ['input', 'clientSecret'])).toThrow(
        'input.clientSecret is required for callers with a publishable key.',
      );
  });

  it('does not let a service without all scopes use every field', () => {
    expect(policyOf(service(['setup_intents:read'])).mayUseEveryField).toBe(false);
  });

  it('limits requests in flight per customer, or else per caller', () => {
    const limits = { requests: 100, requestsPerCustomer: 10 };
    expect(Object.values(ALL).map((policy) => policy.concurrencyLimit(limits))).toEqual([100, 10, 100]);
  });
});

describe('fieldProblem', () => {
  const read = { scopes: ['setup_intents:read'] } as const;

  it.each<[string, Principal, string | null]>([
    ['a service with the scope', service(['setup_intents:read']), null],
    ['a service without the scope', service([]), 'requires the scope setup_intents:read'],
    ['a customer with the scope', boundTo('cus_1'), null],
    [
      'a customer without the scope',
      boundTo('cus_1', { scopes: new Set() }),
      'requires the scope setup_intents:read',
    ],
    ['a publishable key', BROWSER, 'is not available to publishable keys'],
  ])('reports %s', (_, principal, problem) => {
    expect(policyOf(principal).fieldProblem(read)).toBe(problem);
  });

  it('refuses a customer the fields that are not for customers', () => {
    const unbound = { ...read, bound: false };
    expect(JANE.fieldProblem(unbound)).toBe('is not available to customers');
    expect(SERVICE.fieldProblem(unbound)).toBeNull();
  });

  it('allows a publishable key the fields that are open to it, if it has the scope', () => {
    const open = { ...read, publishable: true };
    expect(PUBLISHABLE.fieldProblem(open)).toBeNull();
    expect(PUBLISHABLE.fieldProblem({ scopes: ['federation'], publishable: true })).toBe(
      'requires the scope federation',
    );
  });
});

describe('visible', () => {
  it.each<[string, object | string | null]>([
    ['their own customer', { object: 'customer', id: 'cus_1' }],
    ['their own intent', { object: 'setup_intent', id: 'seti_1', customer: 'cus_1' }],
    ['an intent without a customer', { object: 'setup_intent', id: 'seti_1', customer: null }],
    ['their own attempt', { object: 'setup_attempt', id: 'setatt_1', customer: { id: 'cus_1' } }],
    ['their own payment method', method('cus_1')],
    ['their own payment method with its customer expanded', method({ id: 'cus_1' })],
    ['a mandate for their payment method', { object: 'mandate', payment_method: method('cus_1') }],
    ['a mandate for an unattached payment method', { object: 'mandate', payment_method: method(null) }],
    ['a mandate whose payment method is not expanded', { object: 'mandate', payment_method: 'pm_1' }],
    ['a mandate without a payment method', { object: 'mandate', payment_method: null }],
    ['an object without an owner', { object: 'application', id: 'ca_1' }],
    ['an id', 'pm_1'],
    ['null', null],
  ])('shows a customer all of %s', (_, object) => {
    expect(JANE.visible(object)).toBe(object);
  });

  it.each<[string, object]>([
    ['another customer', { object: 'customer', id: 'cus_2' }],
    ["another customer's intent", { object: 'setup_intent', customer: 'cus_2' }],
    ["another customer's attempt", { object: 'setup_attempt', customer: { id: 'cus_2' } }],
    ["another customer's payment method", method('cus_2')],
    [
      "a mandate for another customer's payment method",
      { object: 'mandate', payment_method: method('cus_2') },
    ],
  ])('hides %s from a customer', (_, object) => {
    expect(JANE.visible(object)).toBeNull();
  });

  it('shows a customer the type, brand, last four digits and expiry of an unattached payment method', () => {
    expect(JANE.visible(method(null))).toEqual(OUTLINE);
    expect(JANE.visible(method(undefined))).toEqual(OUTLINE);
  });

  it('shows a customer only the type of an unattached payment method that is not a card', () => {
    const account = { last4: '3000', fingerprint: 'f' };
    const debit = { id: 'pm_1', object: 'payment_method', type: 'sepa_debit', sepa_debit: account };
    expect(JANE.visible(debit)).toEqual({ id: 'pm_1', object: 'payment_method', type: 'sepa_debit' });
  });

  it('shows a customer a payment method of which only the id is known', () => {
    const reference = { id: 'pm_1', object: 'payment_method' };
    expect(JANE.visible(reference)).toEqual(reference);
  });

  it('shows a service everything', () => {
    for (const object of [method(null), method('cus_2'), { object: 'customer', id: 'cus_2' }])
      expect(SERVICE.visible(object)).toBe(object);
  });

  const failed = (payment_method: string) => ({
    object: 'setup_intent',
    payment_method,
    last_setup_error: { payment_method: method(null) },
  });

  it('shows callers with a publishable key the object of Stripe', () => {
    for (const object of [method(null), failed('pm_2'), { ...failed('pm_1'), last_setup_error: null }])
      expect(PUBLISHABLE.visible(object)).toBe(object);
  });

  it("shows a publishable key the type of the intent's payment method if the last error contains it", () => {
    const known = { id: 'pm_1', object: 'payment_method', type: 'card' };
    expect(PUBLISHABLE.visible(failed('pm_1'))).toEqual({ ...failed('pm_1'), payment_method: known });
  });
});

describe('visibleDetails', () => {
  const details = { type: 'card', card: { ...CARD, fingerprint: 'f' }, link: {} };
  const outline = { type: 'card', card: CARD };

  it.each<[string, unknown, object | null]>([
    ['all details of their own payment method', method('cus_1'), details],
    ['an outline of an unattached one', method(null), outline],
    ['an outline of one that no longer exists', null, outline],
    ['an outline of one of which only the id is known', 'pm_1', outline],
    ["nothing of another customer's", method('cus_2'), null],
  ])('shows a customer %s', async (_, of, expected) => {
    expect(await JANE.visibleDetails(details, async () => of)).toEqual(expected);
  });

  it('shows others all details, without reading the payment method', () => {
    const unread = () => Promise.reject(new Error('It was read.'));
    for (const policy of [SERVICE, PUBLISHABLE]) expect(policy.visibleDetails(details, unread)).toBe(details);
  });
});

const MISSING = { status: 404, isMissingObject: true, message: 'No object exists with this id.' };

function refusal(body: object, status = 400): StripeInvalidRequestError {
  return new StripeInvalidRequestError('From Stripe.', {
    status,
    requestId: 'req_1',
    body: { type: 'invalid_request_error', ...body },
  });
}

const NOT_FOUND = refusal({ code: 'resource_missing' }, 404);

describe('retrieve', () => {
  const objects = [
    ['a customer', (owner: string | null) => ({ id: owner ?? '', object: 'customer' })],
    ['an intent', (customer: string | null) => ({ id: 'seti_1', object: 'setup_intent', customer })],
    ['a payment method', (customer: string | null) => method(customer)],
    [
      'a mandate',
      (customer: string | null) => ({ id: 'mandate_1', object: 'mandate', payment_method: method(customer) }),
    ],
  ] as const;

  const outcome = (policy: Policy, object: { id: string; object: string }) =>
    policy.retrieve(object, async () => object).catch((error: unknown) => error);

  it.each(objects)('finds %s for its own customer and for services only', async (_, of) => {
    expect(await outcome(JANE, of('cus_1'))).toEqual(of('cus_1'));
    expect(await outcome(JANE, of('cus_2'))).toMatchObject(MISSING);
    expect(await outcome(JANE, of(null))).toMatchObject(MISSING);
    expect(await outcome(SERVICE, of('cus_2'))).toEqual(of('cus_2'));
    expect(await outcome(PUBLISHABLE, of('cus_1'))).toMatchObject(MISSING);
  });

  it('expands the owner for customers only', async () => {
    const expanded = async (policy: Policy) => {
      const calls: (readonly string[])[] = [];
      const mandate = { id: 'mandate_1', object: 'mandate', payment_method: method('cus_1') };
      await policy.retrieve(mandate, async (expand) => {
        calls.push(expand);
        return mandate;
      });
      return calls;
    };
    expect(await expanded(JANE)).toEqual([['payment_method']]);
    expect(await expanded(SERVICE)).toEqual([[]]);
  });

  it('does not ask Stripe for another customer', async () => {
    const unread = () => Promise.reject(new Error('It was read.'));
    await expect(JANE.retrieve({ object: 'customer', id: 'cus_2' }, unread)).rejects.toMatchObject(MISSING);
  });

  it("passes on Stripe's error to a service, and the same error as for another's object to a customer", async () => {
    const read = () => Promise.reject(NOT_FOUND);
    const intent = { object: 'setup_intent', id: 'seti_1' };
    await expect(SERVICE.retrieve(intent, read)).rejects.toBe(NOT_FOUND);
    await expect(JANE.retrieve(intent, read)).rejects.toMatchObject(MISSING);
  });

  it('passes on other errors to everybody', async () => {
    const down = new Error('Down.');
    for (const policy of [SERVICE, JANE])
      await expect(
        policy.retrieve({ object: 'setup_intent', id: 'seti_1' }, () => Promise.reject(down)),
      ).rejects.toBe(down);
  });
});

describe('retrieveBySecret', () => {
  const kept: unknown[] = [];
  const keep = (found: unknown) => kept.push(found);

  it('keeps the intent for references if it cannot be fetched by id', async () => {
    kept.splice(0);
    for (const policy of [SERVICE, JANE, PUBLISHABLE])
      await policy.retrieveBySecret(async () => ({ ...intent('cus_1'), view: policy.view }), keep);
    expect(kept).toEqual([{ ...intent('cus_1'), view: 'publishable' }]);
  });

  const intent = (customer: string) => ({ id: 'seti_1', object: 'setup_intent', customer });

  it('shows everybody the intent, but a customer only their own', async () => {
    for (const policy of [SERVICE, JANE, PUBLISHABLE])
      expect(await policy.retrieveBySecret(async () => intent('cus_1'), keep)).toEqual(intent('cus_1'));
    await expect(JANE.retrieveBySecret(async () => intent('cus_2'), keep)).rejects.toMatchObject(MISSING);
  });

  it('reports a wrong secret as a missing intent, except to services', async () => {
    const wrong = refusal({ param: 'client_secret' });
    const read = () => Promise.reject(wrong);
    await expect(SERVICE.retrieveBySecret(read, keep)).rejects.toBe(wrong);
    await expect(JANE.retrieveBySecret(read, keep)).rejects.toMatchObject(MISSING);
    await expect(PUBLISHABLE.retrieveBySecret(read, keep)).rejects.toMatchObject(MISSING);
  });
});

const pathOf = (param: string) => [fieldNameFrom(param)];

describe('lists and writes', () => {
  it('allow a customer to filter by their own id and by time', () => {
    JANE.checkFilters({ customer: 'cus_1', createdAt: { gt: 1 }, attachToSelf: null }, ['filter']);
    expect(() => JANE.checkFilters({ paymentMethod: 'pm_1' }, ['filter'])).toThrow(
      'Customers may not set filter.paymentMethod.',
    );
    expect(() => JANE.checkFilters({ paymentMethod: 'pm_1' }, [])).toThrow(
      'Customers may not set paymentMethod.',
    );
    expect(() => JANE.checkFilters({ customer: 'cus_2' }, ['filter'])).toThrow('There is no such customer.');
    SERVICE.checkFilters({ paymentMethod: 'pm_1', customer: 'cus_2' }, ['filter']);
  });

  it('are bound to the customer of the caller', () => {
    expect(JANE.withCustomer({ limit: 1, customer: 'cus_2' })).toEqual({ limit: 1, customer: 'cus_1' });
    for (const policy of [SERVICE, PUBLISHABLE])
      expect(policy.withCustomer({ limit: 1 })).toEqual({ limit: 1 });
  });

  it('allow a customer the parameters of a checkout page', () => {
    const given = { payment_method: 'pm_1', return_url: 'https://example.com', metadata: undefined };
    JANE.checkParams('setup_intent', given, pathOf);
    const check = (params: FormParams) => () => JANE.checkParams('setup_intent', params, pathOf);
    expect(check({ metadata: { a: 'b' } })).toThrow('Customers may not set input.metadata.');
    expect(check({ payment_method_data: { metadata: { a: 'b' } } })).toThrow(
      'Customers may not set input.paymentMethodData.metadata.',
    );
    for (const policy of [SERVICE, PUBLISHABLE])
      policy.checkParams('setup_intent', { metadata: { a: 'b' } }, pathOf);
  });

  it.each<[WrittenObject, FormParams, string | null]>([
    ['customer', { name: 'Jane', email: '', phone: '1', business_name: 'J', individual_name: 'J' }, null],
    ['customer', { address: '', shipping: { name: 'J' }, preferred_locales: ['en'] }, null],
    ['customer', { invoice_settings: { default_payment_method: 'pm_1', footer: undefined } }, null],
    ['customer', { invoice_settings: { footer: 'x' } }, 'input.invoiceSettings.footer'],
    ['customer', { invoice_settings: { custom_fields: '' } }, 'input.invoiceSettings.customFields'],
    ['customer', { description: '' }, 'input.description'],
    ['customer', { balance: -100 }, 'input.balance'],
    ['customer', { payment_method: 'pm_1' }, 'input.paymentMethod'],
    ['payment_method', { allow_redisplay: 'always', billing_details: { name: 'J' } }, null],
    ['payment_method', { card: { exp_month: 1 }, us_bank_account: { account_type: 'savings' } }, null],
    ['payment_method', { metadata: '' }, 'input.metadata'],
    ['payment_method', { payto: { pay_id: 'x' } }, 'input.payto'],
  ])('allow a customer in a write of a %s %j, except for %s', (object, params, forbidden) => {
    const check = () => JANE.checkParams(object, params, pathOf);
    if (forbidden === null) check();
    else expect(check).toThrow(`Customers may not set ${forbidden}.`);
    SERVICE.checkParams(object, params, pathOf);
  });

  it('keep the idempotency keys of a service, and hash those of others together with the caller', () => {
    expect(SERVICE.idempotencyKey('k')).toBe('k');
    const keys = [JANE, policyOf(boundTo('cus_2')), PUBLISHABLE].map((policy) => policy.idempotencyKey('k'));
    expect(new Set([...keys, 'k']).size).toBe(4);
    expect(JANE.idempotencyKey('k')).toBe(keys[0]);
  });

  it('count the payment methods that customers try', async () => {
    const limit = new CardTestingLimit({ perHour: 1, now: () => 0 });
    const tryTwice = async (policy: Policy) => {
      for (const key of ['a', 'b']) await policy.countAttempt(limit, key);
    };
    await expect(tryTwice(JANE)).rejects.toThrow('Too many payment methods');
    await tryTwice(SERVICE);
    await tryTwice(PUBLISHABLE);
  });

  it('report a wrong secret of a publishable key as a missing intent', () => {
    const wrong = refusal({ param: 'client_secret' });
    const other = refusal({ param: 'return_url' });
    expect(PUBLISHABLE.writeError(wrong)).toMatchObject(MISSING);
    expect(PUBLISHABLE.writeError(NOT_FOUND)).toMatchObject(MISSING);
    expect(PUBLISHABLE.writeError(other)).toBe(other);
    for (const policy of [SERVICE, JANE]) expect(policy.writeError(wrong)).toBe(wrong);
  });
});

describe('boundTo', () => {
  it('binds a service to any customer, and a customer to themselves', () => {
    expect(SERVICE.boundTo('cus_9')).toEqual(boundTo('cus_9', { subject: 'token:test|cus_9' }));
    expect(JANE.boundTo('cus_1')).toBe(JANE.principal);
    expect(JANE.boundTo('cus_2')).toBeNull();
    expect(PUBLISHABLE.boundTo('cus_1')).toBeNull();
  });
});
