import { Changes, historyOf } from '../events/changes.ts';
import type { EventPublisher } from '../events/event-publisher.ts';
import { type Faults, faultSettingsFrom } from '../faults/faults.ts';
import { FaultSettingsError } from '../faults/settings.ts';
import { parseForm } from '../form/form.ts';
import { nonEmpty, oneOf, readParams, required } from '../form/params.ts';
import { STRIPE_SCRIPT } from '../generated/stripe-js.ts';
import { elementsPage } from '../pages/elements-page.ts';
import { html, PAGES } from '../pages/pages.ts';
import { endAuthentication } from '../resources/setup-intents/end-authentication.ts';
import type { Ids } from '../store/ids.ts';
import type { Ledger } from '../store/ledger.ts';
import type { Account, Store } from '../store/store.ts';
import { StripeApiError } from './errors.ts';
import type { Context } from './operations.ts';
import type { ReceivedRequests } from './received-requests.ts';
import { type HttpResponse, jsonResponse } from './response.ts';

export interface ControlRequest {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly body: string;
}

export interface ControlDeps {
  readonly store: Store;
  readonly received: ReceivedRequests;
  readonly faults: Faults;
  readonly ledger: Ledger;
  readonly publisher: EventPublisher;
  readonly now: () => number;
  readonly ids: Ids;
  readonly origin: string;
  readonly reset: (seeded: boolean | undefined) => void;
}

const PAGE_PATH = /^\/_sandbox\/(authenticate|microdeposits)\/(platform|acct_\w+)\/(setatt_\w+)$/;

/** The path of the stand-in for Stripe.js, which pages of all origins may load. */
export const STRIPE_JS_PATH = '/_sandbox/stripe.js';

/** The cause of the changes that the customer or the bank makes. */
const NO_REQUEST = { id: null, idempotency_key: null };

const outcome = required(oneOf('succeeded', 'failed'));
const RESET = { seeded: oneOf('true', 'false') };
const ENDPOINT = {
  account: nonEmpty,
  event_payload: required(oneOf('snapshot', 'thin')),
  webhook_endpoint: required(nonEmpty),
};
const HISTORY = { account: nonEmpty, id: required(nonEmpty) };
const AUTHENTICATE = { account: nonEmpty, outcome, setup_intent: required(nonEmpty) };

/**
 * Handles a request to a path below `/_sandbox`. These are not part of Stripe's API and need no API key. They act as
 * the customer or the bank, inspect and reset the sandbox, and set faults.
 */
export function handleControlRequest(request: ControlRequest, deps: ControlDeps): HttpResponse {
  try {
    return dispatch(request, deps);
  } catch (error) {
    if (error instanceof StripeApiError) return failure(error.status, error.message);
    throw error;
  }
}

function dispatch(request: ControlRequest, deps: ControlDeps): HttpResponse {
  switch (`${request.method} ${request.path}`) {
    case 'POST /_sandbox/reset':
      return reset(request, deps);
    case 'POST /_sandbox/authenticate':
      return authenticate(request, deps);
    case 'GET /_sandbox/requests':
      return jsonResponse(200, { data: deps.received.list(), total: deps.received.total });
    case 'GET /_sandbox/ledger':
      return jsonResponse(200, { data: deps.ledger.list() });
    case 'POST /_sandbox/webhook_endpoints':
      return changeEndpoint(request, deps);
    case 'GET /_sandbox/history':
      return history(request, deps);
    case 'GET /_sandbox/faults':
      return jsonResponse(200, faultsNow(deps));
    case 'POST /_sandbox/faults':
      return setFaults(request, deps);
    case `GET ${STRIPE_JS_PATH}`:
      return {
        status: 200,
        headers: { 'content-type': 'text/javascript; charset=utf-8' },
        body: STRIPE_SCRIPT,
      };
    case 'GET /_sandbox/elements':
      return html(200, elementsPage(deps.now()));
    default:
      return page(request, deps);
  }
}

function reset(request: ControlRequest, deps: ControlDeps): HttpResponse {
  const { seeded } = readParams(RESET, parseForm(request.body));
  deps.reset(seeded === undefined ? undefined : seeded === 'true');
  return jsonResponse(200, { reset: true });
}

