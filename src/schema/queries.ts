import { CustomerId, PaymentMethodId } from '../stripe/ids.ts';
import { builder } from './builder.ts';
import { CustomerNode } from './customer/customer.ts';
import { badUserInput } from './error-codes.ts';
import { parseId } from './params.ts';
import { PaymentMethodNode } from './payment-method/payment-method.ts';
import { retrieves, wanted } from './relay/stripe-node.ts';

builder.queryField('customer', (t) =>
  t.field({
    type: CustomerNode.ref,
    description:
      'One customer: by default the one that the caller is bound to. An unknown id is an error with the code RESOURCE_MISSING.',
    args: { id: t.arg.id({ description: 'The id of the customer (`cus_…`).' }) },
    extensions: { upstream: retrieves('/v1/customers', CustomerId) },
    resolve: (_root, { id }, context, info) => {
      if (id === null || id === undefined)
        throw badUserInput(['id'], 'is needed: this caller is bound to no customer.');
      return context.loaders.customers.load(parseId(CustomerId, id, ['id']), wanted(context, info));
    },
  }),
);

builder.queryField('paymentMethod', (t) =>
  t.field({
    type: PaymentMethodNode.ref,
    description: 'One payment method. An unknown id is an error with the code RESOURCE_MISSING.',
    args: { id: t.arg.id({ required: true, description: 'The id of the payment method (`pm_…`).' }) },
    extensions: { upstream: retrieves('/v1/payment_methods', PaymentMethodId) },
    resolve: (_root, { id }, context, info) =>
      context.loaders.paymentMethods.load(parseId(PaymentMethodId, id, ['id']), wanted(context, info)),
  }),
);
