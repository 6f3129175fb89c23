import type { Stripe } from 'stripe';
import { CustomerId, PaymentMethodId } from '../../stripe/ids.ts';
import { customers } from '../../stripe/resources/customers.ts';
import { builder } from '../builder.ts';
import { f } from '../fields/f.ts';
import { inputType } from '../fields/input.ts';
import { CustomerNode, PaymentMethodNode } from '../nodes.ts';
import { parseId } from '../params.ts';
import { AllowRedisplay } from '../payment-method/enums.ts';
import { paymentMethodType } from '../payment-method/payment-method-type.ts';
import { filterParams, PAGE_PARAMS } from '../relay/filter.ts';
import { listConnection, listUpstream } from '../relay/stripe-list.ts';

const CustomerPaymentMethodFilterInput = inputType<Stripe.CustomerListPaymentMethodsParams>(
  'CustomerPaymentMethodFilterInput',
  {
    description: "Which of a customer's payment methods to list: those that match all given filters.",
    path: 'CustomerPaymentMethodFilter',
    nulls: 'absent',
    params: {
      ...PAGE_PARAMS,
      allow_redisplay: f.enum(
        AllowRedisplay,
        'Only payment methods with this permission to be shown again at a later checkout.',
      ),
      type: paymentMethodType(
        'Only payment methods of this type. Stripe refuses types that cannot be attached to a customer.',
      ),
    },
  },
);

builder.objectField(CustomerNode.ref, 'paymentMethods', (t) =>
  t.connection(
    {
      type: PaymentMethodNode.ref,
      description:
        'The payment methods attached to the customer, newest first. Each list costs a call of its own.',
      args: {
        filter: t.arg({
          type: CustomerPaymentMethodFilterInput,
          description: 'Limits the list to some payment methods; all by default.',
        }),
      },
      upstream: listUpstream(customers.listPaymentMethods.path, PaymentMethodId),
      access: { scopes: ['setup_intents:read'] },
      resolve: (customer, { filter, ...args }, context, info) => {
        const id = parseId(CustomerId, customer.id, ['id']);
        return listConnection({
          args,
          cursors: PaymentMethodId,
          context,
          info,
          loader: context.loaders.paymentMethodLists,
          of: id,
          filters: filterParams(filter, context, info),
          fetch: (params, options) => context.stripe.customers.listPaymentMethods(id, params, options),
        });
      },
    },
    { name: 'PaymentMethodConnection', description: 'A page of payment methods.' },
    { name: 'PaymentMethodEdge', description: 'A payment method and its place in the list.' },
  ),
);
