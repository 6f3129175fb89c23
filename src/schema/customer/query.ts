import { CustomerId } from '../../stripe/ids.ts';
import { builder } from '../builder.ts';
import { CustomerNode } from '../nodes.ts';
import { parseId } from '../params.ts';
import { loadById, retrieves, wanted } from '../relay/stripe-node.ts';

const retrievesCustomer = retrieves(CustomerNode);

builder.queryField('viewer', (t) =>
  t.field({
    type: CustomerNode.ref,
    description:
      'The customer that the caller is bound to, by its token or by the HTTP header `Gateway-Customer`. Null for a caller that is not bound to a customer.',
    upstream: {
      calls: (_args, customer) => retrievesCustomer.calls?.({ id: customer }, customer) ?? [],
    },
    access: { scopes: ['setup_intents:read'], publishable: true },
    resolve: (_root, _args, context, info) => {
      const { customer } = context.policy;
      const id = customer === null ? null : CustomerId.parse(customer);
      return id && loadById(CustomerNode, id, { context, expand: wanted(context, info) });
    },
  }),
);

builder.queryField('customer', (t) =>
  t.field({
    type: CustomerNode.ref,
    description:
      'One customer by its id. An unknown id results in null and an error with the code RESOURCE_MISSING. A caller that is bound to a customer can read only that customer, for example with `viewer`.',
    args: { id: t.arg.id({ required: true, description: 'The id of the customer (`cus_…`).' }) },
    upstream: retrievesCustomer,
    access: { scopes: ['setup_intents:read'] },
    resolve: (_root, { id: givenId }, context, info) => {
      const id = parseId(CustomerId, givenId, ['id']);
      return loadById(CustomerNode, id, { context, expand: wanted(context, info) });
    },
  }),
);
