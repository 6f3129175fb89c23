import type { IncomingMessage, ServerResponse } from 'node:http';
import type { YogaServerInstance } from 'graphql-yoga';
import type { Log } from '../schema/log.ts';
import { errorBody } from './errors/error-response.ts';
import { secureHeaders } from './plugins/use-secure-headers.ts';
import { targetProblem } from './request-target.ts';

type Gateway = YogaServerInstance<object, object>;

interface MalformedRequestOptions {
  readonly log: Log;
  /** The id of a request, from what its header `X-Request-Id` says. */
  readonly requestIdFrom: (given: string | undefined) => string;
  /** Whether pages of other origins may read responses (CORS). */
  readonly isShared: boolean;
}

/** Where Node requests enter; the second kind gives its response back. */
const LISTENERS: ReadonlySet<string | symbol> = new Set(['handle', 'requestListener']);
const HANDLERS: ReadonlySet<string | symbol> = new Set(['handleNodeRequest', 'handleNodeRequestAndResponse']);

/**
 * Answers Node requests of which no URL can be made with 400. Yoga makes the URL before any plugin runs, and answers with
 * a stack trace if it cannot.
 */
export function refuseMalformedRequests(gateway: Gateway, options: MalformedRequestOptions): Gateway {
  const listener =
    (listen: (...args: unknown[]) => unknown) =>
    (...args: unknown[]) => {
      const [request, response] = args as [IncomingMessage, ServerResponse];
      const refusal = isNodeRequest(request) ? refusalOf(request, options) : null;
      if (!refusal) return listen(...args);
      response.writeHead(refusal.status, refusal.headers).end(refusal.body);
      return Promise.resolve();
    };
  const handler =
    (handle: (...args: unknown[]) => unknown) =>
    (...args: unknown[]) => {
      const refusal = refusalOf(args[0] as IncomingMessage, options);
      if (!refusal) return handle(...args);
      return Promise.resolve(new gateway.fetchAPI.Response(refusal.body, refusal));
    };
  return new Proxy(gateway, {
    apply: (target, _self, args: unknown[]) => listener(target as never)(...args),
    get(target, name) {
      // `events` calls listeners by their `apply`; Yoga's own would call its handler past this proxy.
      if (name === 'apply' || name === 'call' || name === 'bind') return Function.prototype[name];
      const value: unknown = Reflect.get(target, name);
      if (LISTENERS.has(name)) return listener(value as never);
      return HANDLERS.has(name) ? handler(value as never) : value;
    },
  });
}

function isNodeRequest(input: unknown): boolean {
  return typeof input === 'object' && input !== null && 'headers' in input && 'socket' in input;
}

function refusalOf(request: IncomingMessage, { log, requestIdFrom, isShared }: MalformedRequestOptions) {
  const problem = targetProblem(request);
  if (problem === null) return null;
  const given = request.headers['x-request-id'];
  const requestId = requestIdFrom(Array.isArray(given) ? given[0] : given);
  log.info(
    { requestId, status: 400, durationMs: 0, calls: 0, retries: 0, codes: ['BAD_REQUEST'] },
    'Request answered',
  );
  return {
    status: 400,
    headers: {
      ...secureHeaders({ isShared, isPage: false }),
      'content-type': 'application/json',
      'x-request-id': requestId,
    },
    body: errorBody({ code: 'BAD_REQUEST', message: problem, retryable: false }),
  };
}
