import type { GraphQLFormattedError } from 'graphql';

/** What a test needs of a Yoga server: any will do. */
interface Fetcher {
  fetch(url: string, init: RequestInit): Response | Promise<Response>;
}

export interface JsonResult {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly GraphQLFormattedError[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** Posts a GraphQL request, well-formed or not, and reads the answer. */
export async function post(yoga: Fetcher, request: unknown): Promise<JsonResult> {
  const response = await yoga.fetch('http://test/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof request === 'string' ? request : JSON.stringify(request),
  });
  return (await response.json()) as JsonResult;
}
