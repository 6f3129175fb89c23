import { describe, expect, it } from 'vitest';
import { ObjectCache } from '../../src/loaders/object-cache.ts';
import { ObjectLoader } from '../../src/loaders/object-loader.ts';
import { Permissions } from '../../src/loaders/permissions.ts';
import { StripeApiError, StripeInvalidRequestError, StripePermissionError } from '../../src/stripe/errors.ts';
import { deferred } from '../support/deferred.ts';

interface Thing {
  readonly id: string;
  readonly expanded: readonly string[];
  /** Which retrieve it came from, from 1. */
  readonly call: number;
}

type Asked = readonly [id: string, expand: readonly string[]];

/** A loader over things that tell how they were asked for. */
function thingLoader(
  before: (id: string, call: number, expand: readonly string[]) => Promise<void> | void = () => {},
  permissions = new Permissions(),
) {
  const asked: Asked[] = [];
  const retrieve = async (id: string, expand: readonly string[]): Promise<Thing> => {
    asked.push([id, expand]);
    const call = asked.length;
    await before(id, call, expand);
    return { id, expanded: expand, call };
  };
  const loader = new ObjectLoader<string, Thing>('Thing', retrieve, {
    permissions,
    objectCache: new ObjectCache(),
  });
  return { loader, asked };
}

const missing = () =>
  new StripeInvalidRequestError('No such thing.', {
    status: 404,
    requestId: 'req_1',
    body: { type: 'invalid_request_error', code: 'resource_missing' },
  });

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('in one tick', () => {
  it('an id that is wanted twice is retrieved once, and both get the same object', async () => {
    const { loader, asked } = thingLoader();
    const [one, two] = await Promise.all([loader.load('a'), loader.load('a')]);
    expect(asked).toEqual([['a', []]]);
    expect(one).toBe(two);
  });

  it('each id is retrieved once, in the order wanted', async () => {
    const { loader, asked } = thingLoader();
    const things = await Promise.all(['a', 'b', 'a', 'c', 'b'].map((id) => loader.load(id)));
    expect(asked.map(([id]) => id)).toEqual(['a', 'b', 'c']);
    expect(things.map(({ id }) => id)).toEqual(['a', 'b', 'a', 'c', 'b']);
  });

  it('expansions are joined, each once and sorted', async () => {
    const { loader, asked } = thingLoader();
    await Promise.all([
      loader.load('a', ['latest_attempt']),
      loader.load('a'),
      loader.load('a', ['customer', 'latest_attempt']),
    ]);
    expect(asked).toEqual([['a', ['customer', 'latest_attempt']]]);
  });

  it('expansions of one id do not reach another', async () => {
    const { loader, asked } = thingLoader();
    await Promise.all([loader.load('a', ['customer']), loader.load('b', ['mandate'])]);
    expect(asked).toEqual([
      ['a', ['customer']],
      ['b', ['mandate']],
    ]);
  });
});

