import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { defaultResource, resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';

/*
 * Registers OpenTelemetry's SDK. Load this file before the gateway:
 *
 *   node --import ./examples/observability/dist/tracing.js dist/cli.js serve
 *
 * OTEL_EXPORTER_OTLP_ENDPOINT is the address of the collector. Default: http://localhost:4318
 */

const name = process.env.OTEL_SERVICE_NAME ?? 'setup-intents-gateway';

const provider = new NodeTracerProvider({
  resource: defaultResource().merge(resourceFromAttributes({ 'service.name': name })),
  spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
});
provider.register();

// The gateway still serves requests for SHUTDOWN_DELAY_MS, and their spans are exported every few seconds.
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void provider.forceFlush());
