import type { Stripe } from 'stripe';
import { AccountId, CustomerId, PaymentMethodId, SetupIntentId } from '../../stripe/ids.ts';
import { setupIntents } from '../../stripe/resources/setup-intents.ts';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { DateTimeRange } from '../date-time-range.ts';
import { f } from '../fields/f.ts';
import { inputType } from '../fields/input.ts';
import type { WireParam } from '../fields/table.ts';
import { SetupIntentNode } from '../nodes.ts';
import { argumentType, paramsFrom, parseId } from '../params.ts';
import { listUpstream } from '../relay/stripe-list.ts';
import { loadById, retrieves, wanted } from '../relay/stripe-node.ts';
import { listSetupIntents, SetupIntentConnection } from './connection.ts';

const createdAt: WireParam<Stripe.RangeQueryParam, false> = {
  paramsAt: ({ t, name }) => ({
    [name]: t.field({ type: DateTimeRange, description: 'When they were created.' }),
  }),
};

const SetupIntentFilter = inputType<Stripe.SetupIntentListParams>('SetupIntentFilter', {
  description: 'Which setup intents to list: those that meet all that is given.',
  path: 'SetupIntentFilter',
  nulls: 'absent',
  params: {
    attach_to_self: f.boolean('True: only those that attach the payment method to your own account.'),
    created: createdAt,
    customer: f.id('Only those of this customer (`cus_…`).', CustomerId),
    customer_account: f.id('Only those of this account that stands in for a customer (`acct_…`).', AccountId),
    ending_before: f.omit('replaced by the argument `before`'),
    expand: f.omit('derived from the selection'),
    limit: f.omit('replaced by the arguments `first` and `last`'),
    payment_method: f.id(
      'Only those that carry this payment method now (`pm_…`); a declined one is carried no more.',
      PaymentMethodId,
    ),
    starting_after: f.omit('replaced by the argument `after`'),
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
        filter: t.arg({ type: SetupIntentFilter, description: 'Which ones; all by default.' }),
      },
      upstream: listUpstream(setupIntents.list.path, SetupIntentId),
      access: { scopes: ['setup_intents:read'] },
      resolve: (_root, { filter, ...args }, context, info) => {
        context.policy.checkFilters(filter ?? {}, ['filter']);
        const filters = paramsFrom(filter ?? {}, argumentType(info, 'filter'), {
          nulls: 'absent',
          path: ['filter'],
        });
        return listSetupIntents({ args, filters, context, info });
      },
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
async function loadBySecret(
  id: SetupIntentId,
  { clientSecret, context: { policy, loaders }, expand }: BySecret,
): Promise<Stripe.SetupIntent | null> {
  return policy.retrieveBySecret(
    () => loaders.setupIntentsBySecret.load(`${id} ${clientSecret}`, expand),
    (intent) => loaders.objectCache.add(id, intent),
  );
}
