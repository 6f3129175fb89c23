import { buildClientSchema, isObjectType, isScalarType, isUnionType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { introspection, valueTypes } from '../../src/client/client.ts';
import { schema } from '../../src/schema/index.ts';

const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));

describe('what the typed client tells caches of the graph', () => {
  it('are the types without an id, each object type being one or the other', () => {
    const withId = types.filter((type) => isObjectType(type) && type.getFields().id);
    const names = [...withId.map(({ name }) => name), ...valueTypes, 'Query', 'Mutation'];
    expect(names.sort()).toEqual(
      types
        .filter(isObjectType)
        .map(({ name }) => name)
        .sort(),
    );
    expect(valueTypes).toContain('PaymentMethodCard');
  });

  it('are its types and fields as introspection tells them, in few bytes', () => {
    const told = buildClientSchema(introspection);
    for (const type of types.filter((each) => isObjectType(each) || isUnionType(each))) {
      const same = told.getType(type.name);
      if (isObjectType(type) && isObjectType(same))
        expect(Object.keys(same.getFields())).toEqual(Object.keys(type.getFields()));
      expect(same && !isScalarType(same)).toBe(true);
    }
    expect(JSON.stringify(introspection).length).toBeLessThan(100_000);
  });
});