describe('a copy', () => {
  it('that is held answers later wishes', async () => {
    const { loader, asked } = thingLoader();
    const first = await loader.load('a');
    expect(await loader.load('a')).toBe(first);
    expect(asked).toHaveLength(1);
  });

  it('still under way answers wishes meanwhile', async () => {
    const gate = deferred();
    const { loader, asked } = thingLoader(() => gate.promise);
    const first = loader.load('a', ['customer']);
    await settled();
    const second = loader.load('a', ['customer']);
    gate.resolve();
    expect(await second).toBe(await first);
    expect(asked).toHaveLength(1);
  });

  it.each<[string, string[], string[]]>([
    ['the same expansions', ['customer'], ['customer']],
    ['fewer', ['customer', 'latest_attempt'], ['customer']],
    ['none', ['customer'], []],
    [
      'the parent of one held, which Stripe expands with it',
      ['latest_attempt.payment_method'],
      ['latest_attempt'],
    ],
  ])('with expansions answers a wish for %s', async (_, held, wanted) => {
    const { loader, asked } = thingLoader();
    const first = await loader.load('a', held);
    expect(await loader.load('a', wanted)).toBe(first);
    expect(asked).toHaveLength(1);
  });

  it.each<[string, string[], string[], string[]]>([
    ['another expansion', ['customer'], ['latest_attempt'], ['customer', 'latest_attempt']],
    ['one where there was none', [], ['customer'], ['customer']],
    [
      'the child of one held',
      ['latest_attempt'],
      ['latest_attempt.payment_method'],
      ['latest_attempt', 'latest_attempt.payment_method'],
    ],
    [
      'one that only begins like one held',
      ['latest_attempt.payment_method'],
      ['latest'],
      ['latest', 'latest_attempt.payment_method'],
    ],
  ])('is replaced by a wider one for a wish for %s', async (_, held, wanted, expand) => {
    const { loader, asked } = thingLoader();
    await loader.load('a', held);
    const wider = await loader.load('a', wanted);
    expect(asked.at(-1)).toEqual(['a', expand]);
    expect(await loader.load('a', held)).toBe(wider);
    expect(asked).toHaveLength(2);
  });

  it('that arrived by another way with expansions answers wishes for these', async () => {
    const { loader, asked } = thingLoader();
    const thing = { id: 'a', expanded: ['customer'], call: 0 };
    loader.hold('a', thing, ['latest_attempt.customer']);
    expect(await loader.load('a', ['latest_attempt'])).toBe(thing);
    expect(asked).toEqual([]);
  });

  it('stays when another arrives that holds no more', async () => {
    const { loader, asked } = thingLoader();
    const first = await loader.load('a', ['customer']);
    loader.hold('a', { id: 'a', expanded: [], call: 0 });
    expect(await loader.load('a')).toBe(first);
    loader.hold('a', { id: 'a', expanded: ['mandate'], call: 0 }, ['mandate']);
    expect((await loader.load('a')).call).toBe(0);
    expect(asked).toHaveLength(1);
  });

  it('that arrived by another way answers wishes without expansions only', async () => {
    const { loader, asked } = thingLoader();
    const thing = { id: 'a', expanded: [], call: 0 };
    loader.hold('a', thing);
    expect(await loader.load('a')).toBe(thing);
    expect(asked).toEqual([]);
    await loader.load('a', ['customer']);
    expect(asked).toEqual([['a', ['customer']]]);
  });

  it('is not answered from once it is forgotten', async () => {
    const { loader, asked } = thingLoader();
    await loader.load('a', ['customer']);
    loader.hold('b', { id: 'b', expanded: [], call: 0 });
    loader.forget();
    expect((await loader.load('a')).call).toBe(2);
    expect((await loader.load('b')).call).toBe(3);
    expect(asked).toEqual([
      ['a', ['customer']],
      ['a', []],
      ['b', []],
    ]);
  });
});

