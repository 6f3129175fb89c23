import type { Plugin } from 'graphql-yoga';
import { progressOf } from '../fast-path.ts';

const HEADER = 'x-request-id';

/** Ids that are accepted from callers: short, and safe in a header or a log line. */
const VALID = /^[A-Za-z0-9._-]{1,100}$/;

/** The id of each HTTP request, for the log and the response: the caller's if it is valid, otherwise a new one. */
export class RequestIds {
  readonly #ids = new WeakMap<Request, string>();
  readonly #newId: () => string;

  constructor(newId: () => string) {
    this.#newId = newId;
  }

  of(request: Request): string {
    const known = this.#ids.get(request);
    if (known !== undefined) return known;
    const id = this.from(request.headers.get(HEADER) ?? undefined);
    this.#ids.set(request, id);
    return id;
  }

  set(request: Request, id: string): void {
    this.#ids.set(request, id);
  }

  /** @param header the value of the request's own header */
  from(header: string | undefined): string {
    return header !== undefined && VALID.test(header) ? header : this.#newId();
  }
}

/** Sends the id of each request with its response. */
export function useRequestId(ids: RequestIds): Plugin {
  return {
    onRequest({ request, serverContext }) {
      const progress = progressOf(serverContext);
      if (progress) ids.set(request, progress.requestId);
    },
    onResponse({ request, response }) {
      response.headers.set(HEADER, ids.of(request));
    },
  };
}
