import { oneOf, type PAGE, type Shape, type Values } from '../../form/params.ts';
import { invalidRequest, missingObject, StripeApiError } from '../../http/errors.ts';
import { type JsonObject, wireCopy } from '../../http/json.ts';
import { type ListPage, listPage } from '../../http/lists.ts';
import type { Context } from '../../http/operations.ts';
import type { Account, PaymentMethodRecord } from '../../store/store.ts';
import { methodFromTestMethod } from './new-payment-method.ts';
import type { CheckResults, Decline } from './outcomes.ts';
import { LISTABLE_TYPES } from './payment-method-types.ts';
import { testMethod } from './test-payment-methods.ts';

/** The filters that both lists of payment methods have in common. */
export const METHOD_FILTER = {
  allow_redisplay: oneOf('always', 'limited', 'unspecified'),
  type: oneOf(...LISTABLE_TYPES),
} as const satisfies Shape;

/** Stores a payment method, unless it is stored already. */
export function storeMethod(account: Account, record: PaymentMethodRecord): PaymentMethodRecord {
  return account.paymentMethods.get(record.id) ?? account.paymentMethods.add(record);
}

/**
 * The payment method with an id. For the id of a test payment method, such as `pm_card_visa`, a new one that is not
 * stored yet.
 *
 * @throws StripeApiError with the status, 404 for an id in the path and 400 for an id in a parameter, when there is none.
 */
export function findMethod(context: Context, id: string, status: 400 | 404): PaymentMethodRecord {
  const stored = context.account.paymentMethods.get(id);
  if (stored) return stored;
  const template = testMethod(id);
  if (template) return methodFromTestMethod(context, template);
  throw missingObject('payment_method', id, { param: 'payment_method', status });
}

/** The error when an intent is given a payment method that was detached, or used without a customer. */
export function notReusable(): StripeApiError {
  return invalidRequest(
    'The provided PaymentMethod was previously used with a PaymentIntent without Customer attachment, shared with a ' +
      'connected account without Customer attachment, or was detached from a Customer. It may not be used again. To ' +
      'use a PaymentMethod multiple times, you must attach it to a Customer first.',
  );
}

/** The error when a detached payment method is attached again. */
function notAttachable(): StripeApiError {
  return invalidRequest(
    'This PaymentMethod was previously used without being attached to a Customer or was detached from a Customer, ' +
      'and may not be used again.',
  );
}

/** The fields of a decline's `card_error`, without the payment method and the intent. */
export function cardError(decline: Decline): Decline & { type: 'card_error' } {
  return { ...decline, type: 'card_error' };
}

/** Whether a payment method belongs to a customer or to a customer account. */
export function isAttached({ wire }: PaymentMethodRecord): boolean {
  return wire.customer !== null || wire.customer_account !== null;
}

/**
 * Checks whether a payment method can be attached to a customer or customer account. `to` is null for a new customer.
 *
 * @throws StripeApiError (400) when it belongs to another one or is not reusable, (402) when the card is declined.
 */
export function checkAttachable(record: PaymentMethodRecord, to: string | null): void {
  const owner = record.wire.customer ?? record.wire.customer_account;
  if (owner !== null && owner !== to) {
    throw invalidRequest('The payment method you provided has already been attached to a customer.');
  }
  if (record.detached) throw notAttachable();
  // As recorded, `param` is an empty string unless the decline is about one parameter.
  if (record.outcome.kind === 'declines')
    throw new StripeApiError(402, { param: '', ...cardError(record.outcome.decline) });
}

/** Attaches a payment method that passed `checkAttachable`. This runs the card's checks, as recorded from Stripe. */
export function attach(context: Context, record: PaymentMethodRecord, customer: string): void {
  if (record.wire.customer !== customer) context.changes.addEvent('payment_method.attached', record.wire);
  record.wire.customer = customer;
  record.usedUp = false;
  runCardChecks(record);
}

/** Attaches a payment method that passed `checkAttachable` to a customer account. */
export function attachToAccount(context: Context, record: PaymentMethodRecord, account: string): void {
  if (record.wire.customer_account !== account)
    context.changes.addEvent('payment_method.attached', record.wire);
  record.wire.customer_account = account;
}

const CHECK_FIELDS = {
  address_line1_check: 'line1',
  address_postal_code_check: 'postalCode',
  cvc_check: 'cvc',
} as const satisfies Record<string, keyof CheckResults>;

/** Replaces every `unchecked` check of a card by its result. What was not given remains null. */
export function runCardChecks({ wire, checks }: PaymentMethodRecord): void {
  const card = wire.card as { checks: JsonObject } | undefined;
  for (const [field, check] of Object.entries(CHECK_FIELDS))
    if (card?.checks[field] === 'unchecked') card.checks[field] = checks[check];
}

/** Detaches all payment methods of a customer. */
export function detachAll(context: Context, customer: string): void {
  for (const record of context.account.paymentMethods.items())
    if (record.wire.customer === customer) detach(context, record);
}

/** Detaches a payment method permanently. Its mandates become inactive, as for bank debits at Stripe. */
export function detach({ account, changes }: Context, record: PaymentMethodRecord): void {
  changes.addEvent('payment_method.detached', record.wire, wireCopy(record.wire));
  for (const { wire } of account.mandates.items()) {
    if (wire.payment_method !== record.id || wire.status === 'inactive') continue;
    changes.addEvent('mandate.updated', wire, wireCopy(wire));
    wire.status = 'inactive';
  }
  record.wire.customer = null;
  record.wire.customer_account = null;
  record.detached = true;
}

export interface MethodListParams extends Values<typeof METHOD_FILTER>, Values<typeof PAGE> {
  readonly customer?: string | undefined;
  readonly customer_account?: string | undefined;
}

/** A page of attached payment methods. */
export function listPaymentMethods(
  account: Account,
  list: { url: string; params: MethodListParams },
): ListPage {
  const { params } = list;
  return listPage(account.paymentMethods, {
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
