import { oneOf, type PAGE, type Shape, type Values } from '../../form/params.ts';
import { invalidRequest, missingObject, StripeApiError } from '../../http/errors.ts';
import type { JsonObject } from '../../http/json.ts';
import { type ListPage, listPage } from '../../http/lists.ts';
import type { Context } from '../../http/operations.ts';
import type { PaymentMethod } from '../../store/objects.ts';
import type { PaymentMethodRecord, World } from '../../store/store.ts';
import { methodFromStock } from './new-payment-method.ts';
import { type Decline, stockMethod } from './test-payment-methods.ts';
import { LISTABLE_TYPES } from './payment-method-types.ts';

/** The filters that both lists of payment methods share. */
export const METHOD_FILTER = {
  allow_redisplay: oneOf('always', 'limited', 'unspecified'),
  type: oneOf(...LISTABLE_TYPES),
} as const satisfies Shape;

/**
 * The method behind an id in a parameter: a stored one, or a fresh one (not stored yet) for a stock id.
 *
 * @throws StripeApiError (400) when there is none.
 */
export function paymentMethodInParam(context: Context, id: string): PaymentMethodRecord {
  return findMethod(context, id, 400);
}

/** The method for a parameter that attaches it, checked and stored. */
export function usePaymentMethod(context: Context, id: string): PaymentMethodRecord {
  const record = paymentMethodInParam(context, id);
  checkAttachable(record, null);
  return storeMethod(context.world, record);
}

/** Stores a method, if it is a fresh one. */
export function storeMethod(world: World, record: PaymentMethodRecord): PaymentMethodRecord {
  return world.paymentMethods.get(record.id) ?? world.paymentMethods.add(record);
}

/**
 * The method behind an id, wherever that stood.
 *
 * @throws StripeApiError with the given status when there is none.
 */
export function findMethod(context: Context, id: string, status: 400 | 404): PaymentMethodRecord {
  const stored = context.world.paymentMethods.get(id);
  if (stored) return stored;
  const stock = stockMethod(id);
  if (stock) return methodFromStock(context, stock);
  throw missingObject('payment_method', id, { param: 'payment_method', status });
}

/** The error for a method that lost its use: detached, or used once without a customer. */
export function usedUp(): StripeApiError {
  return invalidRequest(
    'This PaymentMethod was previously used without being attached to a Customer or was detached from a Customer, ' +
      'and may not be used again.',
  );
}

/** A `card_error` from a decline; the caller adds the objects it is about. */
export function declineFields(decline: Decline): Decline & { type: 'card_error' } {
  return { ...decline, type: 'card_error' };
}

/** Whether a method is somebody's: a customer's, or an account's that is one. */
export function isAttached({ wire }: PaymentMethodRecord): boolean {
  return wire.customer !== null || wire.customer_account !== null;
}

/** @throws StripeApiError when a method is somebody else's, lost its use, or is declined. */
export function checkAttachable(record: PaymentMethodRecord, to: string | null): void {
  const owner = record.wire.customer ?? record.wire.customer_account;
  if (owner !== null && owner !== to) {
    throw invalidRequest('The payment method you provided has already been attached to a customer.');
  }
  if (record.detached) throw usedUp();
  if (record.outcome.kind === 'declines')
    throw new StripeApiError(402, declineFields(record.outcome.decline));
}

/** Attaches a method that was found attachable. The issuer's checks pass on the way, as recorded. */
export function attach(record: PaymentMethodRecord, customer: string): void {
  record.wire.customer = customer;
  record.spent = false;
  setCvcCheck(record.wire, 'pass');
}

export function setCvcCheck(method: PaymentMethod, result: 'pass' | 'fail'): void {
  const card = method.card as { checks: JsonObject } | undefined;
  if (card) card.checks.cvc_check = result;
}

/** Detaches every method of a customer that goes. */
export function detachAll(world: World, customer: string): void {
  for (const record of world.paymentMethods.items()) if (record.wire.customer === customer) detach(record);
}

/** Takes a method from its owner, for good. */
export function detach(record: PaymentMethodRecord): void {
  record.wire.customer = null;
  record.wire.customer_account = null;
  record.detached = true;
}

export interface MethodListParams extends Values<typeof METHOD_FILTER>, Values<typeof PAGE> {
  readonly customer?: string | undefined;
  readonly customer_account?: string | undefined;
}

/** A page of methods that are attached: to one customer, or to any. */
export function listPaymentMethods(world: World, list: { url: string; params: MethodListParams }): ListPage {
  const { params } = list;
  return listPage(world.paymentMethods, {
    noun: 'payment_method',
    url: list.url,
    page: params,
    matches: (record) =>
      isAttached(record) &&
      (params.customer ?? record.wire.customer) === record.wire.customer &&
      (params.customer_account ?? record.wire.customer_account) === record.wire.customer_account &&
      (params.type ?? record.wire.type) === record.wire.type &&
      (params.allow_redisplay ?? record.wire.allow_redisplay) === record.wire.allow_redisplay,
  });
}
