import { buildClientSchema, isObjectType, isScalarType, isUnionType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { introspection, valueTypes } from '../../src/client/client.ts';
import { schema } from '../../src/schema/index.ts';

const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));

describe('the metadata for client caches', () => {
  it('lists the types without an id, so that each object type has one or is listed', () => {
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

  it('contains the types and fields of introspection, in few bytes', () => {
    const built = buildClientSchema(introspection);
    for (const type of types.filter((each) => isObjectType(each) || isUnionType(each))) {
      const same = built.getType(type.name);
      if (isObjectType(type) && isObjectType(same))
        expect(Object.keys(same.getFields())).toEqual(Object.keys(type.getFields()));
      expect(same && !isScalarType(same)).toBe(true);
    }
    expect(JSON.stringify(introspection).length).toBeLessThan(100_000);
  });
});
