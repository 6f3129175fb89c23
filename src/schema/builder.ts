import SchemaBuilder from '@pothos/core';
import ErrorsPlugin from '@pothos/plugin-errors';
import RelayPlugin from '@pothos/plugin-relay';
import type { Context } from './context.ts';
import { fieldOptionsPluginName } from './plugins/field-options.ts';
import { unrecognizedPluginName } from './plugins/unrecognized.ts';

/** The builder's types. A DateTime is in Unix seconds and a Date is `YYYY-MM-DD`, as in Stripe's API. */
export interface SchemaTypes {
  Context: Context;
  DefaultEdgesNullability: false;
  DefaultNodeNullability: false;
  Scalars: {
    ID: { Input: string; Output: string };
    Date: { Input: string; Output: string };
    DateTime: { Input: number; Output: number };
    SafeInt: { Input: number; Output: number };
    JSON: { Input: unknown; Output: unknown };
  };
}

export const builder = new SchemaBuilder<SchemaTypes>({
  // The first plugin wraps the others, so that it turns their errors into union members, too.
  plugins: [ErrorsPlugin, RelayPlugin, unrecognizedPluginName, fieldOptionsPluginName],
  relay: {
    cursorType: 'String',
    nodeQueryOptions: false,
    nodesQueryOptions: false,
    edgesFieldOptions: { nullable: false, description: 'The page, as edges.' },
    nodeFieldOptions: { nullable: false, description: 'The object at the end of the edge.' },
    nodesOnConnection: { description: 'The page, without the edges around its objects.' },
    cursorFieldOptions: {
      description: 'Where this object stands in the list: hand it to `after` or `before`.',
    },
    pageInfoFieldOptions: { description: 'Where this page stands in the whole list.' },
    pageInfoTypeOptions: { description: 'Where a page stands in the whole list.' },
    hasNextPageFieldOptions: {
      description: 'Whether older objects follow this page. Always true when paging backward.',
    },
    hasPreviousPageFieldOptions: {
      description: 'Whether newer objects precede this page. When paging forward: whether `after` was given.',
    },
    startCursorFieldOptions: { description: 'The cursor of the first object; null on an empty page.' },
    endCursorFieldOptions: { description: 'The cursor of the last object; null on an empty page.' },
    firstArgOptions: { description: 'How many objects from the start, 10 by default and at most 500.' },
    afterArgOptions: { description: 'Only objects that follow (are older than) this cursor.' },
    lastArgOptions: { description: 'How many objects right before `before`, at most 500.' },
    beforeArgOptions: {
      description: 'Only objects that precede (are newer than) this cursor. Goes with `last`.',
    },
  },
  errors: {
    directResult: true,
    defaultTypes: [],
  },
});

/** The types above, with Pothos' defaults filled in. */
export type BuilderTypes = typeof builder.$inferSchemaTypes;

builder.queryType({ description: 'What can be read.' });
builder.mutationType({
  description: 'What can be changed. Mutations of one request run one after the other.',
});
