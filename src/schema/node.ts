import { builder } from './builder.ts';
import type { Context } from './context.ts';
import { badUserInput, quoted } from './error-codes.ts';
import { NodeRef, nodeKindOf } from './relay/stripe-node.ts';

builder.queryField('node', (t) =>
  t.field({
    type: NodeRef,
    description: 'Any object with an id; null when there is none with this id.',
    args: { id: t.arg.id({ required: true, description: 'The id of the object.' }) },
    resolve: (_root, { id }, context) => loadNode(id, ['id'], context),
  }),
);

builder.queryField('nodes', (t) =>
  t.field({
    type: [NodeRef],
    nullable: { list: true, items: true },
    description: 'Any objects with ids, in the order of the ids; null for each that is not there.',
    args: { ids: t.arg.idList({ required: true, description: 'The ids of the objects.' }) },
    resolve: (_root, { ids }, context) =>
      ids.map((id, index) => loadNode(id, ['ids', String(index)], context)),
  }),
);

/** Throws for what cannot be an id, at its own place; other ids of a list are not disturbed. */
async function loadNode(id: string, argument: readonly string[], { loaders }: Context) {
  const kind = nodeKindOf(id);
  if (!kind) throw badUserInput(argument, `is no id of a node: ${quoted(id)}.`);
  return kind.load(id, loaders);
}
