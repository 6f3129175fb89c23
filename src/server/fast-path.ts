import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import {
  type DocumentNode,
  type ExecutionResult,
  getOperationAST,
  type OperationDefinitionNode,
} from 'graphql';
import { type CancelSignal, CancelSource } from '../http/cancel-signal.ts';
import type { Policy } from '../schema/access/policy.ts';
import { responseType } from './accept.ts';
import type { HeaderReader } from './auth/bearer.ts';
import type { CompletedRequest, ExecutedContext } from './completed-request.ts';
import type { DocumentCache } from './document-cache.ts';
import { type DocumentLimits, variablesProblem } from './document-limits.ts';
import { selectsOnlySchema } from './introspection.ts';
import { headersOf } from './node-request.ts';
import { sendStream } from './node-stream.ts';
import type { PersistedOperations } from './persisted-operations.ts';
import { hostnameOf } from './plugins/use-known-hosts.ts';
import { ID_PARAMETERS, persistedIdFrom } from './plugins/use-persisted-operations.ts';
import { CACHE_CONTROL, STREAM_CACHE_CONTROL } from './plugins/use-secure-headers.ts';
import {
  acceptedFormat,
  type Results,
  type StreamFormat,
  headersOf as streamHeaders,
} from './stream-format.ts';

/** The properties of an HTTP request that its execution needs. */
export interface Caller {
  readonly policy: Policy;
  readonly requestId: string;
  readonly headers: HeaderReader;
  /** Aborted when the client disconnects. */
  readonly signal: CancelSignal;
}

/** An operation that the fast path has executed, with its result. */
interface Executed {
  readonly operation: OperationDefinitionNode | null;
  /** A stream for a subscription that was started. Rejects if the execution failed unexpectedly. */
  readonly result: Promise<ExecutionResult | Results>;
  readonly context: ExecutedContext;
}

/** The steps that are done for a request before it is passed on to Yoga, so that Yoga's plugins do not repeat them. */
export interface Progress {
  /** When the request arrived, in milliseconds of the clock. */
  readonly startedAt: number;
  readonly requestId: string;
  /** The outcome of the authentication; rejects if it failed. */
  readonly policy?: Promise<Policy>;
  /** Whether the request already has a slot of the concurrency limit. The fast path releases it. */
  readonly hasSlot?: boolean;
  /** The execution; rejects if it could not be started. */
  readonly executed?: Promise<Executed>;
}

interface FastPathOptions {
  /** The path of the GraphQL endpoint. */
  readonly endpoint: string;
  readonly maxBodyBytes: number;
  readonly limits: DocumentLimits;
  readonly documents: DocumentCache;
  readonly persistedOperations: PersistedOperations | undefined;
  readonly isKnownHost: ((hostname: string) => boolean) | undefined;
  /** Whether browsers of other origins may read responses (CORS). */
  readonly isShared: boolean;
  /** Headers of every response. */
  readonly headers: Readonly<Record<string, string>>;
  readonly now: () => number;
  readonly requestIdFrom: (given: string | undefined) => string;
  authenticate(request: IncomingMessage): Promise<Policy>;
  /** Takes a slot of the concurrency limit for a request whose body has arrived; null if there is none. */
  acquireSlot(policy: Policy): (() => void) | null;
  execute(
    request: {
      readonly document: DocumentNode;
      readonly operationName: string | null | undefined;
      readonly variables: Readonly<Record<string, unknown>> | null | undefined;
    },
    caller: Caller,
  ): Promise<Executed>;
  /** Called after each response of the fast path. */
  onCompleted(completed: CompletedRequest): void;
}

/** Yoga rejects media types in upper case, and those with a space before the semicolon. */
const JSON_BODY = /^application\/json(?:; *charset=(?:utf-8|UTF-8))?$/;

/** The parameters that the fast path supports. Requests with other parameters are passed on to Yoga. */
const PARAMETERS: ReadonlySet<string> = new Set(['query', 'operationName', 'variables', 'extensions']);
const PERSISTED_PARAMETERS: ReadonlySet<string> = new Set([
  ...ID_PARAMETERS,
  'operationName',
  'variables',
  'extensions',
]);

type NodeRequest = IncomingMessage & { originalUrl?: string; body?: unknown };

