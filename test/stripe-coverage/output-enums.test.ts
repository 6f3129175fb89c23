import { type GraphQLNamedType, getNamedType, isEnumType, isObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { fieldNameFrom } from '../../src/schema/fields/names.ts';
import { schema } from '../../src/schema/index.ts';
import { type Declared, readDeclarations } from './declarations.ts';

/** Stripe declares a plain string here and lists the values elsewhere; the contract makes these enums by name. */
const LISTED_ELSEWHERE = [
  /^SetupIntent\.(usage|payment_method_types)$/,
  /^SetupAttempt\.(usage|status)$/,
  /^SetupIntent\.next_action\.type$/,
  /\.payment_method_details\.type$/,
  /\.(last_)?setup_error\.payment_method_type$/,
];

interface EnumField {
  /** The graph's type and Stripe's path below it: `PaymentMethod.sofort.country`. */
  readonly place: string;
  /** The literals that Stripe's response type has; none for a plain string. */
  readonly literals: readonly string[];
}

/** Each output field below a type whose type in the graph is an enum, or a list of one. */
function enumFields(
  members: readonly Declared[],
  type: GraphQLNamedType | undefined,
  path: string,
): EnumField[] {
  if (!isObjectType(type)) return [];
  return members.flatMap(({ key, literals, members: below }) => {
    const field = type.getFields()[fieldNameFrom(key)];
    const place = `${path}.${key}`;
    const fieldType = field && getNamedType(field.type);
    return isEnumType(fieldType) ? [{ place, literals }] : enumFields(below, fieldType, place);
  });
}

describe('an output field', () => {
  const all = [...readDeclarations().Objects].flatMap(([name, members]) =>
    enumFields(members, schema.getType(name), name),
  );
  const openStrings = all.filter(({ literals }) => literals.length === 0).map(({ place }) => place);

  it('is an enum only where Stripe declares a set of literals, or where the contract says so', () => {
    expect(openStrings.filter((place) => !LISTED_ELSEWHERE.some((pattern) => pattern.test(place)))).toEqual(
      [],
    );
    expect(all.length).toBeGreaterThan(80);
  });

  it('is an enum where the contract says so', () => {
    expect(openStrings).toEqual(
      expect.arrayContaining([
        'SetupIntent.usage',
        'SetupIntent.payment_method_types',
        'SetupIntent.next_action.type',
        'SetupIntent.last_setup_error.payment_method_type',
        'SetupAttempt.usage',
        'SetupAttempt.status',
        'SetupAttempt.payment_method_details.type',
        'SetupAttempt.setup_error.payment_method_type',
        'Mandate.payment_method_details.type',
        'PaymentMethod.card.generated_from.payment_method_details.type',
      ]),
    );
  });
});
