/** What a caller may be allowed to do. */
export const SCOPES = [
  'setup_intents:read',
  'setup_intents:write',
  'setup_intents:client_secret',
  'federation',
] as const;

export type Scope = (typeof SCOPES)[number];

interface Caller {
  /**
   * Who it is, the same in every request: `token:orders`, `jwt:https://issuer|sub`. It keeps idempotency keys and limits
   * apart, and may be logged, so it never holds a secret.
   */
  readonly subject: string;
  readonly scopes: ReadonlySet<Scope>;
  /** The connected account that the request speaks for (`acct_…`); null for the platform's own. */
  readonly account: string | null;
}

/** A backend that is trusted with all objects of its account. */
export interface ServicePrincipal extends Caller {
  readonly kind: 'service';
}

/** Somebody bound to one customer: only what belongs to that customer exists for them. */
export interface CustomerPrincipal extends Caller {
  readonly kind: 'customer';
  /** The customer (`cus_…`). */
  readonly customer: string;
}

/** A browser that has no more than the account's publishable key, and the client secrets that it was given. */
export interface PublishablePrincipal extends Caller {
  readonly kind: 'publishable';
  /** The key (`pk_…`), with which its calls go to Stripe. */
  readonly publishableKey: string;
}

/** Who asks, told by the HTTP request alone. */
export type Principal = ServicePrincipal | CustomerPrincipal | PublishablePrincipal;

/** Whoever asks, where callers are not told apart: a service that may do everything. */
export const ANYONE: ServicePrincipal = {
  kind: 'service',
  subject: 'anyone',
  scopes: new Set(SCOPES),
  account: null,
};
