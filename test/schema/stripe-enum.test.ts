import { type GraphQLEnumType, isEnumType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { schema } from '../../src/schema/index.ts';
import { enumNameFrom } from '../../src/schema/stripe-enum.ts';

describe('enumNameFrom', () => {
  it.each([
    ['card', 'CARD'],
    ['off_session', 'OFF_SESSION'],
    ['requires_payment_method', 'REQUIRES_PAYMENT_METHOD'],
    ['1.0.2', 'V1_0_2'],
    ['05', 'V05'],
    ['2.3.1', 'V2_3_1'],
    ['p24', 'P24'],
    ['eftpos_au', 'EFTPOS_AU'],
    ['A', 'A'],
    ['in-person', 'IN_PERSON'],
    ['a b/c', 'A_B_C'],
    ['café', 'CAF_'],
  ])('%s → %s', (wire, name) => {
    expect(enumNameFrom(wire)).toBe(name);
  });
});

const enums = Object.values(schema.getTypeMap())
  .filter((type): type is GraphQLEnumType => isEnumType(type) && !type.name.startsWith('__'))
  .map((type) => [type.name, type] as const);

describe('every enum of the graph', () => {
  it('is looked at', () => {
    expect(enums.length).toBeGreaterThan(30);
  });

  it.each(enums)('%s keeps the wire value inside, and has no two alike', (_, type) => {
    const values = type.getValues().filter(({ name }) => name !== 'UNRECOGNIZED');
    expect(values.map(({ name }) => name)).toEqual(values.map(({ value }) => enumNameFrom(value)));
    expect(new Set(values.map(({ value }) => value)).size).toBe(values.length);
    expect(values.length).toBeGreaterThan(0);
  });

  it.each(enums)('%s describes each value', (_, type) => {
    expect(type.description).toBeTruthy();
    for (const { description } of type.getValues()) expect(description).toBeTruthy();
  });

  it.each(enums)('%s has a value for unknown values', (_, type) => {
    expect(type.getValue('UNRECOGNIZED')).toMatchObject({ value: 'UNRECOGNIZED' });
  });
});
