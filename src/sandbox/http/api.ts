import { STORED_FAILURE } from '../faults/responses.ts';
import { canonicalForm, parseForm } from '../form/form.ts';
import { publishableView } from '../resources/setup-intents/publishable-fields.ts';
import type { Ids } from '../store/ids.ts';
import type { Ledger, LedgerLine } from '../store/ledger.ts';
import type { Store, World } from '../store/store.ts';
import { authenticate, type Caller, secretKeyRequired } from './authentication.ts';
import { docUrl, invalidRequest, StripeApiError } from './errors.ts';
import { checkExpand, expanded } from './expand.ts';
import { checkIdempotencyKey, type KeyedRequest, type SavedAnswer } from './idempotency.ts';
import { wireCopy } from './json.ts';
import type { Operation, PathIds, PreparedCall } from './operations.ts';
import { findRoute } from './routes.ts';
import { requestedVersion } from './version.ts';

export interface ApiRequest {
  readonly requestId: string;
  readonly method: string;
  readonly path: string;
  /** Raw, without the question mark. */
  readonly query: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The IP address of the sender. */
  readonly sender: string | null;
}

export interface ApiAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface ApiDeps {
  readonly store: Store;
  readonly now: () => number;
  readonly ids: Ids;
  readonly origin: string;
  /** Passes after the idempotency key is claimed and before the operation runs. */
  readonly pause: () => Promise<void>;
  readonly ledger: Ledger;
  /** Whether the operation is to fail after its deed, in a way that its key keeps. */
  readonly storesFailure: boolean;
}

interface CheckedRequest {
  readonly world: World;
  readonly caller: Caller;
  readonly operation: Operation;
  readonly ids: PathIds;
  readonly call: PreparedCall;
  readonly keyed: KeyedRequest | null;
}

/**
 * Answers one request to `/v1`. The order of the checks is fixed: key, version, route, parameters, expand,
 * idempotency, then the operation's own. Never throws: whatever goes wrong becomes an error of Stripe's kind.
 */
export async function answerApiRequest(request: ApiRequest, deps: ApiDeps): Promise<ApiAnswer> {
  const echo: Record<string, string> = { 'request-id': request.requestId };
  let caller: Caller = 'secret';
  let line: LedgerLine | null = null;
  try {
    caller = authenticate(request.headers.authorization);
    const checked = checkRequest(request, { caller, echo, deps });
    const { world, keyed } = checked;
    line = request.method === 'POST' ? lineFor(checked, { path: request.path, ledger: deps.ledger }) : null;
    const saved = keyed === null ? null : world.idempotency.claim(keyed, deps.now());
    if (saved !== null) {
      line?.answered(saved.status);
      return replayed(saved, echo);
    }
    await deps.pause();
    const made: string[] = [];
    const done = execute(request, checked, { ...deps, ids: recorded(deps.ids, made) });
    line?.executed(made.filter((id) => isObjectIn(world, id)));
    const answer = deps.storesFailure ? STORED_FAILURE : done;
    if (keyed !== null) world.idempotency.settle(keyed, { ...answer, requestId: request.requestId });
    line?.answered(answer.status);
    if (deps.storesFailure) echo['stripe-should-retry'] = 'false';
    return { ...answer, headers: echo };
  } catch (error) {
    const { status, body, headers } = errorAnswer(error, { request, caller });
    line?.answered(status);
    return { status, body, headers: { ...echo, ...headers } };
  }
}

function lineFor(
  { world, caller, keyed }: CheckedRequest,
  { path, ledger }: { readonly path: string; readonly ledger: Ledger },
): LedgerLine {
  return ledger.write({ account: world.account, caller, key: keyed?.key ?? null, path });
}

/** Ids that are remembered as they are made. */
function recorded(ids: Ids, made: string[]): Ids {
  return {
    next(prefix, length) {
      const id = ids.next(prefix, length);
      made.push(id);
      return id;
    },
  };
}

function isObjectIn(world: World, id: string): boolean {
  const { setupIntents, setupAttempts, customers, paymentMethods, mandates } = world;
  return [setupIntents, setupAttempts, customers, paymentMethods, mandates].some((all) => all.get(id));
}

