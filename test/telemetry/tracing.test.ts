import { context, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { AlwaysOffSampler } from '@opentelemetry/sdk-trace-node';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TimeoutError } from '../../src/http/errors.ts';
import { StripeApiError, StripeConnectionError } from '../../src/stripe/errors.ts';
import { type RequestTrace, Tracing } from '../../src/telemetry/tracing.ts';
import { type RecordedSpans, recordSpans } from '../support/spans.ts';

const ID = '0af7651916cd43dd8448eb211c80319c';
const SPAN = 'b7ad6b7169203331';
const CALLER = { traceparent: `00-${ID}-${SPAN}-01`, tracestate: 'vendor=1' };
const READ = { method: 'GET', template: '/v1/x/:id', attempt: 1 } as const;
const SUCCESS = { status: 200, requestId: 'req_1', failure: null };

const tracing = new Tracing('https://api.example.com');
const start = (headers: Record<string, string> = {}) => tracing.start(new Headers(headers));

let recorded: RecordedSpans | undefined;
afterEach(async () => {
  await recorded?.stop();
  recorded = undefined;
});

describe('without an SDK', () => {
  it('there is nothing to trace if the caller sends no traceparent', () => {
    expect(start()).toBeNull();
    expect(start({ traceparent: 'invalid', tracestate: 'vendor=1' })).toBeNull();
  });

  it("the caller's headers are passed on with each attempt", async () => {
    const request = start(CALLER);
    const headers = await request?.operation({ type: 'query', name: '' }, async () => ({
      ...request.planning(() => request.startAttempt(READ).headers),
    }));
    expect(headers).toEqual(CALLER);
    expect(request?.traceId).toBe(ID);
  });
});

describe('with an SDK', () => {
  beforeEach(() => {
    recorded = recordSpans();
  });
  const spans = () => recorded?.spans() ?? [];
  const started = (headers: Record<string, string> = {}) => start(headers) as RequestTrace;

  it('a request has a span for the operation, with one for planning and one for each attempt', async () => {
    const request = started();
    const sent: (string | undefined)[] = [];
    await request.operation({ type: 'mutation', name: 'Save' }, async () => {
      request.planning(() => null);
      for (const attempt of [1, 2]) {
        const { headers, end } = request.startAttempt({ ...READ, attempt });
        sent.push(headers.traceparent);
        end({ ...SUCCESS, requestId: `req_${attempt}` });
      }
      return {};
    });
    const [operation, ...children] = spans();
    expect(operation).toMatchObject({
      name: 'mutation Save',
      kind: SpanKind.SERVER,
      attributes: { 'graphql.operation.type': 'mutation', 'graphql.operation.name': 'Save' },
      status: { code: SpanStatusCode.UNSET },
    });
    const parent = operation?.spanContext();
    expect(children.map(({ name, parentSpanContext }) => [name, parentSpanContext?.spanId])).toEqual([
      ['plan', parent?.spanId],
      ['GET /v1/x/:id', parent?.spanId],
      ['GET /v1/x/:id', parent?.spanId],
    ]);
    const [, first, second] = children;
    expect(first).toMatchObject({ kind: SpanKind.CLIENT });
    const attributes = {
      'server.address': 'api.example.com',
      'server.port': 443,
      'http.request.method': 'GET',
      'url.template': '/v1/x/:id',
      'http.response.status_code': 200,
    };
    expect(first?.attributes).toEqual({ ...attributes, 'http.response.header.request-id': ['req_1'] });
    expect(second?.attributes).toEqual({
      ...attributes,
      'http.request.resend_count': 1,
      'http.response.header.request-id': ['req_2'],
    });
    expect(sent).toEqual(
      [first, second].map((span) => `00-${parent?.traceId}-${span?.spanContext().spanId}-01`),
    );
    expect(request.traceId).toBe(parent?.traceId);
  });

  it("the caller's span is the parent of the operation, and its state is passed on", async () => {
    const request = started(CALLER);
    const headers = await request.operation({ type: 'query', name: '' }, async () => ({
      ...request.startAttempt(READ).headers,
    }));
    const [operation] = spans();
    expect(operation).toMatchObject({
      name: 'query',
      parentSpanContext: { traceId: ID, spanId: SPAN, isRemote: true },
    });
    expect(operation?.attributes).toEqual({ 'graphql.operation.type': 'query' });
    expect(headers.traceparent).toMatch(new RegExp(`^00-${ID}-(?!${SPAN})[0-9a-f]{16}-01$`));
    expect(headers.tracestate).toBe('vendor=1');
  });

  it('the active span of the surrounding server is the parent, rather than that of the caller', async () => {
    const outer = trace.getTracer('outer').startSpan('GET /graphql');
    await context.with(trace.setSpan(context.active(), outer), async () => {
      await started(CALLER).operation({ type: 'query', name: '' }, async () => ({}));
    });
    expect(spans()[0]?.parentSpanContext?.spanId).toBe(outer.spanContext().spanId);
  });

  it('the span of the operation is active during its execution', async () => {
    const request = started();
    await request.operation({ type: 'query', name: 'A' }, async () => {
      await null;
      trace.getTracer('inner').startSpan('inner').end();
      return {};
    });
    const [operation, inner] = spans();
    expect(inner?.parentSpanContext?.spanId).toBe(operation?.spanContext().spanId);
  });

  it.each([
    ['a status', new StripeApiError('Secret.', { status: 503, requestId: null }), 503, '503'],
    [
      'no response',
      new StripeConnectionError(new TimeoutError('Secret.', { sent: true })),
      null,
      'TimeoutError',
    ],
    [
      'an invalid body',
      new StripeApiError('Secret.', { status: 200, requestId: null }),
      200,
      'StripeApiError',
    ],
  ])('a failed attempt has the type of its error, but no message: %s', (_, failure, status, type) => {
    started().startAttempt(READ).end({ status, requestId: null, failure });
    const [span] = spans();
    expect(span?.status).toEqual({ code: SpanStatusCode.ERROR });
    expect(span?.attributes['error.type']).toBe(type);
    expect(span?.events).toEqual([]);
  });

  it('the operation has the code of its first error, and the class of an exception', async () => {
    const errors = [{ extensions: { code: 'RATE_LIMITED' } }, { extensions: { code: 'FORBIDDEN' } }];
    await started().operation({ type: 'query', name: '' }, async () => ({ errors }));
    const fails = started().operation({ type: 'query', name: '' }, () => Promise.reject(new TypeError('x')));
    await expect(fails).rejects.toThrow(TypeError);
    expect(spans().map(({ attributes, status }) => [attributes['error.type'], status.code])).toEqual([
      ['RATE_LIMITED', SpanStatusCode.ERROR],
      ['TypeError', SpanStatusCode.ERROR],
    ]);
  });

  it('a trace that is not recorded is passed on as such', async () => {
    await recorded?.stop();
    recorded = recordSpans(new AlwaysOffSampler());
    const request = started();
    const headers = await request.operation({ type: 'query', name: '' }, async () => ({
      ...request.startAttempt(READ).headers,
    }));
    expect(headers.traceparent).toMatch(/-00$/);
    expect(spans()).toEqual([]);
  });
});
