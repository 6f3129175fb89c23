import type { Plugin } from 'graphql-yoga';

/** GraphiQL brings its own scripts and styles within its page, and asks nobody but its own host. */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'unsafe-inline' 'unsafe-eval' blob:",
  'worker-src blob: data:',
  "style-src 'unsafe-inline'",
  'img-src data: blob:',
  'font-src data:',
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const POLICY = "default-src 'none'; frame-ancestors 'none'";

/**
 * Sends the usual precautions with every answer: nothing is kept by caches, read as what it is not, or shown within
 * another site's page.
 * @param isShared whether pages of other origins may read the answers (CORS)
 */
export function useSecureHeaders(isShared: boolean): Plugin {
  return {
    onResponse({ response: { headers } }) {
      const isPage = headers.get('content-type')?.startsWith('text/html') === true;
      headers.set('cache-control', 'private, no-store');
      headers.set('x-content-type-options', 'nosniff');
      headers.set('x-frame-options', 'DENY');
      headers.set('referrer-policy', 'no-referrer');
      headers.set('cross-origin-resource-policy', isShared ? 'cross-origin' : 'same-origin');
      headers.set('content-security-policy', isPage ? PAGE_POLICY : POLICY);
    },
  };
}
