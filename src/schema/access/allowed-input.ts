import type { GraphQLError } from 'graphql';
import { codedError } from '../error-codes.ts';
import type { CustomerPrincipal } from './principal.ts';

/** What somebody bound to a customer may send with a write. All else is the merchant's to say. */
const ALLOWED: ReadonlySet<string> = new Set([
  'id',
  'paymentMethod',
  'paymentMethodData',
  'confirmationToken',
  'confirm',
  'mandateData',
  'returnUrl',
  'useStripeSdk',
  'usage',
  'cancellationReason',
  'clientSecret',
  'idempotencyKey',
]);

/**
 * Refuses an input that says more than a customer may, before anything is sent.
 * @throws FORBIDDEN naming the field
 */
export function checkCustomerInput(input: Readonly<Record<string, unknown>>): void {
  const { paymentMethodData } = input;
  for (const [name, value] of Object.entries(input))
    if (value !== undefined && !ALLOWED.has(name)) throw forbidden(`input.${name}`);
  if (typeof paymentMethodData === 'object' && paymentMethodData !== null)
    if (Reflect.get(paymentMethodData, 'metadata') !== undefined)
      throw forbidden('input.paymentMethodData.metadata');
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

/** The refusal of an argument that a customer may not give. */
export function forbidden(argument: string): GraphQLError {
  return codedError('FORBIDDEN', `${argument} is not for customers to say.`, { argument });
}
