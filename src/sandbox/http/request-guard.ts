import { isIP } from 'node:net';

/** Why a request is rejected: 421 for an unknown `Host`, 403 for another origin. */
interface Rejection {
  readonly status: 403 | 421;
  readonly message: string;
}

interface GuardedRequest {
  readonly method: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Whether it is a control call, the request for a page, or a call for webhook endpoints. */
  readonly isControl: boolean;
}

export type RequestGuard = (request: GuardedRequest) => Rejection | null;

interface ServerAddress {
  /** The address that the server listens on. */
  readonly host: string;
  /** Additional host names that clients may use. */
  readonly allowedHosts: readonly string[];
  /** The URL that error messages recommend. */
  readonly url: string;
}

const WILDCARDS: ReadonlySet<string> = new Set(['0.0.0.0', '::']);
const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Keeps web pages of other sites from using a sandbox on the visitor's machine. Returns a function that returns the
 * rejection of a request, or null to accept it.
 *
 * - `Host` must be a loopback name or address, the address that the server listens on, or an allowed name. Otherwise a
 *   site could point its own name at 127.0.0.1 (DNS rebinding) and read every response. The port is not checked, so
 *   that port forwarding works. On a wildcard address every IP address is accepted: rebinding needs a name.
 * - A cross-origin request may not change anything without an API key of its own. That concerns control calls, pages,
 *   and Basic credentials, which browsers add by themselves. It concerns webhook endpoints too, with any key: a site
 *   could make the sandbox send requests to local servers. Control calls may not read either, but links to pages work.
 *   Clients that are not browsers send neither `Origin` nor `Sec-Fetch-Site`, and are accepted.
 */
export function createRequestGuard(address: ServerAddress): RequestGuard {
  const listensEverywhere = WILDCARDS.has(bare(address.host));
  const names = new Set([address.host, ...address.allowedHosts].map(bare));
  const isAccepted = (name: string): boolean =>
    isLoopback(name) || names.has(name) || (listensEverywhere && isIP(name) !== 0);
  return ({ method, headers, isControl }) => {
    const name = hostName(headers.host ?? '');
    if (name === null || !isAccepted(name)) return unknownHost(headers.host ?? '', address.url);
    const needsNoKey = isControl || /^basic\s/i.test(headers.authorization ?? '');
    if (!needsNoKey || !isCrossOrigin(headers)) return null;
    const isLink = headers.origin === undefined && headers['sec-fetch-mode'] === 'navigate';
    if (SAFE_METHODS.has(method) && (isLink || !isControl)) return null;
    return crossOrigin(headers);
  };
}

/** The name or address in a `Host` header, without the port. Null for a malformed header. */
function hostName(header: string): string | null {
  const name = /^(\[[0-9a-f:.]+\]|[^\s:/?#@\\[\]]+)(?::\d{1,5})?$/i.exec(header)?.[1];
  return name === undefined ? null : bare(name);
}

/** In lower case, without the brackets of an IPv6 address or the final dot of a fully qualified name. */
function bare(name: string): string {
  return name.toLowerCase().replaceAll(/^\[|\]$|\.$/g, '');
}

/** Whether a host name is a loopback one. RFC 6761 reserves `localhost` and all names below it for the loopback addresses. */
export function isLoopback(name: string): boolean {
  if (name === 'localhost' || name.endsWith('.localhost') || name === '::1') return true;
  return isIP(name) === 4 && name.startsWith('127.');
}

/** `Sec-Fetch-Site: none` means that the user entered the address. `Origin: null` counts as cross-origin. */
function isCrossOrigin({ host, origin, 'sec-fetch-site': site }: GuardedRequest['headers']): boolean {
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true;
  if (origin === undefined) return false;
  return !URL.canParse(origin) || new URL(origin).host !== host?.toLowerCase();
}

function unknownHost(host: string, url: string): Rejection {
  return {
    status: 421,
    message:
      `The Host header ${quote(host)} is not a host name of this sandbox. Use ${url}, or add the host name to the ` +
      '`allowedHosts` of createSandbox().',
  };
}

function crossOrigin({ origin, 'sec-fetch-site': site }: GuardedRequest['headers']): Rejection {
  const sender = origin === undefined ? `Sec-Fetch-Site: ${site}` : `Origin: ${quote(origin)}`;
  return {
    status: 403,
    message:
      `Cross-origin requests may not control the sandbox (${sender}). Send this request from a test, a server or a ` +
      "command line, or from the sandbox's own pages.",
  };
}

function quote(value: string): string {
  return JSON.stringify(value).slice(0, 100);
}
