import type { GraphQLError } from 'graphql';
import { isRecord } from '../../stripe/errors.ts';
import type { FormParams } from '../../stripe/form.ts';
import { codedError } from '../error-codes.ts';

/** The parameters of writes, by Stripe's names, that a bound customer may set. */
const ALLOWED_PARAMS: ReadonlySet<string> = new Set([
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
]);

/**
 * Checks the parameters of a customer's write. Undefined parameters are allowed, because they are not sent to Stripe:
 * many clients send null for absent fields.
 * @param pathOf the path of a parameter in the input
 * @throws FORBIDDEN naming the field
 */
export function checkCustomerParams(
  params: FormParams,
  pathOf: (param: string) => readonly string[] | null,
): void {
  for (const [name, value] of Object.entries(params))
    if (value !== undefined && !ALLOWED_PARAMS.has(name))
      throw forbidden(['input', ...(pathOf(name) ?? [])].join('.'));
  const { payment_method_data: data } = params;
  if (isRecord(data) && data.metadata !== undefined) throw forbidden('input.paymentMethodData.metadata');
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
