import { metadataParam } from '../../form/metadata.ts';
import {
  bool,
  childPath,
  clearable,
  createdFilter,
  EXPAND,
  filled,
  integer,
  list,
  object,
  oneOf,
  PAGE,
  positive,
  required,
  type Shape,
  text,
  type Values,
} from '../../form/params.ts';
import { parseReturnUrl } from './return-url.ts';
import { exclusiveParameters, invalidRequest, missingParameter } from '../../http/errors.ts';
import type { CallerAndVersion } from '../../http/operations.ts';
import { checkTypesParameter } from '../../http/version.ts';
import { checkMethodData, paymentMethodData } from '../payment-methods/payment-method-data.ts';
import { ALLOWABLE_TYPES, EXCLUDABLE_TYPES, isSetupType } from '../payment-methods/payment-method-types.ts';
import { paymentMethodOptions } from './payment-method-options.ts';

const allowedTypes = list(oneOf(...ALLOWABLE_TYPES));
const excludedTypes = list(oneOf(...EXCLUDABLE_TYPES));
const acceptanceType = required(oneOf('offline', 'online'));

const CREATE_MANDATE_DATA = object({
  customer_acceptance: required(
    object({
      accepted_at: integer,
      offline: object({}),
      online: object({ ip_address: required(filled), user_agent: required(filled) }),
      type: acceptanceType,
    }),
  ),
});

const CONFIRM_MANDATE_DATA = object({
  customer_acceptance: object({
    accepted_at: integer,
    offline: object({}),
    // Stripe.js and the mobile SDKs send `infer_from_client`; the declarations of the server libraries leave it out.
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
  confirmation_token: filled,
  customer: filled,
  customer_account: filled,
  description: text,
  excluded_payment_method_types: excludedTypes,
  flow_directions: list(oneOf('inbound', 'outbound')),
  mandate_data: clearable(CREATE_MANDATE_DATA),
  metadata: metadataParam,
  on_behalf_of: filled,
  payment_method: filled,
  payment_method_configuration: filled,
  payment_method_data: paymentMethodData,
  payment_method_options: paymentMethodOptions,
  payment_method_types: list(filled),
  return_url: filled,
  single_use: object({ amount: required(positive), currency: required(filled) }),
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
  payment_method_types: list(filled),
} as const satisfies Shape;

export const CONFIRM = {
  ...EXPAND,
  allowed_payment_method_types: allowedTypes,
  client_secret: filled,
  confirmation_token: filled,
  mandate_data: clearable(CONFIRM_MANDATE_DATA),
  payment_method: filled,
  payment_method_data: paymentMethodData,
  payment_method_options: paymentMethodOptions,
  return_url: filled,
  use_stripe_sdk: bool,
} as const satisfies Shape;

export const VERIFY = {
  ...EXPAND,
  amounts: list(integer),
  client_secret: filled,
  descriptor_code: filled,
} as const satisfies Shape;

export const CANCEL = {
  ...EXPAND,
  cancellation_reason: oneOf('abandoned', 'duplicate', 'requested_by_customer'),
} as const satisfies Shape;

export const RETRIEVE = { ...EXPAND, client_secret: filled } as const satisfies Shape;

export const LIST = {
  ...PAGE,
  attach_to_self: bool,
  created: createdFilter,
  customer: filled,
  customer_account: filled,
  payment_method: filled,
} as const satisfies Shape;

export type CreateParams = Values<typeof CREATE>;
export type UpdateParams = Values<typeof UPDATE>;
export type ConfirmParams = Values<typeof CONFIRM>;

const ONLY_WITH_CONFIRM = ['confirmation_token', 'mandate_data', 'return_url'] as const;

/** Rules between the parameters of a create. */
export function validateCreate(params: CreateParams, request: CallerAndVersion): void {
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

/** Rules between the parameters of an update. */
export function validateUpdate(params: UpdateParams, request: CallerAndVersion): void {
  checkTypes(params, request.version);
  if (params.attach_to_self) checkExclusive(params, ['attach_to_self', 'customer', 'customer_account']);
  checkMethodParams(params);
}

/** Rules between the parameters of a confirmation. */
export function validateConfirm(params: ConfirmParams, request: CallerAndVersion): void {
  checkClientSecretSent(params, request);
  checkMethodParams(params);
  checkAcceptance(params, request);
  checkReturnUrl(params.return_url);
}

/** Exactly one of amounts and code. */
export function validateVerify(params: Values<typeof VERIFY>, request: CallerAndVersion): void {
  checkClientSecretSent(params, request);
  checkExclusive(params, ['amounts', 'descriptor_code']);
  if (params.amounts === undefined && params.descriptor_code === undefined) throw missingParameter('amounts');
}

/** A publishable key must bring the intent's secret. */
export function checkClientSecretSent(
  params: { readonly client_secret?: string | undefined },
  request: CallerAndVersion,
): void {
  if (request.caller === 'publishable' && params.client_secret === undefined)
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

/** An online acceptance names the customer's browser. For a publishable key, Stripe takes that from the request. */
function checkAcceptance(params: CreateParams | ConfirmParams, request: CallerAndVersion): void {
  const acceptance = params.mandate_data?.customer_acceptance;
  if (acceptance?.type !== 'online' || request.caller === 'publishable') return;
  const { online } = acceptance;
  const path = 'mandate_data[customer_acceptance][online]';
  if (online === undefined) throw missingParameter(path);
  for (const key of ['ip_address', 'user_agent'] as const) {
    if (!online[key]) throw missingParameter(childPath(path, key));
  }
}

/** Parameters sent empty, to unset something, do not exclude others. */
function checkExclusive(params: object, names: readonly string[]): void {
  const values = params as Readonly<Record<string, unknown>>;
  const sent = names.filter((name) => values[name] !== undefined && values[name] !== null);
  if (sent.length > 1) throw exclusiveParameters(sent);
}

function checkReturnUrl(url: string | undefined): void {
  if (url === undefined || parseReturnUrl(url) !== null) return;
  throw invalidRequest('Not a valid URL', { code: 'url_invalid', param: 'return_url' });
}
