import SchemaBuilder from '@pothos/core';
import RelayPlugin from '@pothos/plugin-relay';
import { describe, expect, it } from 'vitest';
import type { SchemaTypes } from '../../../src/schema/builder.ts';
import { fieldOptionsPluginName } from '../../../src/schema/plugins/field-options.ts';

function builderWithRoots() {
  const builder = new SchemaBuilder<SchemaTypes>({
    plugins: [RelayPlugin, fieldOptionsPluginName],
    relay: { nodeQueryOptions: false, nodesQueryOptions: false },
  });
  builder.queryType();
  builder.mutationType();
  return builder;
}

describe('the field options', () => {
  // `npm run check:types` fails when one of the fields marked here compiles after all.
  it('do not compile for a query, a list or a mutation without scopes', () => {
    const builder = builderWithRoots();
    const BoatRef = builder.objectRef<{ readonly name: string }>('Boat');
    BoatRef.implement({ fields: (t) => ({ name: t.exposeString('name') }) });

    // @ts-expect-error: a query without `access`.
    builder.queryField('boat', (t) => t.field({ type: BoatRef, resolve: () => null }));
    // @ts-expect-error: a query without `access`, by a shortcut of Pothos.
    builder.queryField('afloat', (t) => t.boolean({ resolve: () => true }));
    // @ts-expect-error: a connection without `access`.
    builder.queryField('boats', (t) => t.connection({ type: BoatRef, resolve: () => null }));
    // @ts-expect-error: a mutation without `access`.
    builder.mutationField('sink', (t) => t.boolean({ resolve: () => true }));
    // @ts-expect-error: a scope that does not exist.
    builder.queryField('raft', (t) => t.boolean({ access: { scopes: ['rafts'] }, resolve: () => true }));

    builder.queryField('safeBoats', (t) =>
      t.connection({ access: { scopes: ['setup_intents:read'] }, type: BoatRef, resolve: () => null }),
    );
    expect(builder.toSchema().getQueryType()?.getFields()).toHaveProperty('safeBoats');
  });

  it('become extensions, and the scopes a sentence of the description', () => {
    const builder = builderWithRoots();
    const access = { scopes: ['setup_intents:read', 'federation'], publishable: true } as const;
    const upstream = { key: 'afloat' };
    builder.queryField('afloat', (t) =>
      t.boolean({ description: 'Whether it floats.', access, upstream, resolve: () => true }),
    );
    const field = builder.toSchema().getQueryType()?.getFields().afloat;
    expect(field?.extensions).toMatchObject({ access, upstream });
    expect(field?.description).toBe(
      'Whether it floats. Needs the scopes `setup_intents:read` and `federation`.',
    );
  });
});
