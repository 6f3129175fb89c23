import { metadataParam } from '../../form/metadata.ts';
import {
  bool,
  childPath,
  clearable,
  createdFilter,
  EXPAND,
  ignored,
  integer,
  list,
  nonEmpty,
  object,
  oneOf,
  PAGE,
  positiveInteger,
  required,
  type Shape,
  text,
  textUpTo,
  type Values,
} from '../../form/params.ts';
import { exclusiveParameters, invalidRequest, missingParameter } from '../../http/errors.ts';
import type { RequestInfo } from '../../http/operations.ts';
import { checkTypesParameter } from '../../http/version.ts';
import { checkMethodData, paymentMethodData } from '../payment-methods/payment-method-data.ts';
import { ALLOWABLE_TYPES, EXCLUDABLE_TYPES, isSetupType } from '../payment-methods/payment-method-types.ts';
import { paymentMethodOptions } from './payment-method-options.ts';
import { parseReturnUrl } from './return-url.ts';

/** The `maxLength` in Stripe's OpenAPI description. */
const MAX_DESCRIPTION_LENGTH = 1000;

const allowedTypes = list(oneOf(...ALLOWABLE_TYPES));
const excludedTypes = list(oneOf(...EXCLUDABLE_TYPES));
const acceptanceType = required(oneOf('offline', 'online'));

const CREATE_MANDATE_DATA = object({
  customer_acceptance: required(
    object({
      accepted_at: integer,
      offline: object({}),
      online: object({ ip_address: required(nonEmpty), user_agent: required(nonEmpty) }),
      type: acceptanceType,
    }),
  ),
});

export const CONFIRM_MANDATE_DATA = object({
  customer_acceptance: object({
    accepted_at: integer,
    offline: object({}),
    // Stripe.js and the mobile SDKs send `infer_from_client`. Stripe's server libraries do not declare it.
    online: object({ infer_from_client: bool, ip_address: text, user_agent: text }),
    type: acceptanceType,
  }),
});

export const CREATE = {
  ...EXPAND,
  allowed_payment_method_types: allowedTypes,
  attach_to_self: bool,
  automatic_payment_methods: object({ allow_redirects: oneOf('always', 'never'), enabled: required(bool) }),
  confirm: bool,
  confirmation_token: nonEmpty,
  customer: nonEmpty,
  customer_account: nonEmpty,
  description: textUpTo(MAX_DESCRIPTION_LENGTH),
  excluded_payment_method_types: excludedTypes,
  flow_directions: list(oneOf('inbound', 'outbound')),
  mandate_data: clearable(CREATE_MANDATE_DATA),
  metadata: metadataParam,
  on_behalf_of: nonEmpty,
  payment_method: nonEmpty,
  payment_method_configuration: nonEmpty,
  payment_method_data: paymentMethodData,
  payment_method_options: paymentMethodOptions,
  payment_method_types: list(nonEmpty),
  return_url: nonEmpty,
  single_use: object({ amount: required(positiveInteger), currency: required(nonEmpty) }),
  usage: oneOf('off_session', 'on_session'),
  use_stripe_sdk: bool,
} as const satisfies Shape;

export const UPDATE = {
  ...EXPAND,
  allowed_payment_method_types: clearable(allowedTypes),
  attach_to_self: bool,
  customer: text,
  customer_account: text,
  description: textUpTo(MAX_DESCRIPTION_LENGTH),
  excluded_payment_method_types: clearable(excludedTypes),
  flow_directions: list(oneOf('inbound', 'outbound')),
  metadata: metadataParam,
  payment_method: text,
  payment_method_configuration: text,
  payment_method_data: paymentMethodData,
  payment_method_options: paymentMethodOptions,
  payment_method_types: list(nonEmpty),
  // Not declared for updates. Accepted without effect, whatever the value, as recorded.
  usage: ignored,
} as const satisfies Shape;

export const CONFIRM = {
  ...EXPAND,
  allowed_payment_method_types: allowedTypes,
  client_secret: nonEmpty,
  confirmation_token: nonEmpty,
  // Stripe.js sends it. Stripe's server libraries do not declare it.
  expected_payment_method_type: nonEmpty,
  mandate_data: clearable(CONFIRM_MANDATE_DATA),
  payment_method: nonEmpty,
  payment_method_data: paymentMethodData,
  payment_method_options: paymentMethodOptions,
  return_url: nonEmpty,
  use_stripe_sdk: bool,
} as const satisfies Shape;

export const VERIFY = {
  ...EXPAND,
  amounts: list(integer),
  client_secret: nonEmpty,
  descriptor_code: nonEmpty,
} as const satisfies Shape;

export const CANCEL = {
  ...EXPAND,
  cancellation_reason: oneOf('abandoned', 'duplicate', 'requested_by_customer'),
} as const satisfies Shape;

export const RETRIEVE = { ...EXPAND, client_secret: nonEmpty } as const satisfies Shape;

export const LIST = {
  ...PAGE,
  attach_to_self: bool,
  created: createdFilter,
  customer: nonEmpty,
  customer_account: nonEmpty,
  payment_method: nonEmpty,
} as const satisfies Shape;

export type CreateParams = Values<typeof CREATE>;
export type UpdateParams = Values<typeof UPDATE>;
export type ConfirmParams = Values<typeof CONFIRM>;

const ONLY_WITH_CONFIRM = ['confirmation_token', 'mandate_data', 'return_url'] as const;

/** The options of cards that Stripe's libraries declare for confirmations only. */
const CARD_OPTIONS_WITH_CONFIRM = ['moto', 'network'] as const;

