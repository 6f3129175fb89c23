import { CatchUp, type CatchUpOptions } from '../events/catch-up.ts';
import type { EventFact } from '../events/event.ts';
import type { EventLog } from '../events/event-log.ts';
import { Hub } from '../events/hub.ts';
import { Streams } from '../events/streams.ts';
import type { Log } from '../schema/log.ts';

export interface LiveOptions {
  readonly events: EventLog;
  readonly list: CatchUpOptions['list'];
  readonly hasWebhooks: boolean;
  readonly isLive: boolean;
  readonly maxStreams: number;
  readonly maxStreamsPerCaller: number;
  readonly maxAgeMs: number;
  /** Milliseconds between two catch-ups; undefined for the default. */
  readonly pollMs: number | undefined;
  /** Milliseconds of a monotonic clock. */
  readonly now: () => number;
  readonly nowSeconds: () => number;
  /** Whether the server has begun to stop. */
  readonly isDraining: () => boolean;
  readonly log: Log;
}

/** With webhooks, asking Stripe finds only events that were not delivered. */
const POLL_MS = { withWebhooks: 60_000, without: 5000 };

/** The parts of live data: they start when they are first needed. */
export interface Live {
  readonly streams: Streams;
  append(event: EventFact): Promise<boolean>;
  /** Ends all subscriptions. */
  close(): Promise<void>;
}

export function createLive(options: LiveOptions): Live {
  const { events, list, hasWebhooks, isLive, now, nowSeconds, isDraining, log } = options;
  const hub = new Hub();
  const catchUp = new CatchUp({
    log: events,
    list,
    // With webhooks, the events of the own account are stored even while nobody subscribes.
    accounts: () => [...new Set([...(hasWebhooks ? [null] : []), ...hub.accounts])],
    hasWebhooks,
    isLive,
    intervalMs: options.pollMs ?? (hasWebhooks ? POLL_MS.withWebhooks : POLL_MS.without),
    nowSeconds,
    onMissed: ({ id, type }) => log.warn({ event: id, type }, 'Stripe did not deliver an event'),
    onFailure: (error) =>
      log.warn(
        { error: error instanceof Error ? error.name : typeof error },
        'Stripe could not be asked for events',
      ),
  });
  let isStarted = false;
  const start = () => {
    if (isStarted) return;
    isStarted = true;
    events.listen(
      (event) => hub.publish(event),
      () => hub.publishLoss(),
    );
    catchUp.start();
  };
  const streams = new Streams({
    log: events,
    hub,
    max: options.maxStreams,
    maxPerGroup: options.maxStreamsPerCaller,
    maxAgeMs: options.maxAgeMs,
    now,
    isDraining,
    onOpen: start,
  });
  if (hasWebhooks) start();
  return {
    streams,
    append: (event) => events.append(event),
    async close() {
      streams.close();
      catchUp.stop();
      await events.close();
    },
  };
}
