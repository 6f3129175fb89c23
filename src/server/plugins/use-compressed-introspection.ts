import { getOperationAST } from 'graphql';
import type { Plugin, YogaInitialContext } from 'graphql-yoga';
import { encode, preferredEncoding } from '../content-encoding.ts';
import { selectsOnlySchema } from '../introspection.ts';

/** Fast, because the response is not kept: the schema becomes a tenth of its size within some milliseconds. */
const BROTLI_QUALITY = 4;

/**
 * Compresses the schema, which GraphiQL requests at each load and which has hundreds of kilobytes. Other responses are
 * left to proxies. They may contain secrets, whose length compression could reveal.
 */
export function useCompressedIntrospection(): Plugin<YogaInitialContext> {
  const introspections = new WeakSet<Request>();
  return {
    onExecute({ args: { contextValue, document, operationName } }) {
      if (selectsOnlySchema(getOperationAST(document, operationName)))
        introspections.add(contextValue.request);
    },
    async onResponse({ request, response, setResponse, fetchAPI }) {
      const encoding = preferredEncoding(request.headers.get('accept-encoding'));
      if (!introspections.has(request) || encoding === null) return;
      const body = await encode(Buffer.from(await response.text()), encoding, BROTLI_QUALITY);
      const { status, headers } = response;
      headers.set('content-encoding', encoding);
      headers.set('content-length', String(body.length));
      headers.append('vary', 'accept-encoding');
      setResponse(new fetchAPI.Response(body, { status, headers }));
    },
  };
}
