import { mergedMetadata } from '../../form/metadata.ts';
import { invalidRequest, missingObject } from '../../http/errors.ts';
import { isWithin, listPage } from '../../http/lists.ts';
import { type Context, type Operation, operation } from '../../http/operations.ts';
import type { SetupIntent } from '../../store/objects.ts';
import type { PaymentMethodRecord, SetupIntentRecord, World } from '../../store/store.ts';
import { liveCustomer } from '../customers/customers.ts';
import { storeMethod } from '../payment-methods/payment-methods.ts';
import { abandonPendingAttempt } from '../setup-attempts/setup-attempts.ts';
import { carryOut, VERIFICATION_LIMITS } from './confirmation.ts';
import {
  checkConfirmation,
  checkOwnership,
  checkType,
  heldMethod,
  methodInParams,
} from './confirmation-checks.ts';
import { verifyMicrodeposits } from './microdeposits.ts';
import { mergedOptions, shownOptions } from './payment-method-options.ts';
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
import { AUTOMATIC_CHOICE, chosenTypes } from './type-selection.ts';

/**
 * Makes an intent, and confirms it when asked to. If a check fails, nothing is made; a decline leaves the intent.
 *
 * @throws StripeApiError as the checks and the confirmation do.
 */
export function createSetupIntent(context: Context, params: CreateParams): SetupIntent {
  const { world } = context;
  const wire = blankSetupIntent(context, params);
  checkCustomer(world, wire.customer);
  const record: SetupIntentRecord = {
    id: wire.id,
    created: wire.created,
    wire,
    options: params.payment_method_options ?? {},
    acceptance: null,
    returnUrl: null,
    singleUse: params.single_use ?? null,
    verification: { ...VERIFICATION_LIMITS },
  };
  if (params.confirm) {
    const ready = checkConfirmation(context, params, { record, stored: false });
    world.setupIntents.add(record);
    carryOut(context, record, ready);
    return wire;
  }
  const method = methodInParams(context, params);
  if (method) giveMethod(context, { record, method, shown: null });
  world.setupIntents.add(record);
  return wire;
}

function blankSetupIntent(context: Context, params: CreateParams): SetupIntent {
  const id = context.ids.next('seti_', 24);
  const types = chosenTypes(AUTOMATIC_CHOICE, params);
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
    payment_method_options: shownOptions(types.payment_method_types, params.payment_method_options ?? {}),
    single_use_mandate: null,
    status: 'requires_payment_method',
    usage: params.usage ?? 'off_session',
  };
}

function checkCustomer(world: World, customer: string | null | undefined): void {
  if (!customer || liveCustomer(world, customer)) return;
  throw missingObject('customer', customer, { param: 'customer', status: 400 });
}

/** Puts a checked method on an intent, which then waits for its confirmation. */
function giveMethod(
  context: Context,
  gift: { record: SetupIntentRecord; method: PaymentMethodRecord; shown: SetupIntent | null },
): void {
  const { wire } = gift.record;
  checkOwnership(gift.method, { customer: wire.customer, shown: gift.shown });
  checkType(gift.method, wire.payment_method_types, gift.shown);
  wire.payment_method = storeMethod(context.world, gift.method).id;
  wire.status = 'requires_confirmation';
}

/** Changes the sent members of an intent, and nothing if any of them is refused. Never confirms. */
function updateSetupIntent(context: Context, params: UpdateParams, id: string): SetupIntent {
  const { world } = context;
  const record = pathIntent(world, id);
  const { wire } = record;
  const method = methodInParams(context, params);
  const customer = params.customer === undefined ? wire.customer : params.customer;
  checkCustomer(world, params.customer);
  const kept = params.payment_method === null ? null : heldMethod(context, record);
  const owned = method ?? kept;
  if (owned) checkOwnership(owned, { customer, shown: wire });
  const changesMethod = method !== null || params.payment_method === null;
  checkTransition(changesMethod ? 'update_payment_method' : 'update', wire);
  const types = chosenTypes(wire, params);
  if (method) checkType(method, types.payment_method_types, wire);
  wire.metadata = mergedMetadata(wire.metadata, params.metadata);
  Object.assign(wire, types);
  wire.customer = customer;
  if (params.attach_to_self !== undefined) wire.attach_to_self = params.attach_to_self;
  if (params.customer_account !== undefined) wire.customer_account = params.customer_account;
  if (params.description !== undefined) wire.description = params.description;
  if (params.flow_directions !== undefined) wire.flow_directions = params.flow_directions;
  record.options = mergedOptions(record.options, params.payment_method_options);
  wire.payment_method_options = shownOptions(types.payment_method_types, record.options);
  if (changesMethod) replaceMethod(world, record, method);
  return wire;
}

function replaceMethod(world: World, record: SetupIntentRecord, method: PaymentMethodRecord | null): void {
  const { wire } = record;
  abandonPendingAttempt(world, wire);
  record.acceptance = null;
  wire.next_action = null;
  wire.payment_method = method ? storeMethod(world, method).id : null;
  wire.status = method ? 'requires_confirmation' : 'requires_payment_method';
}

/** Cancels an intent. Its method, customer and client secret stay. */
export function cancelSetupIntent(context: Context, id: string, reason: string | undefined): SetupIntent {
  const { wire } = pathIntent(context.world, id);
  checkTransition('cancel', wire);
  abandonPendingAttempt(context.world, wire);
  wire.status = 'canceled';
  wire.cancellation_reason = reason ?? null;
  wire.next_action = null;
  return wire;
}

/** Confirms an intent with the method it carries or with one that the request brings. */
function confirmSetupIntent(context: Context, params: ConfirmParams, id: string): SetupIntent {
  const record = pathIntent(context.world, id);
  checkClientSecret(record.wire, params.client_secret);
  carryOut(context, record, checkConfirmation(context, params, { record, stored: true }));
  return record.wire;
}

function pathIntent(world: World, id: string): SetupIntentRecord {
  const record = world.setupIntents.get(id);
  if (record === undefined) throw missingObject('setup_intent', id, { param: 'intent', status: 404 });
  return record;
}

/** A secret that is sent must be the intent's own, whichever key it comes with. */
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
    run: ({ world }, params) => {
      const { attach_to_self, created, customer, customer_account, payment_method } = params;
      if (customer !== undefined && world.customers.get(customer) === undefined) {
        throw missingObject('customer', customer, { param: 'customer', status: 400 });
      }
      return listPage(world.setupIntents, {
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
    run: ({ world }, params, [id = '']) => {
      const { wire } = pathIntent(world, id);
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
      const record = pathIntent(context.world, id);
      checkClientSecret(record.wire, params.client_secret);
      verifyMicrodeposits(context, record, params);
      return record.wire;
    },
  }),
];
