import type { Plugin } from 'graphql-yoga';

/** GraphiQL's page has inline scripts and styles, and uses only its own host. */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:",
  'worker-src blob: data:',
  "style-src 'self' 'unsafe-inline'",
  'img-src data: blob:',
  'font-src data:',
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const POLICY = "default-src 'none'; frame-ancestors 'none'";

export const CACHE_CONTROL = 'private, no-store';

/** Compression would hold back the items of a subscription. */
export const STREAM_CACHE_CONTROL = `${CACHE_CONTROL}, no-transform`;

interface ResponseKind {
  /** Whether pages of other origins may read the response (CORS). */
  readonly isShared: boolean;
  /** Whether it is GraphiQL's page. */
  readonly isPage: boolean;
}

/** Headers that forbid caching, MIME sniffing, framing and referrers. */
export function secureHeaders({ isShared, isPage }: ResponseKind): Readonly<Record<string, string>> {
  return {
    'cache-control': CACHE_CONTROL,
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': isShared ? 'cross-origin' : 'same-origin',
    'content-security-policy': isPage ? PAGE_POLICY : POLICY,
  };
}

/**
 * Sends the security headers with every response. A response with an ETag keeps its `cache-control`.
 * @param isShared whether pages of other origins may read responses (CORS)
 */
export function useSecureHeaders(isShared: boolean): Plugin {
  return {
    onResponse({ response: { headers } }) {
      const isPage = headers.get('content-type')?.startsWith('text/html') === true;
      // GraphiQL's page and its parts.
      const isStored = headers.has('etag') && headers.has('cache-control');
      for (const [name, value] of Object.entries(secureHeaders({ isShared, isPage }))) {
        if (name !== 'cache-control' || !isStored) headers.set(name, value);
      }
      if (isStream(headers)) headers.set('cache-control', STREAM_CACHE_CONTROL);
    },
  };
}

function isStream(headers: Headers): boolean {
  return /^(text\/event-stream|multipart\/mixed)\b/.test(headers.get('content-type') ?? '');
}
