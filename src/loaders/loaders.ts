import type { Stripe as Wire } from 'stripe';
import type { Stripe } from '../stripe/client.ts';
import type { CustomerId, MandateId, PaymentMethodId, SetupIntentId } from '../stripe/ids.ts';
import { ObjectLoader } from './object-loader.ts';
import { Refusals } from './refusals.ts';

/** The loaders of one request: one per type. */
export interface Loaders {
  readonly setupIntents: ObjectLoader<SetupIntentId, Wire.SetupIntent>;
  readonly customers: ObjectLoader<CustomerId, Wire.Customer | Wire.DeletedCustomer>;
  readonly paymentMethods: ObjectLoader<PaymentMethodId, Wire.PaymentMethod>;
  readonly mandates: ObjectLoader<MandateId, Wire.Mandate>;
  /** What this request has learned of what the gateway's key may not read. */
  readonly refusals: Refusals;
  /** Drops every copy, of every type: a write may have changed them all. */
  forget(): void;
}

export function createLoaders(stripe: Stripe): Loaders {
  const refusals = new Refusals();
  const setupIntents = new ObjectLoader(
    'SetupIntent',
    async (id: SetupIntentId, expand) => {
      return (await stripe.setupIntents.retrieve(id, { expand })).object;
    },
    refusals,
  );
  const customers = new ObjectLoader(
    'Customer',
    async (id: CustomerId, expand) => {
      return (await stripe.customers.retrieve(id, { expand })).object;
    },
    refusals,
  );
  const paymentMethods = new ObjectLoader(
    'PaymentMethod',
    async (id: PaymentMethodId, expand) => {
      return (await stripe.paymentMethods.retrieve(id, { expand })).object;
    },
    refusals,
  );
  const mandates = new ObjectLoader(
    'Mandate',
    async (id: MandateId, expand) => {
      return (await stripe.mandates.retrieve(id, { expand })).object;
    },
    refusals,
  );
  return {
    refusals,
    setupIntents,
    customers,
    paymentMethods,
    mandates,
    forget() {
      for (const loader of [setupIntents, customers, paymentMethods, mandates]) loader.forget();
    },
  };
}
