import type { EventRecord, WebhookEndpointRecord } from '../store/store.ts';
import { signatureOf, webhookBody } from './webhook-payload.ts';

/** How many milliseconds pass before each retry. Stripe's take hours. */
export const RETRY_DELAYS_MS: readonly number[] = [100, 500, 2000, 8000, 30_000];

/** The most requests to webhook endpoints at the same time. */
const MAX_IN_FLIGHT = 20;

/** The most webhooks that wait to be sent for the first time or again. Above it, new ones are dropped. */
const MAX_WAITING = 20_000;

const TIMEOUT_MS = 10_000;

interface Attempt {
  readonly event: EventRecord;
  readonly endpoint: WebhookEndpointRecord;
  /** The number of attempts before this one. */
  readonly retries: number;
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
  #stopped = new AbortController();

  constructor(deps: DeliveryDeps) {
    this.#deps = deps;
  }

  /** Starts to deliver an event. The order of deliveries is not defined. */
  deliver(event: EventRecord, endpoints: readonly WebhookEndpointRecord[]): void {
    for (const endpoint of endpoints) this.#enqueue({ event, endpoint, retries: 0 });
  }

  /** Cancels all deliveries. New ones are possible. */
  cancel(): void {
    this.#stopped.abort();
    this.#stopped = new AbortController();
    this.#queue = [];
    this.#inFlight = 0;
    this.#waiting = 0;
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
    if (await this.#waits(delay, signal)) this.#enqueue({ ...attempt, retries: attempt.retries + 1 });
  }

  /** Returns false if the deliveries were canceled meanwhile. */
  async #waits(ms: number, signal: AbortSignal): Promise<boolean> {
    this.#waiting += 1;
    try {
      await this.#deps.wait(ms, signal);
    } catch {
      return false;
    } finally {
      if (!signal.aborted) this.#waiting -= 1;
    }
    return !signal.aborted;
  }

  /** Returns whether the endpoint confirmed the event. */
  async #send({ event, endpoint }: Attempt, signal: AbortSignal): Promise<boolean> {
    const { wire, unconfirmed } = event;
    const version = endpoint.wire.api_version ?? wire.api_version;
    const body = webhookBody({ ...wire, api_version: version }, endpoint.eventPayload);
    const isConfirmed = await post(endpoint.wire.url, {
      body,
      signature: signatureOf(body, { secret: endpoint.secret, at: this.#deps.now() }),
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    if (isConfirmed && unconfirmed.delete(endpoint.id)) wire.pending_webhooks = unconfirmed.size;
    return isConfirmed;
  }
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
