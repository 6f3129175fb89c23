import { afterEach, describe, expect, it } from 'vitest';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';

const SHOP = 'https://shop.example.com';

let gateway: TestGateway;
afterEach(() => gateway.close());

async function allowedOrigins(corsOrigins: readonly string[] | undefined, origin: string) {
  gateway = await startTestGateway({ gateway: corsOrigins ? { corsOrigins } : {} });
  const headers = {
    origin,
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'authorization, content-type',
  };
  const preflight = await fetch(gateway.url, { method: 'OPTIONS', headers });
  const response = await fetch(gateway.url, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json' },
    body: '{"query": "{ __typename }"}',
  });
  return [preflight.headers, response.headers].map((headers) => headers.get('access-control-allow-origin'));
}

describe('pages of other origins', () => {
  it('get no CORS headers by default', async () => {
    expect(await allowedOrigins(undefined, SHOP)).toEqual([null, null]);
  });

  it('may send requests if their origin is listed', async () => {
    expect(await allowedOrigins([SHOP], SHOP)).toEqual([SHOP, SHOP]);
    const preflight = await fetch(gateway.url, {
      method: 'OPTIONS',
      headers: { origin: SHOP, 'access-control-request-method': 'POST' },
    });
    const allowed = preflight.headers.get('access-control-allow-headers')?.split(', ');
    expect(allowed).toEqual(
      expect.arrayContaining(['idempotency-key', 'last-event-id', 'traceparent', 'tracestate']),
    );
    expect(preflight.headers.get('access-control-allow-credentials')).not.toBe('true');
  });

  it('may not send requests if only other origins are listed', async () => {
    const origins = await allowedOrigins([SHOP, 'https://www.example.com'], 'https://evil.example.com');
    expect(origins).not.toContain('https://evil.example.com');
    expect(origins).not.toContain('*');
  });
});
