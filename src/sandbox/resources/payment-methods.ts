import { invalidRequest, missingObject, missingParameter, StripeApiError } from '../errors.ts';
import type { JsonObject } from '../json.ts';
import { type ListPage, listPage } from '../lists.ts';
import { mergedMetadata, metadataParam } from '../metadata.ts';
import type { PaymentMethod } from '../objects.ts';
import { type Context, type Operation, operation } from '../operations.ts';
import {
  EXPAND,
  filled,
  integer,
  object,
  oneOf,
  PAGE,
  required,
  type Shape,
  text,
  type Values,
} from '../params.ts';
import { DATA_TYPES, LISTABLE_TYPES } from '../payment-method-types.ts';
import type { PaymentMethodRecord, World } from '../store.ts';
import { type Decline, stockMethod, testCardByNumber } from '../test-values.ts';
import { ADDRESS, type BILLING_DETAILS } from './address.ts';
import { methodFromCard, methodFromData, methodFromStock } from './new-payment-method.ts';
import { BARE_TYPE_PARAMS, checkMethodData, METHOD_FIELDS } from './payment-method-data.ts';

const CARD = {
  cvc: text,
  exp_month: required(integer),
  exp_year: required(integer),
  number: required(filled),
} as const satisfies Shape;

const CREATE = {
  ...EXPAND,
  ...BARE_TYPE_PARAMS,
  ...METHOD_FIELDS,
  card: object(CARD),
  type: required(oneOf('card', ...DATA_TYPES)),
} as const satisfies Shape;

const UPDATE = {
  ...EXPAND,
  allow_redisplay: METHOD_FIELDS.allow_redisplay,
  billing_details: METHOD_FIELDS.billing_details,
  card: object({ exp_month: integer, exp_year: integer }),
  metadata: metadataParam,
} as const satisfies Shape;

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

