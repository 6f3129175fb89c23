import { isIPv4 } from 'node:net';

/** Whether only this machine can reach a server on this address. */
export function isLoopback(name: string): boolean {
  return name === 'localhost' || name === '::1' || (isIPv4(name) && name.startsWith('127.'));
}

/** Whether nobody on the way can read or change what is sent to a URL: https, or a server of this machine. */
export function isSafeUrl({ protocol, hostname }: URL): boolean {
  if (protocol === 'https:') return true;
  return protocol === 'http:' && isLoopback(hostname.replace(/^\[|\]$/g, ''));
}
