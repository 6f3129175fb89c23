import { stringify } from 'qs';

/** The value of a parameter. Times are Unix seconds; `''` unsets a value at Stripe; `undefined` is not sent. */
export type FormValue = string | number | boolean | undefined | readonly FormValue[] | FormParams;
export interface FormParams {
  readonly [name: string]: FormValue;
}

/**
 * Encodes parameters in Stripe's bracketed form: `a[b][0]=c`. Keys and values are percent-encoded, brackets in keys too,
 * so that no key can become another parameter. Empty lists and objects are left out.
 */
export function encodeForm(params: FormParams): string {
  return stringify(escapeKeys(params), {
    arrayFormat: 'indices',
    // `escapeKeys` has encoded each key before qs adds its brackets.
    encoder: (text, _default, _charset, type) =>
      type === 'key' ? String(text) : percentEncode(String(text)),
  });
}

/** An id as one path segment. Even a malformed id cannot change the rest of the path. */
export function encodePathSegment(id: string): string {
  return percentEncode(id).replaceAll('.', '%2E');
}

function escapeKeys(value: FormValue): unknown {
  if (Array.isArray(value)) return value.map(escapeKeys);
  if (typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => [percentEncode(key), escapeKeys(child)]),
  );
}

/** Like `encodeURIComponent`, and also encodes the reserved characters of RFC 3986 that it leaves unchanged. */
function percentEncode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
