import type { Plugin } from 'graphql-yoga';
import { codedError } from '../../schema/error-codes.ts';

/**
 * Takes JSON bodies only. A page of another site can post a form without asking, and so could change things with the
 * gateway's key; for JSON, its browser has to ask first, and is refused.
 */
export function useJsonOnly(): Plugin {
  return {
    onRequest({ request, fetchAPI, endResponse }) {
      if (request.method !== 'POST' || isJson(request.headers.get('content-type'))) return;
      const error = codedError(
        'BAD_REQUEST',
        'Send the operation as JSON, with content-type: application/json.',
      );
      const headers = { 'content-type': 'application/json', accept: 'application/json' };
      endResponse(new fetchAPI.Response(JSON.stringify({ errors: [error] }), { status: 415, headers }));
    },
  };
}

function isJson(contentType: string | null): boolean {
  const mediaType = contentType?.split(';')[0]?.trim().toLowerCase();
  return mediaType === 'application/json' || mediaType === 'application/graphql+json';
}
