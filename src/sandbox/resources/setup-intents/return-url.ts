import type { SetupIntent } from '../../store/objects.ts';

/** Schemes that browsers handle themselves (scripts, local files, internal pages), so they cannot open an app. */
const BROWSER_SCHEMES: ReadonlySet<string> = new Set([
  ...['about:', 'blob:', 'chrome:', 'chrome-extension:', 'content:', 'data:', 'edge:', 'file:'],
  ...['filesystem:', 'ftp:', 'jar:', 'javascript:', 'moz-extension:', 'resource:', 'vbscript:'],
  ...['view-source:', 'ws:', 'wss:'],
]);

/**
 * Parses a `return_url` as a browser does. Returns null unless it is an http or https URL, or one with an app's scheme
 * and a slash (`myapp://done`). The scheme is checked after parsing, because browsers remove control characters first:
 * `java\nscript:` is `javascript:`.
 */
export function parseReturnUrl(text: string): URL | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const { protocol, href } = url;
  if (protocol === 'http:' || protocol === 'https:') return url;
  return href.startsWith(`${protocol}/`) && !BROWSER_SCHEMES.has(protocol) ? url : null;
}

/** The URL to which the customer is redirected, with the parameters that Stripe adds. Null for no or an unsafe URL. */
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
