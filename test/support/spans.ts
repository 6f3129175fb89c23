import { context, trace } from '@opentelemetry/api';
import { NodeTracerProvider, type ReadableSpan, type Sampler } from '@opentelemetry/sdk-trace-node';

export interface RecordedSpans {
  /** The ended spans, in the order of their starts. */
  spans(): ReadableSpan[];
  stop(): Promise<void>;
}

/** Registers an SDK in this process that keeps all spans in memory. */
export function recordSpans(sampler?: Sampler): RecordedSpans {
  const started: ReadableSpan[] = [];
  const processor = {
    onStart: (span: ReadableSpan) => started.push(span),
    onEnd() {},
    async forceFlush() {},
    async shutdown() {},
  };
  const provider = new NodeTracerProvider({ spanProcessors: [processor], ...(sampler && { sampler }) });
  provider.register();
  return {
    spans: () => started.filter(({ ended }) => ended),
    async stop() {
      trace.disable();
      context.disable();
      await provider.shutdown();
    },
  };
}
