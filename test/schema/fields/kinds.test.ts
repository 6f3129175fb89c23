import { type GraphQLNamedType, getNamedType, isInputObjectType, isObjectType, isScalarType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { schema } from '../../../src/schema/index.ts';
import { type Declared, readDeclarations } from '../../stripe-coverage/declarations.ts';
import { graphNameOf, graphValueOf, literalsOf, valuesOf } from './stripe-names.ts';

const declarations = readDeclarations();

// Stripe declares instants, amounts and counts all as numbers; its names tell them apart.
const INSTANTS = /^(created|gte?|lte?|(accepted|expires|stored)_at|(arrival|start|end)_date|capture_before)$/;
const MONEY = /^((\w+_)?amounts?|amount_\w+|balance)$/;

interface Place {
  /** The graph's type and Stripe's path below it: `PaymentMethod.card.exp_month`. */
  readonly place: string;
  readonly member: Declared;
  /** The graph's scalar. */
  readonly scalar: string;
}

/** Each field and parameter of Stripe that is a scalar in the graph. */
function scalars(): Place[] {
  const walk = (members: readonly Declared[], type: GraphQLNamedType | undefined, path: string): Place[] => {
    if (!isObjectType(type) && !isInputObjectType(type)) return [];
    return members.flatMap((member) => {
      const field = type.getFields()[graphNameOf(member.key)];
      if (!field) return [];
      const kind = getNamedType(field.type);
      const place = `${path}.${member.key}`;
      return isScalarType(kind) ? [{ place, member, scalar: kind.name }] : walk(member.members, kind, place);
    });
  };
  return [...declarations.Objects, ...declarations.Parameters].flatMap(([name, members]) =>
    walk(members, schema.getType(name), name),
  );
}

describe('a number of Stripe', () => {
  it('is a DateTime where it is an instant, a SafeInt where it is money, and an Int elsewhere', () => {
    const all = scalars().filter(({ scalar }) => ['Int', 'SafeInt', 'DateTime'].includes(scalar));
    const wanted = (key: string) => (INSTANTS.test(key) ? 'DateTime' : MONEY.test(key) ? 'SafeInt' : 'Int');
    const wrong = all.filter(({ member, scalar }) => scalar !== wanted(member.key));
    expect(wrong).toEqual([]);
    expect(all.length).toBeGreaterThan(100);
  });
});

describe('a day of Stripe', () => {
  it('is a Date, and nothing else is', () => {
    const all = scalars();
    expect(all.filter(({ member, scalar }) => member.isDay !== (scalar === 'Date'))).toEqual([]);
    expect(all.filter(({ member }) => member.isDay).length).toBeGreaterThan(15);
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
