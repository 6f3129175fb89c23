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
    description:
      "Filters for a customer's payment methods. Only payment methods that match all given filters are listed.",
    path: 'CustomerPaymentMethodFilter',
    nulls: 'absent',
    params: {
      ...PAGE_PARAMS,
      allow_redisplay: f.enum(
        AllowRedisplay,
        'Only payment methods with this value of `allowRedisplay`, such as ALWAYS for those that a later checkout may show.',
      ),
      type: paymentMethodType(
        'Only payment methods of this type; all types by default. Stripe does not accept every type here, for example not CARD_PRESENT.',
      ),
    },
  },
);

builder.objectField(CustomerNode.ref, 'paymentMethods', (t) =>
  t.connection(
    {
      type: PaymentMethodNode.ref,
      description:
        'The payment methods that are attached to the customer, newest first. The list takes at least one call to Stripe for each customer.',
      args: {
        filter: t.arg({
          type: CustomerPaymentMethodFilterInput,
          description: 'Filters for the list. By default, it contains all payment methods of the customer.',
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
    { name: 'PaymentMethodConnection', description: 'A page of a list of payment methods.' },
    { name: 'PaymentMethodEdge', description: 'A payment method in a list, with its cursor.' },
  ),
);
