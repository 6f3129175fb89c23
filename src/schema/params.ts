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

/** Marks an input field whose own fields are parameters of its parent at Stripe. */
export const IN_PARENT = { inParent: true } as const;

/** Marks the input type of metadata entries: a list in the graph, a map at Stripe. */
export const METADATA_ENTRY = { isMetadataEntry: true } as const;

function isMetadataEntry(type: GraphQLInputType): boolean {
  return isInputObjectType(type) && type.extensions.isMetadataEntry === true;
}

interface MetadataEntry {
  readonly key: string;
  readonly value?: string | null;
}

/** The extensions of an input field. */
interface InputFieldExtensions {
  /** The kind of id that the value must be. */
  readonly idKind?: IdKind<string>;
  /** Whether null clears the value, if the mutation's null rule is `clear`. */
  readonly clears?: boolean;
  /** Whether its own fields are parameters of its parent at Stripe. */
  readonly inParent?: boolean;
}

interface Position {
  readonly nulls: NullRule;
  /** The path of the value in the arguments, for error messages. */
  readonly path: readonly string[];
}

interface FieldPosition extends Position {
  /** The value to send for null: an empty string, which clears the value at Stripe, or undefined, which is not sent. */
  readonly empty: '' | undefined;
}

/** The meaning of null in a mutation, as declared by the mutation's input type. */
export function nullRuleOf({ extensions }: GraphQLInputObjectType): NullRule {
  return extensions.nulls === 'clear' ? 'clear' : 'absent';
}

/**
 * Stripe's parameters for an input object: Stripe's names and enum values, and metadata as a map. For a field that they
 * clear, null and `[]` are sent as an empty value. For all other fields, they are not sent.
 * @throws BAD_USER_INPUT for a value that the gateway rejects
 */
export function paramsFrom(
  input: object,
  type: GraphQLInputObjectType,
  { nulls, path }: Position,
): FormParams {
  const fields = type.getFields();
  const params: [string, FormValue][] = [];
  for (const [name, value] of Object.entries(input)) {
    const field = fields[name];
    if (!field) continue;
    const position = [...path, name];
    const { idKind, clears, inParent } = field.extensions as InputFieldExtensions;
    const empty = nulls === 'clear' && clears ? '' : undefined;
    if (idKind && typeof value === 'string') parseId(idKind, value, position);
    const param = paramFrom(value, field.type, { nulls, path: position, empty });
    if (inParent) params.push(...Object.entries(param ?? {}));
    else params.push([wireNameFrom(name), param]);
  }
  return Object.fromEntries(params);
}

function paramFrom(value: unknown, type: GraphQLInputType, at: FieldPosition): FormValue {
  if (value === undefined) return undefined;
  if (value === null) return at.empty;
  const kind = getNullableType(type);
  if (isListType(kind)) return listParamFrom(value as readonly unknown[], kind.ofType, at);
  if (isInputObjectType(kind)) return paramsFrom(value as object, kind, at);
  if (isEnumType(kind) && value === UNRECOGNIZED)
    throw badUserInput(
      at.path,
      `${at.path.join('.')} must not be UNRECOGNIZED: only responses use that value.`,
    );
  return value as FormValue;
}

function listParamFrom(values: readonly unknown[], itemType: GraphQLInputType, at: FieldPosition): FormValue {
  const item = getNullableType(itemType);
  if (isMetadataEntry(item)) return metadataFrom(values as readonly MetadataEntry[], at);
  if (values.length === 0) return at.empty;
  return values.map((value, index) =>
    paramFrom(value, itemType, { ...at, path: [...at.path, String(index)], empty: undefined }),
  );
}

