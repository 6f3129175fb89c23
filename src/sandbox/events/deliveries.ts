import { setMaxListeners } from 'node:events';
import type { EventFaults, WebhookFaultKind } from '../faults/webhook-faults.ts';
import type { EventRecord, WebhookEndpointRecord } from '../store/store.ts';
import { signatureOf, webhookBody } from './webhook-payload.ts';

/** How many milliseconds pass before each retry. Stripe's take hours. */
const RETRY_DELAYS_MS: readonly number[] = [100, 500, 2000, 8000, 30_000];

/** The most requests to webhook endpoints at the same time. */
const MAX_IN_FLIGHT = 20;

/** The most webhooks that wait to be sent for the first time or again. Above it, new ones are dropped. */
const MAX_WAITING = 20_000;

/** How many events a `shuffle` holds back before it sends them. */
const SHUFFLED_EVENTS = 8;

/** The `api_version` of the fault. */
const OTHER_VERSION = '2022-11-15';

const TIMEOUT_MS = 10_000;

interface Attempt {
  readonly event: EventRecord;
  readonly endpoint: WebhookEndpointRecord;
  /** The number of attempts before this one. */
  readonly retries: number;
  readonly faults: ReadonlySet<WebhookFaultKind>;
}

interface HeldEvent {
  readonly position: number;
  readonly send: () => void;
}

export interface DeliveryDeps {
  /** Unix seconds. */
  readonly now: () => number;
  /** Waits for a number of milliseconds. Rejects when the signal is aborted. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** Sends events to webhook endpoints, and retries until the endpoint responds with a 2xx status. */
export class Deliveries {
  readonly #deps: DeliveryDeps;
  #queue: Attempt[] = [];
  #inFlight = 0;
  #waiting = 0;
  #held: HeldEvent[] = [];
  #stopped = stopper();

  constructor(deps: DeliveryDeps) {
    this.#deps = deps;
  }

  /** Starts to deliver an event. The order of deliveries is not defined. */
  deliver(
    event: EventRecord,
    endpoints: readonly WebhookEndpointRecord[],
    { kinds, position, delayMs }: EventFaults,
  ): void {
    if (endpoints.length === 0 || kinds.has('drop')) return;
    const receivers = kinds.has('duplicate') ? [...endpoints, ...endpoints] : endpoints;
    const send = (): void => {
      for (const endpoint of receivers) this.#enqueue({ event, endpoint, retries: 0, faults: kinds });
    };
    const start = kinds.has('shuffle') ? () => this.#hold({ position, send }, delayMs) : send;
    if (kinds.has('delay')) void this.#after(delayMs, start);
    else start();
  }

  /** Cancels all deliveries. New ones are possible. */
  cancel(): void {
    this.#stopped.abort();
    this.#stopped = stopper();
    this.#queue = [];
    this.#inFlight = 0;
    this.#waiting = 0;
    this.#held = [];
  }

  /** Sends the held events in another order as soon as there are enough, or after the delay. */
  #hold(event: HeldEvent, delayMs: number): void {
    this.#held.push(event);
    if (this.#held.length >= SHUFFLED_EVENTS) this.#release();
    else if (this.#held.length === 1) void this.#after(delayMs, () => this.#release());
  }

  #release(): void {
    const events = this.#held.sort((left, right) => left.position - right.position);
    this.#held = [];
    for (const { send } of events) send();
  }

  #enqueue(attempt: Attempt): void {
    if (this.#queue.length + this.#waiting >= MAX_WAITING) return;
    this.#queue.push(attempt);
    this.#sendNext();
  }

  #sendNext(): void {
    const attempt = this.#inFlight < MAX_IN_FLIGHT ? this.#queue.shift() : undefined;
    if (attempt === undefined) return;
    this.#inFlight += 1;
    void this.#run(attempt, this.#stopped.signal);
  }

  async #run(attempt: Attempt, signal: AbortSignal): Promise<void> {
    const isDone = attempt.endpoint.wire.status === 'disabled' || (await this.#send(attempt, signal));
    if (signal.aborted) return;
    this.#inFlight -= 1;
    this.#sendNext();
    const delay = RETRY_DELAYS_MS[attempt.retries];
    if (isDone || delay === undefined) return;
    await this.#after(delay, () => this.#enqueue({ ...attempt, retries: attempt.retries + 1 }));
  }

  /** Runs an action after a time, unless the deliveries are canceled before. */
  async #after(ms: number, action: () => void): Promise<void> {
    const { signal } = this.#stopped;
    this.#waiting += 1;
    try {
      await this.#deps.wait(ms, signal);
    } catch {
      // The sandbox was reset or closed.
    }
    if (signal.aborted) return;
    this.#waiting -= 1;
    action();
  }

  /** Returns whether the endpoint confirmed the event. */
  async #send({ event, endpoint, faults }: Attempt, signal: AbortSignal): Promise<boolean> {
    const { wire } = event;
    const version = endpoint.wire.api_version ?? wire.api_version;
    const sent = {
      ...wire,
      api_version: faults.has('other_version') ? OTHER_VERSION : version,
      livemode: faults.has('wrong_livemode'),
    };
    const body = webhookBody(sent, endpoint.eventPayload);
    const isConfirmed = await post(endpoint.wire.url, {
      body,
      signature: signatureOf(body, { secret: endpoint.secret, at: this.#deps.now() }),
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    if (isConfirmed) event.unconfirmed.delete(endpoint.id);
    return isConfirmed;
  }
}

/** Stops all deliveries. Each one that waits is a listener, and Node would warn of more than ten. */
function stopper(): AbortController {
  const controller = new AbortController();
  setMaxListeners(0, controller.signal);
  return controller;
}

/** Returns whether the response has a 2xx status. Redirects are not followed, as at Stripe. */
async function post(
  url: string,
  { body, signature, signal }: { body: string; signature: string; signal: AbortSignal },
): Promise<boolean> {
  const headers = { 'content-type': 'application/json; charset=utf-8', 'stripe-signature': signature };
  try {
    const response = await fetch(url, { method: 'POST', body, headers, redirect: 'manual', signal });
    // An unread body would keep the connection from being used again.
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}
