import type { FetchAPI } from 'graphql-yoga';
import type { ErrorCode } from '../schema/error-codes.ts';

interface Refusal {
  readonly status: number;
  readonly code: ErrorCode;
  readonly message: string;
  readonly retryable: boolean;
  /** Further extensions of the error. */
  readonly extensions?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** By which clients tell an answer of the gateway's from one of somebody in between. */
const GRAPHQL_RESPONSE = 'application/graphql-response+json';

/**
 * The answer to a request that is refused before it is read: an error in the form of GraphQL's, and of the media type that
 * the request takes.
 */
export function refusalResponse(
  { Response }: Pick<FetchAPI, 'Response'>,
  request: Pick<Request, 'headers'>,
  refusal: Refusal,
): Response {
  const { status, code, message, retryable, extensions, headers } = refusal;
  const isTaken = request.headers.get('accept')?.includes(GRAPHQL_RESPONSE);
  const body = { errors: [{ message, extensions: { ...extensions, code, retryable } }] };
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': isTaken ? GRAPHQL_RESPONSE : 'application/json', ...headers },
  });
}
