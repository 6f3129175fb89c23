import { type GraphQLNamedType, getNamedType, isInputObjectType, isObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { schema } from '../../../src/schema/index.ts';
import { type Declared, readDeclarations } from '../../stripe-coverage/declarations.ts';
import { graphNameOf, graphValueOf, literalsOf, valuesOf } from './stripe-names.ts';

const declarations = readDeclarations();

// Stripe declares instants, amounts and counts all as numbers; its names tell them apart.
const INSTANTS = /^(created|gte?|lte?|(accepted|expires|stored)_at|(arrival|start|end)_date|capture_before)$/;
const MONEY = /^((\w+_)?amount|amount_\w+|balance)$/;

/** Each place where Stripe declares a number, with the graph's scalar. */
function numbers(): (readonly [place: string, key: string, scalar: string])[] {
  const walk = (
    members: readonly Declared[],
    type: GraphQLNamedType | undefined,
    path: string,
  ): (readonly [string, string, string])[] => {
    if (!isObjectType(type) && !isInputObjectType(type)) return [];
    return members.flatMap(({ key, members: below }) => {
      const field = type.getFields()[graphNameOf(key)];
      if (!field) return [];
      const kind = getNamedType(field.type);
      const place = `${path}.${key}`;
      return ['Int', 'SafeInt', 'DateTime'].includes(kind.name)
        ? [[place, key, kind.name] as const]
        : walk(below, kind, place);
    });
  };
  return [...declarations.Objects, ...declarations.Parameters].flatMap(([name, members]) =>
    walk(members, schema.getType(name), name),
  );
}

describe('a number of Stripe', () => {
  it('is a DateTime where it is an instant, a SafeInt where it is money, and an Int elsewhere', () => {
    const all = numbers();
    const wanted = (key: string) => (INSTANTS.test(key) ? 'DateTime' : MONEY.test(key) ? 'SafeInt' : 'Int');
    const wrong = all.filter(([, key, scalar]) => scalar !== wanted(key));
    expect(wrong).toEqual([]);
    expect(all.length).toBeGreaterThan(100);
  });
});

describe('an enum of Stripe', () => {
  const literals = [...literalsOf(declarations, schema)];

  it('has a name of its own for each literal', () => {
    const same = literals.filter(([, values]) => new Set(values.values()).size !== values.size);
    expect(same).toEqual([]);
  });

  it("has Stripe's literals and no others", () => {
    const differing = literals.flatMap(([name, values]) => {
      const type = schema.getType(name);
      const own = type && 'getValues' in type ? valuesOf(type) : [];
      const wanted = [...values.values()].map(graphValueOf);
      return own.sort().join() === wanted.sort().join() ? [] : [{ name, own, wanted }];
    });
    expect(differing).toEqual([]);
    expect(literals.length).toBeGreaterThan(50);
  });
});
