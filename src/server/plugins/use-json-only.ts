import type { Plugin } from 'graphql-yoga';
import { errorResponse } from '../errors/error-response.ts';

/**
 * Accepts JSON bodies only. Browsers submit forms of other sites without a CORS preflight, so such a form could change
 * objects through the gateway. For JSON they send a preflight first, which is rejected.
 */
export function useJsonOnly(): Plugin {
  return {
    onRequest({ request, fetchAPI, endResponse }) {
      if (request.method !== 'POST' || isJson(request.headers.get('content-type'))) return;
      endResponse(
        errorResponse(fetchAPI, request, {
          status: 415,
          code: 'BAD_REQUEST',
          message: 'Send the operation as JSON, with `content-type: application/json`.',
          headers: { accept: 'application/json' },
        }),
      );
    },
  };
}

function isJson(contentType: string | null): boolean {
  const mediaType = contentType?.split(';')[0]?.trim().toLowerCase();
  return mediaType === 'application/json' || mediaType === 'application/graphql+json';
}
