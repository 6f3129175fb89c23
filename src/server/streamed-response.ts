import type { FetchAPI } from 'graphql-yoga';
import { startBeats, stopBeats } from './heartbeats.ts';
import { headersOf, type Results, type StreamFormat } from './stream-format.ts';

export interface StreamedResponseOptions {
  readonly fetchAPI: FetchAPI;
  /** Aborted when the client disconnects. */
  readonly signal: AbortSignal;
}

/** A response that streams results, for servers that are not Node's. */
export function streamedResponse(
  results: Results,
  format: StreamFormat,
  { fetchAPI, signal }: StreamedResponseOptions,
): Response {
  const { ReadableStream, Response, TextEncoder } = fetchAPI;
  const encoder = new TextEncoder();
  const iterator = results[Symbol.asyncIterator]();
  let isOver = false;
  let end = () => {};
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (text: string) => controller.enqueue(encoder.encode(text));
      send(format.start);
      // If the client has disconnected without reading, nobody pulls or cancels the body any more.
      const disconnect = () => {
        end();
        controller.close();
      };
      const beating = {
        beat() {
          if ((controller.desiredSize ?? 0) > 0) send(format.heartbeat);
        },
      };
      end = () => {
        isOver = true;
        stopBeats(beating);
        signal.removeEventListener('abort', disconnect);
        // The results have no reader any more, nor have their errors.
        void Promise.resolve(iterator.return?.()).catch(() => undefined);
      };
      startBeats(beating);
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
    cancel: () => end(),
  });
  return new Response(body, { headers: headersOf(format) });
}
