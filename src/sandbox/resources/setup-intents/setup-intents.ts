import { mergedMetadata } from '../../form/metadata.ts';
import { invalidRequest, missingObject } from '../../http/errors.ts';
import { isWithin, listPage } from '../../http/lists.ts';
import { type Context, type Operation, operation } from '../../http/operations.ts';
import type { SetupIntent } from '../../store/objects.ts';
import type { Account, PaymentMethodRecord, SetupIntentRecord } from '../../store/store.ts';
import { existingCustomer } from '../customers/customers.ts';
import { storeMethod } from '../payment-methods/payment-methods.ts';
import { abandonPendingAttempt } from '../setup-attempts/setup-attempts.ts';
import { runConfirmation, VERIFICATION_ATTEMPTS } from './confirmation.ts';
import {
  checkConfirmation,
  checkOwnership,
  checkReusable,
  checkType,
  currentMethod,
  methodInParams,
} from './confirmation-checks.ts';
import { verifyMicrodeposits } from './microdeposits.ts';
import { mergedOptions, visibleOptions } from './payment-method-options.ts';
import {
  CANCEL,
  CONFIRM,
  type ConfirmParams,
  CREATE,
  type CreateParams,
  checkClientSecretSent,
  LIST,
  RETRIEVE,
  UPDATE,
  type UpdateParams,
  VERIFY,
  validateConfirm,
  validateCreate,
  validateUpdate,
  validateVerify,
} from './setup-intent-parameters.ts';
import { checkTransition } from './setup-intent-transitions.ts';
import { DEFAULT_SELECTION, selectTypes } from './type-selection.ts';

/**
 * Creates an intent, and confirms it with `confirm=true`.
 *
 * @throws StripeApiError if a check fails, and no intent is created; or if the confirmation fails, with the created intent.
 */
export function createSetupIntent(context: Context, params: CreateParams): SetupIntent {
  const { account } = context;
  const wire = newSetupIntent(context, params);
  checkCustomer(account, wire.customer);
  const record: SetupIntentRecord = {
    id: wire.id,
    created: wire.created,
    wire,
    options: params.payment_method_options ?? {},
    acceptance: null,
    returnUrl: null,
    singleUse: params.single_use ?? null,
    attemptsLeft: { ...VERIFICATION_ATTEMPTS },
    history: [],
  };
  if (params.confirm) {
    const confirmation = checkConfirmation(context, params, { record, stored: false });
    addIntent(context, record);
    runConfirmation(context, record, confirmation);
    return wire;
  }
  const method = methodInParams(context, params);
  if (method) setPaymentMethod(context, wire, method);
  addIntent(context, record);
  return wire;
}

function addIntent({ account, changes }: Context, record: SetupIntentRecord): void {
  account.setupIntents.add(record);
  changes.addIntentEvent('setup_intent.created', record);
}

function newSetupIntent(context: Context, params: CreateParams): SetupIntent {
  const id = context.ids.next('seti_', 24);
  const types = selectTypes(DEFAULT_SELECTION, params);
  return {
    id,
    object: 'setup_intent',
    application: null,
    ...types,
    ...(params.attach_to_self === undefined ? {} : { attach_to_self: params.attach_to_self }),
    cancellation_reason: null,
    client_secret: `${id}_secret_${context.ids.next('', 31)}`,
    created: context.now,
    customer: params.customer ?? null,
    customer_account: params.customer_account ?? null,
    description: params.description ?? null,
    flow_directions: params.flow_directions ?? null,
    last_setup_error: null,
    latest_attempt: null,
    livemode: false,
    managed_payments: { enabled: false },
    mandate: null,
    metadata: mergedMetadata({}, params.metadata),
    next_action: null,
    on_behalf_of: params.on_behalf_of ?? null,
    payment_method: null,
    payment_method_options: visibleOptions(types.payment_method_types, params.payment_method_options ?? {}),
    single_use_mandate: null,
    status: 'requires_payment_method',
    usage: params.usage ?? 'off_session',
  };
}

function checkCustomer(account: Account, customer: string | null | undefined): void {
  if (!customer || existingCustomer(account, customer)) return;
  throw missingObject('customer', customer, { param: 'customer', status: 400 });
}

/** Checks the payment method of a new intent, stores it, and sets it. */
function setPaymentMethod(context: Context, wire: SetupIntent, method: PaymentMethodRecord): void {
  checkOwnership(method, { customer: wire.customer, intentInErrors: null });
  checkType(method, wire.payment_method_types, null);
  checkReusable(method);
  wire.payment_method = storeMethod(context.account, method).id;
  wire.status = 'requires_confirmation';
}

