import { docUrl } from '../errors.ts';
import { type JsonObject, wireCopy } from '../json.ts';
import type { SetupAttempt, SetupError } from '../objects.ts';
import type { Context } from '../operations.ts';
import { isMandateType } from '../payment-method-types.ts';
import type { PaymentMethodRecord, SetupIntentRecord } from '../store.ts';
import { createMandate } from './mandates.ts';
import { attach } from './payment-methods.ts';
import { latestAttempt } from './setup-attempts.ts';

/** An intent whose attempt comes to its end, and the method it was about. */
export interface Setup {
  readonly record: SetupIntentRecord;
  readonly method: PaymentMethodRecord;
}

/**
 * The setup succeeded: the method goes to the intent's customer, a bank debit gets its mandate. Without a customer
 * the method is spent: no other intent may take it.
 */
export function succeed(context: Context, setup: Setup): void {
  const { record, method } = setup;
  const { wire } = record;
  if (isMandateType(method.wire.type)) {
    const mandate = createMandate(context, { record, method: method.wire });
    if (record.singleUse) wire.single_use_mandate = mandate.id;
    else wire.mandate = mandate.id;
  }
  if (wire.customer !== null && method.wire.customer === null) attach(method, wire.customer);
  else if (method.wire.customer === null && wire.attach_to_self !== true) method.spent = true;
  wire.status = 'succeeded';
  wire.next_action = null;
  wire.last_setup_error = null;
  const attempt = latestAttempt(context.world, wire);
  if (attempt) attempt.status = 'succeeded';
}

/**
 * The setup failed: the intent waits for another method and remembers the error, whole method included. Returns
 * the error as it is remembered.
 */
export function fail(context: Context, setup: Setup, error: SetupError): SetupError {
  const { wire } = setup.record;
  const remembered: SetupError = {
    ...error,
    ...(error.code === undefined ? {} : { doc_url: docUrl(error.code) }),
    payment_method: wireCopy(setup.method.wire) as JsonObject,
  };
  wire.status = 'requires_payment_method';
  wire.payment_method = null;
  wire.next_action = null;
  wire.last_setup_error = remembered;
  const attempt = latestAttempt(context.world, wire);
  if (attempt) failAttempt(attempt, remembered);
  return remembered;
}

function failAttempt(attempt: SetupAttempt, error: SetupError): void {
  attempt.status = 'failed';
  attempt.setup_error = error;
}
