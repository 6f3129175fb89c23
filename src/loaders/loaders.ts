import type { Stripe as Wire } from 'stripe';
import type { StripeApi } from '../stripe/client.ts';
import type { CustomerId, MandateId, PaymentMethodId, SetupIntentId } from '../stripe/ids.ts';
import { ListLoader } from './list-loader.ts';
import { ObjectCache } from './object-cache.ts';
import { ObjectLoader } from './object-loader.ts';
import { Permissions } from './permissions.ts';

/** The loaders of one request: one for each type, and one for each type of list. */
export interface Loaders {
  readonly setupIntents: ObjectLoader<SetupIntentId, Wire.SetupIntent>;
  /**
   * The key is the id and the client secret, separated by a space, because Stripe may return different fields for a
   * request with a client secret.
   */
  readonly setupIntentsBySecret: ObjectLoader<string, Wire.SetupIntent>;
  readonly customers: ObjectLoader<CustomerId, Wire.Customer | Wire.DeletedCustomer>;
  readonly paymentMethods: ObjectLoader<PaymentMethodId, Wire.PaymentMethod>;
  readonly mandates: ObjectLoader<MandateId, Wire.Mandate>;
  readonly setupIntentLists: ListLoader<Wire.SetupIntent>;
  readonly setupAttemptLists: ListLoader<Wire.SetupAttempt>;
  readonly paymentMethodLists: ListLoader<Wire.PaymentMethod>;
  /** The objects that Stripe has returned in this request, except those read by client secret. */
  readonly objectCache: ObjectCache;
  readonly permissions: Permissions;
  /** Drops everything that was loaded, because a write may have changed any object. */
  clear(): void;
}

type Retrieved<T> = Promise<{ readonly object: T }>;
type Expanding = { readonly expand: readonly string[] };

/** Creates each loader on first use, because most requests use only one. */
class RequestLoaders implements Loaders {
  readonly objectCache = new ObjectCache();
  readonly permissions = new Permissions();
  readonly #stripe: StripeApi;
  readonly #created = new Map<string, { clear(): void }>();

  constructor(stripe: StripeApi) {
    this.#stripe = stripe;
  }

  get setupIntents(): Loaders['setupIntents'] {
    return this.#objects('SetupIntent', (id, params) => this.#stripe.setupIntents.retrieve(id, params));
  }

  get setupIntentsBySecret(): Loaders['setupIntentsBySecret'] {
    const retrieve = (key: string, params: Expanding) => {
      const [id = '', ...secret] = key.split(' ');
      return this.#stripe.setupIntents.retrieve(id as SetupIntentId, {
        ...params,
        client_secret: secret.join(' '),
      });
    };
    // Objects read by client secret have a separate cache, because they may have fewer fields than those read with a
    // secret key.
    return this.#objects('SetupIntentBySecret', retrieve, () => new ObjectCache());
  }

  get customers(): Loaders['customers'] {
    return this.#objects('Customer', (id, params) => this.#stripe.customers.retrieve(id, params));
  }

  get paymentMethods(): Loaders['paymentMethods'] {
    return this.#objects('PaymentMethod', (id, params) => this.#stripe.paymentMethods.retrieve(id, params));
  }

  get mandates(): Loaders['mandates'] {
    return this.#objects('Mandate', (id, params) => this.#stripe.mandates.retrieve(id, params));
  }

  get setupIntentLists(): Loaders['setupIntentLists'] {
    return this.#once('SetupIntentList', (name) => new ListLoader(name, this));
  }

  get setupAttemptLists(): Loaders['setupAttemptLists'] {
    return this.#once('SetupAttemptList', (name) => new ListLoader(name, this));
  }

  get paymentMethodLists(): Loaders['paymentMethodLists'] {
    return this.#once('PaymentMethodList', (name) => new ListLoader(name, this));
  }

  clear(): void {
    this.objectCache.clear();
    for (const loader of this.#created.values()) loader.clear();
  }

  #objects<Id extends string, T>(
    name: string,
    retrieve: (id: Id, params: Expanding) => Retrieved<T>,
    cache = () => this.objectCache,
  ): ObjectLoader<Id, T> {
    return this.#once(name, () => {
      const shared = { permissions: this.permissions, objectCache: cache() };
      return new ObjectLoader<Id, T>(
        name,
        async (id, expand) => (await retrieve(id, { expand })).object,
        shared,
      );
    });
  }

  #once<L extends { clear(): void }>(name: string, create: (name: string) => L): L {
    const existing = this.#created.get(name) as L | undefined;
    if (existing) return existing;
    const loader = create(name);
    this.#created.set(name, loader);
    return loader;
  }
}

export function createLoaders(stripe: StripeApi): Loaders {
  return new RequestLoaders(stripe);
}
