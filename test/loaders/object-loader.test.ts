import { describe, expect, it } from 'vitest';
import { ObjectCache } from '../../src/loaders/object-cache.ts';
import { ObjectLoader } from '../../src/loaders/object-loader.ts';
import { Permissions } from '../../src/loaders/permissions.ts';
import { StripeApiError, StripeInvalidRequestError, StripePermissionError } from '../../src/stripe/errors.ts';
import { deferred } from '../support/deferred.ts';

interface Thing {
  readonly id: string;
  readonly expanded: readonly string[];
}

type Retrieval = readonly [id: string, expand: readonly string[]];

/** A loader of things that contain the arguments of their retrieve. */
function thingLoader(
  onRetrieve: (id: string, expand: readonly string[]) => Promise<void> | void = () => {},
  permissions = new Permissions(),
) {
  const retrievals: Retrieval[] = [];
  const retrieve = async (id: string, expand: readonly string[]): Promise<Thing> => {
    retrievals.push([id, expand]);
    await onRetrieve(id, expand);
    return { id, expanded: expand };
  };
  const loader = new ObjectLoader<string, Thing>('Thing', retrieve, {
    permissions,
    objectCache: new ObjectCache(),
  });
  return { loader, retrievals };
}

const missing = () =>
  new StripeInvalidRequestError('No such thing.', {
    status: 404,
    requestId: 'req_1',
    body: { type: 'invalid_request_error', code: 'resource_missing' },
  });

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('loads in one tick', () => {
  it('retrieve an id once, and return the same object', async () => {
    const { loader, retrievals } = thingLoader();
    const [one, two] = await Promise.all([loader.load('a'), loader.load('a')]);
    expect(retrievals).toEqual([['a', []]]);
    expect(one).toBe(two);
  });

  it('retrieve each id once, in the order of the loads', async () => {
    const { loader, retrievals } = thingLoader();
    const things = await Promise.all(['a', 'b', 'a', 'c', 'b'].map((id) => loader.load(id)));
    expect(retrievals.map(([id]) => id)).toEqual(['a', 'b', 'c']);
    expect(things.map(({ id }) => id)).toEqual(['a', 'b', 'a', 'c', 'b']);
  });

  it('use the union of the expansions, sorted', async () => {
    const { loader, retrievals } = thingLoader();
    await Promise.all([
      loader.load('a', ['latest_attempt']),
      loader.load('a'),
      loader.load('a', ['customer', 'latest_attempt']),
    ]);
    expect(retrievals).toEqual([['a', ['customer', 'latest_attempt']]]);
  });

  it('use separate expansions for each id', async () => {
    const { loader, retrievals } = thingLoader();
    await Promise.all([loader.load('a', ['customer']), loader.load('b', ['mandate'])]);
    expect(retrievals).toEqual([
      ['a', ['customer']],
      ['b', ['mandate']],
    ]);
  });
});

