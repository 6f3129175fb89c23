import type { ExecutionResult } from 'graphql';
import type { FetchAPI } from 'graphql-yoga';
import { cursorOf } from './subscription.ts';

/** Milliseconds between two heartbeats. Proxies close connections that are silent for longer. */
const HEARTBEAT_MS = 12_000;

const HEADERS = {
  'cache-control': 'no-cache, no-transform',
  // nginx would wait for more data before it passes on a part.
  'x-accel-buffering': 'no',
};

type Results = AsyncIterable<ExecutionResult>;

/** The text around the results of a stream. */
interface Format {
  readonly contentType: string;
  readonly start: string;
  readonly heartbeat: string;
  item(result: ExecutionResult): string;
  readonly end: string;
}

/** Server-sent events in the "distinct connections mode" of graphql-sse. The id of an event is its cursor. */
const SSE: Format = {
  contentType: 'text/event-stream; charset=utf-8',
  // Some browsers wait for the first bytes before they report an open connection.
  start: ':\n\n',
  heartbeat: ':\n\n',
  item(result) {
    const cursor = cursorOf(result);
    const id = cursor === undefined ? '' : `id: ${cursor}\n`;
    return `event: next\n${id}data: ${JSON.stringify(result)}\n\n`;
  },
  end: 'event: complete\ndata:\n\n',
};

/** Apollo's protocol for subscriptions over multipart responses, `subscriptionSpec=1.0`. */
const MULTIPART: Format = {
  contentType: 'multipart/mixed;boundary="graphql";subscriptionSpec=1.0',
  start: '--graphql',
  heartbeat: '\r\ncontent-type: application/json\r\n\r\n{}\r\n--graphql',
  item: (result) =>
    `\r\ncontent-type: application/json\r\n\r\n${JSON.stringify({ payload: result })}\r\n--graphql`,
  end: '--\r\n',
};

export function sseResponse(results: unknown, fetchAPI: FetchAPI): Response {
  return streamed(results as Results, SSE, fetchAPI);
}

export function multipartResponse(results: unknown, fetchAPI: FetchAPI): Response {
  return streamed(results as Results, MULTIPART, fetchAPI);
}

/** The functions that send a heartbeat on each open stream. One timer serves all streams. */
const beats = new Set<() => void>();
let timer: NodeJS.Timeout | null = null;

function addBeat(beat: () => void): () => void {
  beats.add(beat);
  timer ??= setInterval(() => {
    for (const each of beats) each();
  }, HEARTBEAT_MS).unref();
  return () => {
    beats.delete(beat);
    if (beats.size > 0 || !timer) return;
    clearInterval(timer);
    timer = null;
  };
}

function streamed(
  results: Results,
  format: Format,
  { ReadableStream, Response, TextEncoder }: FetchAPI,
): Response {
  const encoder = new TextEncoder();
  const iterator = results[Symbol.asyncIterator]();
  let endBeats = () => {};
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (text: string) => controller.enqueue(encoder.encode(text));
      send(format.start);
      endBeats = addBeat(() => {
        // A client that does not read needs no heartbeat.
        if ((controller.desiredSize ?? 0) > 0) send(format.heartbeat);
      });
    },
    async pull(controller) {
      try {
        const { done, value } = await iterator.next();
        controller.enqueue(encoder.encode(done ? format.end : format.item(value)));
        if (!done) return;
        endBeats();
        controller.close();
      } catch (error) {
        endBeats();
        controller.error(error);
      }
    },
    async cancel() {
      endBeats();
      await iterator.return?.();
    },
  });
  return new Response(body, { headers: { ...HEADERS, 'content-type': format.contentType } });
}
