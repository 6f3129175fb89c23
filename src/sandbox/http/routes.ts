import { confirmationTokenOperations } from '../resources/confirmation-tokens/confirmation-tokens.ts';
import { customerOperations } from '../resources/customers/customers.ts';
import { eventOperations } from '../resources/events/events.ts';
import { mandateOperations } from '../resources/mandates/mandates.ts';
import { paymentMethodOperations } from '../resources/payment-methods/payment-method-operations.ts';
import { setupAttemptOperations } from '../resources/setup-attempts/setup-attempts.ts';
import { setupIntentOperations } from '../resources/setup-intents/setup-intents.ts';
import { webhookEndpointOperations } from '../resources/webhook-endpoints/webhook-endpoints.ts';
import { invalidRequest, StripeApiError } from './errors.ts';
import type { Operation, PathIds } from './operations.ts';

/** Everything that the sandbox serves below `/v1`. */
export const OPERATIONS: readonly Operation[] = [
  ...setupIntentOperations,
  ...setupAttemptOperations,
  ...customerOperations,
  ...paymentMethodOperations,
  ...mandateOperations,
  ...confirmationTokenOperations,
  ...eventOperations,
  ...webhookEndpointOperations,
];

interface Route {
  readonly operation: Operation;
  readonly ids: PathIds;
}

/**
 * The operation of a method and a path. HEAD is treated as GET.
 *
 * @throws StripeApiError (404) when there is none, (400) for malformed percent-encoding.
 */
export function findRoute(method: string, path: string): Route {
  const wanted = method === 'HEAD' ? 'GET' : method;
  const segments = path.split('/');
  for (const operation of OPERATIONS) {
    const ids = operation.method === wanted ? matchPath(operation.path.split('/'), segments) : null;
    if (ids !== null) return { operation, ids: ids.map(decodeSegment) };
  }
  const hint = path.endsWith('/')
    ? 'If you are trying to list objects, remove the trailing slash. If you are trying to retrieve an object, make ' +
      'sure you passed a valid (non-empty) identifier in your code. '
    : '';
  throw new StripeApiError(404, {
    type: 'invalid_request_error',
    message:
      `Unrecognized request URL (${method}: ${path}). ${hint}` +
      'Please see https://stripe.com/docs or we can help at https://support.stripe.com/.',
  });
}

function matchPath(pattern: readonly string[], segments: readonly string[]): string[] | null {
  if (pattern.length !== segments.length) return null;
  const ids: string[] = [];
  for (const [index, part] of pattern.entries()) {
    const segment = segments[index] ?? '';
    if (part.startsWith(':') && segment !== '') ids.push(segment);
    else if (part !== segment) return null;
  }
  return ids;
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw invalidRequest('Invalid URL: malformed percent-encoding.');
  }
}
