import type { Stripe } from 'stripe';
import { CustomerId, MandateId, PaymentMethodId, SetupIntentId } from '../stripe/ids.ts';
import { customers } from '../stripe/resources/customers.ts';
import { mandates } from '../stripe/resources/mandates.ts';
import { paymentMethods } from '../stripe/resources/payment-methods.ts';
import { setupIntents } from '../stripe/resources/setup-intents.ts';
import { builder } from './builder.ts';
import { stripeNodeRef } from './relay/stripe-node.ts';

// The entities of the graph. Each folder implements its own and imports the others from this file, to avoid
// import cycles.

export const SetupIntentNode = stripeNodeRef<Stripe.SetupIntent, 'setup intent'>('SetupIntent', {
  id: SetupIntentId,
  object: 'setup_intent',
  retrieve: setupIntents.retrieve.path,
  loader: (loaders) => loaders.setupIntents,
});

/** For a deleted customer, Stripe returns only the id, so every other field may be missing. */
export type WireCustomer = {
  readonly id: string;
  readonly object: 'customer';
  readonly deleted?: unknown;
} & Partial<Omit<Stripe.Customer, 'deleted'>>;

export const CustomerNode = stripeNodeRef<WireCustomer, 'customer'>('Customer', {
  id: CustomerId,
  object: 'customer',
  retrieve: customers.retrieve.path,
  loader: (loaders) => loaders.customers,
});

export const PaymentMethodNode = stripeNodeRef<Stripe.PaymentMethod, 'payment method'>('PaymentMethod', {
  id: PaymentMethodId,
  object: 'payment_method',
  retrieve: paymentMethods.retrieve.path,
  loader: (loaders) => loaders.paymentMethods,
});

export const MandateNode = stripeNodeRef<Stripe.Mandate, 'mandate'>('Mandate', {
  id: MandateId,
  object: 'mandate',
  retrieve: mandates.retrieve.path,
  loader: (loaders) => loaders.mandates,
});

/** Not a node: Stripe has no endpoint that retrieves a single attempt. */
export const SetupAttemptRef = builder.objectRef<Stripe.SetupAttempt>('SetupAttempt');
