import { invalidRequest, missingObject } from '../../http/errors.ts';
import type { Context } from '../../http/operations.ts';
import type { CustomerAcceptance, SetupIntent } from '../../store/objects.ts';
import type { ConfirmationTokenRecord, PaymentMethodRecord, SetupIntentRecord } from '../../store/store.ts';
import { usableToken } from '../confirmation-tokens/confirmation-tokens.ts';
import { mandateAcceptance } from '../mandates/mandate-acceptance.ts';
import { methodFromData } from '../payment-methods/new-payment-method.ts';
import { isRedirectType } from '../payment-methods/payment-method-types.ts';
import { findMethod, notReusable } from '../payment-methods/payment-methods.ts';
import { testMethodOfToken } from '../payment-methods/test-payment-methods.ts';
import { type MethodOptions, mergedOptions } from './payment-method-options.ts';
import type { ConfirmParams, CreateParams } from './setup-intent-parameters.ts';
import { checkTransition, missingMethod } from './setup-intent-transitions.ts';
import { mayRedirect, selectTypes, type TypeSelection } from './type-selection.ts';

/** A create call with `confirm=true` takes the parameters of a confirmation, too. */
type Params = ConfirmParams | CreateParams;

/** A confirmation that passed all checks. Nothing has been changed yet. */
export interface CheckedConfirmation {
  readonly method: PaymentMethodRecord;
  readonly types: TypeSelection;
  readonly options: MethodOptions;
  readonly acceptance: CustomerAcceptance | null;
  readonly token: ConfirmationTokenRecord | null;
  readonly returnUrl: string | undefined;
  readonly useStripeSdk: boolean;
}

/**
 * Checks a confirmation, in Stripe's order: the payment method exists, belongs to the customer, is not missing; the
 * intent's status; the customer exists; the payment method's type, reuse, `return_url`, mandate. Changes nothing.
 *
 * @throws StripeApiError (400) for the first check that fails. It contains the intent, if that is stored.
 */
export function checkConfirmation(
  context: Context,
  params: Params,
  subject: { record: SetupIntentRecord; stored: boolean },
): CheckedConfirmation {
  const { record } = subject;
  const intentInErrors = subject.stored ? record.wire : null;
  const token = tokenInParams(context, params);
  const method = methodInParams(context, params) ?? currentMethod(context, record);
  if (method) checkOwnership(method, { customer: record.wire.customer, intentInErrors });
  if (method === null) throw missingMethod(intentInErrors);
  checkTransition('confirm', record.wire);
  checkCustomerNotDeleted(context, record.wire.customer);
  const types = subject.stored ? selectTypes(record.wire, params) : record.wire;
  checkType(method, types.payment_method_types, intentInErrors);
  checkReusable(method);
  const returnUrl = params.return_url ?? token?.wire.return_url ?? undefined;
  checkReturnUrl(method, { types, returnUrl });
  const acceptance = mandateAcceptance(context, {
    record,
    method,
    mandateData: params.mandate_data,
    ofToken: token?.acceptance ?? null,
    intentInErrors,
  });
  return {
    method,
    types,
    options: mergedOptions(record.options, params.payment_method_options),
    acceptance,
    token,
    returnUrl,
    useStripeSdk: params.use_stripe_sdk ?? token?.wire.use_stripe_sdk ?? false,
  };
}

/**
 * The payment method in a request: by its id, its data, or a confirmation token, in this order. Null if there is none.
 *
 * @throws StripeApiError (400) for an unknown id or token.
 */
export function methodInParams(
  context: Context,
  params: Pick<Params, 'payment_method_data'> & {
    payment_method?: string | null | undefined;
    confirmation_token?: string | undefined;
  },
): PaymentMethodRecord | null {
  if (params.payment_method) return findMethod(context, params.payment_method, 400);
  if (params.payment_method_data)
    return methodFromData(context, params.payment_method_data, 'payment_method_data');
  const id = params.confirmation_token;
  if (id === undefined) return null;
  const method = tokenInParams(context, params)?.method;
  if (method) return method;
  const testId = testMethodOfToken(id);
  if (testId !== undefined) return findMethod(context, testId, 400);
  throw missingObject('confirmation_token', id, { param: 'confirmation_token', status: 400 });
}

/** The stored confirmation token in a request. Null if there is none, or a test token. */
function tokenInParams(
  context: Context,
  params: { readonly confirmation_token?: string | undefined },
): ConfirmationTokenRecord | null {
  const id = params.confirmation_token;
  return (id === undefined ? undefined : usableToken(context, id)) ?? null;
}

/** The payment method of an intent. */
export function currentMethod(context: Context, record: SetupIntentRecord): PaymentMethodRecord | null {
  const id = record.wire.payment_method;
  return id === null ? null : (context.account.paymentMethods.get(id) ?? null);
}

/** @throws StripeApiError (400) when the payment method belongs to another customer than the intent. */
export function checkOwnership(
  method: PaymentMethodRecord,
  intent: { customer: string | null; intentInErrors: SetupIntent | null },
): void {
  const owner = method.wire.customer;
  if (owner === null || owner === intent.customer) return;
  const message =
    intent.customer === null
      ? `The payment method supplied (${method.id}) belongs to the Customer ${owner}. Please include the Customer ` +
        'in the `customer` parameter on the SetupIntent.'
      : `The PaymentMethod ${method.id} does not belong to the Customer you supplied ${intent.customer}. Please use ` +
        'this PaymentMethod with the Customer that it belongs to instead.';
  throw invalidRequest(message, {
    param: 'payment_method',
    ...(intent.intentInErrors ? { setup_intent: intent.intentInErrors } : {}),
  });
}

/** @throws StripeApiError (400) when the payment method was detached, or used without a customer. */
export function checkReusable(method: PaymentMethodRecord): void {
  if (method.detached || method.usedUp) throw notReusable();
}

/** @throws StripeApiError (400) when the intent does not accept the type of the payment method. */
export function checkType(
  method: PaymentMethodRecord,
  types: readonly string[],
  intentInErrors: SetupIntent | null,
): void {
  const { type } = method.wire;
  if (types.includes(type)) return;
  throw invalidRequest(
    `The PaymentMethod provided (${type}) is not allowed for this SetupIntent. Please attach a PaymentMethod of one ` +
      `of the following types: ${types.join(', ')}. Alternatively update the allowed payment_method_types for this ` +
      `SetupIntent to include "${type}".`,
    {
      code: 'setup_intent_invalid_parameter',
      param: 'payment_method',
      ...(intentInErrors ? { setup_intent: intentInErrors } : {}),
    },
  );
}

function checkCustomerNotDeleted(context: Context, customer: string | null): void {
  if (customer === null || context.account.customers.get(customer)?.deleted !== true) return;
  throw missingObject('customer', customer, { param: 'customer', status: 400 });
}

/** An intent created without parameters allows redirects, so its confirmation requires a `return_url` even for a card. */
function checkReturnUrl(
  method: PaymentMethodRecord,
  confirmation: { types: TypeSelection; returnUrl: string | undefined },
): void {
  if (confirmation.returnUrl !== undefined) return;
  if (!mayRedirect(confirmation.types) && !isRedirectType(method.wire.type)) return;
  throw invalidRequest(
    'This SetupIntent is configured to accept payment methods enabled in your Dashboard. Because some of these ' +
      'payment methods might redirect your customer off of your page, you must provide a `return_url`. If you ' +
      "don't want to accept redirect-based payment methods, set `automatic_payment_methods[enabled]` to `true` and " +
      '`automatic_payment_methods[allow_redirects]` to `never` when creating Setup Intents and Payment Intents.',
  );
}
