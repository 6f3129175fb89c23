import type { Plugin } from 'graphql-yoga';
import { codedError } from '../../schema/error-codes.ts';

/**
 * Answers only requests that name a host of its own. A server on a loopback address is safe from other machines, but not
 * from a page whose own name was made to point at it; such a page's requests name that name.
 * @param isKnown whether a host name, without its port, is one of the server's
 */
export function useKnownHosts(isKnown: (hostname: string) => boolean): Plugin {
  return {
    onRequest({ request, url, fetchAPI, endResponse }) {
      const host = request.headers.get('host') ?? url.host;
      if (isKnown(hostnameOf(host))) return;
      const error = codedError('BAD_REQUEST', 'This server does not go by that host name.');
      const headers = { 'content-type': 'application/json' };
      endResponse(new fetchAPI.Response(JSON.stringify({ errors: [error] }), { status: 421, headers }));
    },
  };
}

function hostnameOf(host: string): string {
  return host.replace(/:\d+$/, '').replace(/^\[|\]$/g, '');
}
