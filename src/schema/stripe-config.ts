import { STRIPE_VERSION } from '../stripe/version.ts';
import { builder } from './builder.ts';

interface StripeConfig {
  readonly publishableKey: string | null;
  readonly account: string | null;
}

const StripeConfigRef = builder.objectRef<StripeConfig>('StripeConfig').implement({
  description: "The public settings that Stripe.js and Stripe's mobile SDKs need to start.",
  fields: (t) => ({
    publishableKey: t.exposeString('publishableKey', {
      description:
        "The publishable key (`pk_…`) of the gateway's Stripe account, the first argument of `Stripe(…)` in Stripe.js. Null if the gateway has none: its operator can set `STRIPE_PUBLISHABLE_KEY`.",
    }),
    account: t.exposeID('account', {
      description:
        "The id of the request's connected account (`acct_…`): the option `stripeAccount` of Stripe.js. Null for the gateway's own account.",
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
      'The public settings that start Stripe.js. They contain no secret and need no call to Stripe.',
    upstream: { calls: () => [] },
    access: { scopes: [], publishable: true },
    resolve: (_root, _args, { publishableKey, policy }) => ({
      publishableKey,
      account: policy.principal.account,
    }),
  }),
);
