import type { ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { ApiAnswer } from '../http/api.ts';
import type { FaultKind } from './faults.ts';

/** The errors of an operation that the caller may not run. */
const REFUSALS: Partial<Record<FaultKind, ApiAnswer>> = {
  rate_limit: {
    ...error(429, {
      type: 'invalid_request_error',
      code: 'rate_limit',
      message: 'Request rate limit exceeded: try again later.',
    }),
    headers: { 'stripe-rate-limited-reason': 'global-rate' },
  },
  lock_timeout: error(429, {
    type: 'invalid_request_error',
    code: 'lock_timeout',
    message: 'This object is in use by another request: try again later.',
  }),
  key_in_use: error(409, {
    type: 'idempotency_error',
    code: 'idempotency_key_in_use',
    message: 'Another request with this key is under way: try again later.',
  }),
  error_500: error(500, { type: 'api_error', message: 'Something went wrong, and nothing was done.' }),
  unavailable_503: { status: 503, headers: { 'content-type': 'text/plain' }, body: 'Service unavailable' },
};

function error(status: number, fields: object): ApiAnswer {
  return { status, headers: {}, body: JSON.stringify({ error: fields }, null, 2) };
}

/** The answer that a fault gives in place of doing anything; null when it gives none. */
export function refusalOf(fault: FaultKind): ApiAnswer | null {
  return REFUSALS[fault] ?? null;
}

/** What a write is answered that failed once, and will for ever fail alike with its key. */
export const STORED_FAILURE: Omit<ApiAnswer, 'headers'> = error(500, {
  type: 'api_error',
  message: 'Something went wrong, and this answer is kept with the idempotency key.',
});

/** Whether a whole answer comes in spite of the fault, or as it. */
export function isAnswered(fault: FaultKind): boolean {
  return !NEVER_ANSWERED.has(fault);
}

const NEVER_ANSWERED: ReadonlySet<FaultKind> = new Set([
  'reset_before',
  'reset_after',
  'hang',
  'hang_after',
  'truncated_body',
]);

export interface SpoiledAnswer {
  readonly fault: FaultKind;
  /** Writes the head of the answer, with the length of a body. */
  readonly begin: (bodyLength: number) => void;
  readonly body: Buffer;
  readonly slowMs: number;
}

/** Gives an answer, or none, as the fault wants it. Settles when the fault has done what it does. */
export async function spoil(
  response: ServerResponse,
  { fault, begin, body, slowMs }: SpoiledAnswer,
): Promise<void> {
  const { socket } = response;
  switch (fault) {
    case 'reset_before':
    case 'reset_after':
      socket?.resetAndDestroy();
      return;
    case 'truncated_body':
      begin(body.length);
      response.write(body.subarray(0, Math.floor(body.length / 2)), () => socket?.destroy());
      return;
    case 'invalid_json': {
      const half = body.subarray(0, Math.floor(body.length / 2));
      begin(half.length);
      response.end(half);
      return;
    }
    case 'slow_body': {
      begin(body.length);
      const middle = Math.floor(body.length / 2);
      response.write(body.subarray(0, middle));
      await delay(slowMs, undefined, { ref: false });
      response.end(body.subarray(middle));
      return;
    }
    // Whoever waits gives up at some time, or the sandbox ends.
    case 'hang':
    case 'hang_after':
      return;
    default:
      begin(body.length);
      response.end(body);
  }
}
