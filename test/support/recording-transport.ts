import type { Transport, TransportRequest, TransportResponse } from '../../src/http/transport.ts';

export interface RecordingTransport extends Transport {
  /** The requests, in order. */
  readonly requests: readonly TransportRequest[];
}

/** A transport that records requests and responds with the function of the test. */
export function recordingTransport(
  respond: (request: TransportRequest) => TransportResponse | Promise<TransportResponse>,
): RecordingTransport {
  const requests: TransportRequest[] = [];
  return {
    requests,
    async send(request) {
      requests.push(request);
      return respond(request);
    },
    async close() {},
  };
}

/** A JSON response. */
export function json(
  body: unknown,
  { status = 200, headers = {} }: { status?: number; headers?: Readonly<Record<string, string>> } = {},
): TransportResponse {
  return { status, headers, body: JSON.stringify(body) };
}

/** Responds to each request with the next of these functions, and to further requests with the last one. */
export function respondingInTurn(
  ...responders: ReadonlyArray<() => TransportResponse | Promise<TransportResponse>>
) {
  let next = 0;
  return recordingTransport(() => {
    const respond = responders[next] ?? responders.at(-1) ?? (() => json({}));
    next += 1;
    return respond();
  });
}
