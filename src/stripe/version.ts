/**
 * The `Stripe-Version` of every call. It is the last version that takes `payment_method_types` on create and update,
 * and the one whose wire types the `stripe` package 22.6 declares.
 */
export const STRIPE_VERSION = '2026-08-26.dahlia';
