import { invalidRequest } from '../http/errors.ts';

/** A form value: text, or a container of bracketed keys, which the parameter reads as a list or as an object. */
export type FormValue = string | FormNode;
export type FormNode = ReadonlyMap<string, FormValue>;
type GrowingNode = Map<string, FormValue>;

/** Limits of a form, far above real requests. They bound the cost of a malicious body. */
const MAX_FORM_PAIRS = 1000;
const MAX_FORM_DEPTH = 8;

/**
 * Parses `application/x-www-form-urlencoded` text with bracketed names, as Stripe accepts it in bodies and query
 * strings: `a[0]`, `a[]`, `a[b][c]`, brackets literal or encoded, `+` for a space, UTF-8. If a scalar is repeated, the
 * last value wins. A name with unbalanced brackets is taken literally, and is rejected later as an unknown parameter.
 *
 * @throws StripeApiError (400) for malformed percent-encoding or UTF-8, for a name used both as a scalar and as a
 * container, and above the limits.
 */
export function parseForm(text: string): FormNode {
  const root: GrowingNode = new Map();
  let pairs = 0;
  for (const pair of text.split('&')) {
    if (pair === '') continue;
    pairs += 1;
    if (pairs > MAX_FORM_PAIRS)
      throw invalidRequest(`Too many parameters: at most ${MAX_FORM_PAIRS} are accepted.`);
    const equals = pair.indexOf('=');
    const name = decode(equals < 0 ? pair : pair.slice(0, equals));
    put(root, segmentsOf(name), equals < 0 ? '' : decode(pair.slice(equals + 1)));
  }
  return root;
}

/** A text that is equal for two forms exactly if they have the same names and values, in any order. */
export function canonicalForm(form: FormValue): string {
  if (typeof form === 'string') return JSON.stringify(form);
  const members = [...form].map(([key, value]) => `${JSON.stringify(key)}:${canonicalForm(value)}`);
  return `{${members.sort().join(',')}}`;
}

/** A value as error messages quote it: text unchanged, containers as JSON. */
export function printed(value: FormValue): string {
  return typeof value === 'string' ? value : JSON.stringify(plain(value));
}

function plain(value: FormValue): unknown {
  if (typeof value === 'string') return value;
  return Object.fromEntries([...value].map(([key, member]) => [key, plain(member)]));
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw invalidRequest('The request could not be read: it contains malformed percent-encoding.');
  }
}

function segmentsOf(name: string): string[] {
  const open = name.indexOf('[');
  if (open <= 0) return [name];
  const brackets = name.slice(open);
  if (!/^(?:\[[^[\]]*\])+$/.test(brackets)) return [name];
  const segments = [name.slice(0, open), ...brackets.slice(1, -1).split('][')];
  if (segments.length > MAX_FORM_DEPTH) {
    throw invalidRequest(`Parameters are nested too deeply: at most ${MAX_FORM_DEPTH} levels are accepted.`);
  }
  return segments;
}

function put(root: GrowingNode, segments: readonly string[], value: string): void {
  let node = root;
  for (const [index, segment] of segments.entries()) {
    const following = segments[index + 1];
    const key = segment === '' && index > 0 ? listKey(node, following) : segment;
    const previous = node.get(key);
    if (following === undefined) {
      if (previous instanceof Map) throw mixedParameter(segments, index);
      node.set(key, value);
      return;
    }
    if (typeof previous === 'string') throw mixedParameter(segments, index);
    const child: GrowingNode = previous instanceof Map ? previous : new Map();
    node.set(key, child);
    node = child;
  }
}

/** `a[]` appends. `a[][k]` sets `k` in the last element, or in a new one if the last element already has a `k`. */
function listKey(node: GrowingNode, following: string | undefined): string {
  const last = node.get(String(node.size - 1));
  if (following !== undefined && last instanceof Map && !last.has(following)) return String(node.size - 1);
  let free = node.size;
  while (node.has(String(free))) free += 1;
  return String(free);
}

function mixedParameter(segments: readonly string[], index: number): Error {
  const [name = '', ...rest] = segments.slice(0, index + 1);
  const param = name + rest.map((segment) => `[${segment}]`).join('');
  return invalidRequest(`The parameter ${param} was sent both as a single value and as a container.`, {
    param,
  });
}
