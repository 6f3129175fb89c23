import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { type RunningProcess, runCli } from '../../support/process.ts';
import { namingProblems } from '../../support/prometheus-names.ts';

const opened: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0)) await close();
});

function serve(env: Readonly<Record<string, string>>): RunningProcess {
  const gateway = runCli([], { PORT: '0', SHUTDOWN_DELAY_MS: '0', ...env });
  opened.push(() => {
    gateway.signal('SIGKILL');
    return gateway.ended;
  });
  return gateway;
}

describe('METRICS_PORT', () => {
  it('serves the metrics of the gateway and the process on a port of their own, until the gateway stops', async () => {
    const gateway = serve({ METRICS_PORT: '0' });
    const metrics = await gateway.until(/Metrics: ([^\s"]+)/);
    const url = await gateway.until(/GraphQL and GraphiQL: ([^\s"]+)/);
    expect(new URL(metrics).port).not.toBe(new URL(url).port);
    const query = '{ setupIntents(first: 1) { nodes { id customer { id email } } } }';
    await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    const text = await (await fetch(metrics)).text();
    expect(text).toMatch(/^setup_intents_requests_total\{.*code="ok"\} 1$/m);
    expect(text).toMatch(/^process_cpu_seconds_total /m);
    expect(namingProblems(text)).toEqual([]);
    expect((await fetch(url.replace('/graphql', '/metrics'))).status).toBe(404);
    gateway.signal('SIGTERM');
    expect(await gateway.ended).toMatchObject({ code: 0 });
  });

  it('stops the start, and is named, if its port is in use', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    opened.push(async () => other.close());
    const { port } = other.address() as AddressInfo;
    const { code, stderr } = await serve({ METRICS_PORT: String(port) }).ended;
    expect([code, stderr]).toEqual([1, expect.stringContaining('METRICS_PORT')]);
  });
});
