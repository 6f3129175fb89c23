import { invalidRequest } from '../../http/errors.ts';
import type { SetupIntent } from '../../store/objects.ts';
import { DEFAULT_TYPES, isRedirectType, isSetupType } from '../payment-methods/payment-method-types.ts';

/** The configuration of the sandbox account, the one behind every automatic choice. */
const DEFAULT_CONFIGURATION = 'pmc_1SandboxDefaultConfigAb0';

const AUTOMATIC = { allow_redirects: 'always', enabled: true } as const;

/** The parameters that decide which types an intent takes. */
export interface TypeParams {
  readonly allowed_payment_method_types?: string[] | null | undefined;
  readonly automatic_payment_methods?:
    | { readonly allow_redirects?: 'always' | 'never' | undefined; readonly enabled: boolean }
    | undefined;
  readonly excluded_payment_method_types?: string[] | null | undefined;
  readonly payment_method_configuration?: string | null | undefined;
  readonly payment_method_types?: string[] | undefined;
}

export type TypeChoice = Pick<
  SetupIntent,
  | 'allowed_payment_method_types'
  | 'automatic_payment_methods'
  | 'excluded_payment_method_types'
  | 'payment_method_configuration_details'
  | 'payment_method_types'
>;

/** What a bare create chooses. */
export const AUTOMATIC_CHOICE: TypeChoice = {
  allowed_payment_method_types: null,
  automatic_payment_methods: AUTOMATIC,
  excluded_payment_method_types: null,
  payment_method_configuration_details: { id: DEFAULT_CONFIGURATION, parent: null },
  payment_method_types: [...DEFAULT_TYPES],
};

/**
 * The choice of types after a request. An explicit list switches the automatic choice off, as recorded; a list of
 * allowed types keeps it on and shows what is left of the list. Types that no SetupIntent can hold are dropped.
 *
 * @throws StripeApiError (400) when no type is left.
 */
export function chosenTypes(held: TypeChoice, params: TypeParams): TypeChoice {
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
  return changed ? automaticChoice(held, params) : held;
}

function automaticChoice(held: TypeChoice, params: TypeParams): TypeChoice {
  const allowed = given(params.allowed_payment_method_types, held.allowed_payment_method_types);
  const excluded = given(params.excluded_payment_method_types, held.excluded_payment_method_types);
  const automatic = params.automatic_payment_methods
    ? {
        allow_redirects: params.automatic_payment_methods.allow_redirects ?? 'always',
        enabled: params.automatic_payment_methods.enabled,
      }
    : (held.automatic_payment_methods ?? AUTOMATIC);
  const configuration = params.payment_method_configuration ?? held.payment_method_configuration_details?.id;
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
    payment_method_configuration_details: { id: configuration ?? DEFAULT_CONFIGURATION, parent: null },
    payment_method_types: [...new Set(types)],
  };
}

function given<T>(param: T | null | undefined, held: T | null): T | null {
  return param === undefined ? held : param;
}

/** Whether a confirmation may send the customer off the page, and so needs a `return_url`. */
export function mayRedirect(choice: TypeChoice): boolean {
  const automatic = choice.automatic_payment_methods;
  if (automatic?.enabled !== true || automatic.allow_redirects === 'never') return false;
  return choice.payment_method_types.some(isRedirectType);
}
