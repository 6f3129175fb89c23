import { emptyObject, isJsonObject, type Json, type JsonObject } from '../../http/json.ts';

/** The members of a SetupIntent that a publishable key may see, by Stripe's docs. The others are left out. */
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

/** The same of a SetupAttempt, which such a key only meets as the expanded `latest_attempt`. */
const ATTEMPT_FIELDS: ReadonlySet<string> = new Set([
  'created',
  'id',
  'livemode',
  'object',
  'payment_method',
]);

/** What a publishable key sees of an intent. */
export function publishableView(answer: Json): Json {
  if (!isJsonObject(answer)) return answer;
  const view = only(answer, INTENT_FIELDS);
  if (isJsonObject(answer.latest_attempt)) view.latest_attempt = only(answer.latest_attempt, ATTEMPT_FIELDS);
  return view;
}

function only(answer: JsonObject, fields: ReadonlySet<string>): JsonObject {
  const view = emptyObject();
  for (const [key, value] of Object.entries(answer)) if (fields.has(key)) view[key] = value;
  return view;
}
