import type { Context } from '../../http/operations.ts';
import type { SetupError } from '../../store/objects.ts';
import type { SetupIntentRecord } from '../../store/store.ts';
import { declineFields } from '../payment-methods/payment-methods.ts';
import { recordAuthentication } from '../setup-attempts/attempt-details.ts';
import { latestAttempt } from '../setup-attempts/setup-attempts.ts';
import { heldMethod } from './confirmation-checks.ts';
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
 * Ends what the customer or the bank had still to do: a pending authentication, or a setup in processing. Returns
 * null when there was something to end, and otherwise why there was not.
 */
export function endAuthentication(
  context: Context,
  record: SetupIntentRecord,
  outcome: AuthenticationOutcome,
): string | null {
  const { wire } = record;
  const method = heldMethod(context, record);
  if (wire.next_action?.type === 'verify_with_microdeposits') {
    return `${wire.id} waits for microdeposits: verify it with POST /v1/setup_intents/${wire.id}/verify_microdeposits.`;
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
  const attempt = latestAttempt(context.world, setup.record.wire);
  if (attempt) recordAuthentication(attempt, outcome === 'succeeded' ? 'authenticated' : 'failed');
  const expected = setup.method.outcome;
  if (outcome === 'failed') fail(context, setup, AUTHENTICATION_FAILED);
  else if (expected.kind === 'authenticates' && expected.declinesAfterwards)
    fail(context, setup, declineFields(expected.declinesAfterwards));
  else succeed(context, setup);
}
