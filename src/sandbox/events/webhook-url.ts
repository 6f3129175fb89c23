import { isLoopback } from '../http/request-guard.ts';

/**
 * The problem with the URL of a webhook endpoint, or null. HTTP is limited to loopback hosts, because events contain
 * client secrets. `isKnown` decides about the origins of all other URLs: an API call must not make the sandbox send
 * requests to arbitrary servers.
 */
export function webhookUrlProblem(text: string, isKnown: (origin: string) => boolean): string | null {
  if (!URL.canParse(text)) return 'Not a valid URL';
  const { protocol, hostname, origin, username, password } = new URL(text);
  if (protocol !== 'http:' && protocol !== 'https:') return 'Not a valid URL';
  if (username !== '' || password !== '') return 'Not a valid URL: it contains credentials.';
  if (isLoopback(hostname)) return null;
  if (protocol === 'http:')
    return 'The URL of a webhook endpoint must start with https, unless it is a loopback URL.';
  if (isKnown(origin)) return null;
  return `The sandbox sends webhooks only to loopback URLs and to origins that createSandbox({ webhooks }) names, not to ${origin}.`;
}
