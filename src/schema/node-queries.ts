import type { GraphQLResolveInfo } from 'graphql';
import type { FieldCall } from '../planner/upstream.ts';
import { pathWithId } from '../stripe/operation.ts';
import { builder } from './builder.ts';
import type { Context } from './context.ts';
import { badUserInput, quoted } from './error-codes.ts';
import type { Access } from './plugins/field-options.ts';
import { NodeRef, nodeIdForms, nodeKindOf } from './relay/stripe-node.ts';

const READ: Access = { scopes: ['setup_intents:read'] };

builder.queryField('node', (t) =>
  t.field({
    type: NodeRef,
    description: 'One object of any type by its id; null if it does not exist.',
    args: {
      id: t.arg.id({
        required: true,
        description:
          'The id of a setup intent (`seti_…`), customer (`cus_…`), payment method (`pm_…`) or mandate (`mandate_…`).',
      }),
    },
    upstream: { calls: ({ id }) => nodeCalls([id]) },
    access: READ,
    resolve: (_root, { id }, context, info) => loadNode(id, ['id'], { context, info }),
  }),
);

builder.queryField('nodes', (t) =>
  t.field({
    type: [NodeRef],
    nullable: { list: true, items: true },
    description:
      'Several objects of any type by their ids, in the same order; null for each one that does not exist. Each different id takes a call to Stripe.',
    args: {
      ids: t.arg.idList({
        required: true,
        description: 'The ids of the objects. An invalid id results in null and an error for that id only.',
      }),
    },
    upstream: { calls: ({ ids }) => nodeCalls(ids as string[]) },
    access: READ,
    resolve: (_root, { ids }, context, info) =>
      ids.map((id, index) => loadNode(id, ['ids', String(index)], { context, info })),
  }),
);

/** @throws BAD_USER_INPUT for an invalid id. In a list, the other ids are not affected. */
async function loadNode(
  id: string,
  argument: readonly string[],
  { context, info }: { readonly context: Context; readonly info: GraphQLResolveInfo },
) {
  const kind = nodeKindOf(id);
  if (!kind)
    throw badUserInput(argument, `${quoted(id)} is not a valid node id (expected ${nodeIdForms()}).`);
  return kind.load(id, context, info);
}

/** One call for each distinct id. */
export function nodeCalls(ids: readonly unknown[]): FieldCall[] {
  const counts = new Map<string, number>();
  for (const id of ids.map(String)) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts].flatMap(([id, count]) => {
    const kind = nodeKindOf(id);
    return kind
      ? [{ method: 'GET', path: pathWithId(kind.retrieve, id), typename: kind.typename, occurrences: count }]
      : [];
  });
}
