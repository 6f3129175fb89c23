import type { Upstream } from '../planner/upstream.ts';
import { CustomerId, PaymentMethodId } from '../stripe/ids.ts';
import { builder } from './builder.ts';
import { CustomerNode } from './customer/customer.ts';
import { badUserInput } from './error-codes.ts';
import { parseId } from './params.ts';
import { PaymentMethodNode } from './payment-method/payment-method.ts';
import type { Access } from './plugins/field-options.ts';
import { loadById, retrieves, wanted } from './relay/stripe-node.ts';

const customerById = retrieves('/v1/customers', CustomerId);

builder.queryField('customer', (t) =>
  t.field({
    type: CustomerNode.ref,
    description:
      'One customer: by default the one that the caller is bound to. An unknown id is an error with the code RESOURCE_MISSING.',
    args: { id: t.arg.id({ description: 'The id of the customer (`cus_…`).' }) },
    extensions: {
      upstream: {
        calls: (args, customer) => customerById.calls?.({ ...args, id: args.id ?? customer }, customer) ?? [],
      } satisfies Upstream,
      access: { scopes: ['setup_intents:read'] } satisfies Access,
    },
    resolve: (_root, { id: givenId }, context, info) => {
      const id = givenId ?? context.policy.customer;
      if (id === null) throw badUserInput(['id'], 'is needed: this caller is bound to no customer.');
      const expand = wanted(context, info);
      return loadById(CustomerNode, parseId(CustomerId, id, ['id']), { context, expand });
    },
  }),
);

builder.queryField('paymentMethod', (t) =>
  t.field({
    type: PaymentMethodNode.ref,
    description: 'One payment method. An unknown id is an error with the code RESOURCE_MISSING.',
    args: { id: t.arg.id({ required: true, description: 'The id of the payment method (`pm_…`).' }) },
    extensions: {
      upstream: retrieves('/v1/payment_methods', PaymentMethodId),
      access: { scopes: ['setup_intents:read'] } satisfies Access,
    },
    resolve: (_root, { id: givenId }, context, info) => {
      const id = parseId(PaymentMethodId, givenId, ['id']);
      return loadById(PaymentMethodNode, id, { context, expand: wanted(context, info) });
    },
  }),
);
