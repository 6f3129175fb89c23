import {
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isObjectType,
} from 'graphql';
import { fieldNameFrom } from '../../src/schema/fields/names.ts';
import type { Declarations, Declared } from './declarations.ts';

export interface Entry {
  /** Where: the graph's type and Stripe's name, and for values the value: `SetupIntent.status = succeeded`. */
  readonly place: string;
  readonly kind: 'field' | 'parameter' | 'value';
  readonly state: 'covered' | 'left out' | 'missing';
  /** Why it was left out. */
  readonly reason?: string;
}

type Member = GraphQLField<unknown, unknown> | GraphQLInputField;

/** Error codes grow every month; the graph hands them through as texts, on purpose. */
const CODES = /\.(last_setup_error|setup_error)\.code$/;
const CODES_REASON = 'error codes are texts: they grow every month';

/** The graph's own object around parameters that are alternatives. */
const OWN_OBJECT = /^VerifySetupIntentMicrodepositsInput\.verification$/;

/** Set Stripe's declarations against the schema: an entry for each field, parameter and enum value. */
export function ledgerOf(declarations: Omit<Declarations, 'Endpoints'>, schema: GraphQLSchema): Entry[] {
  const entries: Entry[] = [];
  for (const [name, members] of declarations.Objects)
    compare(members, { type: schema.getType(name), path: name, kind: 'field' }, entries);
  for (const [name, members] of declarations.Parameters)
    compare(members, { type: schema.getType(name), path: name, kind: 'parameter' }, entries);
  return entries;
}

interface Side {
  readonly type: GraphQLNamedType | undefined;
  readonly path: string;
  readonly kind: 'field' | 'parameter';
}

function compare(members: readonly Declared[], { type, path, kind }: Side, entries: Entry[]): void {
  const fields: Readonly<Record<string, Member>> =
    isObjectType(type) || isInputObjectType(type) ? type.getFields() : {};
  const omitted = (type?.extensions.omitted ?? {}) as Readonly<Record<string, string>>;
  for (const declared of members) {
    const place = `${path}.${declared.key}`;
    const field = fields[fieldNameFrom(declared.key)];
    const reason = omitted[declared.key];
    if (field) {
      if (!OWN_OBJECT.test(place)) entries.push({ place, kind, state: 'covered' });
      compareMember(declared, field, { type, path: place, kind }, entries);
    } else
      entries.push(reason ? { place, kind, state: 'left out', reason } : { place, kind, state: 'missing' });
  }
}

function compareMember(declared: Declared, member: Member, { path, kind }: Side, entries: Entry[]): void {
  const type = getNamedType(member.type);
  compare(declared.members, { type, path, kind }, entries);
  const known = isEnumType(type) ? new Set(type.getValues().map(({ value }) => value)) : null;
  for (const literal of declared.literals) {
    const place = `${path} = ${literal}`;
    if (known?.has(literal)) entries.push({ place, kind: 'value', state: 'covered' });
    else if (CODES.test(path))
      entries.push({ place, kind: 'value', state: 'left out', reason: CODES_REASON });
    else entries.push({ place, kind: 'value', state: 'missing' });
  }
}

/** The totals as a table in Markdown, as the README shows them. */
export function totalsOf(entries: readonly Entry[]): string {
  const count = (kind: Entry['kind'], state: Entry['state']) =>
    entries.filter((entry) => entry.kind === kind && entry.state === state).length;
  const row = (kind: Entry['kind'], title: string) =>
    `| ${title} | ${count(kind, 'covered')} | ${count(kind, 'left out')} | ${count(kind, 'missing')} |`;
  return [
    '| | covered | left out | missing |',
    '| --- | --- | --- | --- |',
    row('field', 'fields'),
    row('parameter', 'parameters'),
    row('value', 'enum values'),
  ].join('\n');
}
