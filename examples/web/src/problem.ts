import { CombinedGraphQLErrors } from '@apollo/client/errors';

/**
 * What to tell a customer of an error that is no member of a result. What they can do about it is the same whether the
 * network, the gateway or Stripe has failed.
 */
export function problemFrom(error: unknown): string {
  const code = CombinedGraphQLErrors.is(error) ? error.errors[0]?.extensions?.code : undefined;
  switch (code) {
    case 'RATE_LIMITED':
      return 'That were many tries. Please wait a while.';
    case 'RESOURCE_MISSING':
    case 'BAD_USER_INPUT':
      return 'There is no such thing here any more.';
    default:
      return 'Nobody answers right now. Please try again in a moment.';
  }
}
