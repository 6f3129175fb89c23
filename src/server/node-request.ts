import type { IncomingMessage } from 'node:http';
import type { HeaderReader } from './auth/bearer.ts';

/** Reads the headers of a Node request as if it were a fetch request, without the cost of creating one. */
export function headersOf({ headers }: IncomingMessage): HeaderReader {
  return {
    get(name) {
      const value = headers[name];
      return (Array.isArray(value) ? value.join(', ') : value) ?? null;
    },
  };
}

/** Converts a Node request to a fetch request without a body. */
export function fetchRequestFrom(request: IncomingMessage & { readonly originalUrl?: string }): Request {
  const { method = 'GET', headers, originalUrl, url = '/', socket } = request;
  const protocol = 'encrypted' in socket ? 'https' : 'http';
  return new Request(new URL(originalUrl ?? url, `${protocol}://${headers.host ?? 'localhost'}`), {
    method,
    headers: Object.entries(headers).map(([name, value]) => [name, String(value)]),
  });
}
