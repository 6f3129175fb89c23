import fc from 'fast-check';
import {
  type GraphQLObjectType,
  type GraphQLOutputType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { Declared } from '../../stripe-coverage/declarations.ts';
import { graphNameOf, type Literals, valuesOf } from './stripe-names.ts';
import { isBalances, isMetadata, mayBeMissing, REFERENCES } from './whole-query.ts';

/** An object as Stripe sends it. */
export type Wire = Readonly<Record<string, unknown>>;

export interface Filling {
  readonly literals: Literals;
  /** Whether what may be missing is missing, or null, now and then; otherwise all is there. */
  readonly gaps: boolean;
}

interface Place extends Filling {
  readonly place: string;
  /** Counts the leaves, so that each has numbers of its own. */
  readonly next: () => number;
}

/** Ids that stand for something that Stripe may put in their place, though the graph tells the id alone. */
const EXPANDABLE_IDS = /\.generated_from\.charge$/;

/** Errors hold the objects themselves, as they were then. */
const NEVER_AN_ID = /\.(last_)?setup_error\.(payment_method|setup_intent)$/;

/** Objects of a type, with every field that Stripe declares; each value tells which place it was made for. */
export function anyWireObject(
  type: GraphQLObjectType,
  members: readonly Declared[],
  filling: Filling,
): fc.Arbitrary<Wire> {
  let leaves = 0;
  return objectAt(type, members, { ...filling, place: type.name, next: () => ++leaves });
}

function objectAt(type: GraphQLObjectType, members: readonly Declared[], at: Place): fc.Arbitrary<Wire> {
  const fields = type.getFields();
  const lines = members.map((member): [string, fc.Arbitrary<unknown>] => {
    const field = fields[graphNameOf(member.key)];
    const place = `${at.place}.${member.key}`;
    // What the graph leaves out is there on the wire all the same.
    if (!field) return [member.key, fc.constant(member.isEmpty ? {} : `${place} is left out`)];
    const value = valueAt(field.type, member, { ...at, place });
    return [member.key, at.gaps && mayBeMissing(type, field) ? withGaps(value) : value];
  });
  return fc.record(Object.fromEntries(lines), { noNullPrototype: true });
}

function withGaps(value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 3, arbitrary: value }, fc.constant(null), fc.constant(undefined));
}

function valueAt(type: GraphQLOutputType, member: Declared, at: Place): fc.Arbitrary<unknown> {
  const kind = isNonNullType(type) ? type.ofType : type;
  if (isMetadata(kind)) return metadataAt(at);
  if (isBalances(kind))
    return fc.dictionary(fc.constantFrom('eur', 'usd', 'jpy'), scalarAt('SafeInt', at), {
      noNullPrototype: true,
    });
  if (isListType(kind)) return fc.array(valueAt(kind.ofType, member, at), { maxLength: 3 });
  if (isObjectType(kind)) {
    const reference = REFERENCES[kind.name];
    return reference ? referenceAt(reference, at) : objectAt(kind, member.members, at);
  }
  if (isEnumType(kind)) {
    const literals = at.literals.get(kind.name) ?? new Map<string, string>();
    return fc.constantFrom(...valuesOf(kind).map((value) => literals.get(value) ?? `no literal: ${value}`));
  }
  if (EXPANDABLE_IDS.test(at.place)) return referenceAt({ object: 'charge', prefix: 'ch_' }, at);
  return scalarAt(kind.toString(), at);
}

function scalarAt(scalar: string, { place, next }: Place): fc.Arbitrary<unknown> {
  const leaf = next();
  const number = (base: number) => fc.nat(999).map((some) => base + leaf * 1000 + some);
  if (scalar === 'ID' || scalar === 'String') return fc.nat(999).map((some) => `${place} #${some}`);
  if (scalar === 'Int') return number(0);
  if (scalar === 'SafeInt') return number(2 ** 45);
  if (scalar === 'DateTime') return number(1_500_000_000);
  if (scalar === 'Date') return number(10_000).map((days) => dayAfter(days));
  if (scalar === 'Boolean') return fc.boolean();
  if (scalar === 'JSON') return fc.dictionary(fc.string(), fc.jsonValue(), { noNullPrototype: true });
  throw new Error(`No values for the scalar ${scalar}.`);
}

function metadataAt({ place }: Place): fc.Arbitrary<unknown> {
  const key = fc.oneof(fc.constant('colour'), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 10 }));
  const value = fc.nat(999).map((some) => `${place} #${some}`);
  return fc.dictionary(key, value, { maxKeys: 4, noNullPrototype: true });
}

/** The day that is a number of days after 1970-01-01. */
function dayAfter(days: number): string {
  return new Date(days * 86_400_000).toISOString().slice(0, 10);
}

interface Reference {
  readonly object: string;
  readonly prefix: string;
}

/** The id alone, or the object in its place, with something beside the id. */
function referenceAt({ object, prefix }: Reference, { place, next }: Place): fc.Arbitrary<unknown> {
  const leaf = next();
  const id = fc.nat(999).map((some) => `${prefix}${leaf}x${some}`);
  const whole = id.map((value) => ({ id: value, object, name: `the name at ${place}` }));
  return NEVER_AN_ID.test(place) ? whole : fc.oneof(id, whole);
}
