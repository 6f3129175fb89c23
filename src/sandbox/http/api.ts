import { Changes } from '../events/changes.ts';
import type { EventPublisher } from '../events/event-publisher.ts';
import { STORED_FAILURE } from '../faults/responses.ts';
import { canonicalForm, parseForm } from '../form/form.ts';
import type { Ids } from '../store/ids.ts';
import type { Ledger, WriteRecorder } from '../store/ledger.ts';
import type { Account, Store } from '../store/store.ts';
import { authenticate, type KeyType, secretKeyRequired } from './authentication.ts';
import { docUrl, invalidRequest, StripeApiError } from './errors.ts';
import { checkExpand, expandPaths } from './expand.ts';
import { checkIdempotencyKey, type KeyedRequest, type SavedResponse } from './idempotency.ts';
import { wireCopy } from './json.ts';
import type { Operation, PathIds, PreparedCall } from './operations.ts';
import { publishableView } from './publishable-view.ts';
import { type HttpResponse, internalError, jsonResponse } from './response.ts';
import { findRoute } from './routes.ts';
import { headersWithForm, withoutBrowserParams } from './stripe-js.ts';
import { requestedVersion } from './version.ts';

export interface ApiRequest {
  readonly requestId: string;
  readonly method: string;
  readonly path: string;
  /** The raw query string without the question mark. */
  readonly query: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The client's IP address. */
  readonly sender: string | null;
}

export interface ApiDeps {
  readonly store: Store;
  readonly now: () => number;
  readonly ids: Ids;
  readonly origin: string;
  /** Awaited after the idempotency key is claimed and before the operation runs. */
  readonly pause: () => Promise<void>;
  readonly ledger: Ledger;
  readonly publisher: EventPublisher;
  /** Whether the operation runs, but responds with a failure that its idempotency key replays. */
  readonly storesFailure: boolean;
}

interface CheckedRequest {
  readonly account: Account;
  readonly keyType: KeyType;
  readonly operation: Operation;
  readonly ids: PathIds;
  readonly call: PreparedCall;
  readonly keyed: KeyedRequest | null;
}

/**
 * Handles one request to Stripe's API. The order of the checks is fixed: API key, version, account, route,
 * parameters, `expand`, idempotency key, then those of the operation. Never throws: every error becomes a response.
 */
export async function handleApiRequest(received: ApiRequest, deps: ApiDeps): Promise<HttpResponse> {
  const request = { ...received, headers: headersWithForm(received) };
  const headers: Record<string, string> = { 'request-id': request.requestId };
  let keyType: KeyType = 'secret';
  let recorder: WriteRecorder | null = null;
  try {
    keyType = authenticate(request.headers.authorization);
    const checked = checkRequest(request, { keyType, responseHeaders: headers, deps });
    const { account, keyed } = checked;
    if (request.method === 'POST') {
      const write = { account: account.id, keyType, key: keyed?.key ?? null, path: request.path };
      recorder = deps.ledger.received(write);
    }
    const saved = keyed === null ? null : account.idempotency.claim(keyed, deps.now());
    if (saved !== null) {
      recorder?.responded(saved.status);
      return replay(saved, headers);
    }
    await deps.pause();
    const createdIds: string[] = [];
    const result = runOperation(request, checked, { ...deps, ids: collectIds(deps.ids, createdIds) });
    recorder?.executed(createdIds.filter((id) => isObjectIn(account, id)));
    const response = deps.storesFailure ? STORED_FAILURE : result;
    if (keyed !== null) {
      const { status, body } = response;
      account.idempotency.saveResponse(keyed, { status, body, requestId: request.requestId });
    }
    recorder?.responded(response.status);
    if (deps.storesFailure) headers['stripe-should-retry'] = 'false';
    return { ...response, headers };
  } catch (error) {
    const response = errorResponse(error, { request, keyType });
    recorder?.responded(response.status);
    return { ...response, headers: { ...headers, ...response.headers } };
  }
}

/** An id generator that also appends every id to `createdIds`. */
function collectIds(ids: Ids, createdIds: string[]): Ids {
  return {
    next(prefix, length) {
      const id = ids.next(prefix, length);
      createdIds.push(id);
      return id;
    },
  };
}

function isObjectIn(account: Account, id: string): boolean {
  const { setupIntents, setupAttempts, customers, paymentMethods, mandates, confirmationTokens } = account;
  return [setupIntents, setupAttempts, customers, paymentMethods, mandates, confirmationTokens].some((all) =>
    all.get(id),
  );
}

