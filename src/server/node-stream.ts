import type { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { ExecutionResult } from 'graphql';
import { type Beating, startBeats, stopBeats } from './heartbeats.ts';
import type { Results, StreamFormat } from './stream-format.ts';

/** The listeners of requests and responses before Yoga adds its own. */
const OUTER = new WeakMap<EventEmitter, ReadonlyMap<string | symbol, readonly unknown[]>>();

/** Remembers the listeners of a request and its response, so that a stream can remove those that are added from now on. */
export function rememberListeners(...emitters: readonly EventEmitter[]): void {
  for (const emitter of emitters)
    OUTER.set(emitter, new Map(emitter.eventNames().map((name) => [name, emitter.rawListeners(name)])));
}

/** Removes the listeners of Yoga: they refer to all of its handling of the request. */
function forgetRequest(...emitters: readonly EventEmitter[]): void {
  for (const emitter of emitters) {
    const outer = OUTER.get(emitter);
    for (const name of outer ? emitter.eventNames() : [])
      for (const listener of emitter.rawListeners(name))
        if (!outer?.get(name)?.includes(listener)) emitter.off(name, listener as () => void);
  }
}

/** Sends results as the body of a Node response, once Yoga has sent its headers and would end it without a body. */
export function streamInsteadOfEnd(response: ServerResponse, results: Results, format: StreamFormat): void {
  const { end } = response;
  const iterator = results[Symbol.asyncIterator]();
  const leave = () => void iterator.return?.();
  response.once('close', leave);
  response.end = ((...args: Parameters<ServerResponse['end']>) => {
    response.end = end;
    response.off('close', leave);
    const isReplaced = args.some((arg) => arg !== null && arg !== undefined);
    if (!isReplaced && response.req.method !== 'HEAD') {
      if (response.req.complete) forgetRequest(response.req, response);
      sendStream(response, iterator, format);
    } else {
      leave();
      response.end(...args);
    }
    return response;
  }) as ServerResponse['end'];
}

/** Sends results as the body of a Node response whose headers were written. */
export function sendStream(
  response: ServerResponse,
  iterator: AsyncIterator<ExecutionResult>,
  format: StreamFormat,
): void {
  new NodeStream(response, iterator, format).start();
}

/** It retains as little as possible, because there may be thousands of idle streams. */
class NodeStream implements Beating {
  readonly #response: ServerResponse;
  readonly #iterator: AsyncIterator<ExecutionResult>;
  readonly #format: StreamFormat;

  constructor(response: ServerResponse, iterator: AsyncIterator<ExecutionResult>, format: StreamFormat) {
    this.#response = response;
    this.#iterator = iterator;
    this.#format = format;
  }

  start(): void {
    const { socket, destroyed } = this.#response;
    if (destroyed) {
      this.#leave();
      return;
    }
    socket?.setTimeout(0);
    socket?.setNoDelay(true);
    socket?.setKeepAlive(true);
    this.#response.once('close', this.#leave);
    startBeats(this);
    // Sent by themselves, the headers are one string in memory instead of one of many parts.
    this.#response.flushHeaders();
    this.#response.write(this.#format.start);
    this.#take();
  }

  beat(): void {
    if (!this.#response.writableNeedDrain) this.#response.write(this.#format.heartbeat);
  }

  readonly #leave = (): void => {
    stopBeats(this);
    // The results have no reader any more, nor have their errors.
    void Promise.resolve(this.#iterator.return?.()).catch(() => undefined);
  };

  readonly #take = (): void => {
    this.#iterator.next().then(this.#send, this.#fail);
  };

  readonly #send = ({ done, value }: IteratorResult<ExecutionResult>): void => {
    if (this.#response.destroyed) return;
    if (done) this.#response.end(this.#format.end);
    else if (this.#response.write(this.#format.item(value))) this.#take();
    // A slow client gets the next result once it has read this one.
    else this.#response.once('drain', this.#take);
  };

  readonly #fail = (): void => {
    this.#response.destroy();
  };
}
