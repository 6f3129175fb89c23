import type { Plugin } from 'graphql-yoga';
import type { Readiness } from '../readiness.ts';

/**
 * Responds to `GET /ready` with 200, or with 503 while requests should go to another instance. Yoga's own plugin would
 * respond on every path that ends in `/ready`.
 * @param isDegraded whether the instance works, but without Redis
 */
export function useReadiness(
  readiness: Pick<Readiness, 'isReady' | 'stop'>,
  isDegraded: () => boolean,
): Plugin {
  return {
    onRequest({ request, url, fetchAPI, endResponse }) {
      if (url.pathname !== '/ready' || !['GET', 'HEAD'].includes(request.method)) return;
      const isReady = readiness.isReady();
      const status = !isReady ? 'unavailable' : isDegraded() ? 'degraded' : 'ready';
      const headers = { 'content-type': 'application/json' };
      endResponse(
        new fetchAPI.Response(JSON.stringify({ status }), { status: isReady ? 200 : 503, headers }),
      );
    },
    onDispose: () => readiness.stop(),
  };
}
