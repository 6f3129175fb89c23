import type { SetupIntent } from '../../store/objects.ts';

/** Schemes that a browser handles itself: scripts, local files, and its own pages and protocols. */
const BROWSER_SCHEMES: ReadonlySet<string> = new Set([
  ...[
    'about:',
    'blob:',
    'chrome:',
    'chrome-extension:',
    'content:',
    'data:',
    'edge:',
    'file:',
    'filesystem:',
  ],
  ...[
    'ftp:',
    'jar:',
    'javascript:',
    'moz-extension:',
    'resource:',
    'vbscript:',
    'view-source:',
    'ws:',
    'wss:',
  ],
]);

/**
 * A `return_url` as a browser understands it, or null when no customer may be sent there. Allowed are http, https and
 * the scheme of an app followed by a slash (`myapp://done`). The check comes after the parsing, because a browser
 * strips control characters before it reads the scheme: `java\nscript:` is `javascript:`.
 */
export function parseReturnUrl(text: string): URL | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const { protocol, href } = url;
  if (protocol === 'http:' || protocol === 'https:') return url;
  return href.startsWith(`${protocol}/`) && !BROWSER_SCHEMES.has(protocol) ? url : null;
}

/** Where the customer goes back to, with the parameters that Stripe adds. Null when there is no safe address. */
export function returnAddress(
  returnUrl: string | null,
  intent: SetupIntent,
  redirectStatus: 'succeeded' | 'failed',
): string | null {
  const url = returnUrl === null ? null : parseReturnUrl(returnUrl);
  url?.searchParams.set('setup_intent', intent.id);
  url?.searchParams.set('setup_intent_client_secret', intent.client_secret);
  url?.searchParams.set('redirect_status', redirectStatus);
  return url?.href ?? null;
}
