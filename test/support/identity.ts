import { createHash } from 'node:crypto';
import {
  type FieldNode,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isObjectType,
  Kind,
  parse,
  print,
  type SelectionNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/**
 * The same operation with the `__typename` and `id` of each object. Aliases contain each field's type, name and arguments,
 * so that the response shows which fields of which objects it contains.
 */
export function labelled(schema: GraphQLSchema, source: string): string {
  const types = new TypeInfo(schema);
  let count = 0;
  const document = visit(
    parse(source),
    visitWithTypeInfo(types, {
      Field(node) {
        const parent = types.getParentType();
        if (!parent || node.name.value.startsWith('__')) return undefined;
        count += 1;
        const args = node.arguments?.length ? digest(node.arguments.map(print).join(',')) : '';
        const isLeaf = node.selectionSet === undefined;
        const alias = [parent.name, node.name.value, args, ...(isLeaf ? [] : [String(count)])].join('__');
        return { ...node, alias: { kind: Kind.NAME, value: alias } };
      },
      SelectionSet(node) {
        const parent = types.getParentType();
        if (!parent || parent.name === 'Query' || parent.name === 'Mutation') return undefined;
        const hasId = 'getFields' in parent && parent.getFields().id !== undefined;
        const more: SelectionNode[] = [fieldNode('__typename'), ...(hasId ? [fieldNode('id')] : [])];
        return isObjectType(getNamedType(parent)) || isAbstractType(parent)
          ? { ...node, selections: [...more, ...node.selections] }
          : undefined;
      },
    }),
  );
  return print(document);
}

/** Arguments are not allowed in aliases. */
function digest(text: string): string {
  return createHash('sha1').update(text).digest('hex').slice(0, 12);
}

function fieldNode(name: string): FieldNode {
  return { kind: Kind.FIELD, name: { kind: Kind.NAME, value: name } };
}

interface Response {
  readonly data?: unknown;
  readonly errors?: readonly { readonly path?: unknown }[] | undefined;
}

/** Every value of a labelled response that differs from another one of the same field of the same object. */
export function conflictsIn({ data, errors = [] }: Response): string[] {
  const failed = new Set(errors.map(({ path }) => JSON.stringify(path ?? [])));
  const known = new Map<string, string>();
  const conflicts: string[] = [];
  const see = (key: string, value: unknown): void => {
    const text = JSON.stringify(value) ?? 'undefined';
    const before = known.get(key);
    if (before !== undefined && before !== text) conflicts.push(`${key}: ${before} and ${text}`);
    known.set(key, text);
  };
  const walk = (value: unknown, key: string, path: readonly (string | number)[]): void => {
    if (failed.has(JSON.stringify(path))) return;
    if (Array.isArray(value)) {
      for (const [index, each] of value.entries()) walk(each, `${key}.${index}`, [...path, index]);
    } else if (typeof value === 'object' && value !== null) {
      const name = identityOf(value);
      if (name !== null) see(key, name);
      for (const [alias, each] of Object.entries(value)) {
        if (alias === '__typename') continue;
        const [, field = alias, args = ''] = alias.split('__');
        walk(each, `${name ?? key}.${field}${args && `(${args})`}`, [...path, alias]);
      }
    } else see(key, value);
  };
  walk(data, '', []);
  return conflicts;
}

function identityOf(value: object): string | null {
  const [, id] = Object.entries(value).find(([alias]) => alias.split('__')[1] === 'id') ?? [];
  const typename: unknown = Reflect.get(value, '__typename');
  return typeof id === 'string' && typeof typename === 'string' ? `${typename} ${id}` : null;
}