/** Steps that leave an idempotency key unused when they fail. */
function checkRequest(
  request: ApiRequest,
  surroundings: { caller: Caller; echo: Record<string, string>; deps: ApiDeps },
): CheckedRequest {
  const { caller, echo, deps } = surroundings;
  const { headers, method, path } = request;
  const version = requestedVersion(headers['stripe-version']);
  echo['stripe-version'] = version;
  const account = requestedAccount(headers);
  if (account !== null) echo['stripe-account'] = account;
  const { operation, ids } = findRoute(method, path);
  if (caller === 'publishable' && !operation.publishable) throw secretKeyRequired();
  const form = parseForm(formText(request));
  const call = operation.prepare(form, { caller, version });
  checkExpand(call.expand, operation.returned);
  const key = method === 'POST' ? headers['idempotency-key'] : undefined;
  if (key !== undefined) checkIdempotencyKey(key);
  if (key !== undefined) echo['idempotency-key'] = key;
  const keyed = key === undefined ? null : { key, caller, path, fingerprint: canonicalForm(form) };
  return { world: deps.store.world(account), caller, operation, ids, call, keyed };
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

/** Runs the operation. Its errors are answers too: they are what an idempotency key replays. */
function execute(
  request: ApiRequest,
  checked: CheckedRequest,
  deps: ApiDeps,
): Omit<SavedAnswer, 'requestId'> {
  const { world, caller, operation, ids, call } = checked;
  try {
    const browser = { ip_address: request.sender, user_agent: request.headers['user-agent'] ?? null };
    const client = caller === 'publishable' ? browser : null;
    const context = { world, caller, client, now: deps.now(), ids: deps.ids, origin: deps.origin };
    const result = call.run(context, ids);
    const body = expanded(result, { paths: call.expand, returned: operation.returned, world });
    return { status: 200, body: print(caller === 'publishable' ? publishableView(body) : body) };
  } catch (error) {
    const { status, body } = errorAnswer(error, { request, caller });
    return { status, body };
  }
}

function replayed(saved: SavedAnswer, echo: Readonly<Record<string, string>>): ApiAnswer {
  const headers = { ...echo, 'idempotent-replayed': 'true', 'original-request': saved.requestId };
  return { status: saved.status, body: saved.body, headers };
}

function errorAnswer(error: unknown, place: { request: ApiRequest; caller: Caller }): ApiAnswer {
  if (!(error instanceof StripeApiError)) return internalError();
  const fields: Record<string, unknown> = { ...error.fields };
  const { code } = error.fields;
  if (code !== undefined && code !== DEPTH_CODE) fields.doc_url = docUrl(code);
  if (isLogged(error)) {
    fields.request_log_url = `https://dashboard.stripe.com/test/logs/${place.request.requestId}`;
  }
  const { setup_intent: intent } = error.fields;
  if (place.caller === 'publishable' && intent) fields.setup_intent = publishableView(wireCopy(intent));
  return { status: error.status, headers: error.headers, body: print(wireCopy({ error: fields })) };
}

/** The one recorded code that comes without a page in the docs. */
const DEPTH_CODE = 'property_expansion_max_depth';

/** Errors before the account is known, and the one of a bad version, have no page in the dashboard. */
function isLogged(error: StripeApiError): boolean {
  return error.status !== 401 && !error.message.startsWith('Invalid Stripe API version');
}

/** The answer to a body that is too long to read. */
export function tooLarge(requestId: string): ApiAnswer {
  return refused(requestId, { status: 413, message: 'The request body is too large.' });
}

/** The answer to a request that is not looked at. It ends the connection, so that no more of the body arrives. */
export function refused(requestId: string, refusal: { status: number; message: string }): ApiAnswer {
  const body = print({ error: { message: refusal.message, type: 'invalid_request_error' } });
  return { status: refusal.status, headers: { 'request-id': requestId, connection: 'close' }, body };
}

/** The answer when the sandbox itself failed. */
export function internalError(): ApiAnswer {
  const message = 'An unknown error occurred in the sandbox.';
  return { status: 500, headers: {}, body: print({ error: { message, type: 'api_error' } }) };
}

function print(body: unknown): string {
  return JSON.stringify(body, null, 2);
}
