import { createHash } from 'node:crypto';
import { delay } from '../http/cancel-signal.ts';
import { SharedBudget } from '../redis/shared-budget.ts';
import { RedisStore, type SharedStore } from '../redis/store.ts';
import type { Log } from '../schema/log.ts';
import { LocalBudget, type RateLimits } from '../stripe/budget.ts';
import type { StripeClientOptions } from '../stripe/client.ts';

/** Milliseconds after its deadline after which a call counts as ended in any case. */
const CALL_MARGIN_MS = 5000;

/** The budget of each key and account: of all instances with Redis, else of this one. */
export function budgetsOf({
  limits,
  store,
  deadlineMs,
  now,
  random,
}: {
  readonly limits: RateLimits;
  readonly store: SharedStore | null;
  /** The maximum duration of a call, in milliseconds. */
  readonly deadlineMs: number;
  readonly now: () => number;
  /** A random number from 0 to 1. */
  readonly random: () => number;
}): StripeClientOptions['budgetOf'] {
  if (!store) return () => new LocalBudget({ limits: () => limits, now, delay });
  return (apiKey, account) => {
    const name = createHash('sha256')
      .update(`${apiKey} ${account ?? ''}`)
      .digest('base64url');
    return new SharedBudget({
      store,
      name,
      limits,
      maxCallMs: deadlineMs + CALL_MARGIN_MS,
      now,
      delay,
      random,
    });
  };
}

/**
 * The shared state of all instances. It connects when it is first used.
 * @param instance a name that no other instance has
 */
export function redisStore(url: string, instance: string, log: Log): SharedStore {
  return new RedisStore({
    url,
    instance,
    onChange: (isDegraded, cause) => {
      if (isDegraded)
        log.error(
          { error: cause instanceof Error ? cause.message : '' },
          'Redis does not answer: this instance keeps to its share of the limits',
        );
      else log.info({}, 'Redis answers again');
    },
  });
}
