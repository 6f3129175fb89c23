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
import { UNRECOGNIZED } from './unrecognized-plugin.ts';
import { wireNameFrom } from './wire/names.ts';

/** Whether null and `[]` unset a value (as Stripe's empty string does) or count as not given. */
export type NullRule = 'clear' | 'absent';

/** The mark of the input type of key-value pairs: a map on Stripe's side, a list on ours. */
export const METADATA_ENTRY = { isMetadataEntry: true } as const;

function isMetadataEntry(type: GraphQLInputType): boolean {
  return isInputObjectType(type) && type.extensions.isMetadataEntry === true;
}

interface MetadataEntry {
  readonly key: string;
  readonly value?: string | null;
}

/** Declares on an input field which kind of id it takes; `paramsFrom` checks it. */
export interface InputFieldExtensions {
  readonly idKind?: IdKind<string>;
  /** Whether null counts as not given even where it clears elsewhere: for what is no part of the object. */
  readonly nullIsAbsent?: boolean;
}

/**
 * Stripe's parameters for an input object, told by its GraphQL type: wire names, wire enum values, metadata as a map.
 * @param path where the input stands in the arguments, for error messages
 * @throws BAD_USER_INPUT for what the gateway itself refuses, naming the place
 */
export function paramsFrom(
  input: object,
  type: GraphQLInputObjectType,
  { nulls, path }: { readonly nulls: NullRule; readonly path: readonly string[] },
): FormParams {
  const fields = type.getFields();
  const params: [string, FormValue][] = [];
  for (const [name, value] of Object.entries(input)) {
    const field = fields[name];
    if (!field) continue;
    const place = [...path, name];
    const { idKind, nullIsAbsent } = field.extensions as InputFieldExtensions;
    if (nullIsAbsent && value === null) continue;
    if (idKind && typeof value === 'string') parseId(idKind, value, place);
    params.push([wireNameFrom(name), paramFrom(value, field.type, { nulls, path: place })]);
  }
  return Object.fromEntries(params);
}

/** As `paramsFrom`, for arguments that stand beside each other on the field that is being resolved. */
export function argumentParams(
  args: Readonly<Record<string, unknown>>,
  info: GraphQLResolveInfo,
): FormParams {
  const declared = info.parentType.getFields()[info.fieldName]?.args ?? [];
  const params = declared
    .filter(({ name }) => Object.hasOwn(args, name))
    .map(({ name, type }): [string, FormValue] => [
      wireNameFrom(name),
      paramFrom(args[name], type, { nulls: 'absent', path: [name] }),
    ]);
  return Object.fromEntries(params);
}

function paramFrom(
  value: unknown,
  type: GraphQLInputType,
  at: { readonly nulls: NullRule; readonly path: readonly string[] },
): FormValue {
  if (value === undefined) return undefined;
  if (value === null) return at.nulls === 'clear' ? '' : undefined;
  const kind = getNullableType(type);
  if (isListType(kind)) return listParamFrom(value as readonly unknown[], kind.ofType, at);
  if (isInputObjectType(kind)) return paramsFrom(value as object, kind, at);
  if (isEnumType(kind) && value === UNRECOGNIZED)
    throw badUserInput(at.path, 'must not be UNRECOGNIZED: that value only stands in answers.');
  return value as FormValue;
}

function listParamFrom(
  values: readonly unknown[],
  itemType: GraphQLInputType,
  at: { readonly nulls: NullRule; readonly path: readonly string[] },
): FormValue {
  const item = getNullableType(itemType);
  if (isMetadataEntry(item)) return metadataFrom(values as readonly MetadataEntry[], at);
  if (values.length === 0) return at.nulls === 'clear' ? '' : undefined;
  return values.map((value, index) =>
    paramFrom(value, itemType, { ...at, path: [...at.path, String(index)] }),
  );
}

/** A null value removes a key; on a create there is nothing to remove. */
function metadataFrom(
  entries: readonly MetadataEntry[],
  { nulls, path }: { readonly nulls: NullRule; readonly path: readonly string[] },
): FormParams {
  const seen = new Set<string>();
  const params: [string, FormValue][] = [];
  for (const [index, { key, value }] of entries.entries()) {
    const place = [...path, String(index), 'key'];
    if (key === '') throw badUserInput(place, 'must not be empty.');
    if (/[[\]]/.test(key)) throw badUserInput(place, `must not contain brackets: ${quoted(key)}.`);
    if (seen.has(key)) throw badUserInput(place, `stands twice: ${quoted(key)}.`);
    seen.add(key);
    params.push([key, value ?? (nulls === 'clear' ? '' : undefined)]);
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
