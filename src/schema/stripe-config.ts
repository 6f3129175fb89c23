import { STRIPE_VERSION } from '../stripe/version.ts';
import { builder } from './builder.ts';

interface StripeConfig {
  readonly publishableKey: string | null;
  readonly account: string | null;
}

const StripeConfigRef = builder.objectRef<StripeConfig>('StripeConfig').implement({
  description: "The values with which a browser or an app starts Stripe.js or one of Stripe's mobile SDKs.",
  fields: (t) => ({
    publishableKey: t.exposeString('publishableKey', {
      description:
        "The publishable key (`pk_…`) of the gateway's Stripe account, the first argument of `Stripe(…)` in Stripe.js. Null if the gateway has none (setting `STRIPE_PUBLISHABLE_KEY`).",
    }),
    account: t.exposeID('account', {
      description:
        "The connected account (`acct_…`) of this request, the option `stripeAccount` of Stripe.js. Null for the gateway's own account.",
    }),
    apiVersion: t.string({
      description: "The version of Stripe's API that the gateway uses, such as `2026-08-26.dahlia`.",
      resolve: () => STRIPE_VERSION,
    }),
  }),
});

builder.queryField('stripeConfig', (t) =>
  t.field({
    type: StripeConfigRef,
    description:
      'What a browser needs to start Stripe.js. It contains no secret, and takes no call to Stripe.',
    upstream: { calls: () => [] },
    access: { scopes: [], publishable: true },
    resolve: (_root, _args, { publishableKey, policy }) => ({
      publishableKey,
      account: policy.principal.account,
    }),
  }),
);
