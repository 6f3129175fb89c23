import { isRecord, StripeInvalidRequestError } from '../../stripe/errors.ts';
import type { CustomerPrincipal, Principal } from './principal.ts';

/** An object of Stripe's, as it came. */
interface WireObject {
  readonly id: string;
  readonly object: string;
}

/** What has to be expanded of an object, by Stripe's name of its kind, to tell whose it is. */
export const OWNER_EXPANSIONS: Readonly<Record<string, readonly string[]>> = { mandate: ['payment_method'] };

/**
 * Whether an object that was asked for by its id exists for a principal. For one who is bound to a customer these are
 * that customer, and what says itself that it belongs to them.
 */
export function isOwn(object: WireObject, principal: Principal): boolean {
  if (principal.kind === 'service') return true;
  return principal.kind === 'customer' && ownerOf(object) === principal.customer;
}

/**
 * Whether an object exists for a principal who has come to it from one of their own: it may belong to nobody yet, but
 * not to somebody else.
 */
export function isWithinReach(object: unknown, principal: Principal): boolean {
  if (principal.kind !== 'customer' || !isRecord(object)) return true;
  switch (object.object) {
    case 'customer':
      return object.id === principal.customer;
    case 'setup_intent':
    case 'payment_method':
    case 'setup_attempt':
      return isNobodysOr(principal, idOf(object.customer));
    case 'mandate':
      return !isRecord(object.payment_method) || isWithinReach(object.payment_method, principal);
    default:
      return true;
  }
}

/** The same for what exists and what does not, so that nobody learns which it is. */
export function missing(param?: string): StripeInvalidRequestError {
  return new StripeInvalidRequestError('There is nothing with this id.', {
    status: 404,
    requestId: null,
    body: { type: 'invalid_request_error', code: 'resource_missing', ...(param && { param }) },
  });
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
