import { readFileSync } from 'node:fs';
import {
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
  isUnionType,
  lexicographicSortSchema,
  printSchema,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { schema } from '../../src/schema/index.ts';

const types = Object.values(schema.getTypeMap()).filter(
  ({ name }) => !name.startsWith('__') && !['String', 'Int', 'Float', 'Boolean', 'ID'].includes(name),
);

interface Described {
  readonly name: string;
  readonly description?: string | null | undefined;
}

function membersOf(type: GraphQLNamedType): Described[] {
  const own = (member: Described) => ({ ...member, name: `${type.name}.${member.name}` });
  if (isEnumType(type)) return type.getValues().map(own);
  if (isInputObjectType(type)) return Object.values(type.getFields()).map(own);
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return Object.values(type.getFields()).flatMap((field) => [
    own(field),
    ...field.args.map((argument) => ({ ...argument, name: `${type.name}.${field.name}(${argument.name})` })),
  ]);
}

describe('the printed schema', () => {
  it('is schema.graphql, which `npm run codegen` writes', () => {
    const committed = readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8');
    expect(printSchema(lexicographicSortSchema(schema))).toBe(committed);
  });

  it('has a description on every type, field, argument and enum value', () => {
    const members: Described[] = types.flatMap((type) => [type, ...membersOf(type)]);
    expect(members.length).toBeGreaterThan(500);
    expect(members.filter(({ description }) => !description?.trim()).map(({ name }) => name)).toEqual([]);
  });

  it('has UNRECOGNIZED in every enum', () => {
    const enums = types.filter(isEnumType);
    expect(enums.length).toBeGreaterThan(20);
    expect(enums.filter((type) => !type.getValue('UNRECOGNIZED'))).toEqual([]);
  });

  it('promises no more than it can keep: the fields that are never null', () => {
    const nonNull = types
      .filter((type) => isObjectType(type))
      .flatMap((type) =>
        Object.values(type.getFields())
          .filter((field) => isNonNullType(field.type))
          .map((field) => `${type.name}.${field.name}`),
      )
      .filter((name) => !name.endsWith('.id') && !/^(PageInfo|\w+(Connection|Edge))\./.test(name));
    expect(nonNull.sort()).toEqual([
      'CancelSetupIntentPayload.idempotentReplayed',
      'CancelSetupIntentPayload.setupIntent',
      'CardError.message',
      'ConfirmSetupIntentPayload.idempotentReplayed',
      'ConfirmSetupIntentPayload.setupIntent',
      'CreateCustomerPayload.customer',
      'CreateCustomerPayload.idempotentReplayed',
      'CreateSetupIntentPayload.idempotentReplayed',
      'CreateSetupIntentPayload.setupIntent',
      'Customer.deleted',
      'DetachPaymentMethodPayload.idempotentReplayed',
      'DetachPaymentMethodPayload.paymentMethod',
      'IdempotencyError.message',
      'InvalidRequestError.message',
      'OutcomeUnknownError.message',
      'SetupIntent.createdAt',
      'SetupIntent.livemode',
      'SetupIntent.paymentMethodTypes',
      'SetupIntent.status',
      'SetupIntent.usage',
      'SetupIntentEvent.cursor',
      'SetupIntentEvent.gap',
      'UpdateCustomerPayload.customer',
      'UpdateCustomerPayload.idempotentReplayed',
      'UpdatePaymentMethodPayload.idempotentReplayed',
      'UpdatePaymentMethodPayload.paymentMethod',
      'UpdateSetupIntentPayload.idempotentReplayed',
      'UpdateSetupIntentPayload.setupIntent',
      'VerifySetupIntentMicrodepositsPayload.idempotentReplayed',
      'VerifySetupIntentMicrodepositsPayload.setupIntent',
    ]);
  });

  it('has CardError only in the results of mutations that try a payment method', () => {
    const withCards = Object.values(schema.getTypeMap())
      .filter(isUnionType)
      .filter((union) => union.getTypes().some(({ name }) => name === 'CardError'));
    expect(withCards.map(({ name }) => name).sort()).toEqual([
      'ConfirmSetupIntentResult',
      'CreateSetupIntentResult',
    ]);
  });

  it('has suffixes for all inputs, and one interface for all payloads of setup intents', () => {
    const inputs = Object.values(schema.getTypeMap()).filter(isInputObjectType);
    expect(inputs.map(({ name }) => name).filter((name) => !name.endsWith('Input'))).toEqual([]);
    const payloads = schema.getPossibleTypes(schema.getType('SetupIntentPayload') as GraphQLInterfaceType);
    expect(payloads).toHaveLength(5);
  });

  it('has the same type for a field in every member of a result union, but for one', () => {
    const members = ['CreateSetupIntentPayload', 'CardError', 'InvalidRequestError', 'OutcomeUnknownError'];
    const clashes = members
      .flatMap((name) =>
        Object.values((schema.getType(name) as { getFields(): object } | undefined)?.getFields() ?? {}),
      )
      .reduce((seen: Map<string, Set<string>>, field: { name: string; type: object }) => {
        seen.set(field.name, (seen.get(field.name) ?? new Set()).add(String(field.type)));
        return seen;
      }, new Map());
    // Only payloads always have an intent. The gateway accepts documents that select both without an alias.
    expect([...clashes].filter(([, kinds]) => kinds.size > 1).map(([name]) => name)).toEqual(['setupIntent']);
  });

  it('has all 29 fields of a setup intent, with `object` as the typename', () => {
    const intent = schema.getType('SetupIntent');
    const fields = isObjectType(intent) ? Object.values(intent.getFields()) : [];
    const own = fields.filter(({ name }) => name !== 'metadataValue' && name !== 'attempts');
    expect(own.map((field) => [field.name, getNamedType(field.type).name]).length).toBe(28);
  });
});
