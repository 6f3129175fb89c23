import type { Plugin } from 'graphql-yoga';

const HEADER = 'x-request-id';

/** Ids that are taken from callers: short, and harmless in a header or a log line. */
const GIVEN = /^[A-Za-z0-9._-]{1,100}$/;

/** The id of each HTTP request, for the log and the response: the caller's if it sent a usable one, else a new one. */
export class RequestIds {
  readonly #ids = new WeakMap<Request, string>();
  readonly #fresh: () => string;

  constructor(fresh: () => string) {
    this.#fresh = fresh;
  }

  of(request: Request): string {
    const known = this.#ids.get(request);
    if (known !== undefined) return known;
    const id = this.from(request.headers.get(HEADER) ?? undefined);
    this.#ids.set(request, id);
    return id;
  }

  /** @param given what the request's own header says */
  from(given: string | undefined): string {
    return given !== undefined && GIVEN.test(given) ? given : this.#fresh();
  }
}

/** Sends each request's id with its response. */
export function useRequestId(ids: RequestIds): Plugin {
  return {
    onResponse({ request, response }) {
      response.headers.set(HEADER, ids.of(request));
    },
  };
}
