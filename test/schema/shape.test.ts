import {
  type GraphQLEnumType,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { schema } from '../../src/schema/index.ts';

const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));

interface Field {
  readonly parent: string;
  readonly name: string;
  readonly type: GraphQLNamedType;
}

/** The fields of all objects, interfaces and inputs. */
const fields = types.flatMap((type) => fieldsOf(type));

function fieldsOf(type: GraphQLNamedType): Field[] {
  if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) return [];
  const members: readonly (GraphQLField<unknown, unknown> | GraphQLInputField)[] = Object.values(
    type.getFields(),
  );
  return members.map((field) => ({ parent: type.name, name: field.name, type: getNamedType(field.type) }));
}

const placeOf = ({ parent, name }: Field) => `${parent}.${name}`;

describe('every name of the graph', () => {
  it('of a type has at most 60 characters', () => {
    expect(types.length).toBeGreaterThan(200);
    expect(types.map(({ name }) => name).filter((name) => name.length > 60)).toEqual([]);
  });

  it('of an enum value starts with a letter', () => {
    const values = types.filter(isEnumType).flatMap((type) => type.getValues().map(({ name }) => name));
    expect(values.length).toBeGreaterThan(400);
    expect(values.filter((name) => !/^[A-Z]/.test(name))).toEqual([]);
  });

  it('of an input type ends in Input, and no other does', () => {
    const wrong = types.filter((type) => isInputObjectType(type) !== type.name.endsWith('Input'));
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  it('of an output type does not refer to an input', () => {
    const outputs = types.filter((type) => isObjectType(type) || isEnumType(type));
    const ofInputs = outputs.filter(({ name }) => /Input|Params|PaymentMethodData|MandateData/.test(name));
    expect(ofInputs.map(({ name }) => name)).toEqual([]);
  });
});

/** Types whose fields or values are the same as those of another type by coincidence. */
const COINCIDENCES: readonly (readonly string[])[] = [
  ['CustomerInvoiceCreditBalance', 'MandateMultiUse', 'MandateSingleUse'],
  ['PaymentMethodBizum', 'PaymentMethodBlik', 'SetupAttemptPaymentMethodDetailsNaverPay'],
  ['PaymentMethodPix', 'SetupAttemptPaymentMethodDetailsPix'],
  ['PixMandateAmountIncludesIof', 'SetupIntentAutomaticPaymentMethodsAllowRedirects'],
  // The schemes have different rules for the prefix.
  [
    'SetupIntentPaymentMethodOptionsBacsDebitMandateOptions',
    'SetupIntentPaymentMethodOptionsSepaDebitMandateOptions',
  ],
  [
    'SetupIntentPaymentMethodOptionsBacsDebitMandateOptionsInput',
    'SetupIntentPaymentMethodOptionsSepaDebitMandateOptionsInput',
  ],
];

type Shaped = GraphQLObjectType | GraphQLInputObjectType | GraphQLEnumType;

function shapeOf(type: Shaped): string {
  const members = isEnumType(type)
    ? type.getValues().map(({ name }) => name)
    : Object.values(type.getFields()).map((field) => `${field.name}: ${String(field.type)}`);
  return [type.constructor.name, ...members.sort()].join(' ');
}

describe('a shape', () => {
  it('has one type, wherever it occurs', () => {
    const shaped = types.filter(
      (type): type is Shaped => isObjectType(type) || isInputObjectType(type) || isEnumType(type),
    );
    const byShape = new Map<string, string[]>();
    for (const type of shaped) {
      // Each mutation has a payload of its own.
      if (type.name.endsWith('Payload')) continue;
      const shape = shapeOf(type);
      byShape.set(shape, [...(byShape.get(shape) ?? []), type.name].sort());
    }
    const same = [...byShape.values()].filter((names) => names.length > 1);
    expect(same.sort()).toEqual(COINCIDENCES);
  });
});

describe('a field', () => {
  it('named `type` is an enum', () => {
    const named = fields.filter(({ name }) => name === 'type');
    // The type of a custom payment method is an object of the Dashboard with an id.
    const wrong = named.filter(({ type }) => !isEnumType(type)).map(placeOf);
    expect(wrong).toEqual(['PaymentMethodCustom.type']);
    expect(named.length).toBeGreaterThan(15);
  });

  it('that holds a payment method type has the one enum for it', () => {
    const named = fields.filter(({ name }) => /[pP]aymentMethodTypes?$/.test(name));
    expect(named.filter(({ type }) => type.name !== 'PaymentMethodType').map(placeOf)).toEqual([]);
    const details = fields.filter(
      ({ parent, name }) =>
        name === 'type' && /PaymentMethodDetails$|^PaymentMethod$|PaymentMethodDataInput$/.test(parent),
    );
    expect(details.map(({ type }) => type.name)).toEqual(details.map(() => 'PaymentMethodType'));
    expect([named.length, details.length]).toEqual([11, 5]);
  });

  it('that holds an amount is a SafeInt', () => {
    const amounts = fields.filter(
      ({ name }) => /amounts?$/i.test(name) || /^amount(?!(Type|IncludesIof|TaxDisplay)$)/.test(name),
    );
    expect(amounts.filter(({ type }) => type.name !== 'SafeInt').map(placeOf)).toEqual([]);
    expect(amounts.length).toBeGreaterThan(12);
  });

  it('that holds a usage has the one enum for it', () => {
    const usages = fields.filter(({ name }) => name === 'usage');
    expect(new Set(usages.map(({ type }) => type.name))).toEqual(new Set(['SetupIntentUsage']));
    expect(usages.length).toBeGreaterThan(2);
  });

  it('is JSON only for data that Stripe does not describe', () => {
    const json = fields.filter(({ type }) => type.name === 'JSON').map(placeOf);
    expect(json).toEqual(['SetupIntentNextAction.useStripeSdk']);
  });
});
