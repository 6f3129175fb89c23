import { describe, expect, it } from 'vitest';
import { ObjectCache } from '../../src/loaders/object-cache.ts';
import { deferred } from '../support/deferred.ts';

const customer = (id: string, more: object = {}) => ({ id, object: 'customer', ...more });
const method = (id: string, more: object = {}) => ({ id, object: 'payment_method', ...more });
const intent = (id: string, more: object = {}) => ({ id, object: 'setup_intent', ...more });

/** ObjectCache of these objects, each as an answer that was asked to expand nothing. */
function holding(...objects: readonly { readonly id: string }[]): ObjectCache {
  const objectCache = new ObjectCache();
  for (const object of objects) objectCache.holdAnswer(object);
  return objectCache;
}

const lackingIn = (objectCache: ObjectCache, id: string, ...wanted: string[]) => {
  const { object, lacking } = objectCache.find(id, wanted);
  return object === undefined ? [...lacking] : 'nothing';
};

describe('a copy is enough', () => {
  const thin = intent('seti_1', { customer: 'cus_1', payment_method: null, mandate: undefined });

  it.each<[string, ObjectCache, string[]]>([
    ['for nothing but itself', holding(thin), []],
    ['where null stands in the place of what is wanted', holding(thin), ['payment_method.customer']],
    [
      'where an object stands there',
      holding(intent('seti_1', { customer: customer('cus_1') })),
      ['customer'],
    ],
    ['where a copy of the id that stands there is held', holding(thin, customer('cus_1')), ['customer']],
    [
      'where that copy holds the rest, if only by another id',
      holding(
        thin,
        customer('cus_1', { invoice_settings: { default_payment_method: 'pm_1' } }),
        method('pm_1', { customer: 'cus_1' }),
      ),
      [
        'customer',
        'customer.invoice_settings.default_payment_method',
        'customer.invoice_settings.default_payment_method.customer',
      ],
    ],
    [
      'where an object stands there that is held elsewhere with the rest',
      holding(
        intent('seti_1', { customer: customer('cus_1') }),
        customer('cus_1', { tax: { provider: 'stripe' } }),
      ),
      ['customer', 'customer.tax'],
    ],
    [
      'for anything, of a deleted object',
      holding(customer('seti_1', { deleted: true })),
      ['invoice_settings.x'],
    ],
  ])('%s', (_, objectCache, wanted) => {
    expect(lackingIn(objectCache, 'seti_1', ...wanted)).toBe('nothing');
  });

  it('for what its own call was asked to expand, whatever came of that', () => {
    const objectCache = new ObjectCache();
    objectCache.hold('seti_1', thin, ['mandate', 'customer.test_clock']);
    expect(lackingIn(objectCache, 'seti_1', 'mandate', 'customer')).toBe('nothing');
  });
});

describe('a copy is not enough', () => {
  it.each<[string, ObjectCache, string[], string[]]>([
    [
      'where nobody holds the id that stands there',
      holding(intent('seti_1', { customer: 'cus_1' })),
      ['customer'],
      ['cus_1'],
    ],
    [
      'where the copy of that id lacks the rest',
      holding(
        intent('seti_1', { customer: 'cus_1' }),
        customer('cus_1', { invoice_settings: { default_payment_method: 'pm_1' } }),
      ),
      ['customer.invoice_settings.default_payment_method'],
      ['pm_1'],
    ],
    ['where the answer says nothing of what is wanted', holding(intent('seti_1')), ['customer'], []],
    [
      'where the copy of that id says nothing of the rest',
      holding(intent('seti_1', { customer: 'cus_1' }), customer('cus_1')),
      ['customer', 'customer.tax'],
      ['cus_1'],
    ],
    ['of an object that nobody holds', holding(), ['customer'], []],
    [
      'in a list, where one of its objects is not',
      holding(intent('seti_1', { things: [{ of: null }, { of: 'pm_2' }] })),
      ['things.of'],
      ['pm_2'],
    ],
  ])('%s', (_, objectCache, wanted, lacking) => {
    expect(lackingIn(objectCache, 'seti_1', ...wanted)).toEqual(lacking);
  });

  it('when each of two holds only a part of what is wanted', () => {
    const objectCache = new ObjectCache();
    objectCache.hold('seti_1', intent('seti_1', { customer: customer('cus_1'), mandate: 'mandate_1' }), [
      'customer',
    ]);
    objectCache.hold('seti_1', intent('seti_1', { customer: 'cus_2', mandate: { id: 'mandate_1' } }), [
      'mandate',
    ]);
    expect(lackingIn(objectCache, 'seti_1', 'customer')).toBe('nothing');
    expect(lackingIn(objectCache, 'seti_1', 'mandate')).toBe('nothing');
    expect(lackingIn(objectCache, 'seti_1', 'customer', 'mandate')).toEqual(['cus_2', 'mandate_1']);
  });
});

