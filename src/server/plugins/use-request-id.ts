import type { Plugin } from 'graphql-yoga';

const HEADER = 'x-request-id';

/** What a caller may give: short, and harmless in a header or a log line. */
const GIVEN = /^[A-Za-z0-9._-]{1,100}$/;

/** The id of each HTTP request: the caller's own if it gave one, for the log and the answer. */
export class RequestIds {
  readonly #ids = new WeakMap<Request, string>();
  readonly #fresh: () => string;

  constructor(fresh: () => string) {
    this.#fresh = fresh;
  }

  of(request: Request): string {
    const known = this.#ids.get(request);
    if (known !== undefined) return known;
    const given = request.headers.get(HEADER);
    const id = given !== null && GIVEN.test(given) ? given : this.#fresh();
    this.#ids.set(request, id);
    return id;
  }
}

/** Tells each request's id with its answer. */
export function useRequestId(ids: RequestIds): Plugin {
  return {
    onResponse({ request, response }) {
      response.headers.set(HEADER, ids.of(request));
    },
  };
}
