import type { Plugin } from 'graphql-yoga';

/**
 * Answers `GET /ready`: 200, or 503 while requests had better go elsewhere. Yoga's own check would answer every address
 * that ends in `/ready`.
 */
export function useReadiness(isReady: () => Promise<boolean>): Plugin {
  return {
    async onRequest({ request, url, fetchAPI, endResponse }) {
      if (url.pathname !== '/ready' || !['GET', 'HEAD'].includes(request.method)) return;
      endResponse(new fetchAPI.Response(null, { status: (await isReady()) ? 200 : 503 }));
    },
  };
}
