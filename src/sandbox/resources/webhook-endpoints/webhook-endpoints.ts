import { webhookUrlProblem } from '../../events/webhook-url.ts';
import { mergedMetadata, metadataParam } from '../../form/metadata.ts';
import {
  bool,
  EXPAND,
  list,
  nonEmpty,
  PAGE,
  required,
  type Shape,
  text,
  type Values,
} from '../../form/params.ts';
import { invalidRequest, missingObject } from '../../http/errors.ts';
import { listPage } from '../../http/lists.ts';
import { type Context, type Operation, operation } from '../../http/operations.ts';
import { requestedVersion } from '../../http/version.ts';
import type { Ids } from '../../store/ids.ts';
import type { WebhookEndpoint } from '../../store/objects.ts';
import type { Account, WebhookEndpointRecord } from '../../store/store.ts';

const PATH = '/v1/webhook_endpoints';

/** Stripe's limit for an account in test mode. */
const MAX_ENDPOINTS = 16;

const CREATE = {
  ...EXPAND,
  api_version: nonEmpty,
  connect: bool,
  description: text,
  enabled_events: required(list(nonEmpty)),
  metadata: metadataParam,
  url: required(nonEmpty),
} as const satisfies Shape;

const UPDATE = {
  ...EXPAND,
  description: text,
  disabled: bool,
  enabled_events: list(nonEmpty),
  metadata: metadataParam,
  url: nonEmpty,
} as const satisfies Shape;

type CreateParams = Omit<Values<typeof CREATE>, 'expand'>;

/** A new enabled endpoint with a secret of its own. */
export function newWebhookEndpoint(
  { ids, now }: { readonly ids: Ids; readonly now: number },
  params: CreateParams,
): WebhookEndpointRecord {
  const wire: WebhookEndpoint = {
    id: ids.next('we_', 24),
    object: 'webhook_endpoint',
    api_version: params.api_version ?? null,
    application: null,
    created: now,
    description: params.description ?? null,
    enabled_events: params.enabled_events,
    livemode: false,
    metadata: mergedMetadata({}, params.metadata),
    status: 'enabled',
    url: params.url,
  };
  return {
    id: wire.id,
    created: now,
    wire,
    secret: ids.next('whsec_', 32),
    connect: params.connect ?? false,
    eventPayload: 'snapshot',
  };
}

/** The response contains the secret, which no other response does. */
function createEndpoint(context: Context, params: CreateParams): object {
  const { account } = context;
  checkUrl(context, params.url);
  checkEvents(params.enabled_events);
  if (params.api_version !== undefined) requestedVersion(params.api_version);
  if (account.webhookEndpoints.items().length >= MAX_ENDPOINTS)
    throw invalidRequest(`You have reached the maximum of ${MAX_ENDPOINTS} test webhook endpoints.`);
  const { wire, secret } = account.webhookEndpoints.add(newWebhookEndpoint(context, params));
  return { ...wire, secret };
}

/** Only `createSandbox({ webhooks })` adds endpoints of other origins than loopback ones, on the platform. */
function checkUrl({ platform }: Context, url: string): void {
  const known = platform.webhookEndpoints.items().map(({ wire }) => new URL(wire.url).origin);
  const problem = webhookUrlProblem(url, (origin) => known.includes(origin));
  if (problem !== null) throw invalidRequest(problem, { code: 'url_invalid', param: 'url' });
}

/** Accepts every well-formed event type, because the sandbox does not know all of Stripe's. */
function checkEvents(types: readonly string[]): void {
  const wrong = types.findIndex((type) => type !== '*' && !/^[a-z0-9_]+(?:\.[a-z0-9_]+)+$/.test(type));
  if (types.length > 0 && wrong < 0) return;
  const message = `Invalid enabled_events: must be event types such as setup_intent.succeeded, or *.`;
  throw invalidRequest(message, { param: wrong < 0 ? 'enabled_events' : `enabled_events[${wrong}]` });
}

function updateEndpoint(context: Context, params: Values<typeof UPDATE>, id: string): WebhookEndpoint {
  const { wire } = endpointInPath(context.account, id);
  const { description, disabled, enabled_events: types, metadata, url } = params;
  if (url !== undefined) checkUrl(context, url);
  if (types !== undefined) checkEvents(types);
  wire.metadata = mergedMetadata(wire.metadata, metadata);
  if (description !== undefined) wire.description = description;
  if (disabled !== undefined) wire.status = disabled ? 'disabled' : 'enabled';
  if (types !== undefined) wire.enabled_events = types;
  if (url !== undefined) wire.url = url;
  return wire;
}

function deleteEndpoint({ account }: Context, id: string): object {
  const { wire } = endpointInPath(account, id);
  // Deliveries that are in progress stop retrying.
  wire.status = 'disabled';
  account.webhookEndpoints.remove(id);
  return { id, object: 'webhook_endpoint', deleted: true };
}

function endpointInPath(account: Account, id: string): WebhookEndpointRecord {
  const record = account.webhookEndpoints.get(id);
  if (record === undefined)
    throw missingObject('webhook_endpoint', id, { param: 'webhook_endpoint', status: 404 });
  return record;
}

export const webhookEndpointOperations: readonly Operation[] = [
  operation({
    method: 'POST',
    path: PATH,
    returns: 'webhook_endpoint',
    shape: CREATE,
    run: createEndpoint,
  }),
  operation({
    method: 'GET',
    path: PATH,
    returns: ['webhook_endpoint'],
    shape: PAGE,
    run: ({ account }, params) =>
      listPage(account.webhookEndpoints, {
        noun: 'webhook_endpoint',
        url: PATH,
        page: params,
        matches: () => true,
      }),
  }),
  operation({
    method: 'GET',
    path: `${PATH}/:webhook_endpoint`,
    returns: 'webhook_endpoint',
    shape: EXPAND,
    run: ({ account }, _params, [id = '']) => endpointInPath(account, id).wire,
  }),
  operation({
    method: 'POST',
    path: `${PATH}/:webhook_endpoint`,
    returns: 'webhook_endpoint',
    shape: UPDATE,
    run: (context, params, [id = '']) => updateEndpoint(context, params, id),
  }),
  operation({
    method: 'DELETE',
    path: `${PATH}/:webhook_endpoint`,
    returns: 'webhook_endpoint',
    shape: EXPAND,
    run: (context, _params, [id = '']) => deleteEndpoint(context, id),
  }),
];
