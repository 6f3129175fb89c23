import fc from 'fast-check';
import {
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import { valuesOf } from './stripe-names.ts';

/** An input as a client sends it, in variables. */
export type Input = Readonly<Record<string, unknown>>;

/** The ids whose kind the gateway checks. */
const ID_PREFIXES: Readonly<Record<string, string>> = {
  confirmationToken: 'ctoken_',
  customer: 'cus_',
  customerAccount: 'acct_',
  defaultPaymentMethod: 'pm_',
  onBehalfOf: 'acct_',
  paymentMethod: 'pm_',
  paymentMethodConfiguration: 'pmc_',
  setupIntent: 'seti_',
};

/** The name of a field, or for the id of an input, the name of the object that it identifies. */
function nameIn(type: GraphQLInputObjectType, name: string): string {
  if (name !== 'id') return name;
  const [, object = 'SetupIntent'] = /^[A-Z][a-z]+(Customer|PaymentMethod)Input$/.exec(type.name) ?? [];
  return object.charAt(0).toLowerCase() + object.slice(1);
}

const MAX_SECONDS = 4_000_000_000;

const words = (max: number) => fc.string({ unit: 'grapheme', maxLength: max });
const wellFormed = fc.stringMatching(/^[A-Za-z0-9_]{1,24}$/);
const metadataKey = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .filter((key) => !/[[\]]/.test(key));
/** An instant in UTC, or the same one by the clock of another place. */
const dateTime = fc
  .tuple(fc.integer({ min: 0, max: MAX_SECONDS }), fc.integer({ min: -12, max: 14 }))
  .map(([seconds, hours]) => {
    const clock = new Date((seconds + hours * 3600) * 1000).toISOString().slice(0, 19);
    if (hours === 0) return `${clock}Z`;
    return `${clock}${hours < 0 ? '-' : '+'}${String(Math.abs(hours)).padStart(2, '0')}:00`;
  });

/** Any input of a type: any of its fields, to full depth, with any values, nulls and empty lists. */
export function anyInput(type: GraphQLInputObjectType): fc.Arbitrary<Input> {
  const fields = Object.values(type.getFields());
  if (type.isOneOf)
    return fc.oneof(
      ...fields.map(({ name, type: kind }) =>
        fc.record({ [name]: anyGiven(kind, name) }, { noNullPrototype: true }),
      ),
    );
  return fc.record(
    Object.fromEntries(fields.map((field) => [field.name, anyValue(field.type, nameIn(type, field.name))])),
    {
      requiredKeys: fields.filter(({ type: kind }) => isNonNullType(kind)).map(({ name }) => name),
      noNullPrototype: true,
    },
  );
}

function anyValue(type: GraphQLInputType, name: string): fc.Arbitrary<unknown> {
  if (!isNonNullType(type)) return fc.option(anyGiven(type, name), { freq: 6 });
  return anyGiven(getNullableType(type), name);
}

function anyGiven(type: GraphQLInputType, name: string): fc.Arbitrary<unknown> {
  if (isListType(type)) {
    const item = anyValue(type.ofType, name);
    if (!isMetadata(type)) return fc.array(item, { maxLength: 3 });
    const entry = fc.record(
      { key: metadataKey, value: fc.option(words(12)) },
      { requiredKeys: ['key'], noNullPrototype: true },
    );
    return fc.uniqueArray(entry, { maxLength: 3, selector: ({ key }) => key });
  }
  if (isInputObjectType(type)) return anyInput(type);
  if (isEnumType(type)) return fc.constantFrom(...valuesOf(type));
  const prefix = ID_PREFIXES[name];
  if (type.toString() === 'ID' && prefix) return wellFormed.map((rest) => prefix + rest);
  if (name === 'idempotencyKey') return wellFormed;
  return anyScalar(type.toString());
}

function anyScalar(scalar: string): fc.Arbitrary<unknown> {
  if (scalar === 'ID' || scalar === 'String') return words(16);
  if (scalar === 'Int') return fc.integer();
  if (scalar === 'SafeInt') return fc.maxSafeInteger();
  if (scalar === 'Boolean') return fc.boolean();
  if (scalar === 'DateTime') return dateTime;
  if (scalar === 'Date') return dateTime.map((instant) => instant.slice(0, 10));
  throw new Error(`No values for the scalar ${scalar}.`);
}

/** Whether a type is the list of entries that stands for a dictionary of Stripe's. */
export function isMetadata(type: GraphQLInputType): boolean {
  return String(getNullableType(type)) === '[MetadataEntryInput!]';
}

/** An input that says one thing, beside what its types require. */
export interface Case {
  /** The place in the input, such as `paymentMethodOptions.card.network`. */
  readonly place: string;
  readonly says: 'a value' | 'null' | 'an empty list';
  readonly input: Input;
}

/** Each field of a type by itself: each value of an enum, and null and `[]` where they may stand. */
export function casesOf(type: GraphQLInputObjectType): Case[] {
  const least = type.isOneOf ? {} : leastInput(type);
  return Object.values(type.getFields()).flatMap((field) =>
    casesOfField(field.type, nameIn(type, field.name))
      .filter(({ value }) => !type.isOneOf || value !== null)
      .map(({ place, says, value }) => ({
        place: [field.name, ...place].join('.'),
        says,
        input: { ...least, [field.name]: value },
      })),
  );
}

interface FieldCase {
  readonly place: readonly string[];
  readonly says: Case['says'];
  readonly value: unknown;
}

function casesOfField(type: GraphQLInputType, name: string): FieldCase[] {
  const kind = getNullableType(type);
  const nothing: FieldCase[] = isNonNullType(type) ? [] : [{ place: [], says: 'null', value: null }];
  if (isMetadata(kind)) {
    const entry = { key: `a key of ${name}`, value: `a value of ${name}` };
    return [
      ...nothing,
      { place: [], says: 'an empty list', value: [] },
      { place: ['key'], says: 'a value', value: [entry] },
      { place: ['value'], says: 'a value', value: [entry, { key: 'to be removed', value: null }] },
    ];
  }
  if (isListType(kind)) {
    const values = casesOfField(kind.ofType, name);
    const lists = values.map((item) => ({ ...item, value: [item.value, leastValue(kind.ofType, name)] }));
    return [...nothing, { place: [], says: 'an empty list', value: [] }, ...lists];
  }
  if (isInputObjectType(kind))
    return [
      ...nothing,
      ...casesOf(kind).map(({ place, says, input }) => ({ place: [place], says, value: input })),
    ];
  return [
    ...nothing,
    ...leafValues(kind, name).map((value) => ({ place: [], says: 'a value' as const, value })),
  ];
}

/** What a type requires, and nothing else. */
export function leastInput(type: GraphQLInputObjectType): Input {
  const fields = Object.values(type.getFields());
  const required = type.isOneOf ? fields.slice(0, 1) : fields.filter(({ type: kind }) => isNonNullType(kind));
  return Object.fromEntries(
    required.map((field: GraphQLInputField) => [
      field.name,
      leastValue(field.type, nameIn(type, field.name)),
    ]),
  );
}

function leastValue(type: GraphQLInputType, name: string): unknown {
  const kind = getNullableType(type);
  if (isListType(kind)) return [leastValue(kind.ofType, name)];
  return isInputObjectType(kind) ? leastInput(kind) : leafValues(kind, name)[0];
}

/** Values that tell by themselves which field they were given for. */
function leafValues(type: GraphQLInputType, name: string): unknown[] {
  if (isEnumType(type)) return valuesOf(type);
  const mark = [...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1_000_003, 7);
  const scalar = String(type);
  if (scalar === 'Boolean') return [true, false];
  if (scalar === 'Int') return [mark];
  if (scalar === 'SafeInt') return [2 ** 40 + mark];
  if (scalar === 'DateTime') return [`${new Date(mark * 1000).toISOString().slice(0, 19)}Z`];
  if (scalar === 'Date') return [new Date(mark * 86_400_000).toISOString().slice(0, 10)];
  return [`${ID_PREFIXES[name] ?? ''}${name}`];
}
