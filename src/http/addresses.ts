import { isIPv4 } from 'node:net';

/** Whether a host name or address is a loopback one, which no other machine can reach. */
export function isLoopback(name: string): boolean {
  return name === 'localhost' || name === '::1' || (isIPv4(name) && name.startsWith('127.'));
}

/** Whether a text is a safe URL (see `isSafeUrl`) without query, fragment or credentials. */
export function isApiBase(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return isSafeUrl(url) && [url.search, url.hash, url.username, url.password].every((part) => part === '');
}

/** Whether a text is an origin in the form in which browsers send it. */
export function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text;
}

/** Whether requests to a URL are safe from eavesdropping and tampering: https, or http to a loopback address. */
export function isSafeUrl({ protocol, hostname }: URL): boolean {
  if (protocol === 'https:') return true;
  return protocol === 'http:' && isLoopback(hostname.replace(/^\[|\]$/g, ''));
}
