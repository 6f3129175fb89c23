import { PaymentMethodId, SetupIntentId } from '../../stripe/ids.ts';
import { setupIntents } from '../../stripe/resources/setup-intents.ts';
import { builder } from '../builder.ts';
import { DateTimeRange } from '../date-time-range.ts';
import { CustomerNode, SetupIntentNode } from '../nodes.ts';
import { argumentParams, parseId } from '../params.ts';
import { listUpstream } from '../relay/stripe-list.ts';
import { listSetupIntents, SetupIntentConnection } from '../setup-intent/connection.ts';

builder.objectField(CustomerNode.ref, 'setupIntents', (t) =>
  t.connection(
    {
      type: SetupIntentNode.ref,
      description: "The customer's setup intents, newest first. Each list costs a call of its own.",
      args: {
        attachToSelf: t.arg.boolean({ description: 'True: only those that attach to your own account.' }),
        createdAt: t.arg({ type: DateTimeRange, description: 'Only those created in this span.' }),
        paymentMethod: t.arg.id({ description: 'Only those that carry this payment method now (`pm_…`).' }),
      },
      upstream: listUpstream(setupIntents.list.path, SetupIntentId),
      access: { scopes: ['setup_intents:read'] },
      resolve: (customer, { attachToSelf, createdAt, paymentMethod, ...args }, context, info) => {
        context.policy.checkFilters({ paymentMethod }, []);
        if (paymentMethod) parseId(PaymentMethodId, paymentMethod, ['paymentMethod']);
        const given = argumentParams({ attachToSelf, createdAt, paymentMethod }, info);
        return listSetupIntents({ args, filters: { ...given, customer: customer.id }, context, info });
      },
    },
    SetupIntentConnection,
  ),
);