/** Changes the fields that the request contains, or none if one of them is invalid. */
function updateSetupIntent(context: Context, params: UpdateParams, id: string): SetupIntent {
  const { account } = context;
  const record = intentInPath(account, id);
  const { wire } = record;
  const method = methodInParams(context, params);
  const customer = params.customer === undefined ? wire.customer : params.customer;
  checkCustomer(account, params.customer);
  const kept = params.payment_method === null ? null : currentMethod(context, record);
  const owned = method ?? kept;
  if (owned) checkOwnership(owned, { customer, intentInErrors: wire });
  const changesMethod = method !== null || params.payment_method === null;
  checkTransition(changesMethod ? 'update_payment_method' : 'update', wire);
  const types = selectTypes(wire, params);
  if (method) checkType(method, types.payment_method_types, wire);
  if (method) checkReusable(method);
  wire.metadata = mergedMetadata(wire.metadata, params.metadata);
  Object.assign(wire, types);
  wire.customer = customer;
  if (params.attach_to_self !== undefined) wire.attach_to_self = params.attach_to_self;
  if (params.customer_account !== undefined) wire.customer_account = params.customer_account;
  if (params.description !== undefined) wire.description = params.description;
  if (params.flow_directions !== undefined) wire.flow_directions = params.flow_directions;
  record.options = mergedOptions(record.options, params.payment_method_options);
  wire.payment_method_options = visibleOptions(types.payment_method_types, record.options);
  if (changesMethod) replaceMethod(account, record, method);
  context.changes.addIntent(record);
  return wire;
}

function replaceMethod(
  account: Account,
  record: SetupIntentRecord,
  method: PaymentMethodRecord | null,
): void {
  const { wire } = record;
  abandonPendingAttempt(account, wire);
  record.acceptance = null;
  wire.next_action = null;
  wire.payment_method = method ? storeMethod(account, method).id : null;
  wire.status = method ? 'requires_confirmation' : 'requires_payment_method';
}

/** Cancels an intent. Its payment method, customer and client secret remain. */
export function cancelSetupIntent(context: Context, id: string, reason: string | undefined): SetupIntent {
  const record = intentInPath(context.account, id);
  const { wire } = record;
  checkTransition('cancel', wire);
  abandonPendingAttempt(context.account, wire);
  wire.status = 'canceled';
  wire.cancellation_reason = reason ?? null;
  wire.next_action = null;
  context.changes.addIntentEvent('setup_intent.canceled', record);
  return wire;
}

/** Confirms an intent with the payment method in the request, or else with the intent's own. */
function confirmSetupIntent(context: Context, params: ConfirmParams, id: string): SetupIntent {
  const record = intentInPath(context.account, id);
  checkClientSecret(record.wire, params.client_secret);
  runConfirmation(context, record, checkConfirmation(context, params, { record, stored: true }));
  return record.wire;
}

function intentInPath(account: Account, id: string): SetupIntentRecord {
  const record = account.setupIntents.get(id);
  if (record === undefined) throw missingObject('setup_intent', id, { param: 'intent', status: 404 });
  return record;
}

/** If the request has a client secret, it must match the intent's, even with a secret key. */
function checkClientSecret(wire: SetupIntent, secret: string | undefined): void {
  if (secret === undefined || secret === wire.client_secret) return;
  const message = 'The client_secret provided does not match any associated SetupIntent on this account.';
  throw invalidRequest(message, { param: 'client_secret' });
}

const PATH = '/v1/setup_intents';

export const setupIntentOperations: readonly Operation[] = [
  operation({
    method: 'POST',
    path: PATH,
    returns: 'setup_intent',
    shape: CREATE,
    validate: validateCreate,
    run: createSetupIntent,
  }),
  operation({
    method: 'GET',
    path: PATH,
    returns: ['setup_intent'],
    shape: LIST,
    run: ({ account }, params) => {
      const { attach_to_self, created, customer, customer_account, payment_method } = params;
      if (customer !== undefined && account.customers.get(customer) === undefined) {
        throw missingObject('customer', customer, { param: 'customer', status: 400 });
      }
      return listPage(account.setupIntents, {
        noun: 'setup_intent',
        url: PATH,
        page: params,
        matches: ({ wire }) =>
          isWithin(wire.created, created) &&
          (customer ?? wire.customer) === wire.customer &&
          (customer_account ?? wire.customer_account) === wire.customer_account &&
          (payment_method ?? wire.payment_method) === wire.payment_method &&
          (attach_to_self !== true || wire.attach_to_self === true),
      });
    },
  }),
  operation({
    method: 'GET',
    path: `${PATH}/:intent`,
    returns: 'setup_intent',
    publishable: true,
    shape: RETRIEVE,
    validate: checkClientSecretSent,
    run: ({ account }, params, [id = '']) => {
      const { wire } = intentInPath(account, id);
      checkClientSecret(wire, params.client_secret);
      return wire;
    },
  }),
  operation({
    method: 'POST',
    path: `${PATH}/:intent`,
    returns: 'setup_intent',
    shape: UPDATE,
    validate: validateUpdate,
    run: (context, params, [id = '']) => updateSetupIntent(context, params, id),
  }),
  operation({
    method: 'POST',
    path: `${PATH}/:intent/cancel`,
    returns: 'setup_intent',
    shape: CANCEL,
    run: (context, params, [id = '']) => cancelSetupIntent(context, id, params.cancellation_reason),
  }),
  operation({
    method: 'POST',
    path: `${PATH}/:intent/confirm`,
    returns: 'setup_intent',
    publishable: true,
    shape: CONFIRM,
    validate: validateConfirm,
    run: (context, params, [id = '']) => confirmSetupIntent(context, params, id),
  }),
  operation({
    method: 'POST',
    path: `${PATH}/:intent/verify_microdeposits`,
    returns: 'setup_intent',
    publishable: true,
    shape: VERIFY,
    validate: validateVerify,
    run: (context, params, [id = '']) => {
      const record = intentInPath(context.account, id);
      checkClientSecret(record.wire, params.client_secret);
      verifyMicrodeposits(context, record, params);
      return record.wire;
    },
  }),
];
