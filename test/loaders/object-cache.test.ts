import { describe, expect, it } from 'vitest';
import { ObjectCache } from '../../src/loaders/object-cache.ts';
import { deferred } from '../support/deferred.ts';

const customer = (id: string, more: object = {}) => ({ id, object: 'customer', ...more });
const method = (id: string, more: object = {}) => ({ id, object: 'payment_method', ...more });
const intent = (id: string, more: object = {}) => ({ id, object: 'setup_intent', ...more });

/** A cache of these objects, each from a response without expansions. */
function cacheOf(...objects: readonly { readonly id: string }[]): ObjectCache {
  const objectCache = new ObjectCache();
  for (const object of objects) objectCache.addResponse(object);
  return objectCache;
}

/** Null if a copy has everything wanted. */
const missingIn = (objectCache: ObjectCache, id: string, ...wanted: string[]) => {
  const { object, missingIds } = objectCache.find(id, wanted);
  return object === undefined ? [...missingIds] : null;
};

describe('a copy is complete', () => {
  const thin = intent('seti_1', { customer: 'cus_1', payment_method: null, mandate: undefined });

  it.each<[string, ObjectCache, string[]]>([
    ['without wanted paths', cacheOf(thin), []],
    ['if a path leads to null', cacheOf(thin), ['payment_method.customer']],
    [
      'if a path leads to an object',
      cacheOf(intent('seti_1', { customer: customer('cus_1') })),
      ['customer'],
    ],
    ['if a path leads to the id of a cached object', cacheOf(thin, customer('cus_1')), ['customer']],
    [
      'if the cached object refers to another one for the rest of the path',
      cacheOf(
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
      'if another copy of a nested object contains the rest of the path',
      cacheOf(
        intent('seti_1', { customer: customer('cus_1') }),
        customer('cus_1', { tax: { provider: 'stripe' } }),
      ),
      ['customer', 'customer.tax'],
    ],
    ['if the object is deleted', cacheOf(customer('seti_1', { deleted: true })), ['invoice_settings.x']],
  ])('%s', (_, objectCache, wanted) => {
    expect(missingIn(objectCache, 'seti_1', ...wanted)).toBeNull();
  });

  it('if its own call expanded the path, even without a result', () => {
    const objectCache = new ObjectCache();
    objectCache.add('seti_1', thin, ['mandate', 'customer.test_clock']);
    expect(missingIn(objectCache, 'seti_1', 'mandate', 'customer')).toBeNull();
  });
});

describe('a copy is not complete', () => {
  it.each<[string, ObjectCache, string[], string[]]>([
    [
      'if a path leads to the id of an object that is not cached',
      cacheOf(intent('seti_1', { customer: 'cus_1' })),
      ['customer'],
      ['cus_1'],
    ],
    [
      'if the cached object refers to one that is not cached',
      cacheOf(
        intent('seti_1', { customer: 'cus_1' }),
        customer('cus_1', { invoice_settings: { default_payment_method: 'pm_1' } }),
      ),
      ['customer.invoice_settings.default_payment_method'],
      ['pm_1'],
    ],
    ['if a path does not exist in the object', cacheOf(intent('seti_1')), ['customer'], []],
    [
      'if the rest of a path does not exist in the cached object',
      cacheOf(intent('seti_1', { customer: 'cus_1' }), customer('cus_1')),
      ['customer', 'customer.tax'],
      ['cus_1'],
    ],
    ['if the object is not cached', cacheOf(), ['customer'], []],
    [
      'if one item of a list is not',
      cacheOf(intent('seti_1', { things: [{ of: null }, { of: 'pm_2' }] })),
      ['things.of'],
      ['pm_2'],
    ],
  ])('%s', (_, objectCache, wanted, missing) => {
    expect(missingIn(objectCache, 'seti_1', ...wanted)).toEqual(missing);
  });

  it('if each of two copies contains only a part', () => {
    const objectCache = new ObjectCache();
    objectCache.add('seti_1', intent('seti_1', { customer: customer('cus_1'), mandate: 'mandate_1' }), [
      'customer',
    ]);
    objectCache.add('seti_1', intent('seti_1', { customer: 'cus_2', mandate: { id: 'mandate_1' } }), [
      'mandate',
    ]);
    expect(missingIn(objectCache, 'seti_1', 'customer')).toBeNull();
    expect(missingIn(objectCache, 'seti_1', 'mandate')).toBeNull();
    expect(missingIn(objectCache, 'seti_1', 'customer', 'mandate')).toEqual(['cus_2', 'mandate_1']);
  });
});

describe('a response', () => {
  it('adds the objects that were expanded in it, at any depth', () => {
    const objectCache = new ObjectCache();
    const response = intent('seti_1', {
      latest_attempt: {
        id: 'setatt_1',
        object: 'setup_attempt',
        payment_method: method('pm_1', { customer: customer('cus_1') }),
      },
    });
    objectCache.addResponse(response, [
      'latest_attempt',
      'latest_attempt.payment_method',
      'latest_attempt.payment_method.customer',
    ]);
    expect(objectCache.find('pm_1', ['customer']).object).toMatchObject({ id: 'pm_1' });
    expect(objectCache.find('cus_1', []).object).toMatchObject({ id: 'cus_1' });
    // Setup attempts are not cached by id.
    expect(objectCache.has('setatt_1')).toBe(false);
  });

  it('does not add nested objects that were not expanded, because they may be outdated', () => {
    const objectCache = cacheOf(
      intent('seti_1', {
        last_setup_error: { setup_intent: intent('seti_1'), payment_method: method('pm_1') },
      }),
    );
    expect(objectCache.has('pm_1')).toBe(false);
  });

  it('of another type adds the objects that were expanded in it', () => {
    const objectCache = new ObjectCache();
    objectCache.addResponse({ id: 'setatt_1', object: 'setup_attempt', customer: customer('cus_1') }, [
      'customer',
    ]);
    expect(objectCache.has('cus_1')).toBe(true);
  });

  it('is added to older copies only if it has more expansions', () => {
    const objectCache = new ObjectCache();
    const full = intent('seti_1', { customer: customer('cus_1'), call: 1 });
    objectCache.add('seti_1', full, ['customer']);
    objectCache.add('seti_1', intent('seti_1', { call: 2 }));
    expect(objectCache.find('seti_1', []).object).toBe(full);
    const fuller = intent('seti_1', { call: 3 });
    objectCache.add('seti_1', fuller, ['customer', 'mandate']);
    expect(objectCache.find('seti_1', ['customer']).object).toBe(fuller);
  });

  it('in a list is completed by other copies of its items', () => {
    const objectCache = new ObjectCache();
    const attempt = { id: 'setatt_1', object: 'setup_attempt', status: 'succeeded' };
    objectCache.add('seti_1', intent('seti_1', { latest_attempt: attempt }), ['latest_attempt']);
    const page = { object: 'list', data: [intent('seti_1', { latest_attempt: 'setatt_1' })] };
    objectCache.add('a page', page);
    expect(objectCache.find('a page', ['data.latest_attempt']).object).toBe(page);
    expect(objectCache.find('a page', ['data.latest_attempt.payment_method']).missingIds).toContain('seti_1');
  });

  it('needs no details of another type', () => {
    const objectCache = cacheOf(method('pm_1', { type: 'card', card: {} }));
    const wanted = ['sepa_debit.generated_from.charge'];
    expect(objectCache.find('pm_1', wanted).object).toMatchObject({ id: 'pm_1' });
    const debit = cacheOf(method('pm_2', { type: 'sepa_debit', sepa_debit: { generated_from: {} } }));
    expect(debit.find('pm_2', wanted).object).toBeUndefined();
  });

  it('is dropped by clear', () => {
    const objectCache = cacheOf(customer('cus_1'));
    objectCache.clear();
    expect(objectCache.has('cus_1')).toBe(false);
  });
});

describe('a call in flight', () => {
  it.each(['resolve', 'reject'] as const)('is pending for its objects until it ends: %s', async (end) => {
    const objectCache = new ObjectCache();
    const call = deferred<void>();
    objectCache.expect(['cus_1', 'pm_1'], call.promise);
    expect(objectCache.pending(['cus_2'])).toBeNull();
    const pending = objectCache.pending(['cus_2', 'pm_1']);
    expect(pending).not.toBeNull();
    const settled = objectCache.settled();
    call[end](undefined);
    await Promise.all([pending, settled]);
    expect(objectCache.pending(['cus_1', 'pm_1'])).toBeNull();
  });

  it('stays pending if an earlier call for the same object ends', async () => {
    const objectCache = new ObjectCache();
    const [first, second] = [deferred<void>(), deferred<void>()];
    objectCache.expect(['cus_1'], first.promise);
    objectCache.expect(['cus_1'], second.promise);
    first.resolve();
    await first.promise;
    await Promise.resolve();
    expect(objectCache.pending(['cus_1'])).not.toBeNull();
    second.resolve();
    await objectCache.settled();
    expect(objectCache.pending(['cus_1'])).toBeNull();
  });
});