function setFaults({ body }: ControlRequest, deps: ControlDeps): HttpResponse {
  try {
    deps.faults.set(faultSettingsFrom(settingsIn(body)));
  } catch (error) {
    if (error instanceof FaultSettingsError) return failure(400, error.message);
    throw error;
  }
  return jsonResponse(200, faultsNow(deps));
}

function faultsNow({ faults }: ControlDeps): object {
  const { settings, injected, webhooks } = faults;
  return { ...settings, injected, webhooks: { ...settings.webhooks, injected: webhooks.injected } };
}

/** Parses a JSON object, or a form that may repeat `kinds`. */
function settingsIn(body: string): Readonly<Record<string, unknown>> {
  if (body.trimStart().startsWith('{')) return jsonObject(body);
  const form = new URLSearchParams(body);
  const names = [...new Set(form.keys())];
  return Object.fromEntries(
    names.map((name) => (name === 'kinds' ? [name, form.getAll(name)] : [name, form.get(name)])),
  );
}

function jsonObject(body: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(body) as Readonly<Record<string, unknown>>;
  } catch {
    throw new FaultSettingsError('The body must be a JSON object or a form.');
  }
}

function authenticate(request: ControlRequest, deps: ControlDeps): HttpResponse {
  const params = readParams(AUTHENTICATE, parseForm(request.body));
  const account = deps.store.account(params.account ?? null);
  const record = account.setupIntents.get(params.setup_intent);
  if (record === undefined)
    return failure(404, `There is no SetupIntent ${params.setup_intent} in this account.`);
  const problem = act(account, deps, (context) => endAuthentication(context, record, params.outcome));
  if (problem !== null) return failure(409, problem);
  return jsonResponse(200, { setup_intent: record.id, status: record.wire.status });
}

function changeEndpoint(request: ControlRequest, deps: ControlDeps): HttpResponse {
  const params = readParams(ENDPOINT, parseForm(request.body));
  const record = deps.store.account(params.account ?? null).webhookEndpoints.get(params.webhook_endpoint);
  if (record === undefined)
    return failure(404, `There is no webhook endpoint ${params.webhook_endpoint} in this account.`);
  record.eventPayload = params.event_payload;
  return jsonResponse(200, { webhook_endpoint: record.id, event_payload: record.eventPayload });
}

function history(request: ControlRequest, deps: ControlDeps): HttpResponse {
  const { account = null, id } = readParams(HISTORY, parseForm(request.query));
  const record = deps.store.account(account).setupIntents.get(id);
  if (record === undefined) return failure(404, `There is no SetupIntent ${id} in this account.`);
  return jsonResponse(200, { data: historyOf(record) });
}

/** Runs an action of the customer or the bank, and publishes its changes. */
function act<T>(account: Account, deps: ControlDeps, action: (context: Context) => T): T {
  const { store, ids, origin } = deps;
  const changes = new Changes();
  const now = deps.now();
  const { platform } = store;
  const common = { account, platform, now, ids, changes, origin };
  try {
    return action({ ...common, keyType: 'secret', client: null });
  } finally {
    deps.publisher.publish(changes, { account, platform, at: now, request: NO_REQUEST });
  }
}

function page(request: ControlRequest, deps: ControlDeps): HttpResponse {
  const { method, path, body } = request;
  const [, name = '', accountId = 'platform', attempt = ''] = PAGE_PATH.exec(path) ?? [];
  const found = PAGES[name];
  if (found === undefined || !['GET', 'HEAD', 'POST'].includes(method)) {
    return failure(404, `There is no control call ${method} ${path}.`);
  }
  const account = deps.store.account(accountId === 'platform' ? null : accountId);
  const intent = account.setupAttempts.get(attempt)?.wire.setup_intent;
  const record = intent === undefined ? undefined : account.setupIntents.get(intent);
  if (record === undefined) return html(404, found.notFound);
  if (record.wire.latest_attempt !== attempt || record.wire.status !== 'requires_action') {
    return html(410, found.ended);
  }
  return act(account, deps, (context) => found.visit({ method, path, body, record, context }));
}

function failure(status: number, message: string): HttpResponse {
  return jsonResponse(status, { error: { message } });
}