function findMethod(context: Context, id: string, status: 400 | 404): PaymentMethodRecord {
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

function checkAttachable(record: PaymentMethodRecord, customer: string | null): void {
  if (record.wire.customer !== null && record.wire.customer !== customer) {
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

function detach(record: PaymentMethodRecord): void {
  record.wire.customer = null;
  record.detached = true;
}

export interface MethodListParams extends Values<typeof METHOD_FILTER>, Values<typeof PAGE> {
  readonly customer?: string | undefined;
}

/** A page of methods that are attached: to one customer, or to any. */
export function listPaymentMethods(world: World, list: { url: string; params: MethodListParams }): ListPage {
  const { params } = list;
  return listPage(world.paymentMethods, {
    noun: 'payment_method',
    url: list.url,
    page: params,
    matches: ({ wire }) =>
      wire.customer !== null &&
      (params.customer ?? wire.customer) === wire.customer &&
      (params.type ?? wire.type) === wire.type &&
      (params.allow_redisplay ?? wire.allow_redisplay) === wire.allow_redisplay,
  });
}

/**
 * Makes a payment method. Card numbers are Stripe's documented test numbers, no others.
 *
 * @throws StripeApiError 402 `incorrect_number` for another card number, 400 for what is missing.
 */
function createPaymentMethod(context: Context, params: Values<typeof CREATE>): PaymentMethod {
  const { expand: _expand, card, ...data } = params;
  if (params.type !== 'card') {
    return context.world.paymentMethods.add(methodFromData(context, data)).wire;
  }
  if (card === undefined) throw missingParameter('card');
  const testCard = testCardByNumber(card.number.replaceAll(/[ -]/g, ''));
  if (testCard === undefined) {
    const message = 'Your card number is incorrect.';
    throw new StripeApiError(402, { type: 'card_error', code: 'incorrect_number', message, param: 'number' });
  }
  const expiry = { month: card.exp_month, year: card.exp_year };
  return context.world.paymentMethods.add(methodFromCard(context, { card: testCard, fields: data, expiry }))
    .wire;
}

/** Attaches a method, a stock one too, to a customer. */
function attachPaymentMethod(context: Context, target: { method: string; customer: string }): PaymentMethod {
  const record = findMethod(context, target.method, 404);
  const customer = context.world.customers.get(target.customer);
  if (customer === undefined || customer.deleted) {
    throw missingObject('customer', target.customer, { param: 'customer', status: 400 });
  }
  checkAttachable(record, target.customer);
  storeMethod(context.world, record);
  attach(record, target.customer);
  return record.wire;
}

/** Detaches a method from its customer, for good; a customer's default goes with it. */
function detachPaymentMethod(context: Context, id: string): PaymentMethod {
  const record = findMethod(context, id, 404);
  const { customer } = record.wire;
  if (customer === null) {
    throw invalidRequest(
      'The payment method you provided is not attached to a customer so detachment is impossible.',
    );
  }
  const settings = context.world.customers.get(customer)?.wire.invoice_settings;
  if (settings?.default_payment_method === id) settings.default_payment_method = null;
  detach(record);
  return record.wire;
}

function updatePaymentMethod(context: Context, params: Values<typeof UPDATE>, id: string): PaymentMethod {
  const { wire } = findMethod(context, id, 404);
  if (wire.customer === null) {
    throw invalidRequest('You must save this PaymentMethod to a customer before you can update it.');
  }
  const metadata = mergedMetadata(wire.metadata, params.metadata);
  wire.metadata = metadata;
  if (params.allow_redisplay !== undefined) wire.allow_redisplay = params.allow_redisplay;
  if (params.billing_details !== undefined) changeBilling(wire.billing_details, params.billing_details);
  const card = wire.card as JsonObject | undefined;
  if (card && params.card?.exp_month !== undefined) card.exp_month = params.card.exp_month;
  if (card && params.card?.exp_year !== undefined) card.exp_year = params.card.exp_year;
  return wire;
}

function changeBilling(wire: JsonObject, given: Values<typeof BILLING_DETAILS>): void {
  const { address, ...texts } = given;
  for (const [key, value] of Object.entries(texts)) if (value !== undefined) wire[key] = value;
  if (address === undefined) return;
  const held = wire.address as JsonObject;
  for (const key of Object.keys(ADDRESS)) {
    const value = address === null ? null : address[key as keyof typeof ADDRESS];
    if (value !== undefined) held[key] = value;
  }
}

export const paymentMethodOperations: readonly Operation[] = [
  operation({
    method: 'POST',
    path: '/v1/payment_methods',
    returns: 'payment_method',
    shape: CREATE,
    validate: (params) => checkMethodData(params, ''),
    run: createPaymentMethod,
  }),
  operation({
    method: 'GET',
    path: '/v1/payment_methods',
    returns: ['payment_method'],
    shape: { ...PAGE, ...METHOD_FILTER, customer: filled },
    run: ({ world }, params) => {
      const { customer } = params;
      if (customer !== undefined && world.customers.get(customer) === undefined) {
        throw missingObject('customer', customer, { param: 'customer', status: 400 });
      }
      return listPaymentMethods(world, { url: '/v1/payment_methods', params });
    },
  }),
  operation({
    method: 'GET',
    path: '/v1/payment_methods/:payment_method',
    returns: 'payment_method',
    shape: EXPAND,
    // A stock id is a template here too: asking for it makes a fresh method, which can then be used by its own id.
    run: (context, _params, [id = '']) => storeMethod(context.world, findMethod(context, id, 404)).wire,
  }),
  operation({
    method: 'POST',
    path: '/v1/payment_methods/:payment_method',
    returns: 'payment_method',
    shape: UPDATE,
    run: (context, params, [id = '']) => updatePaymentMethod(context, params, id),
  }),
  operation({
    method: 'POST',
    path: '/v1/payment_methods/:payment_method/attach',
    returns: 'payment_method',
    shape: { ...EXPAND, customer: required(filled) },
    run: (context, { customer }, [method = '']) => attachPaymentMethod(context, { method, customer }),
  }),
  operation({
    method: 'POST',
    path: '/v1/payment_methods/:payment_method/detach',
    returns: 'payment_method',
    shape: EXPAND,
    run: (context, _params, [id = '']) => detachPaymentMethod(context, id),
  }),
];
