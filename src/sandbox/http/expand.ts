import { taxOfCustomer } from '../resources/customers/tax.ts';
import type { ObjectName } from '../store/objects.ts';
import type { Account } from '../store/store.ts';
import { invalidRequest } from './errors.ts';
import { isJsonObject, type Json, type JsonObject, wireCopy } from './json.ts';

const MAX_LEVELS = 4;

/** A field that an `expand` path may name. */
interface Field {
  /** The field is an id, which is replaced by an object of this type. */
  readonly to?: ObjectName;
  /** The field is an inline object of this type, and its fields can be expanded. */
  readonly is?: ObjectName;
  /** The field is an inline object of no type of its own, with these expandable fields. */
  readonly fields?: Fields;
  /** The value of a field that is present only if it is expanded, from the id of its parent object. */
  readonly include?: (account: Account, id: string) => object | null;
}
type Fields = Readonly<Record<string, Field>>;

/** Expanding the field is valid and changes nothing. */
const INLINE: Field = {};

const SETUP_ERROR: Field = {
  fields: { payment_method: { is: 'payment_method' }, setup_intent: { is: 'setup_intent' } },
};

const GENERATED: Fields = {
  generated_sepa_debit: { to: 'payment_method' },
  generated_sepa_debit_mandate: { to: 'mandate' },
};

/** The expandable fields of each object, from the declarations of Stripe's SDK; inline objects from Stripe's OpenAPI. */
const EXPANDABLE: Readonly<Record<ObjectName, Fields>> = {
  account: {},
  application: {},
  confirmation_token: { payment_method_preview: { fields: { customer: { to: 'customer' } } } },
  customer: {
    cash_balance: INLINE,
    default_source: INLINE,
    discount: INLINE,
    invoice_settings: { fields: { default_payment_method: { to: 'payment_method' } } },
    sources: INLINE,
    subscriptions: INLINE,
    tax: { include: (account, id) => taxOfCustomer(account.customers.get(id)) },
    tax_ids: INLINE,
    test_clock: INLINE,
  },
  event: {},
  mandate: { payment_method: { to: 'payment_method' } },
  payment_method: {
    card: { fields: { generated_from: { fields: { setup_attempt: { to: 'setup_attempt' } } } } },
    customer: { to: 'customer' },
    sepa_debit: {
      fields: { generated_from: { fields: { charge: INLINE, setup_attempt: { to: 'setup_attempt' } } } },
    },
  },
  setup_attempt: {
    application: { to: 'application' },
    customer: { to: 'customer' },
    on_behalf_of: { to: 'account' },
    payment_method: { to: 'payment_method' },
    payment_method_details: {
      fields: {
        bancontact: { fields: GENERATED },
        card_present: { fields: { generated_card: { to: 'payment_method' } } },
        ideal: { fields: GENERATED },
        sofort: { fields: GENERATED },
      },
    },
    setup_error: SETUP_ERROR,
    setup_intent: { to: 'setup_intent' },
  },
  setup_intent: {
    application: { to: 'application' },
    automatic_payment_methods: INLINE,
    customer: { to: 'customer' },
    last_setup_error: SETUP_ERROR,
    latest_attempt: { to: 'setup_attempt' },
    mandate: { to: 'mandate' },
    next_action: INLINE,
    on_behalf_of: { to: 'account' },
    payment_method: { to: 'payment_method' },
    payment_method_options: INLINE,
    single_use_mandate: { to: 'mandate' },
  },
  webhook_endpoint: {},
};

/** The type of an operation's result: one object, or a list of them. */
export interface Returned {
  readonly name: ObjectName;
  readonly list: boolean;
}

/**
 * Checks `expand` paths against the type of an operation's result, before the operation runs.
 *
 * @throws StripeApiError (400) for more than four levels (counting `data`), and for fields that do not expand.
 */
export function checkExpand(paths: readonly string[], returned: Returned): void {
  for (const path of paths) {
    const segments = path.split('.');
    if (segments.length > MAX_LEVELS) {
      const message = `You cannot expand more than ${MAX_LEVELS} levels of a property. Property: ${path}`;
      throw invalidRequest(message, { code: 'property_expansion_max_depth' });
    }
    if (returned.list && segments[0] !== 'data') {
      const hint = `You may want to try expanding 'data.${path}' instead.`;
      throw invalidRequest(`This property cannot be expanded (${path}). ${hint}`);
    }
    if (!isExpandable(returned.list ? segments.slice(1) : segments, returned.name)) {
      throw invalidRequest(`This property cannot be expanded (${path}).`);
    }
  }
}

function isExpandable(segments: readonly string[], name: ObjectName): boolean {
  let fields: Fields | undefined = EXPANDABLE[name];
  for (const segment of segments) {
    if (fields === undefined || !Object.hasOwn(fields, segment)) return false;
    const field: Field | undefined = fields[segment];
    fields = field && fieldsOf(field);
  }
  return true;
}

/** The expandable fields of a field's value. */
function fieldsOf({ to, is, fields }: Field): Fields | undefined {
  const name = to ?? is;
  return name ? EXPANDABLE[name] : fields;
}

/** A copy of a result with the ids at the given (checked) paths replaced by objects. Null remains null. */
export function expandPaths(
  result: object,
  request: { paths: readonly string[]; returned: Returned; account: Account },
): Json {
  const copy = wireCopy(result);
  for (const path of request.paths) {
    const segments = path.split('.');
    const roots = request.returned.list ? listed(copy) : [copy];
    const inner = request.returned.list ? segments.slice(1) : segments;
    for (const root of roots)
      expandInto(root, {
        segments: inner,
        fields: EXPANDABLE[request.returned.name],
        account: request.account,
      });
  }
  return copy;
}

function listed(copy: Json): Json[] {
  return isJsonObject(copy) && Array.isArray(copy.data) ? copy.data : [];
}

function expandInto(
  parent: Json,
  path: { segments: readonly string[]; fields: Fields | undefined; account: Account },
): void {
  const { account } = path;
  const [segment, ...rest] = path.segments;
  if (segment === undefined || !isJsonObject(parent)) return;
  const field = path.fields?.[segment];
  const included = field?.include?.(account, String(parent.id)) ?? null;
  if (included !== null) parent[segment] = wireCopy(included);
  const value = (parent as JsonObject)[segment];
  if (field === undefined || value === undefined || value === null) return;
  if (field.to !== undefined && typeof value === 'string')
    parent[segment] = wireObject(field.to, value, account);
  expandInto(parent[segment] ?? null, { segments: rest, fields: fieldsOf(field), account });
}

function wireObject(name: ObjectName, id: string, account: Account): Json {
  if (name === 'account' || name === 'application') return wireCopy({ id, object: name });
  const found = {
    confirmation_token: account.confirmationTokens,
    customer: account.customers,
    event: account.events,
    mandate: account.mandates,
    payment_method: account.paymentMethods,
    setup_attempt: account.setupAttempts,
    setup_intent: account.setupIntents,
    webhook_endpoint: account.webhookEndpoints,
  }[name].get(id);
  if (found === undefined) return id;
  return 'deleted' in found && found.deleted ? wireCopy(deletedCustomer(id)) : wireCopy(found.wire);
}

/** Stripe's representation of a deleted customer. */
export function deletedCustomer(id: string): { id: string; object: 'customer'; deleted: true } {
  return { id, object: 'customer', deleted: true };
}
