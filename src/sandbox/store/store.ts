import { IdempotencyRecords } from '../http/idempotency.ts';
import type { Outcome } from '../resources/payment-methods/test-payment-methods.ts';
import { Collection, type Quota } from './collection.ts';
import type {
  Customer,
  CustomerAcceptance,
  Mandate,
  PaymentMethod,
  SetupAttempt,
  SetupIntent,
} from './objects.ts';

/** How many accounts one sandbox keeps apart. Past it, the account made first is forgotten, the platform never. */
export const MAX_WORLDS = 1000;

/** How many objects and idempotency records all accounts keep together. Past it, whole accounts are forgotten. */
export const MAX_OBJECTS = 200_000;

export interface SetupIntentRecord {
  readonly id: string;
  readonly created: number;
  readonly wire: SetupIntent;
  /** What was given as `payment_method_options`, also for types that do not apply at the moment. */
  options: Record<string, unknown>;
  /** How the customer accepted a mandate for the payment method that the intent carries. */
  acceptance: CustomerAcceptance | null;
  /** Where a customer who acted elsewhere goes back to. Null when Stripe.js would take them back. */
  returnUrl: string | null;
  readonly singleUse: { amount: number; currency: string } | null;
  verification: { amountsLeft: number; codesLeft: number };
}

export interface PaymentMethodRecord {
  readonly id: string;
  readonly created: number;
  readonly wire: PaymentMethod;
  /** What a confirmation with this method comes to. */
  readonly outcome: Outcome;
  /** What the method's own data asks of its mandate: UPI only. */
  readonly mandateOptions: object | null;
  /** Used without a customer: an intent may not take it any more, a customer still may. */
  spent: boolean;
  /** Detached from a customer: nothing may take it any more. */
  detached: boolean;
}

export interface CustomerRecord {
  readonly id: string;
  readonly created: number;
  readonly wire: Customer;
  deleted: boolean;
  /** The IP address that `tax` shows. */
  taxAddress: string | null;
}

export interface SetupAttemptRecord {
  readonly id: string;
  readonly created: number;
  readonly wire: SetupAttempt;
}

export interface MandateRecord {
  readonly id: string;
  readonly created: number;
  readonly wire: Mandate;
}

/** Everything of one account. Accounts share nothing but their quota. */
export class World {
  readonly account: string | null;
  readonly setupIntents: Collection<SetupIntentRecord>;
  readonly setupAttempts: Collection<SetupAttemptRecord>;
  readonly customers: Collection<CustomerRecord>;
  readonly paymentMethods: Collection<PaymentMethodRecord>;
  readonly mandates: Collection<MandateRecord>;
  readonly idempotency: IdempotencyRecords;

  constructor(account: string | null, quota: Quota) {
    this.account = account;
    this.setupIntents = new Collection(quota);
    this.setupAttempts = new Collection(quota);
    this.customers = new Collection(quota);
    this.paymentMethods = new Collection(quota);
    this.mandates = new Collection(quota);
    this.idempotency = new IdempotencyRecords(quota);
  }

  /** How many objects and idempotency records it holds. */
  get size(): number {
    const collections = [
      this.setupIntents,
      this.setupAttempts,
      this.customers,
      this.paymentMethods,
      this.mandates,
    ];
    return collections.reduce((sum, collection) => sum + collection.items().length, this.idempotency.size);
  }
}

/** The worlds of one sandbox: the platform's own, and one for each connected account that was ever named. */
export class Store {
  readonly #quota: Quota = { used: 0 };
  readonly #connected = new Map<string, World>();
  readonly platform = new World(null, this.#quota);

  /** The world of an account. Room for it is made, if need be, by forgetting the accounts that were made first. */
  world(account: string | null): World {
    const world = account === null ? this.platform : this.#connectedWorld(account);
    for (const [name, held] of this.#connected) {
      if (this.#connected.size <= MAX_WORLDS && this.#quota.used <= MAX_OBJECTS) break;
      if (held === world) continue;
      this.#connected.delete(name);
      this.#quota.used -= held.size;
    }
    return world;
  }

  #connectedWorld(account: string): World {
    const world = this.#connected.get(account) ?? new World(account, this.#quota);
    this.#connected.set(account, world);
    return world;
  }
}
