import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestGateway, type TestGateway } from '../../support/gateway.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway();
});
afterAll(() => gateway.close());

const JSON_TYPE = { 'content-type': 'application/json' };

describe('the response', () => {
  it.each<[string, string, RequestInit]>([
    [
      'to an operation',
      '/graphql',
      { method: 'POST', headers: JSON_TYPE, body: '{"query":"{ __typename }"}' },
    ],
    ['to an invalid document', '/graphql', { method: 'POST', headers: JSON_TYPE, body: '{"query":"{"}' }],
    [
      'to an invalid body',
      '/graphql',
      { method: 'POST', headers: { 'content-type': 'text/plain' }, body: 'x' },
    ],
    ['to an unsupported method', '/graphql', { method: 'DELETE' }],
    ['to an unknown path', '/nowhere', {}],
    ['to /ready', '/ready', {}],
  ])('%s forbids caching and framing', async (_, path, init) => {
    const { headers } = await fetch(new URL(path, gateway.url), init);
    expect(Object.fromEntries(headers)).toMatchObject({
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
    });
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  });
});
