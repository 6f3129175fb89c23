import { taxOf } from '../resources/customers/tax.ts';
import type { ObjectName } from '../store/objects.ts';
import type { World } from '../store/store.ts';
import { invalidRequest } from './errors.ts';
import { isJsonObject, type Json, type JsonObject, wireCopy } from './json.ts';

const MAX_LEVELS = 4;

/** One field that `expand` may name: an id to replace (`to`), or an object that is inline anyway and may hold more. */
interface Field {
  readonly to?: ObjectName;
  /** The object is inline, and may hold more as any of its kind. */
  readonly is?: ObjectName;
  readonly fields?: Fields;
  /** Makes what is shown only when it is asked for, from the id of the object that holds it. */
  readonly include?: (world: World, id: string) => object | null;
}
type Fields = Readonly<Record<string, Field>>;

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
  customer: {
    cash_balance: INLINE,
    default_source: INLINE,
    discount: INLINE,
    invoice_settings: { fields: { default_payment_method: { to: 'payment_method' } } },
    sources: INLINE,
    subscriptions: INLINE,
    tax: { include: (world, id) => taxOf(world.customers.get(id)) },
    tax_ids: INLINE,
    test_clock: INLINE,
  },
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
};

/** What an operation answers: one object, or a list of them. */
export interface Returned {
  readonly name: ObjectName;
  readonly list: boolean;
}

/**
 * Refuses paths that cannot be expanded in what an operation answers, before anything is looked up or written.
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

/** What may be expanded below a field. */
function fieldsOf({ to, is, fields }: Field): Fields | undefined {
  const name = to ?? is;
  return name ? EXPANDABLE[name] : fields;
}

/** A copy of an answer, in wire order, with the ids at the given (checked) paths replaced by objects. Null stays null. */
export function expanded(
  answer: object,
  request: { paths: readonly string[]; returned: Returned; world: World },
): Json {
  const copy = wireCopy(answer);
  for (const path of request.paths) {
    const segments = path.split('.');
    const roots = request.returned.list ? listed(copy) : [copy];
    const inner = request.returned.list ? segments.slice(1) : segments;
    for (const root of roots)
      expandInto(root, { segments: inner, fields: EXPANDABLE[request.returned.name], world: request.world });
  }
  return copy;
}

function listed(copy: Json): Json[] {
  return isJsonObject(copy) && Array.isArray(copy.data) ? copy.data : [];
}

function expandInto(
  holder: Json,
  place: { segments: readonly string[]; fields: Fields | undefined; world: World },
): void {
  const [segment, ...rest] = place.segments;
  if (segment === undefined || !isJsonObject(holder)) return;
  const field = place.fields?.[segment];
  const included = field?.include?.(place.world, String(holder.id)) ?? null;
  if (included !== null) holder[segment] = wireCopy(included);
  const value = (holder as JsonObject)[segment];
  if (field === undefined || value === undefined || value === null) return;
  if (field.to !== undefined && typeof value === 'string')
    holder[segment] = wireObject(field.to, value, place.world);
  expandInto(holder[segment] ?? null, { segments: rest, fields: fieldsOf(field), world: place.world });
}

function wireObject(name: ObjectName, id: string, world: World): Json {
  if (name === 'account' || name === 'application') return wireCopy({ id, object: name });
  const found = {
    customer: world.customers,
    mandate: world.mandates,
    payment_method: world.paymentMethods,
    setup_attempt: world.setupAttempts,
    setup_intent: world.setupIntents,
  }[name].get(id);
  if (found === undefined) return id;
  return 'deleted' in found && found.deleted ? wireCopy(deletedStub(id)) : wireCopy(found.wire);
}

/** What is left of a customer that was deleted. */
export function deletedStub(id: string): { id: string; object: 'customer'; deleted: true } {
  return { id, object: 'customer', deleted: true };
}
