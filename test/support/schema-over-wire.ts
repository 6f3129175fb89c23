import { graphql } from 'graphql';
import { Hub } from '../../src/events/hub.ts';
import { MemoryLog } from '../../src/events/memory-log.ts';
import { Streams } from '../../src/events/streams.ts';
import { CancelSource } from '../../src/http/cancel-signal.ts';
import type { TransportRequest, TransportResponse } from '../../src/http/transport.ts';
import { createLoaders } from '../../src/loaders/loaders.ts';
import { CardTestingLimit } from '../../src/schema/access/card-testing-limit.ts';
import { policyOf } from '../../src/schema/access/policy.ts';
import { ANYONE, type Principal } from '../../src/schema/access/principal.ts';
import type { Context } from '../../src/schema/context.ts';
import { schema } from '../../src/schema/index.ts';
import { json, recordingTransport } from './recording-transport.ts';
import { testStripeClient } from './stripe-client.ts';

/** Stripe's responses by path with query string. All other paths respond with 404. */
export type WireWorld = Readonly<Record<string, TransportResponse>>;

const NOT_THERE = json(
  { error: { type: 'invalid_request_error', code: 'resource_missing', message: 'No such thing.' } },
  { status: 404 },
);
/** Parts of the context that these tests do not use. */
const SURROUNDINGS = {
  outcomes: [],
  cardTestingLimit: new CardTestingLimit({ perHour: 1000, now: () => 0 }),
  idempotencyHeader: null,
  newIdempotencyKey: () => 'key',
  publishableKey: 'pk_test_1',
  requestId: 'request-1',
  log: { info() {}, warn() {}, error() {} },
  streams: new Streams({
    log: new MemoryLog({ name: 'test', retained: 10 }),
    hub: new Hub(),
    max: 10,
    maxPerGroup: 10,
    maxAgeMs: 1000,
    now: () => 0,
    isDraining: () => false,
    onOpen: () => {},
  }),
  signal: new CancelSource(),
  lastEventId: null,
};

interface SchemaOptions {
  /** Whether reads expand what their selections need; false by default. */
  readonly expands?: boolean;
  /** Who asks; anyone who may do everything unless given. */
  readonly principal?: Principal;
  /** The delay of each response in milliseconds; 0 by default. */
  readonly responseDelayMs?: number;
}

/** The schema for one request, with recorded responses instead of a connection. */
export function schemaOverWire(
  world: WireWorld | ((request: TransportRequest) => TransportResponse),
  { expands = false, principal = ANYONE, responseDelayMs = 0 }: SchemaOptions = {},
) {
  const respond =
    typeof world === 'function' ? world : ({ path }: TransportRequest) => world[path] ?? NOT_THERE;
  let now = 1000;
  const transport = recordingTransport((request) => {
    now += responseDelayMs;
    return respond(request);
  });
  const stripe = testStripeClient(transport, { now: () => now }).forRequest({});
  const loaders = createLoaders(stripe);
  const policy = policyOf(principal);
  const context: Context = { ...SURROUNDINGS, staleReplays: [], policy, stripe, loaders, expands };
  return {
    context,
    loaders,
    sent: () => transport.requests.map(({ path }) => path),
    requests: transport.requests,
    ask: (source: string) => graphql({ schema, source, contextValue: context }),
  };
}
