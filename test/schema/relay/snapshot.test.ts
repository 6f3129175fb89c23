import { describe, expect, it } from 'vitest';
import { BROWSER, boundTo } from '../../support/principals.ts';
import { json } from '../../support/recording-transport.ts';
import { schemaOverWire } from '../../support/schema-over-wire.ts';

const INTENT = '/v1/setup_intents/seti_1';
const METHOD = '/v1/payment_methods/pm_1';
const DOWN = json({ error: { type: 'api_error', message: 'Down.' } }, { status: 500 });

const stored = (more: object = {}) => ({
  id: 'pm_1',
  object: 'payment_method',
  type: 'card',
  customer: null,
  billing_details: { name: 'Before' },
  card: { last4: '0002', brand: 'visa', country: 'US' },
  ...more,
});
const current = (more: object = {}) =>
  json({ ...stored(), customer: 'cus_1', billing_details: { name: 'Now' }, ...more });

const intent = (error: object, more: object = {}) => ({
  id: 'seti_1',
  object: 'setup_intent',
  created: 1_790_000_000,
  status: 'requires_payment_method',
  customer: 'cus_1',
  last_setup_error: error,
  ...more,
});
const failedWith = (copy: unknown, more: object = {}) => json(intent({ payment_method: copy }, more));

const query = (selection: string) => `{ setupIntent(id: "seti_1") { lastSetupError { ${selection} } } }`;
const answered = (lastSetupError: object) => ({ data: { setupIntent: { lastSetupError } } });

describe('a stored copy of an object', () => {
  it.each<[string, string, unknown, object | null]>([
    ['its id', 'id', stored(), { id: 'pm_1' }],
    [
      'its id and type',
      '__typename id type',
      stored(),
      { __typename: 'PaymentMethod', id: 'pm_1', type: 'CARD' },
    ],
    [
      'an id that cannot be loaded',
      'id type billingDetails { name }',
      stored({ id: 'new_1' }),
      { id: 'new_1', type: 'CARD', billingDetails: null },
    ],
    ['a copy without an id', 'type billingDetails { name }', stored({ id: undefined }), null],
    ['a copy that is null', 'id type', null, null],
    ['a copy that is no object', 'id type', 'pm_1', null],
  ])('costs no call for %s', async (_, selection, copy, expected) => {
    const { ask, sent } = schemaOverWire({ [INTENT]: failedWith(copy) });
    expect(await ask(query(`paymentMethod { ${selection} }`))).toEqual(answered({ paymentMethod: expected }));
    expect(sent()).toEqual([INTENT]);
  });

  it('is shown as the object is now, for one call', async () => {
    const { ask, sent } = schemaOverWire({ [INTENT]: failedWith(stored()), [METHOD]: current() });
    expect(await ask(query('paymentMethod { id type customer { id } billingDetails { name } }'))).toEqual(
      answered({
        paymentMethod: {
          id: 'pm_1',
          type: 'CARD',
          customer: { id: 'cus_1' },
          billingDetails: { name: 'Now' },
        },
      }),
    );
    expect(sent()).toEqual([INTENT, METHOD]);
  });

  it('is expanded further in that call', async () => {
    const path = `${METHOD}?expand[0]=customer`;
    const { ask, sent } = schemaOverWire(
      {
        [INTENT]: failedWith(stored()),
        [path]: current({ customer: { id: 'cus_1', object: 'customer', name: 'Jane' } }),
      },
      { expands: true },
    );
    expect(await ask(query('paymentMethod { customer { name } }'))).toEqual(
      answered({ paymentMethod: { customer: { name: 'Jane' } } }),
    );
    expect(sent()).toEqual([INTENT, path]);
  });

  it('is null, without an error, when the object no longer exists', async () => {
    const { ask } = schemaOverWire({ [INTENT]: failedWith(stored()) });
    expect(await ask(query('code paymentMethod { card { last4 } }'))).toEqual(
      answered({ code: null, paymentMethod: null }),
    );
  });

  it('is null with an error when Stripe fails, and only that field is', async () => {
    const { ask } = schemaOverWire({ [INTENT]: failedWith(stored()), [METHOD]: DOWN });
    const { data, errors } = await ask(query('type paymentMethod { card { last4 } }'));
    expect(data).toEqual({ setupIntent: { lastSetupError: { type: null, paymentMethod: null } } });
    expect(errors?.map(({ path }) => path)).toEqual([['setupIntent', 'lastSetupError', 'paymentMethod']]);
  });

  it('costs no call when the request holds the object', async () => {
    const { ask, sent } = schemaOverWire({
      [INTENT]: failedWith(stored(), { payment_method: 'pm_1' }),
      [METHOD]: current(),
    });
    const details = 'billingDetails { name }';
    const { data } = await ask(
      `{ setupIntent(id: "seti_1") { paymentMethod { ${details} } lastSetupError { paymentMethod { ${details} } } } }`,
    );
    const method = { billingDetails: { name: 'Now' } };
    expect(data).toEqual({
      setupIntent: { paymentMethod: method, lastSetupError: { paymentMethod: method } },
    });
    expect(sent()).toEqual([INTENT, METHOD]);
  });

  it('of the intent that holds it costs no call', async () => {
    const copy = intent({}, { status: 'requires_confirmation' });
    const { ask, sent } = schemaOverWire({ [INTENT]: json(intent({ setup_intent: copy })) });
    expect(await ask(query('setupIntent { id status lastSetupError { type } }'))).toEqual(
      answered({
        setupIntent: { id: 'seti_1', status: 'REQUIRES_PAYMENT_METHOD', lastSetupError: { type: null } },
      }),
    );
    expect(sent()).toEqual([INTENT]);
  });

  it('costs one call for each distinct object of a list', async () => {
    const of = (id: string, method: string) => ({
      ...intent({ payment_method: stored({ id: method }) }),
      id,
    });
    const data = [of('seti_1', 'pm_1'), of('seti_2', 'pm_2'), of('seti_3', 'pm_1')];
    const { ask, sent } = schemaOverWire({
      '/v1/setup_intents?limit=3': json({ object: 'list', data, has_more: false }),
      [METHOD]: current(),
      '/v1/payment_methods/pm_2': current({ id: 'pm_2' }),
    });
    const list = (selection: string) =>
      `{ setupIntents(first: 3) { nodes { lastSetupError { paymentMethod { ${selection} } } } } }`;
    await ask(list('id type'));
    expect(sent()).toEqual(['/v1/setup_intents?limit=3']);
    await ask(list('billingDetails { name }'));
    expect(sent().slice(1)).toEqual([METHOD, '/v1/payment_methods/pm_2']);
  });
});

