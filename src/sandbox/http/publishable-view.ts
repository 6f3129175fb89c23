import { emptyObject, isJsonObject, type Json, type JsonObject } from './json.ts';

/**
 * The fields of a SetupIntent that a publishable key can read: those in Stripe's docs, and two more as recorded. The
 * others are omitted.
 */
const INTENT_FIELDS: ReadonlySet<string> = new Set([
  'automatic_payment_methods',
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
  'payment_method_configuration_details',
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

/** The fields of a payment method, and of its details, that a publishable key cannot read. */
const HIDDEN_METHOD_FIELDS: ReadonlySet<string> = new Set(['customer_account', 'fingerprint', 'metadata']);

const VIEWS: Readonly<Record<string, (object: JsonObject) => JsonObject>> = {
  confirmation_token: ({ payment_method_preview: preview = null, ...token }) => ({
    ...token,
    payment_method_preview: isJsonObject(preview) ? methodView(preview) : preview,
  }),
  payment_method: methodView,
  setup_attempt: (attempt) => pick(attempt, (name) => ATTEMPT_FIELDS.has(name)),
  setup_intent: ({ latest_attempt: attempt = null, ...intent }) => ({
    ...pick(intent, (name) => INTENT_FIELDS.has(name)),
    ...(isJsonObject(attempt) ? { latest_attempt: attempt } : {}),
  }),
};

/** A response or an error with only the fields that a publishable key can read, at any depth. */
export function publishableView(value: Json): Json {
  if (Array.isArray(value)) return value.map(publishableView);
  if (!isJsonObject(value)) return value;
  const view = emptyObject();
  for (const [name, member] of Object.entries(VIEWS[String(value.object)]?.(value) ?? value))
    view[name] = publishableView(member);
  return view;
}

function methodView(method: JsonObject): JsonObject {
  const { customer = null, type } = method;
  const details = method[String(type)];
  const shown = pick(method, (name) => !HIDDEN_METHOD_FIELDS.has(name));
  if (isJsonObject(details)) shown[String(type)] = pick(details, (name) => !HIDDEN_METHOD_FIELDS.has(name));
  if (isJsonObject(customer)) shown.customer = customer.id ?? null;
  return shown;
}

function pick(object: JsonObject, isShown: (name: string) => boolean): JsonObject {
  const view = emptyObject();
  for (const [name, value] of Object.entries(object)) if (isShown(name)) view[name] = value;
  return view;
}
