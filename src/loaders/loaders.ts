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
  /** The key is the id and the client secret, separated by a space: a secret may show a different view of the intent. */
  readonly setupIntentsBySecret: ObjectLoader<string, Wire.SetupIntent>;
  readonly customers: ObjectLoader<CustomerId, Wire.Customer | Wire.DeletedCustomer>;
  readonly paymentMethods: ObjectLoader<PaymentMethodId, Wire.PaymentMethod>;
  readonly mandates: ObjectLoader<MandateId, Wire.Mandate>;
  readonly setupIntentLists: ListLoader<Wire.SetupIntent>;
  readonly setupAttemptLists: ListLoader<Wire.SetupAttempt>;
  readonly paymentMethodLists: ListLoader<Wire.PaymentMethod>;
  /** The objects that Stripe has returned in this request, except views by client secret. */
  readonly objectCache: ObjectCache;
  readonly permissions: Permissions;
  /** Drops everything that was loaded, because a write may have changed any object. */
  clear(): void;
}

export function createLoaders(stripe: StripeApi): Loaders {
  const permissions = new Permissions();
  const objectCache = new ObjectCache();
  const loader = <Id extends string, T>(
    name: string,
    retrieve: (id: Id, params: { readonly expand: readonly string[] }) => Promise<{ readonly object: T }>,
    ownCache = objectCache,
  ) =>
    new ObjectLoader<Id, T>(name, async (id, expand) => (await retrieve(id, { expand })).object, {
      permissions,
      objectCache: ownCache,
    });

  const loaders = {
    setupIntents: loader('SetupIntent', stripe.setupIntents.retrieve),
    setupIntentsBySecret: loader(
      'SetupIntentBySecret',
      (key: string, params) => {
        const [id = '', ...secret] = key.split(' ');
        return stripe.setupIntents.retrieve(id as SetupIntentId, {
          ...params,
          client_secret: secret.join(' '),
        });
      },
      // Views by client secret must not mix with other copies of the same objects.
      new ObjectCache(),
    ),
    customers: loader('Customer', stripe.customers.retrieve),
    paymentMethods: loader('PaymentMethod', stripe.paymentMethods.retrieve),
    mandates: loader('Mandate', stripe.mandates.retrieve),
    setupIntentLists: new ListLoader<Wire.SetupIntent>('SetupIntentList', { permissions, objectCache }),
    setupAttemptLists: new ListLoader<Wire.SetupAttempt>('SetupAttemptList', { permissions, objectCache }),
    paymentMethodLists: new ListLoader<Wire.PaymentMethod>('PaymentMethodList', { permissions, objectCache }),
  };
  return {
    ...loaders,
    objectCache,
    permissions,
    clear() {
      for (const each of Object.values(loaders)) each.clear();
    },
  };
}
