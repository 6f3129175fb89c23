import { Collection } from './collection.ts';
import { IdempotencyRecords } from './idempotency.ts';
import type {
  Customer,
  CustomerAcceptance,
  Mandate,
  PaymentMethod,
  SetupAttempt,
  SetupIntent,
} from './objects.ts';
import type { Outcome } from './test-values.ts';

/** How many accounts one sandbox keeps apart. Past it, the account made first is forgotten, the platform never. */
export const MAX_WORLDS = 1000;

export interface SetupIntentRecord {
  readonly id: string;
  readonly created: number;
  readonly wire: SetupIntent;
  /** What was given as `payment_method_options`, also for types that do not apply at the moment. */
  options: Record<string, unknown>;
  acceptance: CustomerAcceptance | null;
  readonly singleUse: { amount: number; currency: string } | null;
  verification: { amountsLeft: number; codesLeft: number };
}

export interface PaymentMethodRecord {
  readonly id: string;
  readonly created: number;
  readonly wire: PaymentMethod;
  /** What a confirmation with this method comes to. */
  readonly outcome: Outcome;
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

/** Everything of one account. Accounts share nothing. */
export class World {
  readonly account: string | null;
  readonly setupIntents = new Collection<SetupIntentRecord>();
  readonly setupAttempts = new Collection<SetupAttemptRecord>();
  readonly customers = new Collection<CustomerRecord>();
  readonly paymentMethods = new Collection<PaymentMethodRecord>();
  readonly mandates = new Collection<MandateRecord>();
  readonly idempotency = new IdempotencyRecords();

  constructor(account: string | null) {
    this.account = account;
  }
}

/** The worlds of one sandbox: the platform's own, and one for each connected account that was ever named. */
export class Store {
  readonly platform = new World(null);
  readonly #connected = new Map<string, World>();

  world(account: string | null): World {
    if (account === null) return this.platform;
    const held = this.#connected.get(account);
    if (held) return held;
    const made = new World(account);
    this.#connected.set(account, made);
    if (this.#connected.size > MAX_WORLDS) {
      const [oldest] = this.#connected.keys();
      if (oldest !== undefined) this.#connected.delete(oldest);
    }
    return made;
  }
}
