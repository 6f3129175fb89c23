/**
 * The `Stripe-Version` header of every call. It is the last version that accepts `payment_method_types` in create and
 * update. The types of the `stripe` package 22.6 are those of this version.
 */
export const STRIPE_VERSION = '2026-08-26.dahlia';
