import type { ExecutionResult } from 'graphql';
import type { FetchAPI } from 'graphql-yoga';
import { cursorOf } from './subscription.ts';

/** Milliseconds between two heartbeats. Proxies close connections that are silent for longer. */
const HEARTBEAT_MS = 12_000;

/** nginx would wait for more data before it passes on a part. */
const HEADERS = { 'x-accel-buffering': 'no' };

export type Results = AsyncIterable<ExecutionResult>;

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

export interface StreamedResponseOptions {
  readonly fetchAPI: FetchAPI;
  /** Aborted when the client disconnects. */
  readonly signal: AbortSignal;
}

export function sseResponse(results: Results, options: StreamedResponseOptions): Response {
  return streamed(results, SSE, options);
}

export function multipartResponse(results: Results, options: StreamedResponseOptions): Response {
  return streamed(results, MULTIPART, options);
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

function streamed(results: Results, format: Format, { fetchAPI, signal }: StreamedResponseOptions): Response {
  const { ReadableStream, Response, TextEncoder } = fetchAPI;
  const encoder = new TextEncoder();
  const iterator = results[Symbol.asyncIterator]();
  let isOver = false;
  let endBeats = () => {};
  let disconnect = () => {};
  const end = () => {
    isOver = true;
    endBeats();
    signal.removeEventListener('abort', disconnect);
    // The results have no reader any more, nor have their errors.
    void Promise.resolve(iterator.return?.()).catch(() => undefined);
  };
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (text: string) => controller.enqueue(encoder.encode(text));
      send(format.start);
      // If the client has disconnected without reading, nobody pulls or cancels the body any more.
      disconnect = () => {
        end();
        controller.close();
      };
      endBeats = addBeat(() => {
        // A client that does not read needs no heartbeat.
        if ((controller.desiredSize ?? 0) > 0) send(format.heartbeat);
      });
      if (signal.aborted) disconnect();
      else signal.addEventListener('abort', disconnect);
    },
    async pull(controller) {
      try {
        const { done, value } = await iterator.next();
        if (isOver) return;
        controller.enqueue(encoder.encode(done ? format.end : format.item(value)));
        if (!done) return;
        end();
        controller.close();
      } catch (error) {
        if (isOver) return;
        end();
        controller.error(error);
      }
    },
    cancel: end,
  });
  return new Response(body, { headers: { ...HEADERS, 'content-type': format.contentType } });
}
