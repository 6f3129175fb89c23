import { createHash } from 'node:crypto';
import type { CompleteOptions } from '../config/options.ts';
import type { EventLog } from '../events/event-log.ts';
import { MemoryLog } from '../events/memory-log.ts';
import { delay } from '../http/cancel-signal.ts';
import { RedisLog } from '../redis/redis-log.ts';
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

/** The log of Stripe's events: shared with Redis, else of this instance. */
export function eventLogFor(
  { redisUrl, stripeApiKey, eventsRetained }: CompleteOptions,
  newLog: string,
): EventLog {
  if (redisUrl === undefined) return new MemoryLog({ name: newLog, retained: eventsRetained });
  const name = createHash('sha256').update(stripeApiKey).digest('base64url');
  return new RedisLog({ url: redisUrl, name, retained: eventsRetained, newLog });
}
