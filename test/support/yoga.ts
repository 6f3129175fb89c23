import type { GraphQLFormattedError } from 'graphql';

/** The part of a Yoga server that tests use. */
interface Fetcher {
  fetch(url: string, init: RequestInit): Response | Promise<Response>;
}

export interface JsonResult {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly GraphQLFormattedError[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** Posts a GraphQL request, valid or not, and reads the JSON of the response. */
export async function post(yoga: Fetcher, request: unknown): Promise<JsonResult> {
  const response = await yoga.fetch('http://test/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof request === 'string' ? request : JSON.stringify(request),
  });
  return (await response.json()) as JsonResult;
}
