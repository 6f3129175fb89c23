import {
  type Context,
  context as contexts,
  createTraceState,
  type Span,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  type TracerProvider,
  trace as traces,
} from '@opentelemetry/api';
import type {
  AttemptOutcome,
  AttemptTrace,
  AttemptTracer,
  StartingAttempt,
} from '../stripe/attempt-tracer.ts';
import { type TraceContext, traceContextFrom } from './trace-context.ts';

/** The name of the instrumentation in exported spans. */
const SCOPE = 'setup-intents-gateway';

export interface TracedOperation {
  readonly type: string;
  /** Empty for an anonymous operation. */
  readonly name: string;
}

/** The part of an execution's result that its span reports. */
interface Result {
  readonly errors?: readonly { readonly extensions: Readonly<Record<string, unknown>> }[];
}

/** The trace of one GraphQL request. */
export interface RequestTrace extends AttemptTracer {
  /** 32 hexadecimal digits; null before the trace has started. */
  readonly traceId: string | null;
  /** Executes an operation. */
  operation<T extends Result>(operation: TracedOperation, execute: () => Promise<T>): Promise<T>;
  /** Plans the operation. */
  planning<T>(plan: () => T): T;
}

/**
 * Traces requests with the SDK of OpenTelemetry that the process has registered. Without an SDK, the trace of the caller is
 * passed on to Stripe.
 */
export class Tracing {
  readonly #server: { readonly 'server.address': string; readonly 'server.port': number };

  /** @param apiBase the base URL of Stripe's API */
  constructor(apiBase: string) {
    const { hostname, port, protocol } = new URL(apiBase);
    this.#server = {
      'server.address': hostname,
      'server.port': Number(port || (protocol === 'https:' ? 443 : 80)),
    };
  }

  /**
   * The trace of a request; null if there is nothing to trace: no SDK, and no valid `traceparent`.
   * @param headers of the request
   */
  start(headers: Pick<Headers, 'get'>): RequestTrace | null {
    const tracer = registeredTracer();
    const caller = traceContextFrom(headers);
    if (tracer) return new SpanTrace(tracer, parentFrom(caller), this.#server);
    return caller && new ForwardedTrace(caller);
  }
}

/** The tracer of the registered SDK; null without an SDK. A tracer without an SDK would create objects for nothing. */
function registeredTracer(): Tracer | null {
  const provider: TracerProvider & { getDelegateTracer?: (name: string) => Tracer | undefined } =
    traces.getTracerProvider();
  if (provider.getDelegateTracer) return provider.getDelegateTracer(SCOPE) ?? null;
  return provider.getTracer(SCOPE);
}

/** The span of the surrounding server, if it is instrumented; otherwise the caller's. */
function parentFrom(caller: TraceContext | null): Context {
  const active = contexts.active();
  if (!caller || traces.getSpan(active)) return active;
  const { traceId, spanId, flags, tracestate } = caller;
  return traces.setSpanContext(active, {
    traceId,
    spanId,
    traceFlags: flags,
    isRemote: true,
    ...(tracestate !== null && { traceState: createTraceState(tracestate) }),
  });
}

/** Passes the caller's trace on to Stripe. */
class ForwardedTrace implements RequestTrace {
  readonly traceId: string;
  readonly #attempt: AttemptTrace;

  constructor({ traceId, traceparent, tracestate }: TraceContext) {
    this.traceId = traceId;
    const headers = { traceparent, ...(tracestate !== null && { tracestate }) };
    this.#attempt = { headers, end() {} };
  }

  operation<T>(_operation: TracedOperation, execute: () => Promise<T>): Promise<T> {
    return execute();
  }

  planning<T>(plan: () => T): T {
    return plan();
  }

  startAttempt(): AttemptTrace {
    return this.#attempt;
  }
}

/** Records spans. Their attributes contain no ids of objects, no secrets, and no values of arguments. */
class SpanTrace implements RequestTrace {
  traceId: string | null = null;
  readonly #tracer: Tracer;
  readonly #server: object;
  /** With the span of the operation, once it has started. */
  #context: Context;

  constructor(tracer: Tracer, parent: Context, server: object) {
    this.#tracer = tracer;
    this.#context = parent;
    this.#server = server;
  }

  async operation<T extends Result>({ type, name }: TracedOperation, execute: () => Promise<T>): Promise<T> {
    const attributes = {
      'graphql.operation.type': type,
      ...(name !== '' && { 'graphql.operation.name': name }),
    };
    const options = { kind: SpanKind.SERVER, attributes };
    const span = this.#tracer.startSpan(name === '' ? type : `${type} ${name}`, options, this.#context);
    this.#context = traces.setSpan(this.#context, span);
    this.traceId = span.spanContext().traceId;
    try {
      const result = await contexts.with(this.#context, execute);
      const [error] = result.errors ?? [];
      if (error) fail(span, String(error.extensions.code));
      return result;
    } catch (error) {
      fail(span, error instanceof Error ? error.name : typeof error);
      throw error;
    } finally {
      span.end();
    }
  }

  planning<T>(plan: () => T): T {
    const span = this.#tracer.startSpan('plan', {}, this.#context);
    try {
      return plan();
    } finally {
      span.end();
    }
  }

  startAttempt({ method, template, attempt }: StartingAttempt): AttemptTrace {
    const attributes = {
      ...this.#server,
      'http.request.method': method,
      'url.template': template,
      ...(attempt > 1 && { 'http.request.resend_count': attempt - 1 }),
    };
    const options = { kind: SpanKind.CLIENT, attributes };
    const span = this.#tracer.startSpan(`${method} ${template}`, options, this.#context);
    return { headers: headersFrom(span), end: (outcome) => endAttempt(span, outcome) };
  }
}

/** The headers that make a span the parent of the receiver's spans. */
function headersFrom(span: Span): Readonly<Record<string, string>> {
  const { traceId, spanId, traceFlags, traceState } = span.spanContext();
  const flags = traceFlags.toString(16).padStart(2, '0');
  const tracestate = traceState?.serialize() ?? '';
  return { traceparent: `00-${traceId}-${spanId}-${flags}`, ...(tracestate !== '' && { tracestate }) };
}

function endAttempt(span: Span, { status, requestId, failure }: AttemptOutcome): void {
  if (status !== null) span.setAttribute('http.response.status_code', status);
  if (requestId !== null) span.setAttribute('http.response.header.request-id', [requestId]);
  if (failure) fail(span, errorTypeOf(status, failure));
  span.end();
}

/** The status of an error response; otherwise the class of the error: `TimeoutError`. */
function errorTypeOf(status: number | null, { name, cause }: Error): string {
  if (status !== null && status >= 400) return String(status);
  return status === null && cause instanceof Error ? cause.name : name;
}

/** Messages of errors are not recorded, because they may contain the caller's input. */
function fail(span: Span, type: string): void {
  span.setAttribute('error.type', type);
  span.setStatus({ code: SpanStatusCode.ERROR });
}
