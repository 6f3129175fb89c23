import { StripeApiError } from '../../http/errors.ts';
import type { Context } from '../../http/operations.ts';
import type { SetupAttempt, SetupAttemptStatus, SetupError } from '../../store/objects.ts';
import type { PaymentMethodRecord, SetupIntentRecord } from '../../store/store.ts';
import type { Outcome } from '../payment-methods/outcomes.ts';
import { cardError, runCardChecks, storeMethod } from '../payment-methods/payment-methods.ts';
import { abandonPendingAttempt, createAttempt } from '../setup-attempts/setup-attempts.ts';
import type { CheckedConfirmation } from './confirmation-checks.ts';
import { microdepositAction, pendingAction } from './next-actions.ts';
import { type MethodOptions, visibleOptions } from './payment-method-options.ts';
import { fail, type Setup, succeed } from './setup-outcome.ts';

/** The allowed attempts to verify microdeposits: Stripe's limits for US bank accounts. */
export const VERIFICATION_ATTEMPTS = { amounts: 3, codes: 10 } as const;

/**
 * Runs a checked confirmation: creates an attempt, and sets the status that results from the payment method's outcome.
 *
 * @throws StripeApiError 402 for a declined card and 400 for an unusable bank account, after it has stored the error on
 * the intent and the attempt.
 */
export function runConfirmation(
  context: Context,
  record: SetupIntentRecord,
  confirmation: CheckedConfirmation,
): void {
  const { account } = context;
  const { types, options, acceptance } = confirmation;
  const method = storeMethod(account, confirmation.method);
  const { wire } = record;
  Object.assign(wire, types);
  record.options = options;
  record.acceptance = acceptance;
  if (confirmation.token) confirmation.token.wire.setup_intent = wire.id;
  record.attemptsLeft = { ...VERIFICATION_ATTEMPTS };
  wire.payment_method_options = visibleOptions(wire.payment_method_types, options);
  wire.payment_method = method.id;
  abandonPendingAttempt(account, wire);
  const outcome = effectiveOutcome(method, options);
  if (outcome.kind === 'declines') runCardChecks(method);
  const attempt = createAttempt(context, {
    intent: wire,
    method: method.wire,
    status: ATTEMPT_STATUS[outcome.kind],
    options,
  });
  wire.latest_attempt = attempt.id;
  applyOutcome(context, { record, method, attempt }, { outcome, confirmation });
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
 * The outcome that results from the payment method and the options.
 *
 * - Cards: mail and telephone orders (`moto`) and imported authentications need no 3-D Secure. A card with
 *   `onlyOnRequest` needs it for `any` and `challenge`.
 * - US bank accounts: `instant` verification, and an account from Financial Connections, need no microdeposits. The
 *   sandbox has no bank to log in to, so it assumes that the login succeeded.
 */
function effectiveOutcome(method: PaymentMethodRecord, options: MethodOptions): Outcome {
  const { outcome } = method;
  if (outcome.kind === 'authenticates') {
    const requested = options.card?.request_three_d_secure ?? 'automatic';
    const isExempt = options.card?.moto === true || options.card?.three_d_secure !== undefined;
    const isOptional = outcome.onlyOnRequest === true && requested === 'automatic';
    if (isExempt || isOptional) return { kind: 'succeeds' };
    return outcome.lookupFails ? { kind: 'declines', decline: outcome.lookupFails } : outcome;
  }
  if (outcome.kind === 'microdeposits' && method.wire.type === 'us_bank_account') {
    const bank = method.wire.us_bank_account as { financial_connections_account: string | null };
    const verification = options.us_bank_account?.verification_method ?? 'automatic';
    const isLinked = bank.financial_connections_account !== null && verification !== 'microdeposits';
    if (verification === 'instant' || isLinked) return { kind: 'succeeds' };
  }
  return outcome;
}

interface AttemptedSetup extends Setup {
  readonly attempt: SetupAttempt;
}

function applyOutcome(
  context: Context,
  setup: AttemptedSetup,
  { outcome, confirmation }: { outcome: Outcome; confirmation: CheckedConfirmation },
): void {
  const { record, attempt } = setup;
  const { changes } = context;
  switch (outcome.kind) {
    case 'succeeds':
      succeed(context, setup);
      return;
    case 'processes':
      changes.addIntent(record);
      record.wire.status = 'processing';
      record.wire.next_action = null;
      return;
    case 'declines':
      throw failed(context, setup, { status: 402, error: cardError(outcome.decline) });
    case 'fails': {
      const { code, message } = outcome;
      throw failed(context, setup, { status: 400, error: { type: 'invalid_request_error', code, message } });
    }
    case 'microdeposits':
      changes.addIntentEvent('setup_intent.requires_action', record);
      record.wire.status = 'requires_action';
      record.wire.next_action = microdepositAction(context, attempt);
      return;
    default:
      changes.addIntentEvent('setup_intent.requires_action', record);
      record.wire.status = 'requires_action';
      record.wire.next_action = pendingAction(context, attempt, confirmation);
      record.returnUrl = record.wire.next_action.use_stripe_sdk ? null : (confirmation.returnUrl ?? null);
  }
}

/** Stores the error on the intent and the attempt, and returns the error response. */
function failed(
  context: Context,
  setup: AttemptedSetup,
  { status, error }: { status: 400 | 402; error: SetupError },
): StripeApiError {
  fail(context, setup, error);
  const objects = { payment_method: setup.method.wire, setup_intent: setup.record.wire };
  return new StripeApiError(status, { ...error, ...objects });
}
