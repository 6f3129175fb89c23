import type { CallAttempt } from '../../src/stripe/client.ts';

/** A successful attempt, as the client reports it. */
export function callAttempt(changes: Partial<CallAttempt> = {}): CallAttempt {
  return {
    method: 'GET',
    path: '/v1/x',
    template: '/v1/x',
    status: 200,
    requestId: 'req_1',
    attempt: 1,
    durationMs: 1,
    waitedMs: 0,
    failure: null,
    retryInMs: null,
    ...changes,
  };
}
