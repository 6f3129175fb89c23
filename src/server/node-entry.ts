import { type IncomingMessage, ServerResponse } from 'node:http';
import type { YogaServerInstance } from 'graphql-yoga';
import type { CompletedRequest } from './completed-request.ts';
import { httpErrorFrom } from './errors/error-response.ts';
import type { FastPath } from './fast-path.ts';
import { rememberListeners } from './node-stream.ts';
import { secureHeaders } from './plugins/use-secure-headers.ts';
import { targetProblem } from './request-target.ts';
import { closeAfterUnreadBody } from './unread-body.ts';

type Gateway = YogaServerInstance<object, object>;

interface NodeEntryOptions {
  /** Called after each response to a malformed request. */
  readonly onCompleted: (completed: CompletedRequest) => void;
  /** The id of a request, from the value of its header `X-Request-Id`. */
  readonly requestIdFrom: (given: string | undefined) => string;
  /** Whether pages of other origins may read responses (CORS). */
  readonly isShared: boolean;
  /** Null if Yoga responds to every request. */
  readonly fastPath: FastPath | null;
}

/** Yoga's entry points for Node requests. Listeners send the response themselves, handlers return it. */
const LISTENERS: ReadonlySet<string | symbol> = new Set(['handle', 'requestListener']);
const HANDLERS: ReadonlySet<string | symbol> = new Set(['handleNodeRequest', 'handleNodeRequestAndResponse']);

/**
 * Handles Node requests before Yoga does. A request with an invalid URL is rejected with status 400, because Yoga would
 * parse the URL before any plugin runs, and respond with a stack trace. After a response to a request whose body has
 * not arrived, the connection is closed. Other requests try the fast path first.
 */
export function withNodeEntry(gateway: Gateway, options: NodeEntryOptions): Gateway {
  const listener =
    (listen: (...args: unknown[]) => unknown) =>
    (...args: unknown[]) => {
      const [request, response] = args as [IncomingMessage, ServerResponse];
      if (!isNodeRequest(request)) return listen(...args);
      const rejection = rejectionOf(request, options);
      const next = () => {
        closeAfterUnreadBody(request, response);
        rememberListeners(request, response);
        return listen(...args);
      };
      if (!rejection) {
        // The fast path reads the whole body, so the connection can stay open.
        return options.fastPath ? options.fastPath.serve({ request, response, next }) : next();
      }
      closeAfterUnreadBody(request, response);
      response.writeHead(rejection.status, rejection.headers).end(rejection.body);
      return Promise.resolve();
    };
  const handler =
    (handle: (...args: unknown[]) => unknown) =>
    (...args: unknown[]) => {
      const [request, response] = args as [IncomingMessage, ServerResponse?];
      if (response instanceof ServerResponse) closeAfterUnreadBody(request, response);
      const rejection = rejectionOf(request, options);
      if (!rejection) return handle(...args);
      return Promise.resolve(new gateway.fetchAPI.Response(rejection.body, rejection));
    };
  return new Proxy(gateway, {
    apply: (target, _self, args: unknown[]) => listener(target as never)(...args),
    get(target, name) {
      // Node's `events` module calls listeners with `apply`; Yoga's own `apply` method would bypass this proxy.
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

function rejectionOf(request: IncomingMessage, { onCompleted, requestIdFrom, isShared }: NodeEntryOptions) {
  const problem = targetProblem(request);
  if (problem === null) return null;
  const given = request.headers['x-request-id'];
  const requestId = requestIdFrom(Array.isArray(given) ? given[0] : given);
  onCompleted({
    requestId,
    traceId: null,
    status: 400,
    durationMs: 0,
    codes: ['BAD_REQUEST'],
    principal: undefined,
    operation: undefined,
    context: undefined,
  });
  const headers = { ...secureHeaders({ isShared, isPage: false }), 'x-request-id': requestId };
  return httpErrorFrom(
    { status: 400, code: 'BAD_REQUEST', message: problem, headers },
    request.headers.accept ?? null,
  );
}