/** Checks that involve several parameters of a create call. */
export function validateCreate(params: CreateParams, request: RequestInfo): void {
  checkTypes(params, request.version);
  const automatic = params.automatic_payment_methods;
  if (automatic) checkExclusive(params, ['allowed_payment_method_types', 'automatic_payment_methods']);
  if (automatic?.enabled && params.payment_method_types) throw automaticWithTypes();
  checkAttachToSelf(params);
  checkMethodParams(params);
  if (params.confirm !== true) checkNotConfirming(params);
  checkAcceptance(params, request);
  checkReturnUrl(params.return_url);
}

/** Checks that involve several parameters of an update. */
export function validateUpdate(params: UpdateParams, request: RequestInfo): void {
  checkTypes(params, request.version);
  checkAttachToSelf(params);
  checkMethodParams(params);
  checkCardOptions(
    params,
    'cannot be passed when updating a SetupIntent. Pass it when confirming the SetupIntent.',
  );
}

/** Checks a create call without `confirm=true`. */
function checkNotConfirming(params: CreateParams): void {
  const problem = 'cannot be passed when creating a SetupIntent unless `confirm` is set to true.';
  for (const param of ONLY_WITH_CONFIRM) {
    if (params[param] !== undefined && params[param] !== null) throw invalidParameter(param, problem);
  }
  checkCardOptions(params, problem);
}

function checkCardOptions(params: CreateParams | UpdateParams, problem: string): void {
  const { card } = params.payment_method_options ?? {};
  const option = CARD_OPTIONS_WITH_CONFIRM.find((name) => card?.[name] !== undefined);
  if (option !== undefined) throw invalidParameter(`payment_method_options[card][${option}]`, problem);
}

function invalidParameter(param: string, problem: string): Error {
  return invalidRequest(`The parameter \`${param}\` ${problem}`, {
    code: 'setup_intent_invalid_parameter',
    param,
  });
}

function automaticWithTypes(): Error {
  return invalidRequest('You cannot enable `automatic_payment_methods` and specify `payment_method_types`.', {
    param: 'automatic_payment_methods',
  });
}

function checkAttachToSelf(params: CreateParams | UpdateParams): void {
  if (params.attach_to_self !== true || (!params.customer && !params.customer_account)) return;
  throw invalidRequest(
    'The PaymentMethod cannot be attached to both the customer and to self. In order to attach a PaymentMethod to a ' +
      'customer, set `attach_to_self` to false.',
    { param: 'attach_to_self' },
  );
}

/** Checks that involve several parameters of a confirmation. */
export function validateConfirm(params: ConfirmParams, request: RequestInfo): void {
  checkClientSecretSent(params, request);
  checkMethodParams(params);
  checkAcceptance(params, request);
  checkReturnUrl(params.return_url);
}

/** Requires exactly one of `amounts` and `descriptor_code`. */
export function validateVerify(params: Values<typeof VERIFY>, request: RequestInfo): void {
  checkClientSecretSent(params, request);
  checkExclusive(params, ['amounts', 'descriptor_code']);
  if (params.amounts === undefined && params.descriptor_code === undefined) throw missingParameter('amounts');
}

/** A publishable key requires the intent's client secret. */
export function checkClientSecretSent(
  params: { readonly client_secret?: string | undefined },
  request: RequestInfo,
): void {
  if (request.keyType === 'publishable' && params.client_secret === undefined)
    throw missingParameter('client_secret');
}

function checkTypes(params: CreateParams | UpdateParams, version: string): void {
  checkTypesParameter(params.payment_method_types, version);
  checkExclusive(params, ['customer', 'customer_account']);
  checkExclusive(params, ['allowed_payment_method_types', 'excluded_payment_method_types']);
  checkExclusive(params, ['allowed_payment_method_types', 'payment_method_configuration']);
  checkExclusive(params, ['allowed_payment_method_types', 'payment_method_types']);
  for (const type of params.payment_method_types ?? []) {
    if (isSetupType(type)) continue;
    throw invalidRequest(
      `The payment method type "${type}" is invalid. Please ensure the provided type is activated in your dashboard ` +
        '(https://dashboard.stripe.com/account/payments/settings) and your account is enabled for any preview ' +
        'features that you are trying to use. See ' +
        'https://stripe.com/docs/payments/payment-methods/integration-options for supported payment method, ' +
        'currency, and country combinations.',
      { param: 'payment_method_types' },
    );
  }
}

function checkMethodParams(params: CreateParams | UpdateParams | ConfirmParams): void {
  checkExclusive(params, ['payment_method', 'payment_method_data']);
  const data = params.payment_method_data;
  if (data) checkMethodData(data, 'payment_method_data');
}

/** An online acceptance requires the customer's IP address and user agent, unless the customer sends the request. */
function checkAcceptance(params: CreateParams | ConfirmParams, request: RequestInfo): void {
  const acceptance = params.mandate_data?.customer_acceptance;
  if (acceptance?.type !== 'online' || request.keyType === 'publishable') return;
  const { online } = acceptance;
  const path = 'mandate_data[customer_acceptance][online]';
  if (online === undefined) throw missingParameter(path);
  for (const key of ['ip_address', 'user_agent'] as const) {
    if (!online[key]) throw missingParameter(childPath(path, key));
  }
}

/** Throws if more than one of the parameters is sent. Parameters that are sent empty, to unset them, do not count. */
function checkExclusive(params: object, names: readonly string[]): void {
  const values = params as Readonly<Record<string, unknown>>;
  const sent = names.filter((name) => values[name] !== undefined && values[name] !== null);
  if (sent.length > 1) throw exclusiveParameters(sent);
}

function checkReturnUrl(url: string | undefined): void {
  if (url === undefined || parseReturnUrl(url) !== null) return;
  throw invalidRequest('Not a valid URL', { code: 'url_invalid', param: 'return_url' });
}
