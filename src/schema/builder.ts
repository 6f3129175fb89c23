import SchemaBuilder from '@pothos/core';
import ErrorsPlugin from '@pothos/plugin-errors';
import RelayPlugin from '@pothos/plugin-relay';
import type { Context } from './context.ts';
import { fieldOptionsPluginName } from './plugins/field-options.ts';
import { outcomesPluginName } from './plugins/outcomes.ts';
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
  plugins: [ErrorsPlugin, RelayPlugin, unrecognizedPluginName, outcomesPluginName, fieldOptionsPluginName],
  relay: {
    cursorType: 'String',
    nodeQueryOptions: false,
    nodesQueryOptions: false,
    edgesFieldOptions: { nullable: false, description: 'The objects of the page, each with its cursor.' },
    nodeFieldOptions: { nullable: false, description: 'The object at this position of the list.' },
    nodesOnConnection: { description: 'The objects of the page, without their cursors.' },
    cursorFieldOptions: {
      description: 'The position of the object in the list, for the arguments `after` and `before`.',
    },
    pageInfoFieldOptions: {
      description: 'The first and last cursor of the page, and whether the list continues beyond them.',
    },
    pageInfoTypeOptions: {
      description: 'The first and last cursor of a page, and whether the list continues beyond them.',
    },
    hasNextPageFieldOptions: {
      description:
        'Whether older objects follow this page. When paging backward, this is true, because the object of `before` follows.',
    },
    hasPreviousPageFieldOptions: {
      description:
        'Whether newer objects precede this page. When paging forward, this is whether `after` was given.',
    },
    startCursorFieldOptions: {
      description: 'The cursor of the first object of the page; null if the page is empty.',
    },
    endCursorFieldOptions: {
      description:
        'The cursor of the last object of the page: the value of `after` for the next page. Null if the page is empty.',
    },
    firstArgOptions: {
      description:
        'The number of objects from the start of the list, or after the cursor in `after`: at most 500, by default 10. Each 100 objects take one call to Stripe.',
    },
    afterArgOptions: {
      description:
        'The page starts with the object that follows this cursor: only older objects are listed. Not allowed with `last`.',
    },
    lastArgOptions: {
      description:
        'The number of objects directly before the cursor in `before`, which is required: at most 500. Each 100 objects take one call to Stripe.',
    },
    beforeArgOptions: {
      description:
        'The page ends with the object that precedes this cursor: only newer objects are listed. Requires `last`.',
    },
  },
  errors: {
    directResult: true,
    defaultTypes: [],
  },
});

/** The types above, with Pothos' defaults filled in. */
export type BuilderTypes = typeof builder.$inferSchemaTypes;

builder.queryType({
  description:
    'All read operations. The fields of a request run in parallel and share their calls to Stripe.',
});
builder.mutationType({
  description:
    'All write operations. The mutations of a request run one after the other. Errors that the caller can handle are members of the result unions.',
});