/** A null value removes the key if the metadata can be cleared. Otherwise, the key is not sent. */
function metadataFrom(entries: readonly MetadataEntry[], { path, empty }: FieldPosition): FormParams {
  const seen = new Set<string>();
  const params: [string, FormValue][] = [];
  for (const [index, { key, value }] of entries.entries()) {
    const position = [...path, String(index), 'key'];
    if (key === '') throw badUserInput(position, `${position.join('.')} must not be empty.`);
    if (/[[\]]/.test(key))
      throw badUserInput(position, `The metadata key ${quoted(key)} must not contain brackets.`);
    if (seen.has(key)) throw badUserInput(position, `Duplicate metadata key ${quoted(key)}.`);
    seen.add(key);
    params.push([key, value ?? empty]);
  }
  return Object.fromEntries(params);
}

/** An id of one kind. @throws BAD_USER_INPUT if the value is not one */
export function parseId<Kind extends string>(
  kind: IdKind<Kind>,
  value: string,
  path: readonly string[],
): StripeId<Kind> {
  const id = kind.parse(value);
  if (id) return id;
  const problem = `${quoted(value)} is not a valid ${kind.noun} id (expected ${formsOf([kind])}).`;
  throw badUserInput(path, `${path.join('.')}: ${problem}`);
}

/** The forms of ids, for error messages: `seti_…, cus_… or pm_…`. */
export function formsOf(kinds: readonly Pick<IdKind<string>, 'prefixes'>[]): string {
  const forms = kinds.flatMap(({ prefixes }) => prefixes.map((prefix) => `${prefix}…`));
  const last = forms.pop() ?? '';
  return forms.length > 0 ? `${forms.join(', ')} or ${last}` : last;
}

/**
 * The path in the input that corresponds to the parameter of Stripe's error; null if the input has no such field.
 * @param param in Stripe's bracketed form, such as `metadata[order_id]` or `amounts[0]`
 */
export function inputPathFrom(
  param: string,
  type: GraphQLInputObjectType,
  input: Readonly<Record<string, unknown>>,
): readonly string[] | null {
  // Stripe's name for the id in the URL.
  if (param === 'intent') return ['id'];
  const path: string[] = [];
  let kind: GraphQLInputType = type;
  let value: unknown = input;
  for (const segment of param.split(/[[\]]+/).filter((part) => part !== '')) {
    const step = stepInto(segment, getNullableType(kind), value);
    if (!step) break;
    path.push(...step.names);
    kind = step.type;
    value = step.value;
  }
  return path.length > 0 ? path : null;
}

interface Step {
  readonly names: readonly string[];
  readonly type: GraphQLInputType;
  readonly value: unknown;
}

function stepInto(segment: string, type: GraphQLInputType, value: unknown): Step | null {
  if (isInputObjectType(type)) {
    for (const field of Object.values(type.getFields())) {
      const { name, type: fieldType, extensions } = field;
      const here = { names: [name], type: fieldType, value: memberOf(value, name) };
      if (wireNameFrom(name) === segment) return here;
      const { inParent } = extensions as InputFieldExtensions;
      const below = inParent ? stepInto(segment, getNullableType(fieldType), here.value) : null;
      if (below) return { ...below, names: [name, ...below.names] };
    }
    return null;
  }
  if (!isListType(type)) return null;
  const item = getNullableType(type.ofType);
  const isMetadata = isMetadataEntry(item);
  const index = isMetadata
    ? (Array.isArray(value) ? value : []).findIndex((entry: MetadataEntry) => entry.key === segment)
    : Number.parseInt(segment, 10);
  if (Number.isNaN(index) || index < 0) return null;
  return {
    names: [String(index)],
    type: type.ofType,
    value: Array.isArray(value) ? value[index] : undefined,
  };
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

/** The input object type of a field's argument. */
export function argumentType(info: GraphQLResolveInfo, argument: string): GraphQLInputObjectType {
  const field = info.parentType.getFields()[info.fieldName];
  const type = field?.args.find(({ name }) => name === argument)?.type;
  const kind = type && getNullableType(type);
  if (!isInputObjectType(kind)) throw new Error(`${info.fieldName} has no input object "${argument}".`);
  return kind;
}
