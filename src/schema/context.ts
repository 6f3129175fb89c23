import type { Streams } from '../events/streams.ts';
import type { CancelSignal } from '../http/cancel-signal.ts';
import type { Loaders } from '../loaders/loaders.ts';
import type { StripeApi } from '../stripe/client.ts';
import type { CardTestingLimit } from './access/card-testing-limit.ts';
import type { Policy } from './access/policy.ts';
import type { Log } from './log.ts';

/** The result of one mutation, without any data. */
interface WriteOutcome {
  /** The mutation. */
  readonly field: string;
  /** The member of its result union: `CreateSetupIntentPayload`, `CardError`. */
  readonly type: string;
  /** Stripe's code of the error. */
  readonly code?: string;
  readonly declineCode?: string;
}

/** The context of the resolvers of one request. */
export interface Context {
  /** The permissions of the caller. */
  readonly policy: Policy;
  readonly stripe: StripeApi;
  /** The publishable key of the gateway's own account; null if there is none. */
  readonly publishableKey: string | null;
  /** Limits how many payment methods a customer may try. */
  readonly cardTestingLimit: CardTestingLimit;
  readonly loaders: Loaders;
  /** Whether reads use `expand`. If not, each object takes a separate call. */
  readonly expands: boolean;
  /** The HTTP header `Idempotency-Key`, if the request has one. */
  readonly idempotencyHeader: string | null;
  readonly newIdempotencyKey: () => string;
  /** The response paths of replayed writes whose object could not be read again. Resolvers add paths to it. */
  readonly staleReplays: (readonly (string | number)[])[];
  /** The open subscriptions of this instance. */
  readonly streams: Streams;
  /** Aborted when the client disconnects. */
  readonly signal: CancelSignal;
  /** The HTTP header `Last-Event-ID`: where a browser resumes a subscription; null without it. */
  readonly lastEventId: string | null;
  /** The results of the mutations of the request, for the log. The schema adds to it. */
  readonly outcomes: WriteOutcome[];
  /** The id of the GraphQL request, for the log. */
  readonly requestId: string;
  readonly log: Log;
}
