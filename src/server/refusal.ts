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

/** The answer to a request that is refused before it is read: an error in the form of GraphQL's. */
export function refusalResponse({ Response }: Pick<FetchAPI, 'Response'>, refusal: Refusal): Response {
  const { status, code, message, retryable, extensions, headers } = refusal;
  const body = { errors: [{ message, extensions: { ...extensions, code, retryable } }] };
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  });
}
