import type { Context } from '../../http/operations.ts';
import type { SetupError } from '../../store/objects.ts';
import type { SetupIntentRecord } from '../../store/store.ts';
import { cardError } from '../payment-methods/payment-methods.ts';
import { setAuthenticationResult } from '../setup-attempts/attempt-details.ts';
import { latestAttempt } from '../setup-attempts/setup-attempts.ts';
import { currentMethod } from './confirmation-checks.ts';
import { fail, type Setup, succeed } from './setup-outcome.ts';

export type AuthenticationOutcome = 'succeeded' | 'failed';

const AUTHENTICATION_FAILED: SetupError = {
  type: 'invalid_request_error',
  code: 'setup_intent_authentication_failure',
  message: 'The latest attempt to set up the payment method has failed because authentication failed.',
};

const ATTEMPT_FAILED: SetupError = {
  type: 'invalid_request_error',
  code: 'setup_attempt_failed',
  message: 'The latest attempt to set up the payment method has failed.',
};

/**
 * Acts as the customer or the bank: ends a pending authentication, or a setup with the status `processing`. Returns
 * null, or an error message if the intent is waiting for neither.
 */
export function endAuthentication(
  context: Context,
  record: SetupIntentRecord,
  outcome: AuthenticationOutcome,
): string | null {
  const { wire } = record;
  const method = currentMethod(context, record);
  if (wire.next_action?.type === 'verify_with_microdeposits') {
    return `${wire.id} is waiting for microdeposits: verify them with POST /v1/setup_intents/${wire.id}/verify_microdeposits.`;
  }
  if (method === null || (wire.status !== 'requires_action' && wire.status !== 'processing')) {
    return `${wire.id} has the status ${wire.status}: there is no authentication to end.`;
  }
  if (wire.status === 'requires_action') endAction(context, { record, method }, outcome);
  else if (outcome === 'succeeded') succeed(context, { record, method });
  else fail(context, { record, method }, ATTEMPT_FAILED);
  return null;
}

function endAction(context: Context, setup: Setup, outcome: AuthenticationOutcome): void {
  const attempt = latestAttempt(context.account, setup.record.wire);
  if (attempt) setAuthenticationResult(attempt, outcome === 'succeeded' ? 'authenticated' : 'failed');
  const expected = setup.method.outcome;
  if (outcome === 'failed') fail(context, setup, AUTHENTICATION_FAILED);
  else if (expected.kind === 'authenticates' && expected.thenDeclines)
    fail(context, setup, cardError(expected.thenDeclines));
  else succeed(context, setup);
}
