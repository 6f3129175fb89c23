import { isIPv4 } from 'node:net';

/** Whether only this machine can reach a server on this address. */
export function isLoopback(name: string): boolean {
  return name === 'localhost' || name === '::1' || (isIPv4(name) && name.startsWith('127.'));
}

/** Whether a text is the address of an API: a safe URL without query, fragment or credentials. */
export function isApiBase(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return isSafeUrl(url) && [url.search, url.hash, url.username, url.password].every((part) => part === '');
}

/** Whether a text is an origin, as browsers send it. */
export function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text;
}

/** Whether nobody on the way can read or change what is sent to a URL: https, or a server of this machine. */
export function isSafeUrl({ protocol, hostname }: URL): boolean {
  if (protocol === 'https:') return true;
  return protocol === 'http:' && isLoopback(hostname.replace(/^\[|\]$/g, ''));
}
