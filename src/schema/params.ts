import {
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLResolveInfo,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
} from 'graphql';
import type { FormParams, FormValue } from '../stripe/form.ts';
import type { IdKind, StripeId } from '../stripe/ids.ts';
import { badUserInput, quoted } from './error-codes.ts';
import { wireNameFrom } from './fields/names.ts';
import type { NullRule } from './fields/table.ts';
import { UNRECOGNIZED } from './plugins/unrecognized.ts';

/** The mark of the input type of key-value pairs: a map on Stripe's side, a list on ours. */
export const METADATA_ENTRY = { isMetadataEntry: true } as const;

function isMetadataEntry(type: GraphQLInputType): boolean {
  return isInputObjectType(type) && type.extensions.isMetadataEntry === true;
}

interface MetadataEntry {
  readonly key: string;
  readonly value?: string | null;
}

/** What `paramsFrom` reads of an input field's extensions. */
interface InputFieldExtensions {
  /** The kind of id that the field takes. */
  readonly idKind?: IdKind<string>;
  /** Whether null clears the value, in an operation where null clears at all. */
  readonly clears?: boolean;
}

interface Place {
  readonly nulls: NullRule;
  /** The path of the value in the arguments, for error messages. */
  readonly path: readonly string[];
}

interface FieldPlace extends Place {
  /** What null sends: Stripe's empty string where it clears, else nothing. */
  readonly empty: '' | undefined;
}

/** What null does in a mutation, declared on its input type. */
export function nullRuleOf({ extensions }: GraphQLInputObjectType): NullRule {
  return extensions.nulls === 'clear' ? 'clear' : 'absent';
}

/**
 * Stripe's parameters for an input object, read by its GraphQL type: wire names, wire enum values, metadata as a map.
 * Null and `[]` send an empty value for the fields that they clear, and nothing for all others.
 * @throws BAD_USER_INPUT for a value that the gateway itself refuses, with its path
 */
export function paramsFrom(input: object, type: GraphQLInputObjectType, { nulls, path }: Place): FormParams {
  const fields = type.getFields();
  const params: [string, FormValue][] = [];
  for (const [name, value] of Object.entries(input)) {
    const field = fields[name];
    if (!field) continue;
    const place = [...path, name];
    const { idKind, clears } = field.extensions as InputFieldExtensions;
    const empty = nulls === 'clear' && clears ? '' : undefined;
    if (idKind && typeof value === 'string') parseId(idKind, value, place);
    params.push([wireNameFrom(name), paramFrom(value, field.type, { nulls, path: place, empty })]);
  }
  return Object.fromEntries(params);
}

/** As `paramsFrom`, for the arguments of the field that is being resolved; null is absent. */
export function argumentParams(
  args: Readonly<Record<string, unknown>>,
  info: GraphQLResolveInfo,
): FormParams {
  const declared = info.parentType.getFields()[info.fieldName]?.args ?? [];
  const params = declared
    .filter(({ name }) => Object.hasOwn(args, name))
    .map(({ name, type }): [string, FormValue] => [
      wireNameFrom(name),
      paramFrom(args[name], type, { nulls: 'absent', path: [name], empty: undefined }),
    ]);
  return Object.fromEntries(params);
}

function paramFrom(value: unknown, type: GraphQLInputType, at: FieldPlace): FormValue {
  if (value === undefined) return undefined;
  if (value === null) return at.empty;
  const kind = getNullableType(type);
  if (isListType(kind)) return listParamFrom(value as readonly unknown[], kind.ofType, at);
  if (isInputObjectType(kind)) return paramsFrom(value as object, kind, at);
  if (isEnumType(kind) && value === UNRECOGNIZED)
    throw badUserInput(at.path, 'must not be UNRECOGNIZED: that value only stands in answers.');
  return value as FormValue;
}

function listParamFrom(values: readonly unknown[], itemType: GraphQLInputType, at: FieldPlace): FormValue {
  const item = getNullableType(itemType);
  if (isMetadataEntry(item)) return metadataFrom(values as readonly MetadataEntry[], at);
  if (values.length === 0) return at.empty;
  return values.map((value, index) =>
    paramFrom(value, itemType, { ...at, path: [...at.path, String(index)], empty: undefined }),
  );
}

/** A null value removes a key where the metadata can be cleared; elsewhere there is nothing to remove. */
function metadataFrom(entries: readonly MetadataEntry[], { path, empty }: FieldPlace): FormParams {
  const seen = new Set<string>();
  const params: [string, FormValue][] = [];
  for (const [index, { key, value }] of entries.entries()) {
    const place = [...path, String(index), 'key'];
    if (key === '') throw badUserInput(place, 'must not be empty.');
    if (/[[\]]/.test(key)) throw badUserInput(place, `must not contain brackets: ${quoted(key)}.`);
    if (seen.has(key)) throw badUserInput(place, `stands twice: ${quoted(key)}.`);
    seen.add(key);
    params.push([key, value ?? empty]);
  }
  return Object.fromEntries(params);
}

/** An id of one kind. @throws BAD_USER_INPUT, naming the argument */
export function parseId<Kind extends string>(
  kind: IdKind<Kind>,
  value: string,
  path: readonly string[],
): StripeId<Kind> {
  const id = kind.parse(value);
  if (id) return id;
  const forms = kind.prefixes.map((prefix) => `${prefix}…`).join(' or ');
  throw badUserInput(path, `is no ${kind.noun} id: ${quoted(value)} (expected ${forms}).`);
}

/**
 * Where in an input the parameter stands that Stripe complains of, or null when it stands nowhere.
 * @param param in Stripe's bracketed form, e.g. `metadata[order_id]` or `amounts[0]`
 */
export function inputPathFrom(
  param: string,
  type: GraphQLInputObjectType,
  input: Readonly<Record<string, unknown>>,
): readonly string[] | null {
  // The id in the path goes by a name of its own.
  if (param === 'intent') return ['id'];
  const path: string[] = [];
  let kind: GraphQLInputType = type;
  let value: unknown = input;
  for (const segment of param.split(/[[\]]+/).filter((part) => part !== '')) {
    const step = stepInto(segment, getNullableType(kind), value);
    if (!step) break;
    path.push(step.name);
    kind = step.type;
    value = step.value;
  }
  return path.length > 0 ? path : null;
}

interface Step {
  readonly name: string;
  readonly type: GraphQLInputType;
  readonly value: unknown;
}

function stepInto(segment: string, type: GraphQLInputType, value: unknown): Step | null {
  if (isInputObjectType(type)) {
    const field = Object.values(type.getFields()).find(({ name }) => wireNameFrom(name) === segment);
    return field ? { name: field.name, type: field.type, value: memberOf(value, field.name) } : null;
  }
  if (!isListType(type)) return null;
  const item = getNullableType(type.ofType);
  const isMetadata = isMetadataEntry(item);
  const index = isMetadata
    ? (Array.isArray(value) ? value : []).findIndex((entry: MetadataEntry) => entry.key === segment)
    : Number.parseInt(segment, 10);
  if (Number.isNaN(index) || index < 0) return null;
  return { name: String(index), type: type.ofType, value: Array.isArray(value) ? value[index] : undefined };
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

/** The input object type of an argument of the field that is being resolved. */
export function argumentType(info: GraphQLResolveInfo, argument: string): GraphQLInputObjectType {
  const field = info.parentType.getFields()[info.fieldName];
  const type = field?.args.find(({ name }) => name === argument)?.type;
  const kind = type && getNullableType(type);
  if (!isInputObjectType(kind)) throw new Error(`${info.fieldName} has no input object "${argument}".`);
  return kind;
}
