import type { PaymentMethod, SetupError, SetupIntent } from '../store/objects.ts';

/** The members of an `error` body, without `doc_url` and `request_log_url`: `api.ts` adds those. */
export interface ErrorFields extends Omit<SetupError, 'payment_method'> {
  payment_method?: PaymentMethod;
  setup_intent?: SetupIntent;
}

/** An error response of Stripe's API. Thrown by operations and checks; `api.ts` turns it into an HTTP response. */
export class StripeApiError extends Error {
  override readonly name = 'StripeApiError';
  readonly status: number;
  readonly fields: ErrorFields;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, fields: ErrorFields, headers: Readonly<Record<string, string>> = {}) {
    super(fields.message);
    this.status = status;
    this.fields = fields;
    this.headers = headers;
  }
}

/** A 400 `invalid_request_error`. */
export function invalidRequest(
  message: string,
  more: Partial<Omit<ErrorFields, 'type' | 'message'>> = {},
): StripeApiError {
  return new StripeApiError(400, { type: 'invalid_request_error', message, ...more });
}

/** The documentation page of an error code, in the form of Stripe's `doc_url`. */
export function docUrl(code: string): string {
  return `https://stripe.com/docs/error-codes/${code.replaceAll('_', '-')}`;
}

export function missingParameter(param: string): StripeApiError {
  return invalidRequest(`Missing required param: ${param}.`, { code: 'parameter_missing', param });
}

export function unknownParameters(params: readonly string[]): StripeApiError {
  const noun = params.length === 1 ? 'parameter' : 'parameters';
  const message = `Received unknown ${noun}: ${params.join(', ')}`;
  return invalidRequest(message, { code: 'parameter_unknown', param: params[0] ?? '' });
}

export function emptyParameter(param: string): StripeApiError {
  const message =
    `You passed an empty string for '${param}'. We assume empty values are an attempt to unset a parameter; ` +
    `however '${param}' cannot be unset. You should remove '${param}' from your request or supply a non-empty value.`;
  return invalidRequest(message, { code: 'parameter_invalid_empty', param });
}

export function exclusiveParameters(params: readonly string[]): StripeApiError {
  const message = `You may only specify one of these parameters: ${params.join(', ')}.`;
  return invalidRequest(message, { param: params[0] ?? '' });
}

/** The object names in Stripe's "No such …" messages. */
const NOUNS = {
  customer: 'customer',
  event: 'event',
  mandate: 'mandate',
  payment_method: 'PaymentMethod',
  setup_attempt: 'setupattempt',
  setup_intent: 'setupintent',
  confirmation_token: 'confirmationtoken',
  payment_method_configuration: 'payment_method_configuration',
  token: 'token',
  webhook_endpoint: 'webhook endpoint',
} as const;

export type ObjectNoun = keyof typeof NOUNS;

/** A `resource_missing` error: 404 for an id in the path, 400 for an id in a parameter. */
export function missingObject(
  noun: ObjectNoun,
  id: string,
  location: { param: string; status: 400 | 404 },
): StripeApiError {
  return new StripeApiError(location.status, {
    type: 'invalid_request_error',
    code: 'resource_missing',
    message: `No such ${NOUNS[noun]}: '${id}'`,
    param: location.param,
  });
}
