import { graphql } from 'graphql';
import type { TransportRequest, TransportResponse } from '../../src/http/transport.ts';
import { createLoaders } from '../../src/loaders/loaders.ts';
import { CardTestingLimit } from '../../src/schema/access/card-testing-limit.ts';
import { policyOf } from '../../src/schema/access/policy.ts';
import { ANYONE, type Principal } from '../../src/schema/access/principal.ts';
import type { Context } from '../../src/schema/context.ts';
import { schema } from '../../src/schema/index.ts';
import { json, recordingTransport } from './recording-transport.ts';
import { testStripeClient } from './stripe-client.ts';

/** What Stripe answers by path, with the query string; everything else is not there. */
export type WireWorld = Readonly<Record<string, TransportResponse>>;

const NOT_THERE = json(
  { error: { type: 'invalid_request_error', code: 'resource_missing', message: 'No such thing.' } },
  { status: 404 },
);
/** What the resolvers of these tests have no use for. */
const SURROUNDINGS = {
  cardTestingLimit: new CardTestingLimit({ perHour: 1000, now: () => 0 }),
  idempotencyHeader: null,
  newIdempotencyKey: () => 'key',
  requestId: 'request-1',
  log: { info() {}, warn() {}, error() {} },
};

interface SchemaOptions {
  /** Whether reads expand what their selections need; false unless given. */
  readonly expands?: boolean;
  /** Who asks; anyone who may do everything unless given. */
  readonly principal?: Principal;
  /** Milliseconds that each answer takes; none unless given. */
  readonly answersTakeMs?: number;
}

/** The schema, for one request, over a transport without a wire. */
export function schemaOverWire(
  world: WireWorld | ((request: TransportRequest) => TransportResponse),
  { expands = false, principal = ANYONE, answersTakeMs = 0 }: SchemaOptions = {},
) {
  const answer =
    typeof world === 'function' ? world : ({ path }: TransportRequest) => world[path] ?? NOT_THERE;
  let now = 1000;
  const transport = recordingTransport((request) => {
    now += answersTakeMs;
    return answer(request);
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
