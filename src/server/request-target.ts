import type { IncomingMessage } from 'node:http';

/** The parts of a Node request that make up its URL. Express keeps the whole target in `originalUrl`. */
export type TargetSource = Pick<IncomingMessage, 'headers' | 'url'> & { readonly originalUrl?: string };

/** The last valid target and host. Most requests have the same ones, and parsing them again is expensive. */
let lastValid = { target: '', host: '' };

/** The reason why the target and the Host header of a request do not form a valid URL; null if they do. */
export function targetProblem({ headers, url, originalUrl }: TargetSource): string | null {
  const target = originalUrl ?? url ?? '';
  if (!target.startsWith('/')) return 'The request target must be a path, such as /graphql.';
  const host = String(headers[':authority'] ?? headers.host ?? '');
  if (target === lastValid.target && host === lastValid.host) return null;
  // Without a Host header, as HTTP/1.0 allows, the address of the connection is used.
  if (host !== '' && !isHost(host)) return 'The Host header must be a host name with an optional port.';
  if (!URL.canParse(target, 'http://localhost')) return 'The request target is not a valid path.';
  lastValid = { target, host };
  return null;
}

function isHost(text: string): boolean {
  return !/[\s/?#@\\]/.test(text) && URL.canParse(`http://${text}`);
}
