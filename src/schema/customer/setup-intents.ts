import { PaymentMethodId, SetupIntentId } from '../../stripe/ids.ts';
import { builder } from '../builder.ts';
import { DateTimeRange } from '../date-time-range.ts';
import { argumentParams, parseId } from '../params.ts';
import { connectionFrom, pageFrom } from '../relay/connection.ts';
import { SetupIntentConnection } from '../setup-intent/connection.ts';
import { SetupIntentNode } from '../setup-intent/setup-intent.ts';
import { CustomerNode } from './customer.ts';

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
      resolve: (customer, { attachToSelf, createdAt, paymentMethod, ...pageArgs }, { stripe }, info) => {
        const page = pageFrom(pageArgs, SetupIntentId);
        if (paymentMethod) parseId(PaymentMethodId, paymentMethod, ['paymentMethod']);
        const filters = argumentParams({ attachToSelf, createdAt, paymentMethod }, info);
        const options = { endsAt: stripe.deadline() };
        return connectionFrom(page, async (params) => {
          return (await stripe.setupIntents.list({ ...filters, ...params, customer: customer.id }, options))
            .object;
        });
      },
    },
    SetupIntentConnection,
  ),
);
