import type { ExecutionResult } from 'graphql';
import { cursorOf } from './subscription.ts';

export type Results = AsyncIterable<ExecutionResult>;

/** A protocol for the results of a subscription: the text around them. */
export interface StreamFormat {
  readonly contentType: string;
  readonly start: string;
  readonly heartbeat: string;
  item(result: ExecutionResult): string;
  readonly end: string;
}

/** Server-sent events in the "distinct connections mode" of graphql-sse. The id of an event is its cursor. */
export const SSE: StreamFormat = {
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
export const MULTIPART: StreamFormat = {
  contentType: 'multipart/mixed;boundary="graphql";subscriptionSpec=1.0',
  start: '--graphql',
  heartbeat: '\r\ncontent-type: application/json\r\n\r\n{}\r\n--graphql',
  item: (result) =>
    `\r\ncontent-type: application/json\r\n\r\n${JSON.stringify({ payload: result })}\r\n--graphql`,
  end: '--\r\n',
};

/** Apollo's clients put the version of the specification into quotes or not. */
const ACCEPTS_MULTIPART = /multipart\/mixed[^,]*subscriptionSpec="?1\.0"?/i;
const ACCEPTS_SSE = /text\/(event-stream|\*)|\*\/\*/i;

/**
 * The format that a client accepts; null if it accepts none.
 * @param accept the header; empty if there is none
 */
export function acceptedFormat(accept: string): StreamFormat | null {
  if (ACCEPTS_MULTIPART.test(accept)) return MULTIPART;
  return accept === '' || ACCEPTS_SSE.test(accept) ? SSE : null;
}

/** The headers of a streamed response. */
export function headersOf({ contentType }: StreamFormat): Record<string, string> {
  // nginx would wait for more data before it passes on a part.
  return { 'content-type': contentType, 'x-accel-buffering': 'no' };
}