describe('a failure', () => {
  it('is for its own id alone', async () => {
    const { loader } = thingLoader((id) => {
      if (id === 'b') throw missing();
    });
    const results = await Promise.allSettled(['a', 'b', 'c'].map((id) => loader.load(id)));
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('reaches everybody who wanted the id in this tick, after one retrieve', async () => {
    const { loader, asked } = thingLoader(() => {
      throw missing();
    });
    const [one, two] = await Promise.allSettled([loader.load('a'), loader.load('a')]);
    expect(one).toMatchObject({ status: 'rejected', reason: expect.any(StripeInvalidRequestError) });
    expect(two).toEqual(one);
    expect(asked).toHaveLength(1);
  });

  it('is not asked for again within the request', async () => {
    const { loader, asked } = thingLoader(() => {
      throw missing();
    });
    await expect(loader.load('a')).rejects.toBeInstanceOf(StripeInvalidRequestError);
    await expect(loader.load('a')).rejects.toBeInstanceOf(StripeInvalidRequestError);
    expect(asked).toHaveLength(1);
  });
});

describe('a refusal', () => {
  const forbidden = new StripePermissionError('No.', { status: 403, requestId: 'req_1' });
  const noCustomers = (_id: string, _call: number, expand: readonly string[]) => {
    if (expand.includes('customer')) throw forbidden;
  };

  it('of an expansion leaves the object with the others', async () => {
    const { loader, asked } = thingLoader(noCustomers);
    expect((await loader.load('a', ['customer', 'mandate'])).expanded).toEqual(['mandate']);
    expect(asked.map(([, expand]) => expand)).toEqual([['customer', 'mandate'], ['customer'], ['mandate']]);
  });

  it('makes no copy stale: what is refused is not asked for again', async () => {
    const { loader, asked } = thingLoader(noCustomers);
    const first = await loader.load('a', ['customer', 'mandate']);
    const before = asked.length;
    expect(await loader.load('a', ['customer', 'mandate'])).toBe(first);
    expect(await loader.load('a', ['customer'])).toBe(first);
    expect((await loader.load('b', ['customer'])).expanded).toEqual([]);
    expect(asked).toHaveLength(before + 1);
  });

  it('leaves no copy that pretends to hold what was refused', async () => {
    const { loader, asked } = thingLoader(noCustomers);
    await loader.load('a', ['customer', 'mandate']);
    expect((await loader.load('a', ['payment_method'])).expanded).toEqual(['mandate', 'payment_method']);
    expect(asked.at(-1)).toEqual(['a', ['mandate', 'payment_method']]);
  });

  it('of the first object, once something was refused, stands for all others of the type', async () => {
    const permissions = new Permissions();
    permissions.seen = true;
    const { loader, asked } = thingLoader(() => {
      throw forbidden;
    }, permissions);
    const results = await Promise.allSettled(['a', 'b', 'c', 'a'].map((id) => loader.load(id)));
    expect(results).toEqual(Array(4).fill({ status: 'rejected', reason: forbidden }));
    expect(asked).toEqual([['a', []]]);
  });

  it('of the first object is not feared for long when it is given', async () => {
    const permissions = new Permissions();
    permissions.seen = true;
    const { loader, asked } = thingLoader(() => {}, permissions);
    await Promise.all(['a', 'b', 'c'].map((id) => loader.load(id)));
    expect(asked.map(([id]) => id)).toEqual(['a', 'b', 'c']);
  });

  it('of one object disturbs no other as long as nothing else was refused', async () => {
    const { loader } = thingLoader((id) => {
      if (id === 'a') throw forbidden;
    });
    const results = await Promise.allSettled(['a', 'b'].map((id) => loader.load(id)));
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
  });
});

describe('loadOrNull', () => {
  it('is the object where there is one', async () => {
    const { loader } = thingLoader();
    expect(await loader.loadOrNull('a', ['customer'])).toEqual({ id: 'a', expanded: ['customer'], call: 1 });
  });

  it('is null where there is none', async () => {
    const { loader } = thingLoader(() => {
      throw missing();
    });
    expect(await loader.loadOrNull('a')).toBeNull();
  });

  it.each<[string, Error]>([
    ['a refusal of another kind', new StripeInvalidRequestError('No.', { status: 400, requestId: null })],
    ['a failure of Stripe', new StripeApiError('Down.', { status: 500, requestId: null })],
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
    const { loader, asked } = thingLoader();
    const things = await Promise.all(ids.map((id) => loader.load(id)));
    expect(things.map(({ id }) => id)).toEqual(ids);
    expect(asked).toHaveLength(12);
  });

  it('are retrieved once though another tick wants one that still waits', async () => {
    const gate = deferred();
    const { loader, asked } = thingLoader((id) => (id === 'id11' ? undefined : gate.promise));
    const first = Promise.all(ids.map((id) => loader.load(id)));
    await settled();
    expect(asked.map(([id]) => id)).not.toContain('id11');
    const second = await loader.load('id11', ['customer']);
    gate.resolve();
    expect((await first)[11]).toBe(second);
    expect(asked.filter(([id]) => id === 'id11')).toEqual([['id11', ['customer']]]);
  });

  it('lose no expansion when another tick takes them along', async () => {
    const gate = deferred();
    const { loader, asked } = thingLoader((id) => (id === 'id11' ? undefined : gate.promise));
    const first = Promise.all(ids.map((id) => loader.load(id, id === 'id11' ? ['latest_attempt'] : [])));
    await settled();
    const second = await loader.load('id11', ['customer']);
    gate.resolve();
    await first;
    expect(second.expanded).toEqual(['customer', 'latest_attempt']);
    expect(asked.filter(([id]) => id === 'id11')).toHaveLength(1);
  });
});
