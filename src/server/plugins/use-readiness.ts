import type { Plugin } from 'graphql-yoga';
import type { Readiness } from '../readiness.ts';

/**
 * Responds to `GET /ready` with 200, or with 503 while requests should go to another instance. Yoga's own plugin would
 * respond on every path that ends in `/ready`.
 */
export function useReadiness(readiness: Pick<Readiness, 'isReady' | 'stop'>): Plugin {
  return {
    onRequest({ request, url, fetchAPI, endResponse }) {
      if (url.pathname !== '/ready' || !['GET', 'HEAD'].includes(request.method)) return;
      endResponse(new fetchAPI.Response(null, { status: readiness.isReady() ? 200 : 503 }));
    },
    onDispose: () => readiness.stop(),
  };
}
