import type { HttpResponse } from './response.ts';

/**
 * The CORS headers of Stripe's API, as recorded. The origin is always `*`, so that browsers never let a page read the
 * response to a request with credentials of the browser, in spite of `allow-credentials`.
 */
const CORS_HEADERS = {
  'access-control-allow-credentials': 'true',
  'access-control-allow-methods': 'GET, HEAD, PUT, PATCH, POST, DELETE',
  'access-control-allow-origin': '*',
  'access-control-expose-headers':
    'Request-Id, Stripe-Manage-Version, X-Stripe-External-Auth-Required, X-Stripe-Privileged-Session-Required',
  'access-control-max-age': '300',
} as const;

export function withCors(response: HttpResponse): HttpResponse {
  return { ...response, headers: { ...CORS_HEADERS, ...response.headers } };
}

/** The response to an `OPTIONS` request, which allows all requested headers. */
export function preflightResponse(
  requestId: string,
  headers: Readonly<Record<string, string | undefined>>,
): HttpResponse {
  const requested = headers['access-control-request-headers'];
  const allowed = requested === undefined ? {} : { 'access-control-allow-headers': requested };
  return withCors({ status: 200, headers: { 'request-id': requestId, ...allowed }, body: '' });
}