describe('a stored copy of an object, to a customer', () => {
  const bound = { principal: boundTo('cus_1') };

  it.each<[string, object, object | null]>([
    ['their own', { customer: 'cus_1' }, { type: 'CARD', card: { last4: '0002', country: 'US' } }],
    ["nobody's", { customer: null }, { type: 'CARD', card: { last4: '0002', country: null } }],
    ["somebody else's", { customer: 'cus_2' }, null],
  ])('is shown for whose it is now: %s', async (_, more, expected) => {
    const { ask } = schemaOverWire(
      { [INTENT]: failedWith(stored({ customer: 'cus_1' })), [METHOD]: current(more) },
      bound,
    );
    expect(await ask(query('paymentMethod { type card { last4 country } }'))).toEqual(
      answered({ paymentMethod: expected }),
    );
  });

  it('that belonged to somebody else does not tell even its type', async () => {
    const { ask, sent } = schemaOverWire({ [INTENT]: failedWith(stored({ customer: 'cus_2' })) }, bound);
    expect(await ask(query('paymentMethod { id type }'))).toEqual(answered({ paymentMethod: null }));
    expect(sent()).toEqual([INTENT]);
  });
});

describe('a stored copy of an object, to a publishable key', () => {
  const SECRET = '?client_secret=seti_1_secret_1';
  const ask = async (wire: object, selection: string) => {
    const { ask: run, sent } = schemaOverWire({ [INTENT + SECRET]: json(wire) }, { principal: BROWSER });
    const { data, errors } = await run(
      `{ setupIntent(id: "seti_1", clientSecret: "seti_1_secret_1") { ${selection} } }`,
    );
    expect(errors).toBeUndefined();
    expect(sent()).toEqual([INTENT + SECRET]);
    return data?.setupIntent;
  };

  it('shows its id and type, as the reference to the same object does', async () => {
    const method = 'paymentMethod { id type billingDetails { name } }';
    const wire = intent({ payment_method: stored() }, { payment_method: 'pm_1' });
    const known = { id: 'pm_1', type: 'CARD', billingDetails: null };
    expect(await ask(wire, `lastSetupError { ${method} } ${method}`)).toEqual({
      lastSetupError: { paymentMethod: known },
      paymentMethod: known,
    });
  });

  it('is hidden for another payment method', async () => {
    const wire = intent({ payment_method: stored() }, { payment_method: 'pm_2' });
    expect(await ask(wire, 'paymentMethod { id type }')).toEqual({
      paymentMethod: { id: 'pm_2', type: null },
    });
  });

  it('shows the intent of the response', async () => {
    const wire = intent({ setup_intent: intent({}, { status: 'canceled' }) });
    expect(await ask(wire, 'lastSetupError { setupIntent { status } }')).toEqual({
      lastSetupError: { setupIntent: { status: 'REQUIRES_PAYMENT_METHOD' } },
    });
  });

  it('shows no part of an intent that the response does not have', async () => {
    const wire = intent({ setup_intent: { ...intent({}), id: 'seti_2' } });
    expect(await ask(wire, 'lastSetupError { setupIntent { status } other: setupIntent { id } }')).toEqual({
      lastSetupError: { setupIntent: null, other: { id: 'seti_2' } },
    });
  });
});
