import { stringify } from 'qs';

/** What a parameter may hold. Dates are Unix seconds already; an empty string unsets a value; `undefined` is not sent. */
export type FormValue = string | number | boolean | undefined | readonly FormValue[] | FormParams;
export interface FormParams {
  readonly [name: string]: FormValue;
}

/**
 * Stripe's bracketed form: `a[b][0]=c`. Every character of a key or value is percent-encoded, but for the brackets that
 * this encoder writes itself, so that no key can become another parameter. Empty lists and objects vanish.
 */
export function encodeForm(params: FormParams): string {
  return stringify(escapeKeys(params), {
    arrayFormat: 'indices',
    // Keys were escaped one by one before qs put brackets between them, and must not be escaped again.
    encoder: (text, _default, _charset, type) =>
      type === 'key' ? String(text) : percentEncode(String(text)),
  });
}

/** One path segment made of an id: nothing in the id can leave the segment. */
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

/** As `encodeURIComponent`, plus the characters that RFC 3986 reserves and JavaScript leaves alone. */
function percentEncode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