describe('a cached object', () => {
  it('that is still in flight is not retrieved again', async () => {
    const gate = deferred();
    const { loader, retrievals } = thingLoader(() => gate.promise);
    const first = loader.load('a', ['customer']);
    await settled();
    const second = loader.load('a', ['customer']);
    gate.resolve();
    expect(await second).toBe(await first);
    expect(retrievals).toHaveLength(1);
  });

  it.each<[string, string[], string[]]>([
    ['the same expansions', ['customer'], ['customer']],
    ['fewer expansions', ['customer', 'latest_attempt'], ['customer']],
    ['no expansions', ['customer'], []],
    [
      'the parent of an expansion, which Stripe expands with it',
      ['latest_attempt.payment_method'],
      ['latest_attempt'],
    ],
  ])('with expansions is not retrieved again for %s', async (_, cached, wanted) => {
    const { loader, retrievals } = thingLoader();
    const first = await loader.load('a', cached);
    expect(await loader.load('a', wanted)).toBe(first);
    expect(retrievals).toHaveLength(1);
  });

  it.each<[string, string[], string[], string[]]>([
    ['another expansion', ['customer'], ['latest_attempt'], ['customer', 'latest_attempt']],
    ['an expansion where there was none', [], ['customer'], ['customer']],
    [
      'the child of an expansion',
      ['latest_attempt'],
      ['latest_attempt.payment_method'],
      ['latest_attempt', 'latest_attempt.payment_method'],
    ],
    [
      'a path that only begins with the same letters',
      ['latest_attempt.payment_method'],
      ['latest'],
      ['latest', 'latest_attempt.payment_method'],
    ],
  ])('is retrieved with the union of the expansions for %s', async (_, cached, wanted, expand) => {
    const { loader, retrievals } = thingLoader();
    await loader.load('a', cached);
    const wider = await loader.load('a', wanted);
    expect(retrievals.at(-1)).toEqual(['a', expand]);
    expect(await loader.load('a', cached)).toBe(wider);
    expect(retrievals).toHaveLength(2);
  });

  it('is retrieved again after clear, without the old expansions', async () => {
    const { loader, retrievals } = thingLoader();
    await loader.load('a', ['customer']);
    loader.clear();
    await loader.load('a');
    expect(retrievals).toEqual([
      ['a', ['customer']],
      ['a', []],
    ]);
  });
});

