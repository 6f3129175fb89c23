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

/** Where Stripe names no time to wait: a second is the span in which it counts calls. */
const RETRY_AFTER_MS = 1000;

const MAX_MESSAGE_LENGTH = 250;

/** Nobody reads it: the caller has hung up. */
const GIVEN_UP = 'The request was given up.';

/** What the world may read of an error, and what only the log may. */
export interface PublicError {
  readonly error: GraphQLError;
  /** Set when the failure is nobody's input, so that the log should have it. */
  readonly logged?: { readonly level: 'warn' | 'error'; readonly fields: object; readonly message: string };
}

/**
 * The last net: turns whatever a resolver threw into an error with a code from the closed table. Nothing of an unknown
 * error leaves: no message, no stack, no cause.
 */
export function toPublicError(error: unknown): PublicError {
  if (isAbort(error)) return { error: codedError('UPSTREAM_UNAVAILABLE', GIVEN_UP) };
  if (!(error instanceof GraphQLError)) return internal(error, undefined);
  const cause = rootCause(error);
  if (isAbort(cause)) return { error: at(codedError('UPSTREAM_UNAVAILABLE', GIVEN_UP), error) };
  if (cause instanceof StripeError) return fromStripe(cause, error);
  if (isErrorCode(error.extensions.code)) return { error: at(error, error) };
  // Parsing, validation and the reading of variables speak of the caller's own document, and have no path.
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
        ? 'Too many calls are waiting for Stripe: nothing was sent.'
        : 'Stripe asks for patience: too many requests.';
    return { error: coded('RATE_LIMITED', message, more), logged };
  }
  if (cause instanceof StripeBudgetError)
    return { error: coded('OPERATION_TOO_COMPLEX', budgetMessage(cause), { budget: cause.budget }) };
  if (cause instanceof StripeInvalidRequestError)
    return {
      error: coded(cause.isMissingObject ? 'RESOURCE_MISSING' : 'INVALID_REQUEST', cause.message, stripe),
    };
  if (cause instanceof StripeConnectionError) {
    const reason = cause.cause;
    if (reason instanceof AbortedError) return { error: coded('UPSTREAM_UNAVAILABLE', GIVEN_UP) };
    return reason instanceof TimeoutError
      ? { error: coded('UPSTREAM_TIMEOUT', 'Stripe did not answer in time.'), logged }
      : { error: coded('UPSTREAM_UNAVAILABLE', 'Stripe could not be reached.'), logged };
  }
  return { error: coded('UPSTREAM_UNAVAILABLE', 'Stripe gave no usable answer.'), logged };
}

function budgetMessage({ budget }: StripeBudgetError): string {
  return `This operation needs more than the ${budget} Stripe calls that UPSTREAM_CALL_BUDGET allows, so this call was not sent. Request fewer objects at once, or raise the limit.`;
}

/** Badly typed variables are input; what else has no code yet is a bad request. */
function requestError(error: GraphQLError): GraphQLError {
  if (!isVariableError(error)) return codedError('BAD_REQUEST', error.message, error.extensions);
  // graphql-js tells the place in words alone: `Variable "$input" got … at "input.createdAt.gte"; …`
  const [, variable, place] = /^Variable "\$(\w+)"(?:.*? at "([^"]+)")?/s.exec(error.message) ?? [];
  return codedError('BAD_USER_INPUT', error.message, {
    ...error.extensions,
    argument: `$${place ?? variable}`,
  });
}

/** graphql-js gives these neither a code nor a class. */
function isVariableError({ message }: GraphQLError): boolean {
  return message.startsWith('Variable "$');
}

function internal(cause: unknown, error: GraphQLError | undefined): PublicError {
  return {
    error: at(codedError('INTERNAL_SERVER_ERROR', 'Something went wrong in the gateway.'), error),
    logged: { level: 'error', fields: { unexpected: traceOf(cause) }, message: 'An unexpected error' },
  };
}

/** The coded error at the place of the original one, without the original, and without secrets in its texts. */
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
 * Yoga marks a body that is no JSON with what the parser complained of, and by that mark answers 400 where the standard
 * would allow 200. The status stays, the complaint does not leave.
 */
function withoutOriginal({ originalError, ...extensions }: GraphQLErrorExtensions): GraphQLErrorExtensions {
  if (originalError === undefined || typeof extensions.http !== 'object') return extensions;
  return { ...extensions, http: { ...extensions.http, spec: false } };
}

/** Validation repeats what it complains of, and that may be long. */
function shortened(message: string): string {
  return message.length > MAX_MESSAGE_LENGTH ? `${message.slice(0, MAX_MESSAGE_LENGTH)}…` : message;
}

function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && Object.hasOwn(ERROR_CODES, code);
}

/** The execution itself was stopped, because the caller hung up. */
function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

function rootCause(error: GraphQLError): unknown {
  let cause: unknown = error;
  while (cause instanceof GraphQLError && cause.originalError) cause = cause.originalError;
  return cause;
}
