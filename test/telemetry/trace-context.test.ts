import { describe, expect, it } from 'vitest';
import { traceContextFrom } from '../../src/telemetry/trace-context.ts';

const ID = '0af7651916cd43dd8448eb211c80319c';
const PARENT = `00-${ID}-b7ad6b7169203331-01`;

const read = (headers: Record<string, string>) => traceContextFrom(new Headers(headers));

describe('traceContextFrom', () => {
  it('reads the trace, the span and the flags', () => {
    expect(read({ traceparent: PARENT, tracestate: 'vendor=1,other=2' })).toEqual({
      traceId: ID,
      spanId: 'b7ad6b7169203331',
      flags: 1,
      traceparent: PARENT,
      tracestate: 'vendor=1,other=2',
    });
  });

  it.each([
    'x',
    PARENT.toUpperCase(),
    PARENT.replace('00-', 'ff-'),
    PARENT.replace(ID, '0'.repeat(32)),
    PARENT.replace('b7ad6b7169203331', '0'.repeat(16)),
    `${PARENT}\u00e9`,
    `${PARENT}, ${PARENT}`,
  ])('ignores an invalid traceparent: %s', (traceparent) => {
    expect(read({ traceparent, tracestate: 'vendor=1' })).toBeNull();
  });

  it('ignores a tracestate without traceparent, and one that is too long', () => {
    expect(read({ tracestate: 'vendor=1' })).toBeNull();
    expect(read({ traceparent: PARENT, tracestate: 'v'.repeat(513) })).toMatchObject({ tracestate: null });
  });
});
