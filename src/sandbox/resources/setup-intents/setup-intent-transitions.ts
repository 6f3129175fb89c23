import { invalidRequest, type StripeApiError } from '../../http/errors.ts';
import type { SetupIntent, SetupIntentStatus } from '../../store/objects.ts';

/** The operations on an intent. Updating the payment method is separate: other statuses allow it. */
export type Verb = 'update' | 'update_payment_method' | 'confirm' | 'cancel' | 'verify_microdeposits';

type ErrorOf = (intent: SetupIntent) => StripeApiError;

/** The statuses in the order of the columns of the table. */
const STATUSES = [
  'requires_payment_method',
  'requires_confirmation',
  'requires_action',
  'processing',
  'succeeded',
  'canceled',
] as const satisfies readonly SetupIntentStatus[];

const noCancel = unexpected(
  ({ status }) =>
    `You cannot cancel this SetupIntent because it has a status of ${status}. Only a SetupIntent with one of the ` +
    'following statuses may be canceled: `requires_payment_method`, `requires_confirmation`, or `requires_action`.',
);
const alreadyCanceled = unexpected('You cannot cancel this SetupIntent because it is already canceled.');

const noUpdate = {
  processing: unexpected('You cannot update this SetupIntent because it is processing.'),
  succeeded: unexpected('You cannot update this SetupIntent because it has already succeeded.'),
  canceled: unexpected('You cannot update this SetupIntent because it has been canceled.'),
};

const noConfirm = {
  processing: unexpected('You cannot confirm this SetupIntent because it is processing.'),
  succeeded: unexpected('You cannot confirm this SetupIntent because it has already succeeded.'),
  canceled: unexpected('You cannot confirm this SetupIntent because it has been canceled.'),
};

const noVerify: ErrorOf = (intent) =>
  invalidRequest(
    `This SetupIntent cannot be actioned on because it has a status of ${intent.status}. Only a SetupIntent with ` +
      'one of the following statuses may be actioned on: ["requires_action"].',
    { code: 'intent_invalid_state', setup_intent: intent },
  );

/** Which status allows which operation, or its error. The new status depends on the outcome: see `confirmation.ts`. */
const TRANSITIONS: Readonly<Record<Verb, readonly ('ok' | ErrorOf)[]>> = {
  // requires_payment_method, requires_confirmation, requires_action, processing, succeeded, canceled
  update: ['ok', 'ok', 'ok', 'ok', 'ok', noUpdate.canceled],
  update_payment_method: ['ok', 'ok', 'ok', noUpdate.processing, noUpdate.succeeded, noUpdate.canceled],
  confirm: ['ok', 'ok', 'ok', noConfirm.processing, noConfirm.succeeded, noConfirm.canceled],
  cancel: ['ok', 'ok', 'ok', noCancel, noCancel, alreadyCanceled],
  verify_microdeposits: [noVerify, noVerify, 'ok', noVerify, noVerify, noVerify],
};

/**
 * Checks that an intent's status allows an operation.
 *
 * @throws StripeApiError (400) with the intent and Stripe's message.
 */
export function checkTransition(verb: Verb, intent: SetupIntent): void {
  const errorOf = TRANSITIONS[verb][STATUSES.indexOf(intent.status)];
  if (errorOf !== undefined && errorOf !== 'ok') throw errorOf(intent);
}

/** The error for microdeposits on an intent whose next action is another one. */
export function nothingToVerify(intent: SetupIntent): StripeApiError {
  const message =
    'This SetupIntent cannot be actioned on because it does not wait for a microdeposit verification.';
  return invalidRequest(message, { code: 'intent_invalid_state', setup_intent: intent });
}

/** The error for a confirmation without a payment method. Stripe checks this before the status, as recorded. */
export function missingMethod(intent: SetupIntent | null): StripeApiError {
  return invalidRequest(
    "You cannot confirm this SetupIntent because it's missing a payment method. You can either update the " +
      'SetupIntent with a payment method and then confirm it again, or confirm it again directly with a payment ' +
      'method or ConfirmationToken.',
    { code: 'setup_intent_unexpected_state', ...(intent ? { setup_intent: intent } : {}) },
  );
}

function unexpected(message: string | ((intent: SetupIntent) => string)): ErrorOf {
  return (intent) =>
    invalidRequest(typeof message === 'string' ? message : message(intent), {
      code: 'setup_intent_unexpected_state',
      setup_intent: intent,
    });
}
