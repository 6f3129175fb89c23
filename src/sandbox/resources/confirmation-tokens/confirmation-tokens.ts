import {
  bool,
  clearable,
  EXPAND,
  ignored,
  integer,
  nonEmpty,
  object,
  oneOf,
  required,
  type Shape,
  text,
  type Values,
} from '../../form/params.ts';
import { exclusiveParameters, invalidRequest, missingObject, missingParameter } from '../../http/errors.ts';
import type { JsonObject } from '../../http/json.ts';
import { withNulls } from '../../http/json.ts';
import { type Context, type Operation, operation } from '../../http/operations.ts';
import type { ConfirmationToken } from '../../store/objects.ts';
import type { ConfirmationTokenRecord, PaymentMethodRecord } from '../../store/store.ts';
import { ADDRESS } from '../customers/address.ts';
import { acceptanceFrom } from '../mandates/mandate-acceptance.ts';
import { methodFromData } from '../payment-methods/new-payment-method.ts';
import { checkMethodData, paymentMethodData } from '../payment-methods/payment-method-data.ts';
import { findMethod } from '../payment-methods/payment-methods.ts';
import { parseReturnUrl } from '../setup-intents/return-url.ts';
import { CONFIRM_MANDATE_DATA } from '../setup-intents/setup-intent-parameters.ts';

/** Twelve hours, as in the example of Stripe's docs. */
const LIFETIME_SECONDS = 12 * 60 * 60;

const PATH = '/v1/confirmation_tokens';

const SHIPPING = {
  address: required(object(ADDRESS)),
  name: required(nonEmpty),
  phone: text,
} as const satisfies Shape;

/** A plan of installments, which matters to payments only. */
const PLAN = {
  count: integer,
  interval: oneOf('month'),
  type: required(oneOf('bonus', 'fixed_count', 'revolving')),
} as const satisfies Shape;

/** The parameters of the test helper. */
const HELPER = {
  ...EXPAND,
  payment_method: nonEmpty,
  payment_method_data: paymentMethodData,
  payment_method_options: object({
    card: object({ installments: object({ plan: required(object(PLAN)) }) }),
  }),
  return_url: nonEmpty,
  setup_future_usage: oneOf('off_session', 'on_session'),
  shipping: object(SHIPPING),
} as const satisfies Shape;

/** What Stripe.js sends. Stripe documents no REST call for it. */
const CREATE = {
  ...HELPER,
  client_context: ignored,
  mandate_data: clearable(CONFIRM_MANDATE_DATA),
  set_as_default_payment_method: bool,
  use_stripe_sdk: bool,
} as const satisfies Shape;

type CreateParams = Values<typeof CREATE>;

function createToken(context: Context, params: CreateParams): ConfirmationToken {
  const method = params.payment_method
    ? findMethod(context, params.payment_method, 400)
    : methodFromData(context, params.payment_method_data ?? { type: '' }, 'payment_method_data');
  const acceptance = acceptanceFrom(params.mandate_data, context.client);
  const { shipping, payment_method_options: options } = params;
  const wire: ConfirmationToken = {
    id: context.ids.next('ctoken_', 24),
    object: 'confirmation_token',
    created: context.now,
    expires_at: context.now + LIFETIME_SECONDS,
    livemode: false,
    mandate_data: acceptance && {
      customer_acceptance: { online: acceptance.online ?? null, type: acceptance.type },
    },
    metadata: null,
    payment_intent: null,
    payment_method_options: options?.card ? { card: { cvc_token: null, ...options.card } } : null,
    payment_method_preview: previewOf(method),
    return_url: params.return_url ?? null,
    setup_future_usage: params.setup_future_usage ?? null,
    setup_intent: null,
    shipping: shipping
      ? { address: withNulls(ADDRESS, shipping.address), name: shipping.name, phone: shipping.phone ?? null }
      : null,
    use_stripe_sdk: params.use_stripe_sdk ?? true,
  };
  const record: ConfirmationTokenRecord = { id: wire.id, created: wire.created, wire, method, acceptance };
  return context.account.confirmationTokens.add(record).wire;
}

function previewOf({ wire }: PaymentMethodRecord): JsonObject {
  const { allow_redisplay, billing_details, customer, customer_account, type } = wire;
  const details = structuredClone(wire[type]) as JsonObject;
  return { allow_redisplay, billing_details, customer, customer_account, type, [type]: details };
}

function validate(params: Values<typeof HELPER>): void {
  const { payment_method: method, payment_method_data: data, return_url: returnUrl } = params;
  if (method !== undefined && data !== undefined) {
    throw exclusiveParameters(['payment_method', 'payment_method_data']);
  }
  if (method === undefined && data === undefined) throw missingParameter('payment_method_data');
  if (data) checkMethodData(data, 'payment_method_data');
  if (returnUrl !== undefined && parseReturnUrl(returnUrl) === null) {
    throw invalidRequest('Not a valid URL', { code: 'url_invalid', param: 'return_url' });
  }
}

/**
 * The confirmation token of a request, or undefined if there is none with this id.
 *
 * @throws StripeApiError (400) when it has expired, or has confirmed an intent.
 */
export function usableToken(context: Context, id: string): ConfirmationTokenRecord | undefined {
  const record = context.account.confirmationTokens.get(id);
  if (record === undefined) return undefined;
  const { setup_intent: intent, expires_at: end } = record.wire;
  const problem = intent === null ? 'has expired' : `was already used to confirm ${intent}`;
  if (intent === null && context.now < end) return record;
  throw invalidRequest(`The ConfirmationToken ${id} ${problem}. Create a new ConfirmationToken.`, {
    param: 'confirmation_token',
  });
}

export const confirmationTokenOperations: readonly Operation[] = [
  operation({
    method: 'POST',
    path: PATH,
    returns: 'confirmation_token',
    publishable: true,
    shape: CREATE,
    validate,
    run: createToken,
  }),
  operation({
    method: 'GET',
    path: `${PATH}/:confirmation_token`,
    returns: 'confirmation_token',
    shape: EXPAND,
    run: ({ account }, _params, [id = '']) => {
      const record = account.confirmationTokens.get(id);
      if (record) return record.wire;
      throw missingObject('confirmation_token', id, { param: 'confirmation_token', status: 404 });
    },
  }),
  operation({
    method: 'POST',
    path: '/v1/test_helpers/confirmation_tokens',
    returns: 'confirmation_token',
    shape: HELPER,
    validate,
    run: createToken,
  }),
];
