import { FaultSettingsError, type Faults, faultSettingsFrom } from '../faults/faults.ts';
import { parseForm } from '../form/form.ts';
import { filled, oneOf, readParams, required } from '../form/params.ts';
import { html, PAGES } from '../pages/pages.ts';
import { endAuthentication } from '../resources/setup-intents/end-authentication.ts';
import type { Ids } from '../store/ids.ts';
import type { Ledger } from '../store/ledger.ts';
import type { Store, World } from '../store/store.ts';
import { StripeApiError } from './errors.ts';
import type { Context } from './operations.ts';
import type { ReceivedRequests } from './received-requests.ts';

export interface ControlRequest {
  readonly method: string;
  readonly path: string;
  readonly body: string;
}

export interface ControlAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface ControlDeps {
  readonly store: Store;
  readonly received: ReceivedRequests;
  readonly faults: Faults;
  readonly ledger: Ledger;
  readonly now: () => number;
  readonly ids: Ids;
  readonly origin: string;
  readonly reset: (seeded: boolean | undefined) => void;
}

const PAGE_PATH = /^\/_sandbox\/(authenticate|microdeposits)\/(platform|acct_\w+)\/(setatt_\w+)$/;

const outcome = required(oneOf('succeeded', 'failed'));
const RESET = { seeded: oneOf('true', 'false') };
const AUTHENTICATE = { account: filled, outcome, setup_intent: required(filled) };

/**
 * Answers a control call below `/_sandbox`. They need no key, and are no part of Stripe's API: they do what a
 * test needs and a customer, a bank or the passing of time would do.
 */
export function answerControlRequest(request: ControlRequest, deps: ControlDeps): ControlAnswer {
  try {
    return dispatch(request, deps);
  } catch (error) {
    if (error instanceof StripeApiError) return json(error.status, failure(error.message));
    throw error;
  }
}

function dispatch(request: ControlRequest, deps: ControlDeps): ControlAnswer {
  switch (`${request.method} ${request.path}`) {
    case 'POST /_sandbox/reset':
      return reset(request, deps);
    case 'POST /_sandbox/authenticate':
      return authenticate(request, deps);
    case 'GET /_sandbox/requests':
      return json(200, { data: deps.received.list(), total: deps.received.total });
    case 'GET /_sandbox/ledger':
      return json(200, { data: deps.ledger.list() });
    case 'GET /_sandbox/faults':
      return json(200, faultsNow(deps));
    case 'POST /_sandbox/faults':
      return setFaults(request, deps);
    default:
      return page(request, deps);
  }
}

function reset(request: ControlRequest, deps: ControlDeps): ControlAnswer {
  const { seeded } = readParams(RESET, parseForm(request.body));
  deps.reset(seeded === undefined ? undefined : seeded === 'true');
  return json(200, { reset: true });
}

function setFaults({ body }: ControlRequest, deps: ControlDeps): ControlAnswer {
  try {
    deps.faults.set(faultSettingsFrom(settingsIn(body)));
  } catch (error) {
    if (error instanceof FaultSettingsError) return json(400, failure(error.message));
    throw error;
  }
  return json(200, faultsNow(deps));
}

function faultsNow({ faults }: ControlDeps): object {
  return { ...faults.settings, injected: faults.injected };
}

/** A JSON object, or a form in which `kinds` may stand several times. */
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

function authenticate(request: ControlRequest, deps: ControlDeps): ControlAnswer {
  const params = readParams(AUTHENTICATE, parseForm(request.body));
  const world = deps.store.world(params.account ?? null);
  const record = world.setupIntents.get(params.setup_intent);
  if (record === undefined)
    return json(404, failure(`There is no SetupIntent ${params.setup_intent} in this account.`));
  const refusal = endAuthentication(contextOf(world, deps), record, params.outcome);
  if (refusal !== null) return json(409, failure(refusal));
  return json(200, { setup_intent: record.id, status: record.wire.status });
}

function contextOf(world: World, deps: ControlDeps): Context {
  return { world, now: deps.now(), ids: deps.ids, origin: deps.origin, caller: 'secret', client: null };
}

function page(request: ControlRequest, deps: ControlDeps): ControlAnswer {
  const { method, path, body } = request;
  const [, word = '', account, attempt = ''] = PAGE_PATH.exec(path) ?? [];
  const found = PAGES[word];
  if (found === undefined || !['GET', 'HEAD', 'POST'].includes(method)) {
    return json(404, failure(`There is no control call ${method} ${path}.`));
  }
  const world = deps.store.world(account === 'platform' ? null : (account ?? null));
  const intent = world.setupAttempts.get(attempt)?.wire.setup_intent;
  const record = intent === undefined ? undefined : world.setupIntents.get(intent);
  if (record === undefined) return html(404, found.missing);
  if (record.wire.latest_attempt !== attempt || record.wire.status !== 'requires_action') {
    return html(410, found.over);
  }
  return found.visit({ method, path, body, record, context: contextOf(world, deps) });
}

function failure(message: string): object {
  return { error: { message } };
}

function json(status: number, body: object): ControlAnswer {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body, null, 2) };
}