interface Params {
  readonly query?: unknown;
  readonly extensions?: Record<string, unknown>;
  readonly operationName?: string | null;
  readonly variables?: Readonly<Record<string, unknown>> | null;
}

const PROGRESS = new WeakMap<object, Progress>();

/** The progress of the request in Yoga's server context; undefined if the fast path has not handled it. */
export function progressOf(serverContext: unknown): Progress | undefined {
  const { req } = serverContext as { readonly req?: object };
  return req && PROGRESS.get(req);
}

/**
 * Responds to common requests without the cost of Yoga's pipeline: POST requests with a JSON body whose document is
 * cached, because Yoga has parsed and validated it before, and whose result has no errors. All other requests are
 * passed on to Yoga, with the steps that are already done.
 */
export class FastPath {
  readonly #options: FastPathOptions;
  readonly #headers: readonly string[];

  constructor(options: FastPathOptions) {
    this.#options = options;
    this.#headers = Object.entries(options.headers).flat();
  }

  /** @returns a promise that resolves once the response was sent or the request was passed on. It never rejects. */
  serve(exchange: Exchange): unknown {
    const { request } = exchange;
    const { accept } = request.headers;
    const type = responseType(accept);
    const format = acceptedFormat(accept ?? '');
    if (!this.#isUsual(request) || (type === null && format === null)) return exchange.next();
    return new FastRequest(this.#options, exchange).serve({ type, format, headers: this.#headers });
  }

  #isUsual({ method, originalUrl, url, headers, body, readableFlowing }: NodeRequest): boolean {
    const { endpoint, maxBodyBytes, isKnownHost, isShared } = this.#options;
    const length = Number(headers['content-length']);
    return (
      method === 'POST' &&
      (originalUrl ?? url) === endpoint &&
      JSON_BODY.test(headers['content-type'] ?? '') &&
      headers['content-encoding'] === undefined &&
      length > 0 &&
      length <= maxBodyBytes &&
      // Otherwise another framework has read the body.
      body === undefined &&
      readableFlowing === null &&
      !(isShared && headers.origin !== undefined) &&
      (isKnownHost === undefined || isKnownHost(hostnameOf(headers.host ?? '')))
    );
  }
}

export interface Exchange {
  readonly request: NodeRequest;
  readonly response: ServerResponse;
  /** Passes the request on to Yoga. */
  readonly next: () => unknown;
}

/** The kinds of responses that a client accepts, and their headers. */
interface Wanted {
  /** The media type of a single result; null if Yoga has to decide. */
  readonly type: string | null;
  /** The format of a subscription; null for none. */
  readonly format: StreamFormat | null;
  readonly headers: readonly string[];
}

/** One request on the fast path. */
class FastRequest {
  readonly #options: FastPathOptions;
  readonly #exchange: Exchange;
  readonly #requestId: string;
  readonly #startedAt: number;
  #body: Buffer | null = null;

  constructor(options: FastPathOptions, exchange: Exchange) {
    this.#options = options;
    this.#exchange = exchange;
    this.#startedAt = options.now();
    this.#requestId = options.requestIdFrom(headersOf(exchange.request).get('x-request-id') ?? undefined);
  }

