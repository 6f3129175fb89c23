import { invalidRequest, missingObject, StripeApiError } from '../errors.ts';
import type {
  CustomerAcceptance,
  NextAction,
  SetupAttempt,
  SetupAttemptStatus,
  SetupIntent,
} from '../objects.ts';
import type { Context } from '../operations.ts';
import { isRedirectType } from '../payment-method-types.ts';
import type { PaymentMethodRecord, SetupIntentRecord } from '../store.ts';
import { type Decline, type Outcome, stockConfirmationToken } from '../test-values.ts';
import { methodFromData } from './new-payment-method.ts';
import { type MethodOptions, mergedOptions, shownOptions } from './payment-method-options.ts';
import { declineFields, paymentMethodInParam, setCvcCheck, storeMethod, usedUp } from './payment-methods.ts';
import { abandonPendingAttempt, createAttempt } from './setup-attempts.ts';
import type { ConfirmParams, CreateParams } from './setup-intent-parameters.ts';
import { checkTransition, missingMethod } from './setup-intent-transitions.ts';
import { chosenTypes, mayRedirect, type TypeChoice } from './setup-intent-types.ts';
import { fail, succeed } from './setup-outcome.ts';

/** Confirming takes the same parameters on create; the intent then does not exist yet, and errors do not show it. */
type Params = ConfirmParams | CreateParams;

/** The last check before a microdeposit verification gives up. Stripe's limits for US accounts. */
export const VERIFICATION_LIMITS = { amountsLeft: 3, codesLeft: 10 } as const;

const SECONDS_TO_ARRIVAL = 2 * 24 * 60 * 60;

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
 * return_url.
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
  const { mandate_data: mandateData } = params;
  return {
    method,
    types,
    options: mergedOptions(record.options, params.payment_method_options),
    acceptance: mandateData === undefined ? record.acceptance : acceptanceFrom(mandateData),
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

function acceptanceFrom(data: Params['mandate_data']): CustomerAcceptance | null {
  const given = data?.customer_acceptance;
  if (!given) return null;
  const { online } = given;
  const shown = online
    ? { online: { ip_address: online.ip_address ?? null, user_agent: online.user_agent ?? null } }
    : {};
  return {
    accepted_at: given.accepted_at ?? null,
    ...(given.type === 'offline' ? { offline: {} } : {}),
    ...shown,
    type: given.type,
  };
}

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
    moto: method.wire.type === 'card' && ready.options.card?.moto === true,
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
 * `challenge`; mail and telephone orders never ask. A bank account counts as verified at once when the options ask
 * for `instant`, or when it comes with a Financial Connections account: the sandbox has no bank to log in to, so
 * the login is taken as done.
 */
function effectiveOutcome(method: PaymentMethodRecord, options: MethodOptions): Outcome {
  const { outcome } = method;
  if (outcome.kind === 'authenticates') {
    const wanted = options.card?.request_three_d_secure ?? 'automatic';
    const skipped = options.card?.moto === true || (outcome.whenAsked === true && wanted === 'automatic');
    return skipped ? { kind: 'succeeds' } : outcome;
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
      record.wire.next_action = authenticationAction(context, attempt, ready);
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

function microdepositAction(context: Context, attempt: SetupAttempt): NextAction {
  return {
    type: 'verify_with_microdeposits',
    verify_with_microdeposits: {
      arrival_date: context.now + SECONDS_TO_ARRIVAL,
      hosted_verification_url: `https://example.com/microdeposits/${attempt.id}`,
      microdeposit_type: 'descriptor_code',
    },
  };
}

function authenticationAction(context: Context, attempt: SetupAttempt, ready: ReadyConfirmation): NextAction {
  const url = `${context.origin}/_sandbox/authenticate/${context.world.account ?? 'platform'}/${attempt.id}`;
  if (ready.returnUrl !== undefined && !ready.useStripeSdk) {
    return { type: 'redirect_to_url', redirect_to_url: { return_url: ready.returnUrl, url } };
  }
  return { type: 'use_stripe_sdk', use_stripe_sdk: { stripe_js: url, type: 'three_d_secure_redirect' } };
}
