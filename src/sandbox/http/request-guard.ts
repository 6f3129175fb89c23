import { isIP } from 'node:net';

/** Why a request is not answered: 421 for a foreign `Host`, 403 for a foreign `Origin`. */
export interface Refusal {
  readonly status: 403 | 421;
  readonly message: string;
}

export interface GuardedRequest {
  readonly method: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** A control call or a page: these need no API key. */
  readonly isControl: boolean;
}

interface Listening {
  /** The address that the server listens on. */
  readonly host: string;
  /** Further names that clients may call it by. */
  readonly allowedHosts: readonly string[];
  /** The URL that messages recommend. */
  readonly url: string;
}

const WILDCARDS: ReadonlySet<string> = new Set(['0.0.0.0', '::']);
const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Keeps web pages on other sites from using a sandbox on the visitor's machine. Returns a function that says why a
 * request is refused, or null.
 *
 * - `Host` must be a loopback name or address, the address that the server listens on, or an allowed name; the port
 *   does not matter, so that port forwarding works. Otherwise a site could point its own name at 127.0.0.1 (DNS
 *   rebinding) and read every answer. On a wildcard address any IP address is good: rebinding needs a name.
 * - A request that changes something must not come from another origin if it could do so without an API key: control
 *   calls, pages, and Basic credentials, which browsers add by themselves. Clients that are not browsers send no
 *   `Origin` and no `Sec-Fetch-Site`, and pass.
 */
export function createRequestGuard(listening: Listening): (request: GuardedRequest) => Refusal | null {
  const listensEverywhere = WILDCARDS.has(bare(listening.host));
  const names = new Set([listening.host, ...listening.allowedHosts].map(bare));
  const isServed = (name: string): boolean =>
    isLoopback(name) || names.has(name) || (listensEverywhere && isIP(name) !== 0);
  return ({ method, headers, isControl }) => {
    const name = hostName(headers.host ?? '');
    if (name === null || !isServed(name)) return foreignHost(headers.host ?? '', listening.url);
    const needsNoKey = isControl || /^basic\s/i.test(headers.authorization ?? '');
    if (!needsNoKey || SAFE_METHODS.has(method) || !isCrossOrigin(headers)) return null;
    return foreignOrigin(headers);
  };
}

/** The name in a `Host` header, without its port. Null for anything but a name or an address with an optional port. */
function hostName(header: string): string | null {
  const name = /^(\[[0-9a-f:.]+\]|[^\s:/?#@\\[\]]+)(?::\d{1,5})?$/i.exec(header)?.[1];
  return name === undefined ? null : bare(name);
}

/** In lower case, without the brackets of an IPv6 address or the final dot of a fully qualified name. */
function bare(name: string): string {
  return name.toLowerCase().replaceAll(/^\[|\]$|\.$/g, '');
}

/** RFC 6761 reserves `localhost` and all names below it for the loopback addresses. */
function isLoopback(name: string): boolean {
  if (name === 'localhost' || name.endsWith('.localhost') || name === '::1') return true;
  return isIP(name) === 4 && name.startsWith('127.');
}

/** `Sec-Fetch-Site: none` is the user's own doing, and so not cross-origin. `Origin: null` is an unknown origin. */
function isCrossOrigin({ host, origin, 'sec-fetch-site': site }: GuardedRequest['headers']): boolean {
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true;
  if (origin === undefined) return false;
  return !URL.canParse(origin) || new URL(origin).host !== host?.toLowerCase();
}

function foreignHost(host: string, url: string): Refusal {
  return {
    status: 421,
    message:
      `The Host header ${shown(host)} is not a name of this sandbox. Call it as ${url}, or name this host in ` +
      'the `allowedHosts` of createSandbox().',
  };
}

function foreignOrigin({ origin, 'sec-fetch-site': site }: GuardedRequest['headers']): Refusal {
  const sender = origin === undefined ? `Sec-Fetch-Site: ${site}` : `Origin: ${shown(origin)}`;
  return {
    status: 403,
    message:
      `Cross-origin requests may not change the sandbox (${sender}). Send this request from a test, a server or a ` +
      "command line, or from the sandbox's own pages.",
  };
}

function shown(value: string): string {
  return JSON.stringify(value).slice(0, 100);
}
