import type { ApiObject, ApiResult, Credentials, Param, ParamObject } from './messages.ts';

interface Call {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly params: ParamObject;
}

/** The idempotency keys of the writes that had no response, by their content. */
const unansweredKeys = new Map<string, string>();

/**
 * Calls the sandbox with a publishable key. Never rejects: a failure is an error, as in Stripe.js. A write that had no
 * response is sent again with the same idempotency key, so it is executed once.
 */
export async function callApi(origin: string, credentials: Credentials, call: Call): Promise<ApiResult> {
  const { key, account, version } = credentials;
  const form = new URLSearchParams(pairsOf(call.params));
  const isGet = call.method === 'GET';
  const url = `${origin}${call.path}${isGet ? `?${form}` : ''}`;
  const content = [url, key, account, form].join(' ');
  const idempotencyKey = unansweredKeys.get(content) ?? newIdempotencyKey();
  try {
    const response = await fetch(url, {
      method: call.method,
      headers: {
        authorization: `Bearer ${key}`,
        ...(account !== undefined && { 'stripe-account': account }),
        ...(version !== undefined && { 'stripe-version': version }),
        ...(!isGet && { 'idempotency-key': idempotencyKey }),
      },
      ...(!isGet && { body: form }),
    });
    const body = (await response.json()) as ApiObject & Partial<Extract<ApiResult, { error: object }>>;
    unansweredKeys.delete(content);
    return body.error ? { error: body.error } : { object: body };
  } catch {
    if (!isGet) unansweredKeys.set(content, idempotencyKey);
    return {
      error: {
        type: 'api_connection_error',
        message: 'The sandbox does not respond. Check that it is running and that the browser is online.',
      },
    };
  }
}

/** Not `crypto.randomUUID()`, which pages without HTTPS do not have. */
function newIdempotencyKey(): string {
  return crypto.getRandomValues(new Uint32Array(4)).join('-');
}

/** `{ card: { number: '4' } }` becomes `card[number]=4`. Null and undefined are omitted. */
export function pairsOf(params: ParamObject): [string, string][] {
  return Object.entries(params).flatMap(([name, value]) => pairs(name, value));
}

function pairs(name: string, value: Param): [string, string][] {
  if (value === null || value === undefined) return [];
  if (typeof value !== 'object') return [[name, String(value)]];
  return Object.entries(value).flatMap(([key, member]) => pairs(`${name}[${key}]`, member as Param));
}

/** Merges objects, at any depth. The second wins. */
export function merged(first: ParamObject, second: ParamObject): ParamObject {
  const result: Record<string, Param> = { ...first };
  for (const [name, value] of Object.entries(second)) {
    const before = result[name];
    result[name] = isObject(before) && isObject(value) ? merged(before, value) : value;
  }
  return result;
}

function isObject(value: Param): value is ParamObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
