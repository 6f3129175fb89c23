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
  description: 'Which setup intents to list: those that match all given filters.',
  path: 'SetupIntentFilter',
  nulls: 'absent',
  params: {
    ...PAGE_PARAMS,
    attach_to_self: f.boolean('True: only intents that attach the payment method to your own account.'),
    created: createdFilter('Only intents that were created in this span of time.'),
    customer: f.id('Only intents of this customer (`cus_…`).', CustomerId),
    customer_account: f.id(
      'Only intents of this account that stands in for a customer (`acct_…`).',
      AccountId,
    ),
    payment_method: f.id(
      'Only intents that have this payment method now (`pm_…`). An intent no longer has one that was declined.',
      PaymentMethodId,
    ),
  },
});

builder.queryField('setupIntent', (t) =>
  t.field({
    type: SetupIntentNode.ref,
    description: 'One setup intent. An unknown id is an error with the code RESOURCE_MISSING.',
    args: {
      id: t.arg.id({ required: true, description: 'The id of the intent (`seti_…`).' }),
      clientSecret: t.arg.string({
        description: 'The client secret of the intent, for callers who may not do without.',
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
      description: 'Setup intents, newest first.',
      args: {
        filter: t.arg({
          type: SetupIntentFilterInput,
          description: 'Limits the list to some setup intents; all by default.',
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
