import { describe, expect, it } from 'vitest';
import { Refusals } from '../../src/loaders/refusals.ts';
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
    const refusals = new Refusals();
    const { read, asked } = reader();
    expect(await refusals.read(['customer'], read)).toEqual(['customer']);
    expect(asked).toEqual([['customer']]);
    expect(refusals.seen).toBe(false);
  });

  it('that is refused with expansions is made again without, and that is remembered', async () => {
    const refusals = new Refusals();
    const { read, asked } = reader(ifExpanding);
    expect(await refusals.read(['customer', 'mandate'], read)).toEqual([]);
    expect(asked).toEqual([['customer', 'mandate'], []]);
    expect(refusals.seen).toBe(true);
  });

  it('that is refused without expansions is refused for good', async () => {
    const refusals = new Refusals();
    const { read, asked } = reader(() => FORBIDDEN);
    await expect(refusals.read([], read)).rejects.toBe(FORBIDDEN);
    expect(asked).toEqual([[]]);
  });

  it('that is refused both ways fails after the second', async () => {
    const { read, asked } = reader(() => FORBIDDEN);
    await expect(new Refusals().read(['customer'], read)).rejects.toBe(FORBIDDEN);
    expect(asked).toHaveLength(2);
  });

  it.each([
    new StripeAuthenticationError('No.', { status: 401, requestId: null }),
    new StripeApiError('Down.', { status: 500, requestId: null }),
    new TypeError('A bug.'),
  ])('that fails otherwise is not made again: $name', async (failure) => {
    const refusals = new Refusals();
    const { read, asked } = reader(() => failure);
    await expect(refusals.read(['customer'], read)).rejects.toBe(failure);
    expect(asked).toHaveLength(1);
    expect(refusals.seen).toBe(false);
  });
});
