import { describe, expect, it } from 'vitest';
import { Permissions } from '../../src/loaders/permissions.ts';
import { StripeApiError, StripeAuthenticationError, StripePermissionError } from '../../src/stripe/errors.ts';

const FORBIDDEN = new StripePermissionError('No.', { status: 403, requestId: 'req_1' });

/** A read that tells what it was asked to expand, and fails as the test says. */
function reader(failure: (expand: readonly string[]) => Error | null = () => null) {
  const asked: (readonly string[])[] = [];
  const read = async (expand: readonly string[]) => {
    asked.push(expand);
    const error = failure(expand);
    if (error) throw error;
    return expand;
  };
  return { read, asked };
}

const ifExpanding = (expand: readonly string[]) => (expand.length > 0 ? FORBIDDEN : null);

describe('a read', () => {
  it('that is not refused is one call, and nothing is learned', async () => {
    const permissions = new Permissions();
    const { read, asked } = reader();
    expect(await permissions.read(['customer'], read)).toEqual(['customer']);
    expect(asked).toEqual([['customer']]);
    expect(permissions.seen).toBe(false);
  });

  it('that is refused with an expansion is made again without, and that is remembered', async () => {
    const permissions = new Permissions();
    const { read, asked } = reader(ifExpanding);
    expect(await permissions.read(['customer'], read)).toEqual([]);
    expect(await permissions.read(['customer'], read)).toEqual([]);
    expect(asked).toEqual([['customer'], [], []]);
    expect(permissions.seen).toBe(true);
  });

  it('that is refused without expansions is refused for good', async () => {
    const permissions = new Permissions();
    const { read, asked } = reader(() => FORBIDDEN);
    await expect(permissions.read([], read)).rejects.toBe(FORBIDDEN);
    expect(asked).toEqual([[]]);
  });

  it('that is refused both ways fails after the second', async () => {
    const { read, asked } = reader(() => FORBIDDEN);
    await expect(new Permissions().read(['customer'], read)).rejects.toBe(FORBIDDEN);
    expect(asked).toHaveLength(2);
  });

  it.each([
    new StripeAuthenticationError('No.', { status: 401, requestId: null }),
    new StripeApiError('Down.', { status: 500, requestId: null }),
    new TypeError('A bug.'),
  ])('that fails otherwise is not made again: $name', async (failure) => {
    const permissions = new Permissions();
    const { read, asked } = reader(() => failure);
    await expect(permissions.read(['customer'], read)).rejects.toBe(failure);
    expect(asked).toHaveLength(1);
    expect(permissions.seen).toBe(false);
  });

  it('that fails otherwise during the search is not made again, and nothing is learned', async () => {
    const down = new StripeApiError('Down.', { status: 500, requestId: null });
    const permissions = new Permissions();
    const { read, asked } = reader((expand) => (expand.length > 1 ? FORBIDDEN : down));
    await expect(permissions.read(['customer', 'mandate'], read)).rejects.toBe(down);
    expect(asked).toHaveLength(2);
    expect(permissions.allowed(['customer', 'mandate'])).toEqual(['customer', 'mandate']);
  });
});

/** Refuses to expand what has one of these as a step. */
const refusing = (...steps: readonly string[]) => {
  return (expand: readonly string[]) =>
    expand.some((path) => path.split('.').some((step) => steps.includes(step))) ? FORBIDDEN : null;
};

interface Search {
  readonly steps: readonly string[];
  readonly expand: readonly string[];
  readonly rest: readonly string[];
  readonly calls: number;
}

describe('the search for what is refused', () => {
  it.each<[string, Search]>([
    ['one of two', { steps: ['customer'], expand: ['customer', 'mandate'], rest: ['mandate'], calls: 3 }],
    [
      'the other of two',
      { steps: ['mandate'], expand: ['customer', 'mandate'], rest: ['customer'], calls: 2 },
    ],
    ['both', { steps: ['customer', 'mandate'], expand: ['customer', 'mandate'], rest: [], calls: 4 }],
    ['one of three', { steps: ['b'], expand: ['a', 'b', 'c'], rest: ['a', 'c'], calls: 4 }],
    ['the last of three', { steps: ['c'], expand: ['a', 'b', 'c'], rest: ['a', 'b'], calls: 3 }],
    ['two of three', { steps: ['a', 'b'], expand: ['a', 'b', 'c'], rest: ['c'], calls: 4 }],
    [
      'what lies below',
      {
        steps: ['customer'],
        expand: ['latest_attempt', 'latest_attempt.customer', 'payment_method'],
        rest: ['latest_attempt', 'payment_method'],
        calls: 3,
      },
    ],
    [
      'the same in several places at once',
      {
        steps: ['customer'],
        expand: ['customer', 'latest_attempt', 'latest_attempt.customer', 'payment_method.customer'],
        rest: ['latest_attempt'],
        calls: 3,
      },
    ],
    [
      'what carries others, which are not blamed',
      {
        steps: ['latest_attempt'],
        expand: ['customer', 'latest_attempt', 'latest_attempt.customer', 'latest_attempt.payment_method'],
        rest: ['customer'],
        calls: 3,
      },
    ],
    [
      'what a list holds',
      {
        steps: ['customer'],
        expand: ['data.customer', 'data.latest_attempt', 'data.latest_attempt.customer'],
        rest: ['data.latest_attempt'],
        calls: 3,
      },
    ],
  ])('finds %s', async (_, { steps, expand, rest, calls }) => {
    const permissions = new Permissions();
    const { read, asked } = reader(refusing(...steps));
    expect(await permissions.read(expand, read)).toEqual(rest);
    expect(asked).toHaveLength(calls);
    expect(permissions.allowed(expand)).toEqual(rest);
    expect(await permissions.read(expand, read)).toEqual(rest);
    expect(asked).toHaveLength(calls + 1);
  });

  it('spares other reads the same search', async () => {
    const permissions = new Permissions();
    const { read, asked } = reader(refusing('customer'));
    const expand = ['customer', 'latest_attempt', 'payment_method'];
    const all = await Promise.all([1, 2, 3, 4].map(() => permissions.read(expand, read)));
    expect(all).toEqual(Array(4).fill(['latest_attempt', 'payment_method']));
    // Each has to be refused once, one searches, and the others know.
    expect(asked).toHaveLength(4 + 3 + 3);
  });

  it('goes on where an earlier one has found only a part', async () => {
    const permissions = new Permissions();
    const { read } = reader(refusing('customer', 'mandate'));
    await permissions.read(['customer', 'latest_attempt'], read);
    expect(await permissions.read(['customer', 'latest_attempt', 'mandate'], read)).toEqual([
      'latest_attempt',
    ]);
  });

  it('learns nothing from what is refused altogether', async () => {
    const permissions = new Permissions();
    const { read, asked } = reader(() => FORBIDDEN);
    await expect(permissions.read(['customer', 'mandate'], read)).rejects.toBe(FORBIDDEN);
    expect(permissions.allowed(['customer', 'mandate'])).toEqual(['customer', 'mandate']);
    expect(asked.at(-1)).toEqual([]);
  });

  it('does not end for others with one that failed', async () => {
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
