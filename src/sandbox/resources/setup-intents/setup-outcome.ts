import { docUrl } from '../../http/errors.ts';
import { type JsonObject, wireCopy } from '../../http/json.ts';
import type { Context } from '../../http/operations.ts';
import type { SetupAttempt, SetupError, SetupIntent } from '../../store/objects.ts';
import type { PaymentMethodRecord, SetupIntentRecord } from '../../store/store.ts';
import { mandateForSetup } from '../mandates/mandates.ts';
import { generateSepaDebit } from '../payment-methods/generated-sepa-debit.ts';
import { isMandateType } from '../payment-methods/payment-method-types.ts';
import { attach, attachToAccount } from '../payment-methods/payment-methods.ts';
import { setGeneratedSepaDebit } from '../setup-attempts/attempt-details.ts';
import { latestAttempt } from '../setup-attempts/setup-attempts.ts';
import type { MethodOptions } from './payment-method-options.ts';

/** An intent, and the payment method of its latest attempt. */
export interface Setup {
  readonly record: SetupIntentRecord;
  readonly method: PaymentMethodRecord;
}

/**
 * Completes a setup: attaches the payment method to the intent's customer, and creates a mandate for most types. If a
 * bank redirect creates a SEPA debit payment method, that one is attached and gets the mandate, and the original is
 * used up.
 */
export function succeed(context: Context, setup: Setup): void {
  const { record, method } = setup;
  const { wire } = record;
  const attempt = latestAttempt(context.account, wire);
  const generated = attempt ? generateSepaDebit(context, { attempt, method }) : null;
  const reusable = generated ?? method;
  if (createsMandate(record, reusable)) {
    const mandate = mandateForSetup(context, { record, method: reusable });
    if (record.singleUse) wire.single_use_mandate = mandate.id;
    else wire.mandate = mandate.id;
    if (attempt && generated) setGeneratedSepaDebit(attempt, { method: generated.id, mandate: mandate.id });
  }
  if (generated) method.usedUp = true;
  assignOwner(context, reusable, wire);
  wire.status = 'succeeded';
  wire.next_action = null;
  wire.last_setup_error = null;
  if (attempt) attempt.status = 'succeeded';
  context.changes.addIntentEvent('setup_intent.succeeded', record);
}

function createsMandate(record: SetupIntentRecord, { wire }: PaymentMethodRecord): boolean {
  const options = record.options as MethodOptions;
  return isMandateType(wire.type) || (wire.type === 'card' && options.card?.mandate_options !== undefined);
}

/** Without a customer or customer account, no other intent can use the payment method. */
function assignOwner(context: Context, method: PaymentMethodRecord, intent: SetupIntent): void {
  const { wire } = method;
  if (wire.customer !== null || wire.customer_account !== null) return;
  if (intent.customer !== null) attach(context, method, intent.customer);
  else if (intent.customer_account !== null) attachToAccount(context, method, intent.customer_account);
  else if (intent.attach_to_self !== true) method.usedUp = true;
}

/** Fails a setup: the intent requires another payment method, and the error is stored on the intent and the attempt. */
export function fail(context: Context, setup: Setup, error: SetupError): void {
  const { wire } = setup.record;
  const stored: SetupError = {
    ...error,
    ...(error.code === undefined ? {} : { doc_url: docUrl(error.code) }),
    payment_method: wireCopy(setup.method.wire) as JsonObject,
  };
  wire.status = 'requires_payment_method';
  wire.payment_method = null;
  wire.next_action = null;
  wire.last_setup_error = stored;
  context.changes.addIntentEvent('setup_intent.setup_failed', setup.record);
  const attempt = latestAttempt(context.account, wire);
  if (attempt)
    Object.assign(attempt, { status: 'failed', setup_error: stored } satisfies Partial<SetupAttempt>);
}
