import type { ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { type HttpResponse, jsonResponse } from '../http/response.ts';
import type { FaultKind } from './faults.ts';

const ERROR_RESPONSES: Partial<Record<FaultKind, HttpResponse>> = {
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
    message: 'Another request with this key is in flight: try again later.',
  }),
  error_500: error(500, { type: 'api_error', message: 'Something went wrong, and nothing was changed.' }),
  unavailable_503: { status: 503, headers: { 'content-type': 'text/plain' }, body: 'Service unavailable' },
};

function error(status: number, fields: object): HttpResponse {
  return jsonResponse(status, { error: fields });
}

/** The error response of a fault that prevents the operation, or null if the fault has none. */
export function errorResponseOf(fault: FaultKind): HttpResponse | null {
  return ERROR_RESPONSES[fault] ?? null;
}

/** The response that a `stored_500` saves with the idempotency key, so that every replay fails with it. */
export const STORED_FAILURE: HttpResponse = error(500, {
  type: 'api_error',
  message: 'Something went wrong, and this response is saved with the idempotency key.',
});

const WITHOUT_FULL_RESPONSE: ReadonlySet<FaultKind> = new Set([
  'reset_before',
  'reset_after',
  'hang',
  'hang_after',
  'truncated_body',
]);

/** Whether the client receives a complete HTTP response. */
export function sendsFullResponse(fault: FaultKind): boolean {
  return !WITHOUT_FULL_RESPONSE.has(fault);
}

export interface FaultyResponse {
  readonly fault: FaultKind;
  /** Writes the status and the headers, with the `content-length` of a body. */
  readonly writeHead: (bodyLength: number) => void;
  readonly body: Buffer;
  readonly slowMs: number;
}

/** Sends a response, or none, as the fault requires. Resolves when there is nothing left to send. */
export async function sendFaulty(
  response: ServerResponse,
  { fault, writeHead, body, slowMs }: FaultyResponse,
): Promise<void> {
  const { socket } = response;
  const firstHalf = body.subarray(0, Math.floor(body.length / 2));
  switch (fault) {
    case 'reset_before':
    case 'reset_after':
      socket?.resetAndDestroy();
      return;
    case 'truncated_body':
      writeHead(body.length);
      response.write(firstHalf, () => socket?.destroy());
      return;
    case 'invalid_json':
      writeHead(firstHalf.length);
      response.end(firstHalf);
      return;
    case 'slow_body':
      writeHead(body.length);
      response.write(firstHalf);
      await delay(slowMs, undefined, { ref: false });
      response.end(body.subarray(firstHalf.length));
      return;
    // The connection stays open until the client times out or the sandbox closes.
    case 'hang':
    case 'hang_after':
      return;
    default:
      writeHead(body.length);
      response.end(body);
  }
}
