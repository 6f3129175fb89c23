import { MapperKind, mapSchema } from '@graphql-tools/utils';
import { type GraphQLFieldConfig, type GraphQLSchema, isNonNullType, isObjectType } from 'graphql';
import { ownType, prefixedName, typePrefixOf } from '../../planner/type-prefix.ts';
import type { Upstream } from '../../planner/upstream.ts';
import type { Policy, SchemaView } from '../../schema/access/policy.ts';

/** Fields that are the merchant's own business: customers do not see them unless it is said otherwise. */
export const MERCHANT_FIELDS: readonly string[] = [
  'Customer.balance',
  'Customer.delinquent',
  'Customer.description',
  'Customer.invoiceCreditBalance',
  'Customer.invoicePrefix',
  'Customer.metadata',
  'Customer.metadataValue',
  'Customer.nextInvoiceSequence',
  'Customer.tax',
  'Customer.taxExempt',
  'PaymentMethod.metadata',
  'PaymentMethod.metadataValue',
  'PaymentMethod.radarOptions',
  'SetupAttempt.application',
  'SetupAttempt.onBehalfOf',
  'SetupIntent.application',
  'SetupIntent.description',
  'SetupIntent.metadata',
  'SetupIntent.metadataValue',
  'SetupIntent.onBehalfOf',
  'SetupIntent.paymentMethodConfigurationDetails',
];

/** What Stripe tells of an intent to a publishable key, beside the client secret that the caller has given. */
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

/** Why a list of fields cannot be hidden, or null when it can. Types are named without any prefix. */
export function hiddenFieldsProblem(schema: GraphQLSchema, fields: readonly string[]): string | null {
  for (const each of fields) {
    const [typeName = '', name = ''] = each.split('.');
    const type = ownType(schema, typeName);
    const field = isObjectType(type) ? type.getFields()[name] : undefined;
    if (!field) return `${each} is no field of the graph`;
    if (isNonNullType(field.type)) return `${each} is never null, and so cannot be hidden`;
  }
  return null;
}

/** The graph as each kind of principal sees it: the same types, with null where there is nothing for them to see. */
export class VisibleSchemas {
  readonly #views: Readonly<Record<SchemaView, GraphQLSchema>>;

  /**
   * @param hidden from customers: `Type.field`, the type without any prefix
   * @throws TypeError for fields that cannot be hidden
   */
  constructor(schema: GraphQLSchema, hidden: readonly string[]) {
    const problem = hiddenFieldsProblem(schema, hidden);
    if (problem) throw new TypeError(`The fields to be hidden from customers cannot be: ${problem}.`);
    const prefix = typePrefixOf(schema);
    const names = new Set(hidden.map((field) => prefixedName(field, prefix)));
    const intent = prefixedName('SetupIntent', prefix);
    const customer = mapSchema(schema, {
      [MapperKind.OBJECT_FIELD]: (field, name, type) =>
        names.has(`${type}.${name}`) ? hide(field) : undefined,
    });
    const publishable = mapSchema(schema, {
      [MapperKind.OBJECT_FIELD]: (field, name, type) =>
        publishableField(field, {
          name,
          isIntents: type === intent,
          isRoot: type === 'Query' || type === 'Mutation',
        }),
    });
    this.#views = { whole: schema, customer, publishable };
  }

  of({ view }: Policy): GraphQLSchema {
    return this.#views[view];
  }
}

type Field = GraphQLFieldConfig<unknown, unknown>;

/** The extensions go with the field: what is hidden is not asked for upstream either. */
function hide(field: Field): Field {
  return { ...field, resolve: () => null, extensions: {} };
}

/** Lists are not for a publishable key, nor does Stripe expand anything for one. */
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
