import { docUrl } from '../../http/errors.ts';
import { type JsonObject, wireCopy } from '../../http/json.ts';
import type { Context } from '../../http/operations.ts';
import type { SetupAttempt, SetupError, SetupIntent } from '../../store/objects.ts';
import type { PaymentMethodRecord, SetupIntentRecord } from '../../store/store.ts';
import { mandateOf } from '../mandates/mandates.ts';
import { generateSepaDebit } from '../payment-methods/generated-sepa-debit.ts';
import { attach } from '../payment-methods/payment-methods.ts';
import { isMandateType } from '../payment-methods/payment-method-types.ts';
import { recordGenerated } from '../setup-attempts/attempt-details.ts';
import { latestAttempt } from '../setup-attempts/setup-attempts.ts';
import type { MethodOptions } from './payment-method-options.ts';

/** An intent whose attempt comes to its end, and the method it was about. */
export interface Setup {
  readonly record: SetupIntentRecord;
  readonly method: PaymentMethodRecord;
}

/**
 * The setup succeeded. The method goes to the intent's customer, and most types leave a mandate. Where a bank
 * redirect makes a SEPA debit, both are about the debit instead, and the method itself is used up.
 */
export function succeed(context: Context, setup: Setup): void {
  const { record, method } = setup;
  const { wire } = record;
  const attempt = latestAttempt(context.world, wire);
  const generated = attempt ? generateSepaDebit(context, { attempt, method }) : null;
  const kept = generated ?? method;
  if (leavesMandate(record, kept)) {
    const mandate = mandateOf(context, { record, method: kept });
    if (record.singleUse) wire.single_use_mandate = mandate.id;
    else wire.mandate = mandate.id;
    if (attempt && generated) recordGenerated(attempt, { method: generated.id, mandate: mandate.id });
  }
  if (generated) method.spent = true;
  keep(kept, wire);
  wire.status = 'succeeded';
  wire.next_action = null;
  wire.last_setup_error = null;
  if (attempt) attempt.status = 'succeeded';
}

function leavesMandate(record: SetupIntentRecord, { wire }: PaymentMethodRecord): boolean {
  const options = record.options as MethodOptions;
  return isMandateType(wire.type) || (wire.type === 'card' && options.card?.mandate_options !== undefined);
}

/** Without a customer, or an account that is itself one, no other intent may take the method. */
function keep(method: PaymentMethodRecord, intent: SetupIntent): void {
  const { wire } = method;
  if (wire.customer !== null || wire.customer_account !== null) return;
  if (intent.customer !== null) attach(method, intent.customer);
  else if (intent.customer_account !== null) wire.customer_account = intent.customer_account;
  else if (intent.attach_to_self !== true) method.spent = true;
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
