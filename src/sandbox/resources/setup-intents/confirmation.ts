import { invalidRequest, StripeApiError } from '../../http/errors.ts';
import type { Context } from '../../http/operations.ts';
import type { SetupAttempt, SetupAttemptStatus } from '../../store/objects.ts';
import type { PaymentMethodRecord, SetupIntentRecord } from '../../store/store.ts';
import { declineFields, setCvcCheck, storeMethod } from '../payment-methods/payment-methods.ts';
import type { Decline, Outcome } from '../payment-methods/test-payment-methods.ts';
import { abandonPendingAttempt, createAttempt } from '../setup-attempts/setup-attempts.ts';
import type { ReadyConfirmation } from './confirmation-checks.ts';
import { microdepositAction, pendingAction } from './next-actions.ts';
import { type MethodOptions, shownOptions } from './payment-method-options.ts';
import { fail, succeed } from './setup-outcome.ts';

/** The last check before a microdeposit verification gives up. Stripe's limits for US accounts. */
export const VERIFICATION_LIMITS = { amountsLeft: 3, codesLeft: 10 } as const;

/**
 * Carries out a checked confirmation: a new attempt, and the status that the method's outcome leads to.
 *
 * @throws StripeApiError 402 for a declined card and 400 for a refused bank account, after the intent and its
 * attempt have recorded the failure.
 */
export function carryOut(context: Context, record: SetupIntentRecord, ready: ReadyConfirmation): void {
  const { world } = context;
  const method = storeMethod(world, ready.method);
  const { wire } = record;
  Object.assign(wire, ready.types);
  record.options = ready.options;
  record.acceptance = ready.acceptance;
  record.verification = { ...VERIFICATION_LIMITS };
  wire.payment_method_options = shownOptions(wire.payment_method_types, ready.options);
  wire.payment_method = method.id;
  abandonPendingAttempt(world, wire);
  const outcome = effectiveOutcome(method, ready.options);
  if (outcome.kind === 'declines') {
    setCvcCheck(method.wire, outcome.decline.code === 'incorrect_cvc' ? 'fail' : 'pass');
  }
  const attempt = createAttempt(context, {
    intent: wire,
    method: method.wire,
    status: ATTEMPT_STATUS[outcome.kind],
    options: ready.options,
  });
  wire.latest_attempt = attempt.id;
  finish(context, { record, method, attempt }, { outcome, ready });
}

const ATTEMPT_STATUS: Readonly<Record<Outcome['kind'], SetupAttemptStatus>> = {
  succeeds: 'succeeded',
  declines: 'failed',
  authenticates: 'requires_action',
  redirects: 'requires_action',
  microdeposits: 'requires_action',
  processes: 'processing',
  fails: 'failed',
};

/**
 * The outcome after the options had their say. A card that asks only when it is asked to does so for `any` and
 * `challenge`; mail and telephone orders never ask, nor does a card that was authenticated elsewhere. A bank account counts as verified at once when the options ask
 * for `instant`, or when it comes with a Financial Connections account: the sandbox has no bank to log in to, so
 * the login is taken as done.
 */
function effectiveOutcome(method: PaymentMethodRecord, options: MethodOptions): Outcome {
  const { outcome } = method;
  if (outcome.kind === 'authenticates') {
    const wanted = options.card?.request_three_d_secure ?? 'automatic';
    const doneBefore = options.card?.moto === true || options.card?.three_d_secure !== undefined;
    const notAsked = outcome.whenAsked === true && wanted === 'automatic';
    return doneBefore || notAsked ? { kind: 'succeeds' } : outcome;
  }
  if (outcome.kind === 'microdeposits' && method.wire.type === 'us_bank_account') {
    const bank = method.wire.us_bank_account as { financial_connections_account: string | null };
    const wanted = options.us_bank_account?.verification_method ?? 'automatic';
    const connected = bank.financial_connections_account !== null && wanted !== 'microdeposits';
    if (wanted === 'instant' || connected) return { kind: 'succeeds' };
  }
  return outcome;
}

interface Attempted {
  readonly record: SetupIntentRecord;
  readonly method: PaymentMethodRecord;
  readonly attempt: SetupAttempt;
}

function finish(
  context: Context,
  attempted: Attempted,
  confirmation: { outcome: Outcome; ready: ReadyConfirmation },
): void {
  const { record, attempt } = attempted;
  const { outcome, ready } = confirmation;
  switch (outcome.kind) {
    case 'succeeds':
      succeed(context, attempted);
      return;
    case 'processes':
      record.wire.status = 'processing';
      record.wire.next_action = null;
      return;
    case 'declines':
      throw decline(context, attempted, outcome.decline);
    case 'fails':
      fail(context, attempted, {
        type: 'invalid_request_error',
        code: outcome.code,
        message: outcome.message,
      });
      throw refusal(attempted, outcome);
    case 'microdeposits':
      record.wire.status = 'requires_action';
      record.wire.next_action = microdepositAction(context, attempt);
      return;
    default:
      record.wire.status = 'requires_action';
      record.wire.next_action = pendingAction(context, attempt, ready);
      record.returnUrl = record.wire.next_action.use_stripe_sdk ? null : (ready.returnUrl ?? null);
  }
}

function decline(context: Context, attempted: Attempted, declined: Decline): StripeApiError {
  fail(context, attempted, declineFields(declined));
  const objects = { payment_method: attempted.method.wire, setup_intent: attempted.record.wire };
  return new StripeApiError(402, { ...declineFields(declined), ...objects });
}

function refusal(attempted: Attempted, failure: { code: string; message: string }): StripeApiError {
  const objects = { payment_method: attempted.method.wire, setup_intent: attempted.record.wire };
  return invalidRequest(failure.message, { code: failure.code, ...objects });
}
