import { isRecord, StripeInvalidRequestError } from '../../stripe/errors.ts';
import type { CustomerPrincipal, Principal } from './principal.ts';

/** An object as Stripe sent it. */
interface WireObject {
  readonly id: string;
  readonly object: string;
}

/** The expansions that show whose an object is, by Stripe's name of its type. */
export const OWNER_EXPANSIONS: Readonly<Record<string, readonly string[]>> = { mandate: ['payment_method'] };

/** The fields of a payment method that never change. */
const LASTING = ['id', 'object', 'type'];

/** All that a customer sees of a payment method that is attached to nobody. */
const SHOWN_OF_UNATTACHED = [...LASTING, 'card'];
const SHOWN_OF_CARD = ['brand', 'last4', 'exp_month', 'exp_year'];

/**
 * Whether an object that was requested by its id exists for a caller. For a caller bound to a customer, only that
 * customer and objects that name them as their customer exist.
 */
export function isOwn(object: WireObject, principal: Principal): boolean {
  if (principal.kind === 'service') return true;
  return principal.kind === 'customer' && ownerOf(object) === principal.customer;
}

/**
 * An object as a caller sees it who reached it from an object of their own; null when it belongs to another customer.
 * Objects of nobody are visible, but a payment method that is attached to nobody is reduced to what a customer may see
 * of it: new fields of the wire object are hidden until they are listed here.
 */
export function visibleTo<T>(object: T, principal: Principal): T | null {
  if (principal.kind === 'service' || !isRecord(object)) return object;
  if (principal.kind === 'publishable') return withKnownType(object);
  switch (object.object) {
    case 'customer':
      return object.id === principal.customer ? object : null;
    case 'setup_intent':
    case 'setup_attempt':
      return isNobodysOr(principal, idOf(object.customer)) ? object : null;
    case 'payment_method':
      return methodDataVisibleTo(object, object.customer, principal);
    case 'mandate':
      return isWithinReach(object.payment_method, principal) ? object : null;
    default:
      return object;
  }
}

/**
 * Details that repeat the data of a payment method, as those of an attempt do, as a customer sees them.
 * @param method the payment method as Stripe sent it; anything else counts as attached to nobody
 */
export function detailsVisibleTo<T extends object>(
  details: T,
  method: unknown,
  principal: CustomerPrincipal,
): T | null {
  return methodDataVisibleTo(details, isRecord(method) ? method.customer : null, principal);
}

/** Whether an object exists for a caller who reached it from an object of their own. */
export function isWithinReach(object: unknown, principal: Principal): boolean {
  return !isRecord(object) || visibleTo(object, principal) !== null;
}

/** The same for objects of others as for missing ones, so that a caller cannot tell which it is. */
export function missing(param?: string): StripeInvalidRequestError {
  return new StripeInvalidRequestError('There is nothing with this id.', {
    status: 404,
    requestId: null,
    body: { type: 'invalid_request_error', code: 'resource_missing', ...(param && { param }) },
  });
}

function methodDataVisibleTo<T extends object>(
  data: T,
  customer: unknown,
  principal: CustomerPrincipal,
): T | null {
  const owner = idOf(customer);
  if (owner !== null) return owner === principal.customer ? data : null;
  const shown = only(data, SHOWN_OF_UNATTACHED);
  return { ...shown, ...(isRecord(shown.card) && { card: only(shown.card, SHOWN_OF_CARD) }) } as T;
}

/**
 * With a publishable key a payment method cannot be fetched. Where the intent's last error is about its own payment
 * method, the error tells the type, which never changes.
 */
function withKnownType<T extends Readonly<Record<string, unknown>>>(object: T): T {
  const { last_setup_error: error, payment_method: id } = object;
  const failed = isRecord(error) ? error.payment_method : null;
  if (!isRecord(failed) || typeof id !== 'string' || id !== failed.id) return object;
  return { ...object, payment_method: only(failed, LASTING) };
}

function only(object: object, keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).filter(([key]) => keys.includes(key)));
}

function isNobodysOr({ customer }: CustomerPrincipal, owner: string | null): boolean {
  return owner === null || owner === customer;
}

function ownerOf(
  object: WireObject & { readonly customer?: unknown; readonly payment_method?: unknown },
): string | null {
  if (object.object === 'customer') return object.id;
  if (object.object === 'mandate')
    return isRecord(object.payment_method) ? idOf(object.payment_method.customer) : null;
  return idOf(object.customer);
}

function idOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  return isRecord(value) && typeof value.id === 'string' ? value.id : null;
}
