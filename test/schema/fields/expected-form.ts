import {
  type GraphQLInputObjectType,
  type GraphQLInputType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
} from 'graphql';
import type { Declared } from '../../stripe-coverage/declarations.ts';
import { type Input, isMetadata } from './input-values.ts';
import { declaredFor, type Literals, literalFor } from './stripe-names.ts';

interface Side {
  readonly members: readonly Declared[];
  readonly literals: Literals;
  /**
   * The top-level parameters that the contract lets null clear, by Stripe's names, in an operation where null also
   * clears the members that Stripe declares as emptyable. Null where null never clears.
   */
  readonly clears: readonly string[] | null;
}

/** The pairs that an input has to be on the wire: each of its fields under Stripe's name, at the place that Stripe declares. */
export function expectedForm(input: Input, type: GraphQLInputObjectType, side: Side): string[] {
  const { id: _id, idempotencyKey: _key, clientSecret, ...params } = input;
  // Stripe takes the client secret without declaring it.
  const secret = typeof clientSecret === 'string' ? [pair('client_secret', clientSecret)] : [];
  return [...secret, ...pairsOfObject(params, type, { ...side, place: '' })].sort();
}

interface Place extends Side {
  readonly place: string;
  /** Whether null and `[]` clear the value at this place. */
  readonly isCleared?: boolean;
}

function pairsOfObject(input: Input, type: GraphQLInputObjectType, at: Place): string[] {
  return Object.entries(input).flatMap(([name, value]) => {
    const member = declaredFor(name, at.members);
    const field = type.getFields()[name];
    if (!member || !field) throw new Error(`Stripe declares nothing that would be ${type.name}.${name}.`);
    // The only object that Stripe does not have: its fields are parameters of the parent.
    if (field.name === 'verification') return pairsOf(value, field.type, { ...at, members: member.members });
    const isTop = at.place === '';
    const place = isTop ? member.key : `${at.place}[${member.key}]`;
    const isCleared = at.clears !== null && (isTop ? at.clears.includes(member.key) : member.isNullable);
    return pairsOf(value, field.type, { ...at, members: member.members, place, isCleared });
  });
}

function pairsOf(value: unknown, type: GraphQLInputType, at: Place): string[] {
  const kind = getNullableType(type);
  const cleared = at.isCleared ? [pair(at.place, '')] : [];
  if (value === null) return cleared;
  if (isMetadata(kind)) return metadataPairs(value as readonly MetadataEntry[], at);
  if (isListType(kind)) {
    const items = value as readonly unknown[];
    if (items.length === 0) return cleared;
    return items.flatMap((item, index) =>
      pairsOf(item, kind.ofType, { ...at, place: `${at.place}[${index}]` }),
    );
  }
  if (isInputObjectType(kind)) return pairsOfObject(value as Input, kind, at);
  if (isEnumType(kind)) return [pair(at.place, literalFor(String(value), kind, at.literals))];
  if (kind.toString() === 'DateTime') return [pair(at.place, String(Date.parse(String(value)) / 1000))];
  return [pair(at.place, String(value))];
}

interface MetadataEntry {
  readonly key: string;
  readonly value?: string | null;
}

function metadataPairs(entries: readonly MetadataEntry[], { place, isCleared }: Place): string[] {
  return entries
    .filter(({ value }) => isCleared || typeof value === 'string')
    .map(({ key, value }) => pair(`${place}[${key}]`, value ?? ''));
}

function pair(name: string, value: string): string {
  return `${name}=${JSON.stringify(value)}`;
}

/** The pairs of a form as it was received: each of them, so that none can hide behind another of the same name. */
export function receivedPairs(form: string): string[] {
  if (form === '') return [];
  return form
    .split('&')
    .map((text) => {
      const equals = text.indexOf('=');
      return pair(decodeURIComponent(text.slice(0, equals)), decodeURIComponent(text.slice(equals + 1)));
    })
    .sort();
}
