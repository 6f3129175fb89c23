import { GraphQLError } from 'graphql';

/** Every `extensions.code` of the gateway, and whether the same request may succeed later. */
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

/** The message of UPSTREAM_REFUSED. It contains neither the key nor the account. */
export const KEY_REFUSED = 'Stripe rejected the API key of this gateway.';

/** An error that is shown to the caller, with `code`, `retryable` and further extensions. */
export function codedError(
  code: ErrorCode,
  message: string,
  extensions: Readonly<Record<string, unknown>> = {},
): GraphQLError {
  return new GraphQLError(message, { extensions: { ...extensions, code, ...ERROR_CODES[code] } });
}

/** An invalid argument. No call has been sent. */
export class BadUserInputError extends GraphQLError {
  /** The path of the argument, such as `['input', 'metadata', '0', 'key']`. */
  readonly argument: readonly string[];

  constructor(argument: readonly string[], problem: string) {
    const { retryable } = ERROR_CODES.BAD_USER_INPUT;
    super(problem, { extensions: { argument: argument.join('.'), code: 'BAD_USER_INPUT', retryable } });
    this.argument = argument;
  }
}

/**
 * An error for an invalid argument.
 * @param path of the argument, such as `['input', 'metadata', '0', 'key']`
 * @param problem the message, a whole sentence
 */
export function badUserInput(path: readonly string[], problem: string): BadUserInputError {
  return new BadUserInputError(path, problem);
}

/** A value from the caller's input, quoted and shortened for an error message. */
export function quoted(value: string): string {
  return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
}
