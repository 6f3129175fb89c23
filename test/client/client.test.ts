import { isAbstractType } from 'graphql';
import { expect, it } from 'vitest';
import { possibleTypes } from '../../src/client/client.ts';
import { schema } from '../../src/schema/index.ts';

it('tells the types behind each union and interface of the graph', () => {
  const abstract = Object.values(schema.getTypeMap()).filter(isAbstractType);
  const expected = abstract.map((type) => [
    type.name,
    schema
      .getPossibleTypes(type)
      .map(({ name }) => name)
      .sort(),
  ]);
  expect(possibleTypes).toEqual(Object.fromEntries(expected));
});
