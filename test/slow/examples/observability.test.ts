import { json } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { startHttpServer } from '../../support/http-server.ts';
import { CLI, runNode } from '../../support/process.ts';

const TRACING = fileURLToPath(new URL('../../../examples/observability/dist/tracing.js', import.meta.url));
const TRACE_ID = '0af7651916cd43dd8448eb211c80319c';

interface Exported {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly { key: string; value: { stringValue?: string } }[] };
    readonly scopeSpans: readonly {
      readonly spans: readonly {
        readonly name: string;
        readonly traceId: string;
        readonly parentSpanId?: string;
      }[];
    }[];
  }[];
}

it('the observability example exports the spans of a request over OTLP', async () => {
  const received: Exported[] = [];
  const collector = await startHttpServer(async (request, response) => {
    received.push((await json(request)) as Exported);
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
  onTestFinished(collector.close);
  const gateway = runNode(['--import', TRACING, CLI, 'serve'], {
    PORT: '0',
    SHUTDOWN_DELAY_MS: '0',
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    OTEL_SERVICE_NAME: 'payments',
    // Milliseconds between exports.
    OTEL_BSP_SCHEDULE_DELAY: '100',
  });
  onTestFinished(async () => {
    gateway.signal('SIGTERM');
    await gateway.ended;
  });
  await fetch(await gateway.until(/GraphQL and GraphiQL: ([^\s"]+)/), {
    method: 'POST',
    headers: { 'content-type': 'application/json', traceparent: `00-${TRACE_ID}-b7ad6b7169203331-01` },
    body: JSON.stringify({ query: 'query Saved { setupIntents(first: 1) { nodes { id } } }' }),
  });
  const resources = () => received.flatMap(({ resourceSpans }) => resourceSpans);
  const spans = () =>
    resources()
      .flatMap(({ scopeSpans }) => scopeSpans)
      .flatMap((scope) => scope.spans);
  const ofCaller = () => spans().filter(({ traceId }) => traceId === TRACE_ID);
  await expect
    .poll(() =>
      ofCaller()
        .map(({ name }) => name)
        .sort(),
    )
    .toEqual(['GET /v1/setup_intents', 'plan', 'query Saved']);
  expect(ofCaller().find(({ name }) => name === 'query Saved')?.parentSpanId).toBe('b7ad6b7169203331');
  const [resource] = resources();
  expect(resource?.resource.attributes).toContainEqual({
    key: 'service.name',
    value: { stringValue: 'payments' },
  });
});
