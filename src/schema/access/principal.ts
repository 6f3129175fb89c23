/** The permissions of callers. */
export const SCOPES = [
  'setup_intents:read',
  'setup_intents:write',
  'setup_intents:client_secret',
  'customers:write',
  'payment_methods:write',
  'federation',
] as const;

export type Scope = (typeof SCOPES)[number];

interface Caller {
  /**
   * Identifies the caller in all its requests: `token:orders`, `jwt:https://issuer|sub`. Each subject has its own limits
   * and idempotency keys. Subjects are logged, so they must not contain secrets.
   */
  readonly subject: string;
  readonly scopes: ReadonlySet<Scope>;
  /** The connected account (`acct_…`) of the request; null for the platform's own. */
  readonly account: string | null;
}

/** A backend with access to all objects of its account. */
export interface ServicePrincipal extends Caller {
  readonly kind: 'service';
}

/** A caller bound to one customer, with access to that customer's objects only. */
export interface CustomerPrincipal extends Caller {
  readonly kind: 'customer';
  /** The customer (`cus_…`). */
  readonly customer: string;
}

/** A browser with the account's publishable key and the client secrets of some setup intents. */
export interface PublishablePrincipal extends Caller {
  readonly kind: 'publishable';
  /** The key (`pk_…`) of its calls to Stripe. */
  readonly publishableKey: string;
}

/** An authenticated caller. */
export type Principal = ServicePrincipal | CustomerPrincipal | PublishablePrincipal;

/** The caller of a gateway without authentication: a service with all permissions. */
export const ANYONE: ServicePrincipal = {
  kind: 'service',
  subject: 'anyone',
  scopes: new Set(SCOPES),
  account: null,
};
