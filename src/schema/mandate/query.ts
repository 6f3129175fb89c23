import { MandateId } from '../../stripe/ids.ts';
import { builder } from '../builder.ts';
import { MandateNode } from '../nodes.ts';
import { parseId } from '../params.ts';
import { loadById, retrieves, wanted } from '../relay/stripe-node.ts';

builder.queryField('mandate', (t) =>
  t.field({
    type: MandateNode.ref,
    description:
      "One mandate by its id. An unknown id results in null and an error with the code RESOURCE_MISSING. A caller that is bound to a customer can read only the mandates of that customer's payment methods.",
    args: { id: t.arg.id({ required: true, description: 'The id of the mandate (`mandate_…`).' }) },
    upstream: retrieves(MandateNode),
    access: { scopes: ['setup_intents:read'] },
    resolve: (_root, { id: givenId }, context, info) => {
      const id = parseId(MandateId, givenId, ['id']);
      return loadById(MandateNode, id, { context, expand: wanted(context, info) });
    },
  }),
);
