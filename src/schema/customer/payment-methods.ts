import { CustomerId, PaymentMethodId } from '../../stripe/ids.ts';
import { customers } from '../../stripe/resources/customers.ts';
import { builder } from '../builder.ts';
import { CustomerNode, PaymentMethodNode } from '../nodes.ts';
import { argumentParams, parseId } from '../params.ts';
import { AllowRedisplay } from '../payment-method/enums.ts';
import { PaymentMethodType } from '../payment-method/payment-method-type.ts';
import { listConnection, listUpstream } from '../relay/stripe-list.ts';

builder.objectField(CustomerNode.ref, 'paymentMethods', (t) =>
  t.connection(
    {
      type: PaymentMethodNode.ref,
      description:
        'The payment methods attached to the customer, newest first. Each list costs a call of its own.',
      args: {
        allowRedisplay: t.arg({
          type: AllowRedisplay,
          description: 'Only those that may be shown again in this way.',
        }),
        type: t.arg({
          type: PaymentMethodType,
          description:
            'Only payment methods of this type; all by default. Stripe refuses types that cannot be attached to a customer.',
        }),
      },
      upstream: listUpstream(customers.listPaymentMethods.path, PaymentMethodId),
      access: { scopes: ['setup_intents:read'] },
      resolve: (customer, { allowRedisplay, type, ...args }, context, info) => {
        const id = parseId(CustomerId, customer.id, ['id']);
        const filters = argumentParams({ allowRedisplay, type }, info);
        return listConnection({
          args,
          cursors: PaymentMethodId,
          context,
          info,
          loader: context.loaders.paymentMethodLists,
          of: id,
          filters,
          fetch: (params, options) => context.stripe.customers.listPaymentMethods(id, params, options),
        });
      },
    },
    { name: 'PaymentMethodConnection', description: 'A page of payment methods.' },
    { name: 'PaymentMethodEdge', description: 'A payment method and its place in the list.' },
  ),
);
