import { invalidRequest, missingObject } from '../../http/errors.ts';
import type { Context } from '../../http/operations.ts';
import type { CustomerAcceptance, SetupIntent } from '../../store/objects.ts';
import type { PaymentMethodRecord, SetupIntentRecord } from '../../store/store.ts';
import { mandateAcceptance } from '../mandates/mandate-acceptance.ts';
import { methodFromData } from '../payment-methods/new-payment-method.ts';
import { paymentMethodInParam, usedUp } from '../payment-methods/payment-methods.ts';
import { stockConfirmationToken } from '../payment-methods/test-payment-methods.ts';
import { isRedirectType } from '../payment-methods/payment-method-types.ts';
import { type MethodOptions, mergedOptions } from './payment-method-options.ts';
import type { ConfirmParams, CreateParams } from './setup-intent-parameters.ts';
import { checkTransition, missingMethod } from './setup-intent-transitions.ts';
import { chosenTypes, mayRedirect, type TypeChoice } from './type-selection.ts';

/** Confirming takes the same parameters on create; the intent then does not exist yet, and errors do not show it. */
type Params = ConfirmParams | CreateParams;

/** A confirmation that passed every check. Nothing was changed so far. */
export interface ReadyConfirmation {
  readonly method: PaymentMethodRecord;
  readonly types: TypeChoice;
  readonly options: MethodOptions;
  readonly acceptance: CustomerAcceptance | null;
  readonly returnUrl: string | undefined;
  readonly useStripeSdk: boolean;
}

/**
 * The checks of a confirmation, in Stripe's order: method exists, ownership, missing method, status, type, use,
 * return_url, mandate.
 *
 * @throws StripeApiError (400) for the first that fails.
 */
export function checkConfirmation(
  context: Context,
  params: Params,
  subject: { record: SetupIntentRecord; stored: boolean },
): ReadyConfirmation {
  const { record } = subject;
  const shown = subject.stored ? record.wire : null;
  const method = methodInParams(context, params) ?? heldMethod(context, record);
  if (method) checkOwnership(method, { customer: record.wire.customer, shown });
  if (method === null) throw missingMethod(shown);
  checkTransition('confirm', record.wire);
  checkCustomerAlive(context, record.wire.customer);
  const types = subject.stored ? chosenTypes(record.wire, params) : record.wire;
  checkType(method, types.payment_method_types, shown);
  if (method.detached || method.spent) throw usedUp();
  checkReturnUrl(method, { types, returnUrl: params.return_url });
  const acceptance = mandateAcceptance(context, { record, method, mandateData: params.mandate_data, shown });
  return {
    method,
    types,
    options: mergedOptions(record.options, params.payment_method_options),
    acceptance,
    returnUrl: params.return_url,
    useStripeSdk: params.use_stripe_sdk === true,
  };
}

/**
 * The method that a request names: by id, by its data, or by a confirmation token, in this order. Null if none.
 *
 * @throws StripeApiError (400) when the id or the token is not known.
 */
export function methodInParams(
  context: Context,
  params: Pick<Params, 'payment_method_data'> & {
    payment_method?: string | null | undefined;
    confirmation_token?: string | undefined;
  },
): PaymentMethodRecord | null {
  if (params.payment_method) return paymentMethodInParam(context, params.payment_method);
  if (params.payment_method_data) return methodFromData(context, params.payment_method_data);
  const token = params.confirmation_token;
  if (token === undefined) return null;
  const stock = stockConfirmationToken(token);
  if (stock !== undefined) return paymentMethodInParam(context, stock);
  throw missingObject('confirmation_token', token, { param: 'confirmation_token', status: 400 });
}

/** The method that an intent carries. */
export function heldMethod(context: Context, record: SetupIntentRecord): PaymentMethodRecord | null {
  const id = record.wire.payment_method;
  return id === null ? null : (context.world.paymentMethods.get(id) ?? null);
}

/** @throws StripeApiError (400) when the method is another customer's, or a customer's and the intent has none. */
export function checkOwnership(
  method: PaymentMethodRecord,
  intent: { customer: string | null; shown: SetupIntent | null },
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
    ...(intent.shown ? { setup_intent: intent.shown } : {}),
  });
}

/** @throws StripeApiError (400) when the method's type is not among the intent's. */
export function checkType(
  method: PaymentMethodRecord,
  types: readonly string[],
  shown: SetupIntent | null,
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
      ...(shown ? { setup_intent: shown } : {}),
    },
  );
}

function checkCustomerAlive(context: Context, customer: string | null): void {
  if (customer === null || context.world.customers.get(customer)?.deleted !== true) return;
  throw missingObject('customer', customer, { param: 'customer', status: 400 });
}

/** The rule that surprises most: a bare create allows redirects, so its confirmation needs a `return_url`. */
function checkReturnUrl(
  method: PaymentMethodRecord,
  confirmation: { types: TypeChoice; returnUrl: string | undefined },
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
