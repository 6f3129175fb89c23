declare const brand: unique symbol;

/** A Stripe id of one kind: a string that `parse` has accepted. */
export type StripeId<Kind extends string> = string & { readonly [brand]: Kind };

export interface IdKind<Kind extends string> {
  /** What such an id names, for error messages: "setup intent". */
  readonly noun: Kind;
  readonly prefixes: readonly string[];
  /** The id, or null when the value cannot be one of this kind. */
  parse(value: string): StripeId<Kind> | null;
}

/** Stripe says that an id may have up to 255 characters; those seen hold letters, digits and underscores only. */
const MAX_LENGTH = 255;
const REST = /^[A-Za-z0-9_]+$/;

function idKind<Kind extends string>(noun: Kind, ...prefixes: readonly string[]): IdKind<Kind> {
  return {
    noun,
    prefixes,
    parse(value) {
      // A client secret starts with its intent's id, and must never stand where an id does: in a path.
      if (value.length > MAX_LENGTH || value.includes('_secret_')) return null;
      const prefix = prefixes.find((candidate) => value.startsWith(candidate));
      if (prefix === undefined || !REST.test(value.slice(prefix.length))) return null;
      return value as StripeId<Kind>;
    },
  };
}

export const SetupIntentId = idKind('setup intent', 'seti_');
export type SetupIntentId = StripeId<'setup intent'>;

export const CustomerId = idKind('customer', 'cus_');
export type CustomerId = StripeId<'customer'>;

/** Legacy cards, sources and bank accounts can stand in for payment methods. */
export const PaymentMethodId = idKind('payment method', 'pm_', 'card_', 'src_', 'ba_');
export type PaymentMethodId = StripeId<'payment method'>;

/** An attempt cannot be retrieved by its id; as a cursor, the id is good. */
export const SetupAttemptId = idKind('setup attempt', 'setatt_');

export const MandateId = idKind('mandate', 'mandate_');
export type MandateId = StripeId<'mandate'>;

export const AccountId = idKind('account', 'acct_');
export const ConfirmationTokenId = idKind('confirmation token', 'ctoken_');
export const PaymentMethodConfigurationId = idKind('payment method configuration', 'pmc_');
