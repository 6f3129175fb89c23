import { nearest } from './nearest.ts';

/** The variables of Stripe's keys. Other programs use other names for them. */
export interface KeyVariables {
  readonly secret: string;
  readonly publishable: string;
}

/** Shorter names, such as `PORT`, are close to too many others. */
const MIN_LENGTH = 5;

/** Names of Stripe's keys in other programs, such as `STRIPE_SECRET_KEY`, `STRIPE_LIVE_KEY` and `STRIPE_API_TOKEN`. */
const SECRET_KEY_NAME =
  /^STRIPE(?=.*_(SECRET|KEY|TOKEN|SK|RK)(_|$))(_(API|SECRET|KEY|TOKEN|SK|RK|PRIVATE|RESTRICTED|TEST|LIVE))+$/;

/** Such as `STRIPE_PUBLIC_KEY`. */
const PUBLISHABLE_KEY_NAME =
  /^STRIPE(?=.*_(PUBLISHABLE|PUBLIC|PK)(_|$))(_(API|PUBLISHABLE|PUBLIC|PK|KEY|TOKEN|TEST|LIVE))+$/;

/** Not anchored, because the key may be in quotes, as in an env file. */
const LIVE_KEY = /\b[sr]k_live_/;

const SECRET_KEY = /\b[sr]k_(test|live)_/;

/** A variable that is not a setting, and the setting that was probably meant. */
export interface UnknownVariable {
  readonly name: string;
  readonly meant: string;
  readonly holdsLiveKey: boolean;
}

/**
 * The variables that are not settings but look like one, or like a name of Stripe's keys in another program.
 * All other variables are ignored.
 */
export function unknownVariables(
  env: Readonly<Record<string, string>>,
  known: readonly string[],
  keys: KeyVariables,
): UnknownVariable[] {
  const isKnown = new Set(known);
  const longNames = known.filter(({ length }) => length >= MIN_LENGTH);
  return Object.entries(env).flatMap(([name, value]) => {
    if (isKnown.has(name)) return [];
    const meant = nearest(name, longNames) ?? keyVariable(name, value, keys);
    return meant === null ? [] : [{ name, meant, holdsLiveKey: LIVE_KEY.test(value) }];
  });
}

function keyVariable(name: string, value: string, { secret, publishable }: KeyVariables): string | null {
  if (SECRET_KEY_NAME.test(name) || (/stripe/i.test(name) && SECRET_KEY.test(value))) return secret;
  return PUBLISHABLE_KEY_NAME.test(name) ? publishable : null;
}
