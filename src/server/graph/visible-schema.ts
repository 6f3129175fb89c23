import { MapperKind, mapSchema } from '@graphql-tools/utils';
import { type GraphQLFieldConfig, type GraphQLSchema, isNonNullType, isObjectType } from 'graphql';
import { ownType, prefixedName, typePrefixOf } from '../../planner/type-prefix.ts';
import type { Upstream } from '../../planner/upstream.ts';
import type { Policy, SchemaView } from '../../schema/access/policy.ts';

/** The fields of an intent that Stripe returns to a publishable key, and the client secret that the caller has sent. */
const PUBLISHABLE_FIELDS: ReadonlySet<string> = new Set([
  'cancellationReason',
  'clientSecret',
  'createdAt',
  'description',
  'id',
  'lastSetupError',
  'livemode',
  'nextAction',
  'paymentMethod',
  'paymentMethodTypes',
  'status',
  'usage',
]);

/** The reason why these fields cannot be hidden; null if they can. Type names have no prefix. */
export function hiddenFieldsProblem(schema: GraphQLSchema, fields: readonly string[]): string | null {
  for (const each of fields) {
    const [typeName = '', name = ''] = each.split('.');
    const type = ownType(schema, typeName);
    const field = isObjectType(type) ? type.getFields()[name] : undefined;
    if (!field) return `${each} is not a field of the schema`;
    if (isNonNullType(field.type)) return `${each} is non-null and cannot be hidden`;
  }
  return null;
}

/**
 * The schema of each kind of principal: the same types, but hidden fields always resolve to null. Each is created when
 * it is first needed.
 */
export class VisibleSchemas {
  readonly #makers: Readonly<Record<SchemaView, () => GraphQLSchema>>;
  readonly #views = new Map<SchemaView, GraphQLSchema>();

  /**
   * @param hidden fields to hide from customers: `Type.field`, without a type prefix
   * @throws TypeError if a field cannot be hidden
   */
  constructor(schema: GraphQLSchema, hidden: readonly string[]) {
    const problem = hiddenFieldsProblem(schema, hidden);
    if (problem) throw new TypeError(`Invalid customerHiddenFields: ${problem}.`);
    const prefix = typePrefixOf(schema);
    const names = new Set(hidden.map((field) => prefixedName(field, prefix)));
    const intent = prefixedName('SetupIntent', prefix);
    const customer = () =>
      mapSchema(schema, {
        [MapperKind.OBJECT_FIELD]: (field, name, type) =>
          names.has(`${type}.${name}`) ? hide(field) : undefined,
      });
    const publishable = () =>
      mapSchema(schema, {
        [MapperKind.OBJECT_FIELD]: (field, name, type) =>
          publishableField(field, {
            name,
            isIntents: type === intent,
            isRoot: type === 'Query' || type === 'Mutation' || type === 'Subscription',
          }),
      });
    this.#makers = { whole: () => schema, customer, publishable };
  }

  of({ view }: Policy): GraphQLSchema {
    const existing = this.#views.get(view);
    if (existing) return existing;
    const created = this.#makers[view]();
    this.#views.set(view, created);
    return created;
  }
}

type Field = GraphQLFieldConfig<unknown, unknown>;

/** Without the extension `upstream`, the planner does not expand a hidden field. */
function hide(field: Field): Field {
  return { ...field, resolve: () => null, extensions: {} };
}

/** Stripe neither lists nor expands anything for a publishable key. */
function publishableField(
  field: Field,
  {
    name,
    isIntents,
    isRoot,
  }: { readonly name: string; readonly isIntents: boolean; readonly isRoot: boolean },
): Field | undefined {
  if (isRoot) return undefined;
  const { calls, expands, snapshot } = (field.extensions?.upstream ?? {}) as Upstream;
  if (calls || (isIntents && !PUBLISHABLE_FIELDS.has(name))) return hide(field);
  return expands || snapshot ? { ...field, extensions: {} } : undefined;
}
