import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { fetchRequestFrom, headersOf } from '../../src/server/node-request.ts';

function nodeRequest(changes: object): IncomingMessage {
  const request = { method: 'POST', url: '/graphql?a=1', headers: { host: 'gateway.test' }, socket: {} };
  return { ...request, ...changes } as unknown as IncomingMessage;
}

describe('headersOf', () => {
  it('returns a header as fetch does', () => {
    const headers = headersOf(
      nodeRequest({ headers: { authorization: 'Bearer x', 'set-cookie': ['a', 'b'] } }),
    );
    expect(headers.get('authorization')).toBe('Bearer x');
    expect(headers.get('set-cookie')).toBe('a, b');
    expect(headers.get('x-missing')).toBeNull();
  });
});

describe('fetchRequestFrom', () => {
  it('has the method, URL and headers of the request', () => {
    const { method, url, headers } = fetchRequestFrom(nodeRequest({}));
    expect({ method, url, host: headers.get('host') }).toEqual({
      method: 'POST',
      url: 'http://gateway.test/graphql?a=1',
      host: 'gateway.test',
    });
  });

  it('has the whole URL of a request that Express has mounted', () => {
    const { url } = fetchRequestFrom(nodeRequest({ originalUrl: '/api/graphql', url: '/graphql' }));
    expect(url).toBe('http://gateway.test/api/graphql');
  });

  it('has the scheme of the connection', () => {
    expect(fetchRequestFrom(nodeRequest({ socket: { encrypted: true } })).url).toMatch(/^https:/);
  });
});
