import type { IncomingMessage } from 'node:http';
import type { HeaderReader } from './auth/bearer.ts';

/** The headers of a Node request, read as those of a fetch request, but without the cost of one. */
export function headersOf({ headers }: IncomingMessage): HeaderReader {
  return {
    get(name) {
      const value = headers[name];
      return (Array.isArray(value) ? value.join(', ') : value) ?? null;
    },
  };
}

/** A Node request as a fetch request without its body. */
export function fetchRequestFrom(request: IncomingMessage & { readonly originalUrl?: string }): Request {
  const { method = 'GET', headers, originalUrl, url = '/', socket } = request;
  const protocol = 'encrypted' in socket ? 'https' : 'http';
  return new Request(new URL(originalUrl ?? url, `${protocol}://${headers.host ?? 'localhost'}`), {
    method,
    headers: Object.entries(headers).map(([name, value]) => [name, String(value)]),
  });
}
