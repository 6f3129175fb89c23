declare const brand: unique symbol;

/** A Stripe id of one kind, such as a customer id. Only `parse` creates it. */
export type StripeId<Kind extends string> = string & { readonly [brand]: Kind };

export interface IdKind<Kind extends string> {
  /** The name of the object in error messages: "setup intent". */
  readonly noun: Kind;
  readonly prefixes: readonly string[];
  /** The id, or null if the value is not an id of this kind. */
  parse(value: string): StripeId<Kind> | null;
}

/** Stripe documents ids of up to 255 characters. All known ones consist of letters, digits and underscores. */
const MAX_LENGTH = 255;
const REST = /^[A-Za-z0-9_]+$/;

function idKind<Kind extends string>(noun: Kind, ...prefixes: readonly string[]): IdKind<Kind> {
  return {
    noun,
    prefixes,
    parse(value) {
      // A client secret starts with the id of its intent. It must never be sent in a path.
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

/** Stripe also accepts legacy cards, sources and bank accounts as payment methods. */
export const PaymentMethodId = idKind('payment method', 'pm_', 'card_', 'src_', 'ba_');
export type PaymentMethodId = StripeId<'payment method'>;

/** Used as a cursor only: Stripe cannot retrieve an attempt by its id. */
export const SetupAttemptId = idKind('setup attempt', 'setatt_');

export const MandateId = idKind('mandate', 'mandate_');
export type MandateId = StripeId<'mandate'>;

export const AccountId = idKind('account', 'acct_');
export const ConfirmationTokenId = idKind('confirmation token', 'ctoken_');
export const PaymentMethodConfigurationId = idKind('payment method configuration', 'pmc_');
