import { describe, expect, it } from 'vitest';
import { Permissions } from '../../src/loaders/permissions.ts';
import { StripeApiError, StripeAuthenticationError, StripePermissionError } from '../../src/stripe/errors.ts';

const FORBIDDEN = new StripePermissionError('No.', { status: 403, requestId: 'req_1' });

/** A read that records its expansions, and fails with the error that `failure` returns for them. */
function reader(failure: (expand: readonly string[]) => Error | null = () => null) {
  const reads: (readonly string[])[] = [];
  const read = async (expand: readonly string[]) => {
    reads.push(expand);
    const error = failure(expand);
    if (error) throw error;
    return expand;
  };
  return { read, reads };
}

const ifExpanding = (expand: readonly string[]) => (expand.length > 0 ? FORBIDDEN : null);

describe('a read', () => {
  it('that is allowed is one call', async () => {
    const permissions = new Permissions();
    const { read, reads } = reader();
    expect(await permissions.read(['customer'], read)).toEqual(['customer']);
    expect(reads).toEqual([['customer']]);
    expect(permissions.hasForbidden).toBe(false);
  });

  it('that is rejected with an expansion is repeated without it, and later reads leave it out', async () => {
    const permissions = new Permissions();
    const { read, reads } = reader(ifExpanding);
    expect(await permissions.read(['customer'], read)).toEqual([]);
    expect(await permissions.read(['customer'], read)).toEqual([]);
    expect(reads).toEqual([['customer'], [], []]);
    expect(permissions.hasForbidden).toBe(true);
  });

  it('that is rejected without expansions is not repeated', async () => {
    const permissions = new Permissions();
    const { read, reads } = reader(() => FORBIDDEN);
    await expect(permissions.read([], read)).rejects.toBe(FORBIDDEN);
    expect(reads).toEqual([[]]);
  });

  it('that is rejected without the expansion, too, fails', async () => {
    const { read, reads } = reader(() => FORBIDDEN);
    await expect(new Permissions().read(['customer'], read)).rejects.toBe(FORBIDDEN);
    expect(reads).toHaveLength(2);
  });

  it.each([
    new StripeAuthenticationError('No.', { status: 401, requestId: null }),
    new StripeApiError('Down.', { status: 500, requestId: null }),
    new TypeError('A bug.'),
  ])('that fails with $name is not repeated', async (failure) => {
    const permissions = new Permissions();
    const { read, reads } = reader(() => failure);
    await expect(permissions.read(['customer'], read)).rejects.toBe(failure);
    expect(reads).toHaveLength(1);
    expect(permissions.hasForbidden).toBe(false);
  });

  it('that fails with another error during the search is not repeated, and forbids nothing', async () => {
    const down = new StripeApiError('Down.', { status: 500, requestId: null });
    const permissions = new Permissions();
    const { read, reads } = reader((expand) => (expand.length > 1 ? FORBIDDEN : down));
    await expect(permissions.read(['customer', 'mandate'], read)).rejects.toBe(down);
    expect(reads).toHaveLength(2);
    expect(permissions.allowed(['customer', 'mandate'])).toEqual(['customer', 'mandate']);
  });
});

/** Refuses a read that expands a path with one of these segments. */
const refusing = (...forbidden: readonly string[]) => {
  return (expand: readonly string[]) =>
    expand.some((path) => path.split('.').some((segment) => forbidden.includes(segment))) ? FORBIDDEN : null;
};

interface Search {
  readonly forbidden: readonly string[];
  readonly expand: readonly string[];
  readonly allowed: readonly string[];
  readonly calls: number;
}

