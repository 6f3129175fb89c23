import { isRecord, StripeInvalidRequestError } from '../../stripe/errors.ts';

/** An object of Stripe's. */
export interface WireObject {
  readonly id: string;
  readonly object: string;
}

/** The expansions that are needed to find the owner of an object, by Stripe's name of its type. */
export const OWNER_EXPANSIONS: Readonly<Record<string, readonly string[]>> = { mandate: ['payment_method'] };

/** The fields of a payment method that never change. */
const LASTING = ['id', 'object', 'type'];

/** The fields of a payment method without a customer that customers can see. */
const SHOWN_OF_UNATTACHED = [...LASTING, 'card'];
const SHOWN_OF_CARD = ['brand', 'last4', 'exp_month', 'exp_year'];

/** Whether an object is the customer, or belongs to the customer. */
export function isOwnedBy(customer: string, object: WireObject): boolean {
  return ownerOf(object) === customer;
}

/**
 * The visible part of an object that one of the customer's objects refers to; null if it belongs to another customer.
 * Objects without an owner are visible, except that a payment method without a customer has only the fields listed above.
 * They are a list of visible fields, not of hidden ones, so that new fields stay hidden.
 */
export function visibleToCustomer<T>(customer: string, object: T): T | null {
  if (!isRecord(object)) return object;
  switch (object.object) {
    case 'customer':
      return object.id === customer ? object : null;
    case 'setup_intent':
    case 'setup_attempt':
      return [null, customer].includes(idOf(object.customer)) ? object : null;
    case 'payment_method':
      return detailsVisibleToCustomer(customer, object, object);
    case 'mandate':
      return isVisibleTo(customer, object.payment_method) ? object : null;
    default:
      return object;
  }
}

/**
 * The visible part of details that repeat the data of a payment method, such as those of a setup attempt.
 * @param method the payment method as Stripe sent it; any other value counts as a payment method without a customer
 */
export function detailsVisibleToCustomer<T extends object>(
  customer: string,
  details: T,
  method: unknown,
): T | null {
  const owner = isRecord(method) ? idOf(method.customer) : null;
  if (owner !== null) return owner === customer ? details : null;
  const shown = only(details, SHOWN_OF_UNATTACHED);
  return { ...shown, ...(isRecord(shown.card) && { card: only(shown.card, SHOWN_OF_CARD) }) } as T;
}

/**
 * The visible part of an object for a publishable key. Such a key cannot fetch payment methods. But if the last error of
 * an intent is about the intent's payment method, it contains a copy, from which the fields that never change are taken.
 */
export function visibleToPublishableKey<T>(object: T): T {
  if (!isRecord(object)) return object;
  const { last_setup_error: error, payment_method: id } = object;
  const failed = isRecord(error) ? error.payment_method : null;
  if (!isRecord(failed) || typeof id !== 'string' || id !== failed.id) return object;
  return { ...object, payment_method: only(failed, LASTING) };
}

/** The error for a missing object, and for an object of another customer: callers cannot tell them apart. */
export function missing(param?: string): StripeInvalidRequestError {
  return new StripeInvalidRequestError('No object exists with this id.', {
    status: 404,
    requestId: null,
    body: { type: 'invalid_request_error', code: 'resource_missing', ...(param && { param }) },
  });
}

function isVisibleTo(customer: string, object: unknown): boolean {
  return !isRecord(object) || visibleToCustomer(customer, object) !== null;
}

function only(object: object, keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).filter(([key]) => keys.includes(key)));
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
