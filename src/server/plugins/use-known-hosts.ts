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
      if (isKnown(host.replace(/:\d+$/, '').replace(/^\[|\]$/g, ''))) return;
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
