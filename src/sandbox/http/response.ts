/** An HTTP response. The content type is JSON unless `headers` names another. */
export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A JSON response, indented as Stripe's. */
export function jsonResponse(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): HttpResponse {
  return { status, headers, body: JSON.stringify(body, null, 2) };
}

/** The response to a request whose body exceeds the limit. */
export function bodyTooLarge(requestId: string): HttpResponse {
  return rejectedRequest(requestId, { status: 413, message: 'The request body is too large.' });
}

/** The response to a request that is rejected unread. It closes the connection, so that no more of the body arrives. */
export function rejectedRequest(
  requestId: string,
  { status, message }: { readonly status: number; readonly message: string },
): HttpResponse {
  const headers = { 'request-id': requestId, connection: 'close' };
  return jsonResponse(status, { error: { message, type: 'invalid_request_error' } }, headers);
}

/** The response when the sandbox itself failed. */
export function internalError(): HttpResponse {
  const message = 'An unknown error occurred in the sandbox.';
  return jsonResponse(500, { error: { message, type: 'api_error' } });
}
