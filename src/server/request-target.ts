import type { IncomingMessage } from 'node:http';

/** The parts of a Node request that make up its URL. Express keeps the whole target in `originalUrl`. */
export type TargetSource = Pick<IncomingMessage, 'headers' | 'url'> & { readonly originalUrl?: string };

/** The reason why the target and the Host header of a request do not form a valid URL; null if they do. */
export function targetProblem({ headers, url, originalUrl }: TargetSource): string | null {
  const target = originalUrl ?? url ?? '';
  if (!target.startsWith('/')) return 'The request target must be a path, such as /graphql.';
  const host = String(headers[':authority'] ?? headers.host ?? '');
  // Without a Host header, as HTTP/1.0 allows, the address of the connection is used.
  if (host !== '' && !isHost(host)) return 'The Host header must be a host name with an optional port.';
  return URL.canParse(target, 'http://localhost') ? null : 'The request target is not a valid path.';
}

function isHost(text: string): boolean {
  return !/[\s/?#@\\]/.test(text) && URL.canParse(`http://${text}`);
}
