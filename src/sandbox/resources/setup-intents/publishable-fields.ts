import { emptyObject, isJsonObject, type Json, type JsonObject } from '../../http/json.ts';

/** The fields of a SetupIntent that a publishable key can read, according to Stripe's docs. The others are omitted. */
const INTENT_FIELDS: ReadonlySet<string> = new Set([
  'cancellation_reason',
  'client_secret',
  'created',
  'description',
  'id',
  'last_setup_error',
  'livemode',
  'next_action',
  'object',
  'payment_method',
  'payment_method_types',
  'status',
  'usage',
]);

/** The fields of an expanded `latest_attempt` that a publishable key can read. */
const ATTEMPT_FIELDS: ReadonlySet<string> = new Set([
  'created',
  'id',
  'livemode',
  'object',
  'payment_method',
]);

/** A SetupIntent with only the fields that a publishable key can read. */
export function publishableView(intent: Json): Json {
  if (!isJsonObject(intent)) return intent;
  const view = pick(intent, INTENT_FIELDS);
  if (isJsonObject(intent.latest_attempt)) view.latest_attempt = pick(intent.latest_attempt, ATTEMPT_FIELDS);
  return view;
}

function pick(object: JsonObject, fields: ReadonlySet<string>): JsonObject {
  const view = emptyObject();
  for (const [key, value] of Object.entries(object)) if (fields.has(key)) view[key] = value;
  return view;
}
