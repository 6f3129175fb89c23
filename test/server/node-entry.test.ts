import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterEach, describe, expect, it } from 'vitest';
import { createGateway, type GatewayOptions } from '../../src/server/gateway.ts';
import { sendRaw } from '../support/raw-request.ts';

const opened: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0)) await close();
});

function gatewayWithLog(options: Partial<GatewayOptions> = {}) {
  const lines: object[] = [];
  const log = {
    info: (fields: object, message: string) => lines.push({ ...fields, message }),
    warn() {},
    error() {},
  };
  const gateway = createGateway({ stripeApiKey: 'sk_test_1', log, ...options });
  opened.push(async () => gateway.dispose());
  return { gateway, lines };
}

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  opened.push(() => new Promise((resolve) => server.close(resolve).closeAllConnections()));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const MALFORMED: readonly [string, string][] = [
  ['an invalid Host header', 'GET /graphql HTTP/1.1\r\nHost: [\r\n'],
  ['a port beyond 65535', 'POST /graphql HTTP/1.1\r\nHost: localhost:99999\r\ncontent-length: 0\r\n'],
  ['a target in absolute form', 'GET http://127.0.0.1/graphql HTTP/1.1\r\nHost: localhost\r\n'],
  ['OPTIONS *', 'OPTIONS * HTTP/1.1\r\nHost: localhost\r\n'],
];

describe.each(MALFORMED)('%s', (_, head) => {
  const request = `${head}X-Request-Id: mine\r\nConnection: close\r\n\r\n`;

  it('gets 400, the security headers, the request id and a log line', async () => {
    const { gateway, lines } = gatewayWithLog();
    const response = await sendRaw(await serve(gateway), request);
    expect(response).toMatch(/^HTTP\/1\.1 400 /);
    expect(response).toMatch(/x-content-type-options: nosniff/i);
    expect(response).toMatch(/cache-control: private, no-store/i);
    expect(response).toMatch(/x-request-id: mine/i);
    expect(response).toContain('"code":"BAD_REQUEST"');
    expect(response).not.toMatch(/node_modules|at .*:\d+/);
    expect(lines).toEqual([
      {
        requestId: 'mine',
        status: 400,
        durationMs: 0,
        calls: 0,
        retries: 0,
        codes: ['BAD_REQUEST'],
        message: 'Request completed',
      },
    ]);
  });

  it('gets 400 behind Express', async () => {
    const { gateway } = gatewayWithLog();
    const response = await sendRaw(await serve(express().use(gateway)), request);
    expect(response).toMatch(/^HTTP\/1\.1 400 /);
    expect(response).toContain('BAD_REQUEST');
  });

  it('gets 400 from servers that send the response themselves', async () => {
    const { gateway } = gatewayWithLog();
    const url = await serve(async (incoming, outgoing) => {
      const response = await gateway.handleNodeRequestAndResponse(incoming, outgoing);
      outgoing.writeHead(response.status).end(await response.text());
    });
    expect(await sendRaw(url, request)).toMatch(/^HTTP\/1\.1 400 [\s\S]*BAD_REQUEST/);
  });
});

it('does not change valid requests or other properties of the gateway', async () => {
  const { gateway } = gatewayWithLog({ graphqlEndpoint: '/api' });
  const url = await serve(gateway.requestListener);
  const response = await fetch(`${url}/api?query={__typename}`, { headers: { accept: 'application/json' } });
  expect(await response.json()).toMatchObject({ data: { __typename: 'Query' } });
  expect(gateway.graphqlEndpoint).toBe('/api');
});

describe('a rejected request whose body has not arrived', () => {
  it.each([
    ['an unknown path', 'POST /nowhere HTTP/1.1\r\n'],
    ['GET /health', 'GET /health HTTP/1.1\r\n'],
    ['an invalid target', 'OPTIONS * HTTP/1.1\r\n'],
  ])('closes the connection in any server: %s', async (_, head) => {
    const { gateway } = gatewayWithLog();
    const express_ = express().use(gateway);
    for (const listener of [gateway, express_])
      expect(
        await sendRaw(await serve(listener), `${head}Host: localhost\r\nContent-Length: 1000000000\r\n\r\n`),
      ).toMatch(/^connection: close/im);
  });
});
