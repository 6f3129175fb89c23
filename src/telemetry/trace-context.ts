/** The trace of the caller, from its headers: https://www.w3.org/TR/trace-context/. */
export interface TraceContext {
  /** 32 hexadecimal digits. */
  readonly traceId: string;
  /** 16 hexadecimal digits: the caller's span. */
  readonly spanId: string;
  /** One byte; the lowest bit is whether the trace is recorded. */
  readonly flags: number;
  readonly traceparent: string;
  /** Null if the header is missing or invalid. */
  readonly tracestate: string | null;
}

const TRACEPARENT = /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})$/;

/** Vendors need not accept more than 512 characters. */
const TRACESTATE = /^[\x20-\x7e]{1,512}$/;

/** Reads the trace of the caller; null if `traceparent` is missing or invalid. */
export function traceContextFrom(headers: Pick<Headers, 'get'>): TraceContext | null {
  const traceparent = headers.get('traceparent');
  if (traceparent === null) return null;
  const [, traceId, spanId, flags = '00'] = TRACEPARENT.exec(traceparent) ?? [];
  if (traceId === undefined || spanId === undefined) return null;
  const tracestate = headers.get('tracestate') ?? '';
  return {
    traceId,
    spanId,
    flags: Number.parseInt(flags, 16),
    traceparent,
    tracestate: TRACESTATE.test(tracestate) ? tracestate : null,
  };
}
