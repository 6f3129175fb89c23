import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { randomFrom } from '../../../src/sandbox/faults/random.ts';
import { createSandbox, type Sandbox } from '../../../src/sandbox/server.ts';
import { stripeClient } from '../../sandbox/support.ts';
import { startHttpServer } from '../../support/http-server.ts';
import { HAS_REDIS, startRedis } from '../../support/redis.ts';
import { type SseClient, subscribe } from '../../support/sse.ts';
import { WEBHOOK_SECRET } from '../../support/webhooks.ts';
import { type Instance, startInstance } from './fleet.ts';

const INSTANCES = 3;
const SUBSCRIBERS = 20;
const KILLS = 6;
/** Fewer are killed if the machine is busy. */
const MAX_MS = 30_000;
/** Intents that change again and again. */
const CHANGING = 5;

const opened: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

/** Instances, of which some may be dead at any time. */
class Fleet {
  readonly #instances: (Instance | null)[] = [];
  readonly #start: () => Promise<Instance>;
  readonly #random: () => number;
  /** Instances are killed in turn, so that most subscribers are interrupted. */
  #next: number;

  constructor(start: () => Promise<Instance>, random: () => number) {
    this.#start = start;
    this.#random = random;
    this.#next = Math.floor(random() * INSTANCES);
  }

