import { buildSchema, Kind, parse } from 'graphql';
import { expect, it } from 'vitest';
import { CatchUp } from '../../src/events/catch-up.ts';
import type { EventFact } from '../../src/events/event.ts';
import { Hub } from '../../src/events/hub.ts';
import { MemoryLog } from '../../src/events/memory-log.ts';
import { Streams } from '../../src/events/streams.ts';
import { CancelSource } from '../../src/http/cancel-signal.ts';
import { randomFrom } from '../../src/sandbox/faults/random.ts';
import type { IntentItem, IntentItems } from '../../src/schema/setup-intent/events.ts';
import { CompiledOperation } from '../../src/server/execution/compiled-field.ts';
import { resultsOf } from '../../src/server/subscription.ts';
import { SetupIntentId } from '../../src/stripe/ids.ts';
import { factOf } from '../support/events.ts';
import { VirtualClock } from '../support/virtual-clock.ts';

const INTENTS = 200;
const CHANGES = 50;
const MAX_READ_MS = 100;
const POLL_MS = 60_000;

/** The last one finds what was never delivered. */
const CATCH_UPS = 10;

/** The history of one intent at Stripe: `starts[version]` is when it got this version. */
interface History {
  readonly id: string;
  readonly starts: number[];
}

/** Stripe with changes of all intents, whose events arrive late, often, twice under two ids, or never. */
function stripeOf(clock: VirtualClock, random: () => number, append: (fact: EventFact) => unknown) {
  const histories: History[] = [];
  const listed: EventFact[] = [];
  const add = async (history: History) => {
    for (let version = 1; version <= CHANGES; version += 1) {
      // Many changes follow each other within a read; some states last for seconds.
      await clock.wait(random() < 0.5 ? random() * 20 : random() * 3000);
      history.starts.push(clock.now);
      const isTwin = random() < 0.1;
      for (const _ of isTwin ? [1, 2] : [1]) {
        const fact = factOf({ objectId: history.id, createdAt: Math.floor(clock.now / 1000) });
        clock.after(random() * 5000, () => listed.unshift(fact));
        if (random() < 0.2) continue;
        const deliveries = random() < 0.1 ? 3 : 1;
        for (let count = 0; count < deliveries; count += 1)
          clock.after(random() ** 4 * 5000, () => append(fact));
      }
    }
  };
  for (let index = 0; index < INTENTS; index += 1) {
    const history = { id: `seti_${index}`, starts: [clock.now] };
    histories.push(history);
    void add(history);
  }
  return {
    histories,
    list: async (_: string | null, { created }: { readonly created: { readonly gte: number } }) => ({
      object: 'list' as const,
      url: '/v1/events',
      has_more: false,
      data: listed
        .filter(({ createdAt }) => createdAt >= created.gte)
        .map(({ id, type, objectId, createdAt }) => {
          return { id, object: 'event', type, created: createdAt, data: { object: { id: objectId } } };
        }),
    }),
    /** The version of an intent at some moment of the read. */
    async read({ starts }: History): Promise<number> {
      const ms = random() * MAX_READ_MS;
      const before = random() * ms;
      await clock.wait(before);
      const version = starts.length - 1;
      await clock.wait(ms - before);
      return version;
    },
  };
}

const schema = buildSchema(
  'type Query { a: Int } type Subscription { e: E } type E { setupIntent: I } type I { version: Int }',
);
const [OPERATION] = parse('subscription { e { setupIntent { version } } }').definitions;

