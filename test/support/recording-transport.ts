import type { Transport, TransportRequest, TransportResponse } from '../../src/http/transport.ts';

export interface RecordingTransport extends Transport {
  /** What was sent, in order. */
  readonly requests: readonly TransportRequest[];
}

/** A transport without a wire: it keeps what is sent, and answers as the test says. */
export function recordingTransport(
  answer: (request: TransportRequest) => TransportResponse | Promise<TransportResponse>,
): RecordingTransport {
  const requests: TransportRequest[] = [];
  return {
    requests,
    async send(request) {
      requests.push(request);
      return answer(request);
    },
    async close() {},
  };
}

/** A JSON answer. */
export function json(
  body: unknown,
  { status = 200, headers = {} }: { status?: number; headers?: Readonly<Record<string, string>> } = {},
): TransportResponse {
  return { status, headers, body: JSON.stringify(body) };
}

/** Answers the first request with the first of these, the second with the second, and all others with the last. */
export function answeringInTurn(
  ...answers: ReadonlyArray<() => TransportResponse | Promise<TransportResponse>>
) {
  let next = 0;
  return recordingTransport(() => {
    const answer = answers[next] ?? answers.at(-1) ?? (() => json({}));
    next += 1;
    return answer();
  });
}
