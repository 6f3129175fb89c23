import { PaymentMethodId } from '../../stripe/ids.ts';
import { builder } from '../builder.ts';
import { PaymentMethodNode } from '../nodes.ts';
import { parseId } from '../params.ts';
import { loadById, retrieves, wanted } from '../relay/stripe-node.ts';

builder.queryField('paymentMethod', (t) =>
  t.field({
    type: PaymentMethodNode.ref,
    description:
      'One payment method by its id. An unknown id results in null and an error with the code RESOURCE_MISSING. A caller that is bound to a customer can read only its own payment methods.',
    args: { id: t.arg.id({ required: true, description: 'The id of the payment method (`pm_…`).' }) },
    upstream: retrieves(PaymentMethodNode),
    access: { scopes: ['setup_intents:read'] },
    resolve: (_root, { id: givenId }, context, info) => {
      const id = parseId(PaymentMethodId, givenId, ['id']);
      return loadById(PaymentMethodNode, id, { context, expand: wanted(context, info) });
    },
  }),
);
