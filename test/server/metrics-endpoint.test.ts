import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Counter, Gauge, Registry } from 'prom-client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { metricsListener } from '../../src/server/metrics-endpoint.ts';
import { sendRaw } from '../support/raw-request.ts';

const opened: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0)) await close();
});

let registry: Registry;
beforeEach(() => {
  registry = new Registry();
});

async function serve(isKnownHost: (hostname: string) => boolean = () => true): Promise<string> {
  const server = createServer(metricsListener({ registry, isKnownHost }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  opened.push(() => new Promise((resolve) => server.close(resolve).closeAllConnections()));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

it('serves the metrics in the text format, and nothing else', async () => {
  new Counter({ name: 'calls_total', help: 'Calls.', registers: [registry] }).inc(3);
  const url = await serve();
  const response = await fetch(`${url}/metrics`);
  expect(response.headers.get('content-type')).toContain('text/plain; version=0.0.4');
  expect(await response.text()).toContain('calls_total 3');
  expect((await fetch(`${url}/metrics?name[]=x`)).status).toBe(200);
  expect((await fetch(`${url}/metrics`, { method: 'POST', body: 'x' })).status).toBe(405);
  expect((await fetch(`${url}/`)).status).toBe(404);
});

it('rejects requests for another host', async () => {
  const url = await serve((hostname) => hostname === 'localhost');
  expect(
    await sendRaw(url, 'GET /metrics HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n'),
  ).toMatch(/^HTTP\/1\.1 421 /);
});

it('responds with 500 if a metric fails', async () => {
  new Gauge({
    name: 'broken',
    help: 'Fails.',
    registers: [registry],
    collect() {
      throw new Error('sk_test_boom');
    },
  });
  const response = await fetch(`${await serve()}/metrics`);
  expect([response.status, await response.text()]).toEqual([500, '']);
});
