import type { Stripe } from 'stripe';
import { AccountId, CustomerId, PaymentMethodId, SetupIntentId } from '../../stripe/ids.ts';
import { setupIntents } from '../../stripe/resources/setup-intents.ts';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { createdFilter } from '../date-time-range.ts';
import { f } from '../fields/f.ts';
import { inputType } from '../fields/input.ts';
import { SetupIntentNode } from '../nodes.ts';
import { parseId } from '../params.ts';
import { filterParams, PAGE_PARAMS } from '../relay/filter.ts';
import { listUpstream } from '../relay/stripe-list.ts';
import { loadById, retrieves, wanted } from '../relay/stripe-node.ts';
import { listSetupIntents, SetupIntentConnection } from './connection.ts';

const SetupIntentFilterInput = inputType<Stripe.SetupIntentListParams>('SetupIntentFilterInput', {
  description: 'The filters for setup intents. An intent must match all of them.',
  path: 'SetupIntentFilter',
  nulls: 'absent',
  params: {
    ...PAGE_PARAMS,
    attach_to_self: f.boolean(
      'With true, the list includes only intents that attach the payment method to your own Stripe account.',
    ),
    created: createdFilter('The time range in which the intents were created.'),
    customer: f.id('The id of the customer of the intents (`cus_…`).', CustomerId),
    customer_account: f.id(
      'The id of the account (`acct_…`) that the intents have in place of a customer.',
      AccountId,
    ),
    payment_method: f.id(
      'The id of the current payment method of the intents (`pm_…`). Intents do not match a payment method that was declined, because a decline removes it from the intent.',
      PaymentMethodId,
    ),
  },
});

builder.queryField('setupIntent', (t) =>
  t.field({
    type: SetupIntentNode.ref,
    description:
      'The setup intent with this id. For an unknown id, the result is null, with an error that has the code RESOURCE_MISSING.',
    args: {
      id: t.arg.id({ required: true, description: 'The id of the setup intent (`seti_…`).' }),
      clientSecret: t.arg.string({
        description: 'The client secret of the intent (`seti_…_secret_…`). Required with a publishable key.',
      }),
    },
    upstream: retrieves(SetupIntentNode, 'clientSecret'),
    access: { scopes: ['setup_intents:read'], publishable: true },
    resolve: (_root, { id: givenId, clientSecret }, context, info) => {
      const id = parseId(SetupIntentId, givenId, ['id']);
      context.policy.checkClientSecret(clientSecret, ['clientSecret']);
      const expand = wanted(context, info);
      if (clientSecret !== null && clientSecret !== undefined)
        return loadBySecret(id, { clientSecret, context, expand });
      return loadById(SetupIntentNode, id, { context, expand });
    },
  }),
);

builder.queryField('setupIntents', (t) =>
  t.connection(
    {
      type: SetupIntentNode.ref,
      description:
        'The setup intents of the account, newest first. A caller that is bound to a customer sees only the intents of that customer.',
      args: {
        filter: t.arg({
          type: SetupIntentFilterInput,
          description: 'The setup intents to include. By default, the list includes all of them.',
        }),
      },
      upstream: listUpstream(setupIntents.list.path, SetupIntentId),
      access: { scopes: ['setup_intents:read'] },
      resolve: (_root, { filter, ...args }, context, info) =>
        listSetupIntents({ args, filters: filterParams(filter, context, info), context, info }),
    },
    SetupIntentConnection,
  ),
);

interface BySecret {
  readonly clientSecret: string;
  readonly context: Context;
  readonly expand: readonly string[];
}

/** Loads an intent by id and client secret. Rejects with a `StripeError`. */
export async function loadBySecret(
  id: SetupIntentId,
  { clientSecret, context: { policy, loaders }, expand }: BySecret,
): Promise<Stripe.SetupIntent | null> {
  return policy.retrieveBySecret(
    () => loaders.setupIntentsBySecret.load(`${id} ${clientSecret}`, expand),
    (intent) => loaders.objectCache.add(id, intent),
  );
}
