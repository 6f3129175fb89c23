import { GraphQLError } from 'graphql';

/** Every `extensions.code` that can leave the gateway, and whether asking again unchanged may help. */
export const ERROR_CODES = {
  GRAPHQL_PARSE_FAILED: { retryable: false },
  GRAPHQL_VALIDATION_FAILED: { retryable: false },
  OPERATION_RESOLUTION_FAILURE: { retryable: false },
  BAD_REQUEST: { retryable: false },
  PERSISTED_QUERY_NOT_FOUND: { retryable: false },
  BAD_USER_INPUT: { retryable: false },
  INVALID_REQUEST: { retryable: false },
  RESOURCE_MISSING: { retryable: false },
  UNAUTHENTICATED: { retryable: false },
  FORBIDDEN: { retryable: false },
  OPERATION_TOO_COMPLEX: { retryable: false },
  RATE_LIMITED: { retryable: true },
  UPSTREAM_UNAVAILABLE: { retryable: true },
  UPSTREAM_TIMEOUT: { retryable: true },
  UPSTREAM_REFUSED: { retryable: false },
  INTERNAL_SERVER_ERROR: { retryable: false },
} as const satisfies Record<string, { readonly retryable: boolean }>;

export type ErrorCode = keyof typeof ERROR_CODES;

/** The message of UPSTREAM_REFUSED: it names neither key nor account. */
export const KEY_REFUSED = 'Stripe refused the key of this gateway.';

/** An error that the caller may read: the code, whether to try again, and further extensions. */
export function codedError(
  code: ErrorCode,
  message: string,
  extensions: Readonly<Record<string, unknown>> = {},
): GraphQLError {
  return new GraphQLError(message, { extensions: { ...extensions, code, ...ERROR_CODES[code] } });
}

/**
 * The gateway itself refuses an argument; nothing has been sent upstream.
 * @param argument where it stands, e.g. `['input', 'metadata', '0', 'key']`
 */
export function badUserInput(argument: readonly string[], problem: string): GraphQLError {
  const path = argument.join('.');
  return codedError('BAD_USER_INPUT', `${path} ${problem}`, { argument: path });
}

/** What the caller wrote, at most shortly, for an error message. */
export function quoted(value: string): string {
  return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
}
