import { invalidRequest, missingObject } from '../../http/errors.ts';
import type { SetupIntent } from '../../store/objects.ts';
import { DEFAULT_TYPES, isRedirectType, isSetupType } from '../payment-methods/payment-method-types.ts';

/** The id of the only payment method configuration, which automatic selection uses. */
const DEFAULT_CONFIGURATION = 'pmc_1SandboxDefaultConfigAb0';

const AUTOMATIC = { allow_redirects: 'always', enabled: true } as const;

/** The parameters that decide which payment method types an intent accepts. */
export interface TypeParams {
  readonly allowed_payment_method_types?: string[] | null | undefined;
  readonly automatic_payment_methods?:
    | { readonly allow_redirects?: 'always' | 'never' | undefined; readonly enabled: boolean }
    | undefined;
  readonly excluded_payment_method_types?: string[] | null | undefined;
  readonly payment_method_configuration?: string | null | undefined;
  readonly payment_method_types?: string[] | undefined;
}

export type TypeSelection = Pick<
  SetupIntent,
  | 'allowed_payment_method_types'
  | 'automatic_payment_methods'
  | 'excluded_payment_method_types'
  | 'payment_method_configuration_details'
  | 'payment_method_types'
>;

/** The selection of an intent that is created without any of these parameters. */
export const DEFAULT_SELECTION: TypeSelection = {
  allowed_payment_method_types: null,
  automatic_payment_methods: AUTOMATIC,
  excluded_payment_method_types: null,
  payment_method_configuration_details: { id: DEFAULT_CONFIGURATION, parent: null },
  payment_method_types: [...DEFAULT_TYPES],
};

/**
 * The selection after a request. `payment_method_types` switches automatic selection off, as recorded from Stripe;
 * `allowed_payment_method_types` restricts it. Types that SetupIntents do not support are dropped.
 *
 * @throws StripeApiError (400) when no type is left, and for an unknown configuration.
 */
export function selectTypes(current: TypeSelection, params: TypeParams): TypeSelection {
  const { payment_method_types: explicit } = params;
  if (explicit) {
    return {
      allowed_payment_method_types: null,
      automatic_payment_methods: null,
      excluded_payment_method_types: null,
      payment_method_configuration_details: null,
      payment_method_types: [...new Set(explicit)],
    };
  }
  const changed = [
    params.allowed_payment_method_types,
    params.automatic_payment_methods,
    params.excluded_payment_method_types,
    params.payment_method_configuration,
  ].some((param) => param !== undefined);
  return changed ? selectAutomatically(current, params) : current;
}

function selectAutomatically(current: TypeSelection, params: TypeParams): TypeSelection {
  const {
    allowed_payment_method_types: allowed = current.allowed_payment_method_types,
    excluded_payment_method_types: excluded = current.excluded_payment_method_types,
  } = params;
  const automatic = params.automatic_payment_methods
    ? {
        allow_redirects: params.automatic_payment_methods.allow_redirects ?? 'always',
        enabled: params.automatic_payment_methods.enabled,
      }
    : (current.automatic_payment_methods ?? AUTOMATIC);
  const configuration = params.payment_method_configuration ?? DEFAULT_CONFIGURATION;
  if (configuration !== DEFAULT_CONFIGURATION) {
    const location = { param: 'payment_method_configuration', status: 400 } as const;
    throw missingObject('payment_method_configuration', configuration, location);
  }
  const candidates = automatic.enabled ? (allowed ?? DEFAULT_TYPES) : ['card'];
  const types = candidates.filter(
    (type) =>
      isSetupType(type) &&
      excluded?.includes(type) !== true &&
      (automatic.allow_redirects !== 'never' || !isRedirectType(type)),
  );
  if (types.length === 0) {
    const param = params.allowed_payment_method_types
      ? 'allowed_payment_method_types'
      : 'excluded_payment_method_types';
    throw invalidRequest('No payment method type is left that a SetupIntent can use.', { param });
  }
  return {
    allowed_payment_method_types: allowed,
    automatic_payment_methods: automatic,
    excluded_payment_method_types: excluded,
    payment_method_configuration_details: { id: configuration, parent: null },
    payment_method_types: [...new Set(types)],
  };
}

/** Whether a confirmation may redirect the customer, and therefore requires a `return_url`. */
export function mayRedirect(selection: TypeSelection): boolean {
  const automatic = selection.automatic_payment_methods;
  if (automatic?.enabled !== true || automatic.allow_redirects === 'never') return false;
  return selection.payment_method_types.some(isRedirectType);
}
