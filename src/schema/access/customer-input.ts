import type { GraphQLError } from 'graphql';
import { isRecord } from '../../stripe/errors.ts';
import type { FormParams } from '../../stripe/form.ts';
import { codedError } from '../error-codes.ts';
import { fieldNameFrom } from '../fields/names.ts';
import type { CustomerPrincipal } from './principal.ts';

/** The parameters, by Stripe's names, that a bound customer may send with a write. */
const ALLOWED: ReadonlySet<string> = new Set([
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
 * Checks the parameters of a customer's write. A null that sends nothing is allowed, since clients send it for "not given".
 * @throws FORBIDDEN naming the field
 */
export function checkCustomerParams(params: FormParams): void {
  for (const [name, value] of Object.entries(params))
    if (value !== undefined && !ALLOWED.has(name)) throw forbidden(`input.${fieldNameFrom(name)}`);
  const { payment_method_data: data } = params;
  if (isRecord(data) && data.metadata !== undefined) throw forbidden('input.paymentMethodData.metadata');
}

/**
 * Refuses a filter that names what a customer may not ask about.
 * @throws FORBIDDEN naming the field; INVALID_REQUEST for another customer, whether there is one or not
 */
export function checkCustomerFilter(
  { customer, createdAt, ...others }: Readonly<Record<string, unknown>>,
  principal: CustomerPrincipal,
): void {
  for (const [name, value] of Object.entries(others))
    if (value !== null && value !== undefined) throw forbidden(`filter.${name}`);
  if (typeof customer === 'string' && customer !== principal.customer)
    throw codedError('INVALID_REQUEST', 'There is no such customer.', { argument: 'filter.customer' });
}

/** The error for an argument that customers may not set. */
export function forbidden(argument: string): GraphQLError {
  return codedError('FORBIDDEN', `Customers may not set ${argument}.`, { argument });
}