  async startAll(): Promise<void> {
    const started = await Promise.all(Array.from({ length: INSTANCES }, () => this.#start()));
    this.#instances.push(...started);
  }

  /** The address of an instance that is probably alive; null if none is. */
  get url(): string | null {
    const alive = this.#instances.flatMap((instance) => instance ?? []);
    return alive[Math.floor(this.#random() * alive.length)]?.url ?? null;
  }

  /** Kills an instance, and starts it again after the work. */
  async replaceOne(work: () => Promise<void>): Promise<void> {
    const index = this.#next % INSTANCES;
    this.#next += 1;
    const victim = this.#instances[index];
    this.#instances[index] = null;
    await victim?.kill();
    await work();
    this.#instances[index] = await this.#start();
  }

  async killAll(): Promise<void> {
    await Promise.all(this.#instances.map((instance) => instance?.kill()));
  }
}

const QUERY = `subscription ($after: String) {
  setupIntents(after: $after) { cursor gap type setupIntent { id status latestAttempt { id } } }
}`;

interface Item {
  readonly cursor: string;
  readonly gap: boolean;
  readonly type: string | null;
  readonly setupIntent: {
    readonly id: string;
    readonly status: string;
    readonly latestAttempt: { readonly id: string } | null;
  } | null;
}

/** A client that resumes at another instance whenever its stream ends. */
class Subscriber {
  readonly items: Item[] = [];
  interruptions = 0;
  readonly #fleet: Fleet;
  /** Whether it resumes as an EventSource does. */
  readonly #usesHeader: boolean;
  #client: SseClient | null = null;
  #isClosed = false;

  constructor(fleet: Fleet, usesHeader: boolean) {
    this.#fleet = fleet;
    this.#usesHeader = usesHeader;
  }

  async run(): Promise<void> {
    while (!this.#isClosed) {
      const { url } = this.#fleet;
      const cursor = this.items.at(-1)?.cursor;
      const headers = this.#usesHeader && cursor !== undefined ? { 'last-event-id': cursor } : {};
      const variables = this.#usesHeader ? {} : { after: cursor };
      const client = url && (await subscribe(url, { query: QUERY, variables }, headers).catch(() => null));
      if (client) await this.#read(client);
      this.interruptions += 1;
      await delay(50);
    }
  }

  close(): void {
    this.#isClosed = true;
    this.#client?.close();
  }

  async #read(client: SseClient): Promise<void> {
    this.#client = client;
    let isEnded = false;
    void client.ended.then(() => {
      isEnded = true;
    });
    for (let taken = 0; !isEnded || taken < client.events.length; await delay(5))
      for (const { event, data } of client.events.slice(taken)) {
        taken += 1;
        if (event !== 'next') continue;
        const item = data?.data?.setupIntents as Item | null | undefined;
        // An item that failed is requested once more.
        if (!item || data?.errors) return client.close();
        this.items.push(item);
      }
  }
}

/** A position in the history of an intent: no other state has the same status and attempt. */
const stateOf = (status: string, attempt: unknown) => `${status.toUpperCase()} ${attempt}`;

const statesOf = (sandbox: Sandbox, id: string) =>
  sandbox.history(id).map(({ status, object }) => {
    return stateOf(status, (object as { latest_attempt: string | null }).latest_attempt);
  });

const seenOf = ({ items }: Subscriber, id: string) =>
  items.flatMap(({ setupIntent: intent }) =>
    intent?.id === id ? [stateOf(intent.status, intent.latestAttempt?.id ?? null)] : [],
  );

/** Creates intents, and changes some of them, until it is stopped. */
class Writer {
  readonly ids: string[] = [];
  isStopped = false;
  readonly #sandbox: Sandbox;
  readonly #random: () => number;

  constructor(sandbox: Sandbox, random: () => number) {
    this.#sandbox = sandbox;
    this.#random = random;
  }

  async run(): Promise<void> {
    await Promise.all([this.#create(), ...Array.from({ length: CHANGING }, () => this.#change())]);
  }

  async #create(): Promise<void> {
    while (!this.isStopped) {
      this.ids.push((await stripeClient(this.#sandbox).setupIntents.create({})).id);
      await delay(this.#random() * 200);
    }
  }

  async #change(): Promise<void> {
    const { setupIntents } = stripeClient(this.#sandbox);
    const { id } = await setupIntents.create({});
    this.ids.push(id);
    while (!this.isStopped) {
      await setupIntents.confirm(id, {
        payment_method: 'pm_card_authenticationRequired',
        return_url: 'https://shop.example',
      });
      await delay(this.#random() ** 2 * 1000);
      await fetch(`${this.#sandbox.url}/_sandbox/authenticate`, {
        method: 'POST',
        body: new URLSearchParams({ setup_intent: id, outcome: 'failed' }),
      });
      await delay(this.#random() ** 2 * 1000);
    }
    if (this.#random() < 0.5) await setupIntents.cancel(id);
  }
}

describe.skipIf(!HAS_REDIS)('20 subscribers of three instances that share a Redis', () => {
  it.each([Date.now() % 1_000_000])(
    'lose nothing, get nothing twice, and in the same order, while instances and Redis are killed (seed %i)',
    async (seed) => {
      const random = randomFrom(seed);
      const redis = await startRedis({ isDurable: true });
      opened.push(redis.close);
      const sandbox = await createSandbox();
      opened.push(sandbox.close);
      const fleet = new Fleet(
        () =>
          startInstance(sandbox, redis, {
            STRIPE_WEBHOOK_SECRETS: WEBHOOK_SECRET,
            EVENTS_POLL_MS: '2000',
            SHUTDOWN_DELAY_MS: '0',
          }),
        random,
      );
      await fleet.startAll();
      opened.push(() => fleet.killAll());
      // A load balancer in front of the fleet.
      const balancer = await startHttpServer(async (request, response) => {
        const chunks: Buffer[] = [];
        for await (const chunk of request) chunks.push(chunk as Buffer);
        const { url } = fleet;
        const status =
          url &&
          (await fetch(new URL('/webhooks/stripe', url), {
            method: 'POST',
            headers: {
              'content-type': String(request.headers['content-type']),
              'stripe-signature': String(request.headers['stripe-signature']),
            },
            body: Buffer.concat(chunks),
          }).then(
            (answer) => answer.status,
            () => null,
          ));
        response.writeHead(status || 502).end();
      });
      opened.push(balancer.close);
      sandbox.addWebhookEndpoint({ url: balancer.url, secret: WEBHOOK_SECRET });
      sandbox.misbehave({
        webhooks: { rate: 0.1, seed, kinds: ['shuffle', 'duplicate', 'twin', 'drop', 'delay'] },
      });

      const subscribers = Array.from(
        { length: SUBSCRIBERS },
        (_, index) => new Subscriber(fleet, index % 2 === 0),
      );
      const running = subscribers.map((subscriber) => subscriber.run());
      opened.push(async () => {
        for (const subscriber of subscribers) subscriber.close();
        await Promise.all(running);
      });
      await expect.poll(() => subscribers.every(({ items }) => items.length > 0)).toBe(true);

      const writer = new Writer(sandbox, random);
      const writing = writer.run();
      const endsAt = performance.now() + MAX_MS;
      let kills = 0;
      for (; kills < KILLS && performance.now() < endsAt; kills += 1) {
        await delay(500 + random() * 1500);
        await fleet.replaceOne(async () => {
          if (kills % 2 === 1) return delay(random() * 500);
          await redis.kill();
          await delay(random() * 500);
          await redis.start();
        });
      }
      writer.isStopped = true;
      await writing;

      const missing = () =>
        subscribers.flatMap((subscriber, index) =>
          writer.ids
            .filter((id) => seenOf(subscriber, id).at(-1) !== statesOf(sandbox, id).at(-1))
            .map((id) => `${index} ${id}`),
        );
      await expect.poll(missing, { timeout: 30_000, interval: 200 }).toEqual([]);

      const order = new Map<string, string>();
      for (const subscriber of subscribers) {
        const { items } = subscriber;
        expect(items.filter(({ gap }) => gap)).toEqual([]);
        const cursors = items.map(({ cursor }) => cursor);
        expect(new Set(cursors).size).toBe(cursors.length);
        expect(cursors).toEqual(cursors.toSorted(byPosition));
        for (const { cursor, type, setupIntent } of items.slice(1)) {
          const event = `${type} ${setupIntent?.id}`;
          expect(order.get(cursor) ?? event).toBe(event);
          order.set(cursor, event);
        }
        for (const id of writer.ids) {
          const states = statesOf(sandbox, id);
          const positions = seenOf(subscriber, id).map((state) => states.indexOf(state));
          expect(positions).toEqual(positions.toSorted((one, other) => one - other));
          expect(positions).not.toContain(-1);
        }
      }
      expect(kills).toBeGreaterThan(1);
      expect(order.size).toBeGreaterThan(writer.ids.length);
      const interrupted = subscribers.filter(({ interruptions }) => interruptions > 0);
      expect(interrupted.length).toBeGreaterThan(SUBSCRIBERS / 4);
    },
  );
});

/** Compares cursors by their positions, which consist of two numbers. */
function byPosition(one: string, other: string): number {
  const numbersOf = (cursor: string) => cursor.split('.')[1]?.split('-').map(Number) ?? [];
  const [[a = 0, b = 0], [c = 0, d = 0]] = [numbersOf(one), numbersOf(other)];
  return a - c || b - d;
}
