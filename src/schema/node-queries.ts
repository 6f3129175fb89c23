import type { GraphQLResolveInfo } from 'graphql';
import type { FieldCall } from '../planner/upstream.ts';
import { builder } from './builder.ts';
import type { Context } from './context.ts';
import { badUserInput, quoted } from './error-codes.ts';
import type { Access } from './plugins/field-options.ts';
import { NodeRef, nodeKindOf } from './relay/stripe-node.ts';

const READ: Access = { scopes: ['setup_intents:read'] };

builder.queryField('node', (t) =>
  t.field({
    type: NodeRef,
    description: 'Any object with an id; null when there is none with this id.',
    args: { id: t.arg.id({ required: true, description: 'The id of the object.' }) },
    upstream: { calls: ({ id }) => nodeCalls([id]) },
    access: READ,
    resolve: (_root, { id }, context, info) => loadNode(id, ['id'], { context, info }),
  }),
);

builder.queryField('nodes', (t) =>
  t.field({
    type: [NodeRef],
    nullable: { list: true, items: true },
    description: 'Any objects with ids, in the order of the ids; null for each that is not there.',
    args: { ids: t.arg.idList({ required: true, description: 'The ids of the objects.' }) },
    upstream: { calls: ({ ids }) => nodeCalls(ids as string[]) },
    access: READ,
    resolve: (_root, { ids }, context, info) =>
      ids.map((id, index) => loadNode(id, ['ids', String(index)], { context, info })),
  }),
);

/** Throws for what cannot be an id, at its own place; other ids of a list are not disturbed. */
async function loadNode(
  id: string,
  argument: readonly string[],
  { context, info }: { readonly context: Context; readonly info: GraphQLResolveInfo },
) {
  const kind = nodeKindOf(id);
  if (!kind) throw badUserInput(argument, `is no id of a node: ${quoted(id)}.`);
  return kind.load(id, context, info);
}

/** A call for each id, however often it is given. */
export function nodeCalls(ids: readonly unknown[]): FieldCall[] {
  const places = new Map<string, number>();
  for (const id of ids.map(String)) places.set(id, (places.get(id) ?? 0) + 1);
  return [...places].flatMap(([id, count]) => {
    const kind = nodeKindOf(id);
    return kind
      ? [{ method: 'GET', path: `${kind.path}/${id}`, typename: kind.typename, occurrences: count }]
      : [];
  });
}
