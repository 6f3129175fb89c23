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
  return protocol === 'https:' || (protocol === 'http:' && isLoopbackHost(hostname));
}

/** Whether a connection to a Redis server is safe from eavesdropping: over TLS, or to a loopback address. */
export function isEncryptedOrLoopback(redisUrl: string): boolean {
  const { protocol, hostname } = new URL(redisUrl);
  return protocol === 'rediss:' || isLoopbackHost(hostname);
}

/** Whether the host of a URL, in which IPv6 addresses have brackets, is a loopback address. */
function isLoopbackHost(hostname: string): boolean {
  return isLoopback(hostname.replace(/^\[|\]$/g, ''));
}