describe('the search for forbidden expansions', () => {
  it.each<[string, Search]>([
    [
      'one of two',
      { forbidden: ['customer'], expand: ['customer', 'mandate'], allowed: ['mandate'], calls: 3 },
    ],
    [
      'the other of two',
      { forbidden: ['mandate'], expand: ['customer', 'mandate'], allowed: ['customer'], calls: 2 },
    ],
    ['both', { forbidden: ['customer', 'mandate'], expand: ['customer', 'mandate'], allowed: [], calls: 4 }],
    ['one of three', { forbidden: ['b'], expand: ['a', 'b', 'c'], allowed: ['a', 'c'], calls: 4 }],
    ['the last of three', { forbidden: ['c'], expand: ['a', 'b', 'c'], allowed: ['a', 'b'], calls: 3 }],
    ['two of three', { forbidden: ['a', 'b'], expand: ['a', 'b', 'c'], allowed: ['c'], calls: 4 }],
    [
      'one with its parent allowed',
      {
        forbidden: ['customer'],
        expand: ['latest_attempt', 'latest_attempt.customer', 'payment_method'],
        allowed: ['latest_attempt', 'payment_method'],
        calls: 3,
      },
    ],
    [
      'one field at several paths',
      {
        forbidden: ['customer'],
        expand: ['customer', 'latest_attempt', 'latest_attempt.customer', 'payment_method.customer'],
        allowed: ['latest_attempt'],
        calls: 3,
      },
    ],
    [
      'one with children, which stay allowed elsewhere',
      {
        forbidden: ['latest_attempt'],
        expand: ['customer', 'latest_attempt', 'latest_attempt.customer', 'latest_attempt.payment_method'],
        allowed: ['customer'],
        calls: 3,
      },
    ],
    [
      'one in a list',
      {
        forbidden: ['customer'],
        expand: ['data.customer', 'data.latest_attempt', 'data.latest_attempt.customer'],
        allowed: ['data.latest_attempt'],
        calls: 3,
      },
    ],
  ])('finds %s', async (_, { forbidden, expand, allowed, calls }) => {
    const permissions = new Permissions();
    const { read, reads } = reader(refusing(...forbidden));
    expect(await permissions.read(expand, read)).toEqual(allowed);
    expect(reads).toHaveLength(calls);
    expect(permissions.allowed(expand)).toEqual(allowed);
    expect(await permissions.read(expand, read)).toEqual(allowed);
    expect(reads).toHaveLength(calls + 1);
  });

  it('runs once for reads that start together', async () => {
    const permissions = new Permissions();
    const { read, reads } = reader(refusing('customer'));
    const expand = ['customer', 'latest_attempt', 'payment_method'];
    const all = await Promise.all([1, 2, 3, 4].map(() => permissions.read(expand, read)));
    expect(all).toEqual(Array(4).fill(['latest_attempt', 'payment_method']));
    // Each is rejected once, the first one searches, and the others read once more.
    expect(reads).toHaveLength(4 + 3 + 3);
  });

  it('finds another forbidden expansion after an earlier search', async () => {
    const permissions = new Permissions();
    const { read } = reader(refusing('customer', 'mandate'));
    await permissions.read(['customer', 'latest_attempt'], read);
    expect(await permissions.read(['customer', 'latest_attempt', 'mandate'], read)).toEqual([
      'latest_attempt',
    ]);
  });

  it('forbids nothing if the read is rejected without expansions, too', async () => {
    const permissions = new Permissions();
    const { read, reads } = reader(() => FORBIDDEN);
    await expect(permissions.read(['customer', 'mandate'], read)).rejects.toBe(FORBIDDEN);
    expect(permissions.allowed(['customer', 'mandate'])).toEqual(['customer', 'mandate']);
    expect(reads.at(-1)).toEqual([]);
  });

  it('continues for other reads after one that failed', async () => {
    const permissions = new Permissions();
    const [one, two] = [reader(() => FORBIDDEN), reader(refusing('customer'))];
    const results = await Promise.allSettled([
      permissions.read(['customer', 'mandate'], one.read),
      permissions.read(['customer', 'mandate'], two.read),
    ]);
    expect(results).toEqual([
      { status: 'rejected', reason: FORBIDDEN },
      { status: 'fulfilled', value: ['mandate'] },
    ]);
  });
});
