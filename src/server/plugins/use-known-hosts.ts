import type { Plugin } from 'graphql-yoga';
import { errorResponse } from '../errors/error-response.ts';

/**
 * Rejects requests whose Host header is not a name of this server. Other machines cannot reach a loopback address, but a
 * page can let its own name resolve to that address (DNS rebinding).
 * @param isKnown whether a host name, without port, is a name of this server
 */
export function useKnownHosts(isKnown: (hostname: string) => boolean): Plugin {
  return {
    onRequest({ request, url, fetchAPI, endResponse }) {
      const host = request.headers.get('host') ?? url.host;
      if (isKnown(hostnameOf(host))) return;
      endResponse(
        errorResponse(fetchAPI, request, {
          status: 421,
          code: 'BAD_REQUEST',
          message: 'The Host header does not name this server.',
        }),
      );
    },
  };
}

/** The name or address of a Host header, without the port and the brackets of an IPv6 address. */
export function hostnameOf(host: string): string {
  return host.replace(/:\d+$/, '').replace(/^\[|\]$/g, '');
}
