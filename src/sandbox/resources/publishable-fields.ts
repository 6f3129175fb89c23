/** The members of a SetupIntent that a publishable key may see, by Stripe's docs. The others are left out. */
export const PUBLISHABLE_FIELDS: ReadonlySet<string> = new Set([
  'cancellation_reason',
  'client_secret',
  'created',
  'description',
  'id',
  'last_setup_error',
  'livemode',
  'next_action',
  'object',
  'payment_method',
  'payment_method_types',
  'status',
  'usage',
]);
