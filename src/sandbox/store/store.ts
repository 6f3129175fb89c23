import { IdempotencyRecords } from '../http/idempotency.ts';
import type { Json } from '../http/json.ts';
import type { CheckResults, Outcome } from '../resources/payment-methods/outcomes.ts';
import { Collection, type Quota } from './collection.ts';
import type {
  ConfirmationToken,
  Customer,
  CustomerAcceptance,
  EventType,
  Mandate,
  PaymentMethod,
  SetupAttempt,
  SetupIntent,
  SetupIntentStatus,
  StripeEvent,
  WebhookEndpoint,
} from './objects.ts';

/** The most connected accounts that a sandbox keeps. Above it, the oldest account is dropped; the platform never is. */
export const MAX_ACCOUNTS = 1000;

/** The most objects and idempotency records in all accounts together. Above it, the oldest accounts are dropped. */
export const MAX_OBJECTS = 200_000;

/**
 * A stored object. `wire` is the object as Stripe's API returns it, with ids in place of nested objects; the other
 * members are state that Stripe keeps but does not return.
 */
interface StoredObject<Wire> {
  readonly id: string;
  /** Unix seconds. */
  readonly created: number;
  readonly wire: Wire;
}

/** A state of a setup intent between two operations. */
export interface SetupIntentState {
  /** When the operation that led to the state ran, in Unix seconds. */
  readonly at: number;
  readonly status: SetupIntentStatus;
  readonly object: Json;
}

/** A state as it is stored: the object as JSON, which takes a fraction of the memory. */
interface StoredState extends Omit<SetupIntentState, 'object'> {
  readonly json: string;
}

export interface SetupIntentRecord extends StoredObject<SetupIntent> {
  /** All `payment_method_options` received so far, including those for types that the intent does not accept now. */
  options: Record<string, unknown>;
  /** The customer's acceptance of a mandate for the intent's current payment method. */
  acceptance: CustomerAcceptance | null;
  /** Where the authentication page redirects the customer afterwards. Null when Stripe.js handles the action. */
  returnUrl: string | null;
  readonly singleUse: { amount: number; currency: string } | null;
  /** Remaining attempts to verify microdeposits, by amounts and by descriptor code. */
  attemptsLeft: { amounts: number; codes: number };
  /** The states so far, oldest first. */
  readonly history: StoredState[];
}

export interface PaymentMethodRecord extends StoredObject<PaymentMethod> {
  /** The result of confirming an intent with this payment method. */
  readonly outcome: Outcome;
  /** The results of the checks of a card, which are shown once it is attached. */
  readonly checks: CheckResults;
  /** Mandate options that came with the payment method's own data. Only UPI has them. */
  readonly mandateOptions: object | null;
  /** Set up without a customer: no other intent accepts it, but it can still be attached to a customer. */
  usedUp: boolean;
  /** Detached from a customer: it can never be used again. */
  detached: boolean;
}

export interface ConfirmationTokenRecord extends StoredObject<ConfirmationToken> {
  /** The payment method, which is stored when the token confirms an intent. */
  readonly method: PaymentMethodRecord;
  readonly acceptance: CustomerAcceptance | null;
}

export interface CustomerRecord extends StoredObject<Customer> {
  deleted: boolean;
  /** The `ip_address` of the customer's `tax`. */
  taxIpAddress: string | null;
}

/** An event, of which `wire` is a copy with the current `pending_webhooks`. */
export interface EventRecord extends StoredObject<StripeEvent> {
  readonly type: EventType;
  /** The ids of the webhook endpoints that have not confirmed the event yet. */
  readonly unconfirmed: Set<string>;
}

/** Whether an endpoint receives whole events, or notifications without the object. */
export type EventPayload = 'snapshot' | 'thin';

export interface WebhookEndpointRecord extends StoredObject<WebhookEndpoint> {
  readonly secret: string;
  /** Whether it receives the events of all connected accounts instead of those of its own account. */
  readonly connect: boolean;
  eventPayload: EventPayload;
}

/** The objects and idempotency keys of one Stripe account. Accounts share nothing but the quota. */
export class Account {
  /** Null for the platform account. */
  readonly id: string | null;
  readonly setupIntents: Collection<SetupIntentRecord>;
  readonly setupAttempts: Collection<StoredObject<SetupAttempt>>;
  readonly customers: Collection<CustomerRecord>;
  readonly paymentMethods: Collection<PaymentMethodRecord>;
  readonly mandates: Collection<StoredObject<Mandate>>;
  readonly confirmationTokens: Collection<ConfirmationTokenRecord>;
  readonly events: Collection<EventRecord>;
  readonly webhookEndpoints: Collection<WebhookEndpointRecord>;
  readonly idempotency: IdempotencyRecords;

  constructor(id: string | null, quota: Quota) {
    this.id = id;
    this.setupIntents = new Collection(quota);
    this.setupAttempts = new Collection(quota);
    this.customers = new Collection(quota);
    this.paymentMethods = new Collection(quota);
    this.mandates = new Collection(quota);
    this.confirmationTokens = new Collection(quota);
    this.events = new Collection(quota);
    this.webhookEndpoints = new Collection(quota);
    this.idempotency = new IdempotencyRecords(quota);
  }

  /** The number of objects and idempotency records. */
  get size(): number {
    const collections = [
      this.setupIntents,
      this.setupAttempts,
      this.customers,
      this.paymentMethods,
      this.mandates,
      this.confirmationTokens,
      this.events,
      this.webhookEndpoints,
    ];
    return collections.reduce((sum, collection) => sum + collection.items().length, this.idempotency.size);
  }
}

/** The accounts of one sandbox: the platform, and every connected account that a request has named. */
export class Store {
  readonly #quota: Quota = { used: 0 };
  readonly #connected = new Map<string, Account>();
  readonly platform = new Account(null, this.#quota);

  /** The account with an id, created on first use; null means the platform. Drops the oldest accounts above the limits. */
  account(id: string | null): Account {
    const account = id === null ? this.platform : this.#connectedAccount(id);
    for (const [oldestId, oldest] of this.#connected) {
      if (this.#connected.size <= MAX_ACCOUNTS && this.#quota.used <= MAX_OBJECTS) break;
      if (oldest === account) continue;
      this.#connected.delete(oldestId);
      this.#quota.used -= oldest.size;
    }
    return account;
  }

  #connectedAccount(id: string): Account {
    const account = this.#connected.get(id) ?? new Account(id, this.#quota);
    this.#connected.set(id, account);
    return account;
  }
}
