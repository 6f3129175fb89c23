import type { GraphQLError } from 'graphql';
import { isRecord } from '../../stripe/errors.ts';
import type { FormParams } from '../../stripe/form.ts';
import { codedError } from '../error-codes.ts';
import { fieldNameFrom } from '../fields/names.ts';

/** The types of objects that mutations write, by Stripe's names. */
export type WrittenObject = 'setup_intent' | 'customer' | 'payment_method';

/**
 * The parameters of writes, by Stripe's names, that a bound customer may set. `payto` of a payment method is not one of
 * them, because it replaces the bank account that existing mandates debit.
 */
const ALLOWED_PARAMS: Readonly<Record<WrittenObject, ReadonlySet<string>>> = {
  setup_intent: new Set([
    'payment_method',
    'payment_method_data',
    'confirmation_token',
    'confirm',
    'mandate_data',
    'return_url',
    'use_stripe_sdk',
    'usage',
    'cancellation_reason',
    'client_secret',
    'amounts',
    'descriptor_code',
  ]),
  customer: new Set([
    'address',
    'business_name',
    'email',
    'individual_name',
    'invoice_settings',
    'name',
    'phone',
    'preferred_locales',
    'shipping',
  ]),
  payment_method: new Set(['allow_redisplay', 'billing_details', 'card', 'us_bank_account']),
};

/** Checks the members of objects of which a bound customer may set only some. */
const IS_ALLOWED_MEMBER: Readonly<Record<string, (name: string) => boolean>> = {
  invoice_settings: (name) => name === 'default_payment_method',
  payment_method_data: (name) => name !== 'metadata',
};

/**
 * Checks the parameters of a customer's write. Undefined parameters are allowed, because they are not sent to Stripe:
 * many clients send null for absent fields.
 * @param pathOf the path of a parameter in the input
 * @throws FORBIDDEN naming the field
 */
export function checkCustomerParams(
  object: WrittenObject,
  params: FormParams,
  pathOf: (param: string) => readonly string[] | null,
): void {
  for (const [name, value] of given(params)) {
    const field = ['input', ...(pathOf(name) ?? [])].join('.');
    if (!ALLOWED_PARAMS[object].has(name)) throw forbidden(field);
    const isAllowed = IS_ALLOWED_MEMBER[name];
    if (!isAllowed || !isRecord(value)) continue;
    for (const [member] of given(value))
      if (!isAllowed(member)) throw forbidden(`${field}.${fieldNameFrom(member)}`);
  }
}

function given(params: object): [string, unknown][] {
  return Object.entries(params).filter(([, value]) => value !== undefined);
}

/** The list filters, by their names in the graph, that a bound customer may use. */
const ALLOWED_FILTERS: ReadonlySet<string> = new Set(['customer', 'createdAt', 'type', 'allowRedisplay']);

/**
 * Checks the filters of a customer's list. Null is allowed, because many clients send it for absent fields.
 * @param customer the customer that the caller is bound to
 * @param path of the filters in the arguments
 * @throws FORBIDDEN naming the filter; INVALID_REQUEST for another customer, whether that customer exists or not
 */
export function checkCustomerFilters(customer: string, filters: object, path: readonly string[]): void {
  for (const [name, value] of Object.entries(filters)) {
    const argument = [...path, name].join('.');
    if (value === null || value === undefined) continue;
    if (!ALLOWED_FILTERS.has(name)) throw forbidden(argument);
    if (name === 'customer' && value !== customer)
      throw codedError('INVALID_REQUEST', 'There is no such customer.', { argument });
  }
}

function forbidden(argument: string): GraphQLError {
  return codedError('FORBIDDEN', `Customers may not set ${argument}.`, { argument });
}
