import { metadataParam } from '../../form/metadata.ts';
import {
  bool,
  childPath,
  clearable,
  createdFilter,
  EXPAND,
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
  type Values,
} from '../../form/params.ts';
import { exclusiveParameters, invalidRequest, missingParameter } from '../../http/errors.ts';
import type { RequestInfo } from '../../http/operations.ts';
import { checkTypesParameter } from '../../http/version.ts';
import { checkMethodData, paymentMethodData } from '../payment-methods/payment-method-data.ts';
import { ALLOWABLE_TYPES, EXCLUDABLE_TYPES, isSetupType } from '../payment-methods/payment-method-types.ts';
import { paymentMethodOptions } from './payment-method-options.ts';
import { parseReturnUrl } from './return-url.ts';

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

const CONFIRM_MANDATE_DATA = object({
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
  description: text,
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
  description: text,
  excluded_payment_method_types: clearable(excludedTypes),
  flow_directions: list(oneOf('inbound', 'outbound')),
  metadata: metadataParam,
  payment_method: text,
  payment_method_configuration: text,
  payment_method_data: paymentMethodData,
  payment_method_options: paymentMethodOptions,
  payment_method_types: list(nonEmpty),
} as const satisfies Shape;

export const CONFIRM = {
  ...EXPAND,
  allowed_payment_method_types: allowedTypes,
  client_secret: nonEmpty,
  confirmation_token: nonEmpty,
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

/** Checks that involve several parameters of a create call. */
export function validateCreate(params: CreateParams, request: RequestInfo): void {
  checkTypes(params, request.version);
  const automatic = params.automatic_payment_methods;
  if (automatic) checkExclusive(params, ['allowed_payment_method_types', 'automatic_payment_methods']);
  if (automatic?.enabled) checkExclusive(params, ['automatic_payment_methods', 'payment_method_types']);
  if (params.attach_to_self) checkExclusive(params, ['attach_to_self', 'customer', 'customer_account']);
  checkMethodParams(params);
  for (const param of ONLY_WITH_CONFIRM) {
    if (params[param] !== undefined && params[param] !== null && params.confirm !== true) {
      throw invalidRequest(`The parameter ${param} can only be sent together with confirm=true.`, { param });
    }
  }
  checkAcceptance(params, request);
  checkReturnUrl(params.return_url);
}

/** Checks that involve several parameters of an update. */
export function validateUpdate(params: UpdateParams, request: RequestInfo): void {
  checkTypes(params, request.version);
  if (params.attach_to_self) checkExclusive(params, ['attach_to_self', 'customer', 'customer_account']);
  checkMethodParams(params);
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
    const docs = 'https://stripe.com/docs/payments/payment-methods/integration-options';
    throw invalidRequest(
      `The payment method type "${type}" is invalid. See ${docs} for the full list of supported payment method types.`,
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
