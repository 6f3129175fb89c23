import type { FetchAPI } from 'graphql-yoga';
import type { ErrorCode } from '../../schema/error-codes.ts';

interface RequestError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly retryable: boolean;
  /** Further extensions of the error. */
  readonly extensions?: Readonly<Record<string, unknown>>;
}

interface Refusal extends RequestError {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The media type of GraphQL over HTTP, by which clients tell the gateway's errors from those of an intermediary. */
const GRAPHQL_RESPONSE = 'application/graphql-response+json';

/** The JSON body of a response that reports one request error. */
export function errorBody({ code, message, retryable, extensions }: RequestError): string {
  return JSON.stringify({ errors: [{ message, extensions: { ...extensions, code, retryable } }] });
}

/** A response that refuses a request before its body is read, in the media type that the request accepts. */
export function errorResponse(
  { Response }: Pick<FetchAPI, 'Response'>,
  request: Pick<Request, 'headers'>,
  { status, headers, ...error }: Refusal,
): Response {
  const isTaken = request.headers.get('accept')?.includes(GRAPHQL_RESPONSE);
  return new Response(errorBody(error), {
    status,
    headers: { 'content-type': isTaken ? GRAPHQL_RESPONSE : 'application/json', ...headers },
  });
}