/** The checks whose failure leaves the idempotency key unused. Adds the headers that Stripe echoes. */
function checkRequest(
  request: ApiRequest,
  context: { keyType: KeyType; responseHeaders: Record<string, string>; deps: ApiDeps },
): CheckedRequest {
  const { keyType, responseHeaders, deps } = context;
  const { headers, method, path } = request;
  const version = requestedVersion(headers['stripe-version']);
  responseHeaders['stripe-version'] = version;
  const accountId = requestedAccount(headers);
  if (accountId !== null) responseHeaders['stripe-account'] = accountId;
  const { operation, ids } = findRoute(method, path);
  if (keyType === 'publishable' && !operation.publishable) throw secretKeyRequired();
  const sent = parseForm(formText(request));
  const form = keyType === 'publishable' ? withoutBrowserParams(sent) : sent;
  const call = operation.prepare(form, { keyType, version });
  checkExpand(call.expand, operation.returned);
  const key = method === 'POST' ? headers['idempotency-key'] : undefined;
  if (key !== undefined) checkIdempotencyKey(key);
  if (key !== undefined) responseHeaders['idempotency-key'] = key;
  const keyed = key === undefined ? null : { key, keyType, path, fingerprint: canonicalForm(form) };
  return { account: deps.store.account(accountId), keyType, operation, ids, call, keyed };
}

function requestedAccount(headers: ApiRequest['headers']): string | null {
  const account = headers['stripe-account'] ?? headers['stripe-context'];
  if (account === undefined) return null;
  if (/^acct_\w{1,100}$/.test(account)) return account;
  throw new StripeApiError(403, {
    type: 'invalid_request_error',
    code: 'account_invalid',
    message: `The provided key does not have access to account '${account}' (or that account does not exist). Application access may have been revoked.`,
  });
}

/** The parameters as form text: of the query for reads, of query and body for writes. */
function formText(request: ApiRequest): string {
  if (request.method === 'GET' || request.method === 'HEAD') return request.query;
  const type = request.headers['content-type'];
  if (request.body !== '' && type !== undefined && !/^application\/x-www-form-urlencoded\b/i.test(type)) {
    throw invalidRequest(
      'Invalid request (check that your POST content type is application/x-www-form-urlencoded). If you have any ' +
        'questions, we can help at https://support.stripe.com/.',
    );
  }
  return [request.query, request.body].filter((part) => part !== '').join('&');
}

/** The operation's response. Its errors become responses here, because an idempotency key replays them too. */
function runOperation(request: ApiRequest, checked: CheckedRequest, deps: ApiDeps): HttpResponse {
  const { account, keyType, operation, ids, call, keyed } = checked;
  const now = deps.now();
  const changes = new Changes();
  try {
    const browser = { ip_address: request.sender, user_agent: request.headers['user-agent'] ?? null };
    const client = keyType === 'publishable' ? browser : null;
    const { platform } = deps.store;
    const context = {
      ...{ account, platform, keyType, client },
      now,
      ids: deps.ids,
      changes,
      origin: deps.origin,
    };
    const result = call.run(context, ids);
    const body = expandPaths(result, { paths: call.expand, returned: operation.returned, account });
    return jsonResponse(200, keyType === 'publishable' ? publishableView(body) : body);
  } catch (error) {
    return errorResponse(error, { request, keyType });
  } finally {
    const cause = { id: request.requestId, idempotency_key: keyed?.key ?? null };
    deps.publisher.publish(changes, { account, platform: deps.store.platform, at: now, request: cause });
  }
}

function replay(saved: SavedResponse, headers: Readonly<Record<string, string>>): HttpResponse {
  const replayed = { 'idempotent-replayed': 'true', 'original-request': saved.requestId };
  return { status: saved.status, body: saved.body, headers: { ...headers, ...replayed } };
}

function errorResponse(error: unknown, context: { request: ApiRequest; keyType: KeyType }): HttpResponse {
  if (!(error instanceof StripeApiError)) return internalError();
  const fields: Record<string, unknown> = { ...error.fields };
  const { code } = error.fields;
  if (code !== undefined && code !== EXPAND_DEPTH_CODE) fields.doc_url = docUrl(code);
  if (hasLogUrl(error)) {
    fields.request_log_url = `https://dashboard.stripe.com/test/logs/${context.request.requestId}`;
  }
  const body = wireCopy({ error: fields });
  const shown = context.keyType === 'publishable' ? publishableView(body) : body;
  return jsonResponse(error.status, shown, error.headers);
}

/** The only recorded error code without a `doc_url`. */
const EXPAND_DEPTH_CODE = 'property_expansion_max_depth';

/** Stripe sends no `request_log_url` with authentication errors and invalid versions. */
function hasLogUrl(error: StripeApiError): boolean {
  return error.status !== 401 && !error.message.startsWith('Invalid Stripe API version');
}
