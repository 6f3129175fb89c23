import type { Stripe } from 'stripe';
import { PaymentMethodId, SetupIntentId } from '../../stripe/ids.ts';
import { setupIntents } from '../../stripe/resources/setup-intents.ts';
import { builder } from '../builder.ts';
import { createdFilter } from '../date-time-range.ts';
import { f } from '../fields/f.ts';
import { inputType } from '../fields/input.ts';
import { CustomerNode, SetupIntentNode } from '../nodes.ts';
import { filterParams, PAGE_PARAMS } from '../relay/filter.ts';
import { listUpstream } from '../relay/stripe-list.ts';
import { listSetupIntents, SetupIntentConnection } from '../setup-intent/connection.ts';

/** The customer is that of the field. */
type Params = Omit<Stripe.SetupIntentListParams, 'customer' | 'customer_account'>;

const CustomerSetupIntentFilterInput = inputType<Params>('CustomerSetupIntentFilterInput', {
  description:
    "Filters for a customer's setup intents. Only intents that match all given filters are listed.",
  path: 'CustomerSetupIntentFilter',
  nulls: 'absent',
  params: {
    ...PAGE_PARAMS,
    attach_to_self: f.boolean(
      'True lists only intents that attach the payment method to your own Stripe account. Intents of a customer never do, so the list is then empty.',
    ),
    created: createdFilter('Only intents that were created in this range of time.'),
    payment_method: f.id(
      'Only intents that currently have this payment method (`pm_…`). After a decline, an intent has no payment method.',
      PaymentMethodId,
    ),
  },
});

builder.objectField(CustomerNode.ref, 'setupIntents', (t) =>
  t.connection(
    {
      type: SetupIntentNode.ref,
      description:
        "The customer's setup intents, newest first. The list takes at least one call to Stripe for each customer.",
      args: {
        filter: t.arg({
          type: CustomerSetupIntentFilterInput,
          description: 'Filters for the list. By default, it contains all setup intents of the customer.',
        }),
      },
      upstream: listUpstream(setupIntents.list.path, SetupIntentId),
      access: { scopes: ['setup_intents:read'] },
      resolve: (customer, { filter, ...args }, context, info) => {
        const filters = { ...filterParams(filter, context, info), customer: customer.id };
        return listSetupIntents({ args, filters, context, info });
      },
    },
    SetupIntentConnection,
  ),
);