describe('a failure', () => {
  it('concerns its own id only', async () => {
    const { loader } = thingLoader((id) => {
      if (id === 'b') throw missing();
    });
    const results = await Promise.allSettled(['a', 'b', 'c'].map((id) => loader.load(id)));
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('rejects all loads of the id in one tick, after one retrieve', async () => {
    const { loader, retrievals } = thingLoader(() => {
      throw missing();
    });
    const [one, two] = await Promise.allSettled([loader.load('a'), loader.load('a')]);
    expect(one).toMatchObject({ status: 'rejected', reason: expect.any(StripeInvalidRequestError) });
    expect(two).toEqual(one);
    expect(retrievals).toHaveLength(1);
  });

  it('is not retrieved again', async () => {
    const { loader, retrievals } = thingLoader(() => {
      throw missing();
    });
    await expect(loader.load('a')).rejects.toBeInstanceOf(StripeInvalidRequestError);
    await expect(loader.load('a')).rejects.toBeInstanceOf(StripeInvalidRequestError);
    expect(retrievals).toHaveLength(1);
  });

  it('is retrieved again after clear', async () => {
    const failures = [missing()];
    const { loader, retrievals } = thingLoader(() => {
      const failure = failures.pop();
      if (failure) throw failure;
    });
    await expect(loader.load('a')).rejects.toBeInstanceOf(StripeInvalidRequestError);
    loader.clear();
    expect(await loader.load('a')).toEqual({ id: 'a', expanded: [] });
    expect(retrievals).toHaveLength(2);
  });
});

describe('a permission error', () => {
  const forbidden = new StripePermissionError('No.', { status: 403, requestId: 'req_1' });
  const noCustomers = (_id: string, expand: readonly string[]) => {
    if (expand.includes('customer')) throw forbidden;
  };

  it('for an expansion leaves the object with the other expansions', async () => {
    const { loader, retrievals } = thingLoader(noCustomers);
    expect((await loader.load('a', ['customer', 'mandate'])).expanded).toEqual(['mandate']);
    expect(retrievals.map(([, expand]) => expand)).toEqual([
      ['customer', 'mandate'],
      ['customer'],
      ['mandate'],
    ]);
  });

  it('for an expansion is not repeated for a cached object, nor for another', async () => {
    const { loader, retrievals } = thingLoader(noCustomers);
    const first = await loader.load('a', ['customer', 'mandate']);
    const before = retrievals.length;
    expect(await loader.load('a', ['customer', 'mandate'])).toBe(first);
    expect(await loader.load('a', ['customer'])).toBe(first);
    expect((await loader.load('b', ['customer'])).expanded).toEqual([]);
    expect(retrievals).toHaveLength(before + 1);
  });

  it('for an expansion does not count as an expansion of the cached object', async () => {
    const { loader, retrievals } = thingLoader(noCustomers);
    await loader.load('a', ['customer', 'mandate']);
    expect((await loader.load('a', ['payment_method'])).expanded).toEqual(['mandate', 'payment_method']);
    expect(retrievals.at(-1)).toEqual(['a', ['mandate', 'payment_method']]);
  });

  it('for the first object rejects the others too, after an earlier permission error', async () => {
    const permissions = new Permissions();
    permissions.hasForbidden = true;
    const { loader, retrievals } = thingLoader(() => {
      throw forbidden;
    }, permissions);
    const results = await Promise.allSettled(['a', 'b', 'c', 'a'].map((id) => loader.load(id)));
    expect(results).toEqual(Array(4).fill({ status: 'rejected', reason: forbidden }));
    expect(retrievals).toEqual([['a', []]]);
  });

  it('does not reject other objects if the first is readable', async () => {
    const permissions = new Permissions();
    permissions.hasForbidden = true;
    const { loader, retrievals } = thingLoader(() => {}, permissions);
    await Promise.all(['a', 'b', 'c'].map((id) => loader.load(id)));
    expect(retrievals.map(([id]) => id)).toEqual(['a', 'b', 'c']);
  });

  it('for one object leaves the others, without an earlier permission error', async () => {
    const { loader } = thingLoader((id) => {
      if (id === 'a') throw forbidden;
    });
    const results = await Promise.allSettled(['a', 'b'].map((id) => loader.load(id)));
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
  });
});

describe('loadOrNull', () => {
  it('returns the object', async () => {
    const { loader } = thingLoader();
    expect(await loader.loadOrNull('a', ['customer'])).toEqual({ id: 'a', expanded: ['customer'] });
  });

  it('returns null if the object does not exist', async () => {
    const { loader } = thingLoader(() => {
      throw missing();
    });
    expect(await loader.loadOrNull('a')).toBeNull();
  });

  it.each<[string, Error]>([
    ['another invalid request', new StripeInvalidRequestError('No.', { status: 400, requestId: null })],
    ['an error of Stripe', new StripeApiError('Down.', { status: 500, requestId: null })],
    ['a bug', new TypeError('A bug.')],
  ])('rejects for %s', async (_, failure) => {
    const { loader } = thingLoader(() => {
      throw failure;
    });
    await expect(loader.loadOrNull('a')).rejects.toBe(failure);
  });
});

describe('more ids than are retrieved at once', () => {
  const ids = Array.from({ length: 12 }, (_, index) => `id${index}`);

  it('are all loaded', async () => {
    const { loader, retrievals } = thingLoader();
    const things = await Promise.all(ids.map((id) => loader.load(id)));
    expect(things.map(({ id }) => id)).toEqual(ids);
    expect(retrievals).toHaveLength(12);
  });

  it('are retrieved once even if another tick loads one that is still queued', async () => {
    const gate = deferred();
    const { loader, retrievals } = thingLoader((id) => (id === 'id11' ? undefined : gate.promise));
    const first = Promise.all(ids.map((id) => loader.load(id)));
    await settled();
    expect(retrievals.map(([id]) => id)).not.toContain('id11');
    const second = await loader.load('id11', ['customer']);
    gate.resolve();
    expect((await first)[11]).toBe(second);
    expect(retrievals.filter(([id]) => id === 'id11')).toEqual([['id11', ['customer']]]);
  });

  it('keep their expansions if another tick retrieves them first', async () => {
    const gate = deferred();
    const { loader, retrievals } = thingLoader((id) => (id === 'id11' ? undefined : gate.promise));
    const first = Promise.all(ids.map((id) => loader.load(id, id === 'id11' ? ['latest_attempt'] : [])));
    await settled();
    const second = await loader.load('id11', ['customer']);
    gate.resolve();
    await first;
    expect(second.expanded).toEqual(['customer', 'latest_attempt']);
    expect(retrievals.filter(([id]) => id === 'id11')).toHaveLength(1);
  });
});