it.each([1, 2])(
  'shows each subscriber the true history, without steps back or repetitions (seed %i)',
  async (seed) => {
    if (OPERATION?.kind !== Kind.OPERATION_DEFINITION) throw new Error('There is no operation.');
    const [field] = new CompiledOperation({ schema, operation: OPERATION, fragments: {}, conditions: {} })
      .fields;
    if (!field) throw new Error('The operation selects no field.');
    const clock = new VirtualClock();
    const random = randomFrom(seed);
    const log = new MemoryLog({ name: 'log', retained: 100_000 });
    const hub = new Hub();
    const wakeUps = new Map<string, number[]>();
    log.listen((event) => {
      wakeUps.set(event.objectId, [...(wakeUps.get(event.objectId) ?? []), clock.now]);
      hub.publish(event);
    });
    const streams = new Streams({
      log,
      hub,
      max: INTENTS + 1,
      maxPerGroup: 1,
      maxAgeMs: Number.POSITIVE_INFINITY,
      now: () => clock.now,
      isDraining: () => false,
      onOpen: () => {},
    });
    const stripe = stripeOf(clock, random, (fact) => log.append(fact));
    const catchUp = new CatchUp({
      log,
      list: stripe.list,
      accounts: () => [null],
      hasWebhooks: true,
      isLive: false,
      intervalMs: POLL_MS,
      nowSeconds: () => Math.floor(clock.now / 1000),
      onMissed: () => {},
      onFailure: (error) => {
        throw error;
      },
    });
    for (let run = 0; run < CATCH_UPS; run += 1) clock.after(run * POLL_MS, () => void catchUp.run());

    let reads = 0;
    let completed = 0;
    /** When the reads of the subscribers of single intents began. */
    const readTimes = new Map<string, number[]>();
    const subscribe = async (interest: { objectId: string } | { account: null; customer: null }) => {
      const isOfMany = !('objectId' in interest);
      const stream = streams.open({
        interest,
        account: null,
        after: null,
        isFinal: false,
        signal: new CancelSource(),
        group: null,
      });
      const items: IntentItems = {
        close: stream.close,
        async next() {
          const step = await stream.next();
          if (step.done) return step;
          const item = step.value;
          const objectId = SetupIntentId.parse(isOfMany ? (item.event?.objectId ?? '') : interest.objectId);
          return { done: false, value: { item, objectId, clientSecret: null, isOfMany } };
        },
        [Symbol.asyncIterator]() {
          return this;
        },
      };
      const seen = new Map<string, number[]>();
      const execute = async ({ item, objectId }: IntentItem) => {
        const history = stripe.histories.find(({ id }) => id === objectId);
        if (!history) return { data: { e: { setupIntent: null } } };
        reads += 1;
        if (!isOfMany) readTimes.set(history.id, [...(readTimes.get(history.id) ?? []), clock.now]);
        const version = await stripe.read(history);
        if (!isOfMany && version === CHANGES) item.isLast = true;
        return { data: { e: { setupIntent: { id: objectId, version } } } };
      };
      const failure = (error: unknown) => {
        throw error;
      };
      for await (const { data } of resultsOf(items, { field, execute, failure })) {
        const intent = (data as { e: { setupIntent: { id: string; version: number } | null } }).e.setupIntent;
        if (intent) seen.set(intent.id, [...(seen.get(intent.id) ?? []), intent.version]);
      }
      completed += 1;
      return seen;
    };

    const each = stripe.histories.map(({ id }) => subscribe({ objectId: id }));
    const all = subscribe({ account: null, customer: null });
    await clock.run();
    // Each subscription to one intent ends with the intent, and the one to all goes on.
    expect(completed).toBe(INTENTS);
    streams.close();
    const seenOfAll = await all;

    for (const [index, { id, starts }] of stripe.histories.entries()) {
      const seen = (await each[index])?.get(id) ?? [];
      for (const versions of [seen, seenOfAll.get(id) ?? []]) {
        // Versions are numbered, so a rising sequence is a subsequence of the history without repetitions.
        expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b));
        expect(versions.at(-1)).toBe(CHANGES);
      }
      // A wake-up waits for at most one read under way, and leads to one read.
      const times = readTimes.get(id) ?? [];
      const ignored = (wakeUps.get(id) ?? []).filter(
        (at) => at <= (times.at(-1) ?? 0) && !times.some((read) => read >= at && read <= at + MAX_READ_MS),
      );
      expect(ignored).toEqual([]);
      const lasting = starts.flatMap((start, version) => {
        const end = starts[version + 1] ?? Number.POSITIVE_INFINITY;
        const isVisible = (wakeUps.get(id) ?? []).some((at) => at >= start && at + 2 * MAX_READ_MS < end);
        return isVisible ? [version] : [];
      });
      expect(seen).toEqual(expect.arrayContaining(lasting));
      expect(lasting.length).toBeGreaterThan(CHANGES / 10);
    }
    const events = [...wakeUps.values()].flat().length;
    expect(events).toBeGreaterThan(INTENTS * CHANGES);
    expect(reads).toBeLessThan(2 * (events + INTENTS));
  },
);
