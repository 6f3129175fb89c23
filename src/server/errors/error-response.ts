import type { FetchAPI } from 'graphql-yoga';
import { codedError, type ErrorCode } from '../../schema/error-codes.ts';

/** A request that is rejected before the execution. */
export interface RequestError {
  readonly status: number;
  readonly code: ErrorCode;
  readonly message: string;
  /** Further extensions of the error. */
  readonly extensions?: Readonly<Record<string, unknown>>;
  /** Replaces the default of the code. */
  readonly retryable?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * The media type of GraphQL over HTTP. It shows clients that an error is from the gateway and not from an intermediary.
 */
const GRAPHQL_RESPONSE = 'application/graphql-response+json';

/**
 * The HTTP response that reports a request error in GraphQL's form.
 * @param accept the request's Accept header, which selects the media type
 */
export function httpErrorFrom(
  { status, code, message, extensions, retryable, headers }: RequestError,
  accept: string | null,
): { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: string } {
  const error = codedError(code, message, extensions);
  return {
    status,
    headers: {
      'content-type': accept?.includes(GRAPHQL_RESPONSE) ? GRAPHQL_RESPONSE : 'application/json',
      ...headers,
    },
    body: JSON.stringify({
      errors: [
        { message, extensions: { ...error.extensions, ...(retryable !== undefined && { retryable }) } },
      ],
    }),
  };
}

/** `httpErrorFrom` as a fetch response. */
export function errorResponse(
  { Response }: Pick<FetchAPI, 'Response'>,
  { headers }: Pick<Request, 'headers'>,
  error: RequestError,
): Response {
  const { body, ...init } = httpErrorFrom(error, headers.get('accept'));
  const response = new Response(body, init);
  CODES.set(response, error.code);
  return response;
}

const CODES = new WeakMap<Response, ErrorCode>();

/** The error code of a response that `errorResponse` has created; undefined for other responses. */
export function codeOfResponse(response: Response): ErrorCode | undefined {
  return CODES.get(response);
}
