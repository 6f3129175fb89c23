import { GraphQLError, type GraphQLErrorExtensions } from 'graphql';
import { AbortedError, TimeoutError } from '../../http/errors.ts';
import { codedError, ERROR_CODES, type ErrorCode, KEY_REFUSED } from '../../schema/error-codes.ts';
import { traceOf } from '../../schema/log.ts';
import {
  LocalRateLimitError,
  StripeAuthenticationError,
  StripeBudgetError,
  StripeConnectionError,
  StripeError,
  StripeInvalidRequestError,
  StripePermissionError,
  StripeRateLimitError,
} from '../../stripe/errors.ts';
import { redacted, withoutSecrets } from '../../stripe/redact.ts';

/** The default if Stripe sends no Retry-After. Stripe's rate limits apply per second. */
const RETRY_AFTER_MS = 1000;

const MAX_MESSAGE_LENGTH = 250;

/** The message of an unexpected error. */
export const INTERNAL_ERROR = 'Something went wrong in the gateway.';

/** Nobody receives this message, because the client has disconnected. */
const ABORTED = 'The client aborted the request.';

/** An error for the caller, and an entry for the log. */
export interface PublicError {
  readonly error: GraphQLError;
  /** Undefined if the cause is the caller's input. */
  readonly logged?: { readonly level: 'warn' | 'error'; readonly fields: object; readonly message: string };
}

/**
 * Converts any error into one with a code of `ERROR_CODES`. An unknown error is masked: its message, stack and cause go to
 * the log only.
 */
export function toPublicError(error: unknown): PublicError {
  if (isAbort(error)) return { error: codedError('UPSTREAM_UNAVAILABLE', ABORTED) };
  if (!(error instanceof GraphQLError)) return internal(error, undefined);
  const cause = rootCause(error);
  if (isAbort(cause)) return { error: at(codedError('UPSTREAM_UNAVAILABLE', ABORTED), error) };
  if (cause instanceof StripeError) return fromStripe(cause, error);
  if (isErrorCode(error.extensions.code)) return { error: at(error, error) };
  // Errors of parsing, validation and variables have no path. They are caused by the caller's own request.
  if (!error.path && (error.originalError === undefined || isVariableError(error)))
    return { error: at(requestError(error), error) };
  return internal(cause, error);
}

function fromStripe(cause: StripeError, error: GraphQLError): PublicError {
  const { status, requestId, body } = cause;
  const extensions = { ...(requestId !== null && { requestId }) };
  const stripe = {
    stripe: { code: body.code ?? null, param: body.param ?? null, docUrl: body.doc_url ?? null },
  };
  const fields = { stripe: { type: body.type, code: body.code, status, requestId, error: cause.name } };
  const logged = { level: 'warn', fields, message: 'A call to Stripe failed' } as const;
  const coded = (code: ErrorCode, message: string, more: object = {}) =>
    at(codedError(code, message, { ...extensions, ...more }), error);

  if (cause instanceof StripeAuthenticationError || cause instanceof StripePermissionError)
    return { error: coded('UPSTREAM_REFUSED', KEY_REFUSED), logged };
  if (cause instanceof StripeRateLimitError) {
    const more = { retryAfterMs: cause.advice.retryAfterMs ?? RETRY_AFTER_MS };
    const message =
      cause instanceof LocalRateLimitError
        ? 'Too many Stripe calls are waiting, so this one was not sent. Try again later.'
        : 'Stripe received too many requests. Try again later.';
    return { error: coded('RATE_LIMITED', message, more), logged };
  }
  if (cause instanceof StripeBudgetError)
    return { error: coded('OPERATION_TOO_COMPLEX', budgetMessage(cause), { budget: cause.budget }) };
  if (cause instanceof StripeInvalidRequestError)
    return {
      error: coded(cause.isMissingObject ? 'RESOURCE_MISSING' : 'INVALID_REQUEST', cause.message, stripe),
    };
  if (cause instanceof StripeConnectionError) {
    if (cause.cause instanceof AbortedError) return { error: coded('UPSTREAM_UNAVAILABLE', ABORTED) };
    return cause.cause instanceof TimeoutError
      ? { error: coded('UPSTREAM_TIMEOUT', 'Stripe did not respond in time.'), logged }
      : { error: coded('UPSTREAM_UNAVAILABLE', 'Stripe could not be reached.'), logged };
  }
  return { error: coded('UPSTREAM_UNAVAILABLE', 'Stripe did not send a valid response.'), logged };
}

function budgetMessage({ budget }: StripeBudgetError): string {
  return `This operation needs more than ${budget} Stripe calls, the limit of UPSTREAM_CALL_BUDGET, so this call was not sent. Request fewer objects at once, or raise the limit.`;
}

/** Invalid variables are BAD_USER_INPUT; other errors without a code are BAD_REQUEST. */
function requestError(error: GraphQLError): GraphQLError {
  if (!isVariableError(error)) return codedError('BAD_REQUEST', error.message, error.extensions);
  // graphql-js has the path in its message only: `Variable "$input" got … at "input.createdAt.gte"; …`
  const [, variable, path] = /^Variable "\$(\w+)"(?:.*? at "([^"]+)")?/s.exec(error.message) ?? [];
  return codedError('BAD_USER_INPUT', error.message, {
    ...error.extensions,
    argument: `$${path ?? variable}`,
  });
}

/** In graphql-js these errors have neither a code nor a class. */
function isVariableError({ message }: GraphQLError): boolean {
  return message.startsWith('Variable "$');
}

function internal(cause: unknown, error: GraphQLError | undefined): PublicError {
  return {
    error: at(codedError('INTERNAL_SERVER_ERROR', INTERNAL_ERROR), error),
    logged: { level: 'error', fields: { unexpected: traceOf(cause) }, message: 'Unexpected error' },
  };
}

/** The error with the position of the original one, but without the original and without secrets. */
function at(
  coded: GraphQLError,
  { nodes, source, positions, path }: Partial<GraphQLError> = {},
): GraphQLError {
  const code = coded.extensions.code as ErrorCode;
  return new GraphQLError(shortened(redacted(coded.message)), {
    nodes: nodes ?? null,
    source: source ?? null,
    positions: positions ?? null,
    path: path ?? null,
    extensions: {
      ...withoutSecrets(withoutOriginal(coded.extensions)),
      retryable: ERROR_CODES[code].retryable,
    },
  });
}

/**
 * Yoga adds the parser's error to the error of a body that is not JSON, and then responds with 400 even where the standard
 * allows 200. The status is kept, and the parser's error is removed.
 */
function withoutOriginal({ originalError, ...extensions }: GraphQLErrorExtensions): GraphQLErrorExtensions {
  if (originalError === undefined || typeof extensions.http !== 'object') return extensions;
  return { ...extensions, http: { ...extensions.http, spec: false } };
}

/** Validation errors quote the document, which may be long. */
function shortened(message: string): string {
  return message.length > MAX_MESSAGE_LENGTH ? `${message.slice(0, MAX_MESSAGE_LENGTH)}…` : message;
}

function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && Object.hasOwn(ERROR_CODES, code);
}

/** The execution was aborted, because the client has disconnected. */
function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

function rootCause(error: GraphQLError): unknown {
  let cause: unknown = error;
  while (cause instanceof GraphQLError && cause.originalError) cause = cause.originalError;
  return cause;
}
