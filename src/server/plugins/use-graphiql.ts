import type { Plugin } from 'graphql-yoga';
import { createGraphiql, type GraphiqlFiles } from '../graphiql-page.ts';

interface GraphiqlOptions {
  /** The path of the GraphQL endpoint. */
  readonly endpoint: string;
  /** The tabs for a visitor without tabs of their own. */
  readonly tabs: Parameters<typeof createGraphiql>[0];
}

/**
 * Serves GraphiQL to browsers that open the GraphQL endpoint, and the parts of its page at the same path with the
 * parameter `graphiql`, so that a server that mounts only this path serves them too. They are created when they are first
 * requested, compressed, and have an ETag.
 */
export function useGraphiql({ endpoint, tabs }: GraphiqlOptions): Plugin {
  let files: Promise<GraphiqlFiles> | undefined;
  return {
    async onRequest({ request: { method, headers }, url, fetchAPI, endResponse }) {
      if (method !== 'GET' || (url.pathname !== endpoint && url.pathname !== `${endpoint}/`)) return;
      const name = url.searchParams.get('graphiql');
      if (name === null && !headers.get('accept')?.includes('text/html')) return;
      files ??= createGraphiql(tabs);
      const { page, parts } = await files;
      const file = name === null ? page : parts.get(name);
      if (!file) return;
      const { type, cacheControl, etag } = file;
      const common = {
        // A 304 has all headers, too, because they replace those that the browser has stored.
        'content-type': type,
        'cache-control': cacheControl,
        etag,
        vary: 'accept, accept-encoding',
      };
      if (isCurrent(headers.get('if-none-match'), etag)) {
        endResponse(new fetchAPI.Response(null, { status: 304, headers: common }));
        return;
      }
      const { body, encoding } = await file.encodedFor(headers.get('accept-encoding'));
      const length = { 'content-length': String(body.length) };
      const encoded = encoding && { 'content-encoding': encoding };
      endResponse(new fetchAPI.Response(body, { headers: { ...common, ...length, ...encoded } }));
    },
  };
}

function isCurrent(ifNoneMatch: string | null, etag: string): boolean {
  return ifNoneMatch?.split(',').some((each) => each.trim() === etag || each.trim() === '*') === true;
}
