import type { FinishedCall } from '../../src/stripe/client.ts';

/** A try that went well, as the client tells of it. */
export function finishedCall(changes: Partial<FinishedCall> = {}): FinishedCall {
  return { method: 'GET', path: '/v1/x', status: 200, requestId: 'req_1', attempt: 1, ...changes };
}
