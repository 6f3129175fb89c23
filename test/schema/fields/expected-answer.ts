import {
  type GraphQLObjectType,
  type GraphQLOutputType,
  getNullableType,
  isEnumType,
  isListType,
  isObjectType,
} from 'graphql';
import type { Declared } from '../../stripe-coverage/declarations.ts';
import { declaredFor, graphValueOf } from './stripe-names.ts';
import { fieldsOf, isBalances, isMetadata, METADATA_KEY, REFERENCES, STAND_INS } from './whole-query.ts';
import type { Wire } from './wire-objects.ts';

/** What a query of all fields has to give for an object of Stripe's: each value at the place that Stripe declares. */
export function expectedAnswer(
  wire: Wire,
  type: GraphQLObjectType,
  members: readonly Declared[],
): Record<string, unknown> {
  const answers = fieldsOf(type).map(({ name, type: kind }): [string, unknown] => {
    if (name === 'metadataValue') return [name, metadataValueOf(wire.metadata)];
    const member = declaredFor(name, members);
    if (!member) throw new Error(`Stripe declares nothing that would be ${type.name}.${name}.`);
    const value = wire[member.key];
    if (value === null || value === undefined) return [name, STAND_INS[`${type.name}.${name}`] ?? null];
    return [name, answerFor(value, kind, member)];
  });
  return Object.fromEntries(answers);
}

function metadataValueOf(metadata: unknown): unknown {
  const isThere = typeof metadata === 'object' && metadata !== null && Object.hasOwn(metadata, METADATA_KEY);
  return isThere ? Reflect.get(metadata, METADATA_KEY) : null;
}

function answerFor(value: unknown, type: GraphQLOutputType, member: Declared): unknown {
  const kind = getNullableType(type);
  if (isMetadata(kind)) return Object.entries(value as Wire).map(([key, entry]) => ({ key, value: entry }));
  if (isBalances(kind))
    return Object.entries(value as Wire).map(([currency, amount]) => ({ currency, amount }));
  if (isListType(kind))
    return (value as readonly unknown[]).map((item) => answerFor(item, kind.ofType, member));
  if (isObjectType(kind))
    return REFERENCES[kind.name] ? { id: idOf(value) } : expectedAnswer(value as Wire, kind, member.members);
  if (isEnumType(kind)) return graphValueOf(String(value));
  if (kind.toString() === 'DateTime') return `${new Date(Number(value) * 1000).toISOString().slice(0, 19)}Z`;
  return kind.toString() === 'ID' ? idOf(value) : value;
}

/** Of an object in place of an id, the id. */
function idOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, 'id') : value;
}
