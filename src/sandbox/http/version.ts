import { invalidRequest, StripeApiError } from './errors.ts';

/** The API version that the sandbox implements, and the default of a request without `Stripe-Version`. */
export const SANDBOX_VERSION = '2026-08-26.dahlia';

/** The version from which SetupIntents no longer accept `payment_method_types`. */
const TYPES_REMOVED_ON = '2026-09-30';

/**
 * The API version of a request. Betas in the header, such as `; risk_in_requirements_beta=v1`, have no effect.
 *
 * @throws StripeApiError (400) unless the header is a date, optionally followed by a release name and by betas.
 */
export function requestedVersion(header: string | undefined): string {
  if (header === undefined) return SANDBOX_VERSION;
  const date = /^(\d{4}-\d{2}-\d{2})(?:\.[a-z]+)?(?:; ?\w+=v\d+)*$/.exec(header)?.[1];
  if (date === undefined || !isDate(date)) throw invalidRequest(`Invalid Stripe API version: ${header}`);
  return header;
}

function isDate(date: string): boolean {
  const time = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
}

/** @throws StripeApiError (400) when `payment_method_types` is sent with a version that no longer accepts it. */
export function checkTypesParameter(types: readonly string[] | null | undefined, version: string): void {
  if (types === undefined || version.slice(0, TYPES_REMOVED_ON.length) < TYPES_REMOVED_ON) return;
  throw new StripeApiError(400, {
    type: 'invalid_request_error',
    code: 'payment_method_types_no_longer_supported',
    message:
      'The parameter payment_method_types is no longer supported in this API version. Use ' +
      'allowed_payment_method_types, or automatic_payment_methods with excluded_payment_method_types.',
    param: 'payment_method_types',
  });
}