describe('an answer', () => {
  it('brings what was expanded in it, too, at any depth', () => {
    const objectCache = new ObjectCache();
    const answer = intent('seti_1', {
      latest_attempt: {
        id: 'setatt_1',
        object: 'setup_attempt',
        payment_method: method('pm_1', { customer: customer('cus_1') }),
      },
    });
    objectCache.holdAnswer(answer, [
      'latest_attempt',
      'latest_attempt.payment_method',
      'latest_attempt.payment_method.customer',
    ]);
    expect(objectCache.find('pm_1', ['customer']).object).toMatchObject({ id: 'pm_1' });
    expect(objectCache.find('cus_1', []).object).toMatchObject({ id: 'cus_1' });
    // An attempt is not found by its id alone.
    expect(objectCache.has('setatt_1')).toBe(false);
  });

  it('does not bring what stands in it as it was at another time', () => {
    const objectCache = holding(
      intent('seti_1', {
        last_setup_error: { setup_intent: intent('seti_1'), payment_method: method('pm_1') },
      }),
    );
    expect(objectCache.has('pm_1')).toBe(false);
  });

  it('that is no object of its own still brings what was expanded in it', () => {
    const objectCache = new ObjectCache();
    objectCache.holdAnswer({ id: 'setatt_1', object: 'setup_attempt', customer: customer('cus_1') }, [
      'customer',
    ]);
    expect(objectCache.has('cus_1')).toBe(true);
  });

  it('is kept beside an older one only when it holds more', () => {
    const objectCache = new ObjectCache();
    const full = intent('seti_1', { customer: customer('cus_1'), call: 1 });
    objectCache.hold('seti_1', full, ['customer']);
    objectCache.hold('seti_1', intent('seti_1', { call: 2 }));
    expect(objectCache.find('seti_1', []).object).toBe(full);
    const fuller = intent('seti_1', { call: 3 });
    objectCache.hold('seti_1', fuller, ['customer', 'mandate']);
    expect(objectCache.find('seti_1', ['customer']).object).toBe(fuller);
  });

  it('is looked for by its own id where it stands in a page, whatever of it stands there', () => {
    const objectCache = new ObjectCache();
    const attempt = { id: 'setatt_1', object: 'setup_attempt', status: 'succeeded' };
    objectCache.hold('seti_1', intent('seti_1', { latest_attempt: attempt }), ['latest_attempt']);
    const page = { object: 'list', data: [intent('seti_1', { latest_attempt: 'setatt_1' })] };
    objectCache.hold('a page', page);
    expect(objectCache.find('a page', ['data.latest_attempt']).object).toBe(page);
    expect(objectCache.find('a page', ['data.latest_attempt.payment_method']).lacking).toContain('seti_1');
  });

  it('lacks nothing that is told of other types only', () => {
    const objectCache = holding(method('pm_1', { type: 'card', card: {} }));
    const wanted = ['sepa_debit.generated_from.charge'];
    expect(objectCache.find('pm_1', wanted).object).toMatchObject({ id: 'pm_1' });
    const ofThat = holding(method('pm_2', { type: 'sepa_debit', sepa_debit: { generated_from: {} } }));
    expect(ofThat.find('pm_2', wanted).object).toBeUndefined();
  });

  it('is gone once it is forgotten', () => {
    const objectCache = holding(customer('cus_1'));
    objectCache.forget();
    expect(objectCache.has('cus_1')).toBe(false);
  });
});

describe('a call under way', () => {
  it.each(['resolve', 'reject'] as const)(
    'is awaited by those who want what it brings, until it ends: %s',
    async (end) => {
      const objectCache = new ObjectCache();
      const call = deferred<void>();
      objectCache.expect(['cus_1', 'pm_1'], call.promise);
      expect(objectCache.coming(['cus_2'])).toBeNull();
      const coming = objectCache.coming(['cus_2', 'pm_1']);
      expect(coming).not.toBeNull();
      const settled = objectCache.settled();
      call[end](undefined);
      await Promise.all([coming, settled]);
      expect(objectCache.coming(['cus_1', 'pm_1'])).toBeNull();
    },
  );

  it('that ends leaves a later one for the same object', async () => {
    const objectCache = new ObjectCache();
    const [first, second] = [deferred<void>(), deferred<void>()];
    objectCache.expect(['cus_1'], first.promise);
    objectCache.expect(['cus_1'], second.promise);
    first.resolve();
    await first.promise;
    await Promise.resolve();
    expect(objectCache.coming(['cus_1'])).not.toBeNull();
    second.resolve();
    await objectCache.settled();
    expect(objectCache.coming(['cus_1'])).toBeNull();
  });
});
