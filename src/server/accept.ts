const JSON_TYPE = 'application/json';
const GRAPHQL_TYPE = 'application/graphql-response+json';

/** The media type of the response, for each supported media type in an `Accept` header. */
const RESPONSE_TYPES: ReadonlyMap<string, string> = new Map([
  [JSON_TYPE, JSON_TYPE],
  [GRAPHQL_TYPE, GRAPHQL_TYPE],
  ['application/*', JSON_TYPE],
  ['*/*', JSON_TYPE],
]);

/**
 * The media type of a response that is not a stream. It is chosen as in Yoga: the first supported type of the `Accept`
 * header, without regard to weights (`q`). Null if no type is supported.
 */
export function responseType(accept: string | undefined): string | null {
  if (accept === undefined || accept === '' || accept === '*/*') return JSON_TYPE;
  for (const each of accept.replace(/\s/g, '').toLowerCase().split(',')) {
    const [type = '', ...parameters] = each.split(';');
    const charset = parameters.find((parameter) => parameter.includes('charset=')) ?? 'charset=utf-8';
    const found = charset === 'charset=utf-8' ? RESPONSE_TYPES.get(type) : undefined;
    if (found) return found;
  }
  return null;
}