  /** Never rejects. */
  async serve(wanted: Wanted): Promise<void> {
    const { request, response } = this.#exchange;
    const authentication = this.#options.authenticate(request);
    const policy = await authentication.catch(() => null);
    if (!policy || policy.isLimitedByAddress) return this.#passOn({ policy: authentication });
    this.#body = await bodyOf(request);
    const known = this.#knownDocument(this.#body);
    const isAcceptable = known?.isSubscription ? wanted.format !== null : wanted.type !== null;
    const release = isAcceptable && known && this.#options.acquireSlot(policy);
    if (!release) return this.#passOn({ policy: authentication });

    const signal = new CancelSource();
    let pending = 2;
    const releaseAfterBoth = () => {
      pending -= 1;
      if (pending === 0) release();
    };
    response.once('close', () => {
      if (!response.writableFinished) signal.abort();
      releaseAfterBoth();
    });
    const executed = this.#options.execute(known, {
      policy,
      requestId: this.#requestId,
      headers: headersOf(request),
      signal,
    });
    const execution = await executed.catch(() => null);
    const result = await execution?.result.catch(() => null);
    releaseAfterBoth();
    if (!execution || !result || 'errors' in result)
      return this.#passOn({ policy: authentication, hasSlot: true, executed });
    const headers = ['x-request-id', this.#requestId, ...wanted.headers];
    if (Symbol.asyncIterator in result) {
      if (wanted.format) respondWithStream(response, result, { format: wanted.format, headers });
      // Subscriptions have their own limits.
      release();
    } else respond(response, result, { type: wanted.type ?? '', headers });
    const { operation, context } = execution;
    this.#options.onCompleted({
      requestId: this.#requestId,
      traceId: context.trace?.traceId ?? null,
      status: 200,
      durationMs: this.#options.now() - this.#startedAt,
      codes: [],
      principal: policy.principal,
      operation: operation ?? undefined,
      context,
    });
  }

  #knownDocument(body: Buffer) {
    const params = paramsFrom(body);
    if (!params) return null;
    const { documents, limits, persistedOperations } = this.#options;
    const text = persistedOperations ? persistedText(params, persistedOperations) : queryOf(params);
    const document = typeof text === 'string' ? documents.get(text) : undefined;
    if (!document || variablesProblem(params.variables, limits)) return null;
    const { operationName, variables } = params;
    const operation = getOperationAST(document, operationName);
    const isSubscription = operation?.operation === 'subscription';
    // Yoga's plugins compress the schema.
    if (!operation || selectsOnlySchema(operation)) return null;
    return { document, operationName, variables, isSubscription };
  }

  #passOn(progress: Omit<Progress, 'startedAt' | 'requestId'>): void {
    const { request, next } = this.#exchange;
    PROGRESS.set(request, { ...progress, startedAt: this.#startedAt, requestId: this.#requestId });
    // Body parsers of frameworks store the body in this property, and Yoga reads it from there.
    if (this.#body) request.body = Readable.from([this.#body]);
    next();
  }
}

function respond(
  response: ServerResponse,
  result: ExecutionResult,
  { type, headers }: { readonly type: string; readonly headers: readonly string[] },
): void {
  const body = JSON.stringify(result);
  const bytes = Buffer.byteLength(body);
  response.writeHead(200, [
    'Content-Type',
    `${type}; charset=utf-8`,
    'content-length',
    String(bytes),
    ...headers,
  ]);
  // Node writes ASCII faster as Latin-1.
  response.end(body, bytes === body.length ? 'latin1' : 'utf8');
}

function respondWithStream(
  response: ServerResponse,
  results: Results,
  { format, headers }: { readonly format: StreamFormat; readonly headers: readonly string[] },
): void {
  response.writeHead(200, [
    ...Object.entries(streamHeaders(format)).flat(),
    ...headers.map((value) => (value === CACHE_CONTROL ? STREAM_CACHE_CONTROL : value)),
  ]);
  sendStream(response, results[Symbol.asyncIterator](), format);
}

/** The body; empty, which Yoga rejects, if the client disconnects before all of it has arrived. */
function bodyOf(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const onData = (chunk: Buffer) => chunks.push(chunk);
    const onClose = () => resolve(Buffer.alloc(0));
    request.on('data', onData);
    request.once('close', onClose);
    request.once('end', () => {
      request.off('data', onData).off('close', onClose);
      resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks));
    });
  });
}

/** Null for a body that the fast path does not support, such as invalid JSON. */
function paramsFrom(body: Buffer): Params | null {
  let json: unknown;
  try {
    json = JSON.parse(body.toString());
  } catch {
    return null;
  }
  if (!isObject(json)) return null;
  const { operationName, variables, extensions } = json;
  const isUsual =
    (isNullish(operationName) || typeof operationName === 'string') &&
    (isNullish(variables) || isObject(variables)) &&
    (isNullish(extensions) || isObject(extensions));
  return isUsual ? (json as unknown as Params) : null;
}

function queryOf(params: Params): unknown {
  return hasOnly(params, PARAMETERS) ? params.query : undefined;
}

function persistedText(params: Params, operations: PersistedOperations): string | undefined {
  const id = hasOnly(params, PERSISTED_PARAMETERS) ? persistedIdFrom(params) : null;
  return id === null ? undefined : operations.get(id);
}

function hasOnly(params: Params, names: ReadonlySet<string>): boolean {
  for (const name in params) if (!names.has(name)) return false;
  return true;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNullish(value: unknown): boolean {
  return value === null || value === undefined;
}
