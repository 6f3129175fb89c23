import { CustomerId } from '../../stripe/ids.ts';
import { builder } from '../builder.ts';
import { badUserInput } from '../error-codes.ts';
import { CustomerNode } from '../nodes.ts';
import { parseId } from '../params.ts';
import { loadById, retrieves, wanted } from '../relay/stripe-node.ts';

const customerById = retrieves(CustomerNode);

builder.queryField('customer', (t) =>
  t.field({
    type: CustomerNode.ref,
    description:
      'One customer: by default the one that the caller is bound to. An unknown id is an error with the code RESOURCE_MISSING.',
    args: { id: t.arg.id({ description: 'The id of the customer (`cus_…`).' }) },
    upstream: {
      calls: (args, customer) => customerById.calls?.({ ...args, id: args.id ?? customer }, customer) ?? [],
    },
    access: { scopes: ['setup_intents:read'] },
    resolve: (_root, { id: givenId }, context, info) => {
      const id = givenId ?? context.policy.customer;
      if (id === null)
        throw badUserInput(['id'], '`id` is required, because the caller is not bound to a customer.');
      const expand = wanted(context, info);
      return loadById(CustomerNode, parseId(CustomerId, id, ['id']), { context, expand });
    },
  }),
);
