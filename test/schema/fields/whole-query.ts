import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  getNamedType,
  getNullableType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';

/** Types that stand where Stripe has an expandable id: `{ id }` is asked of them. */
export const REFERENCES: Readonly<Record<string, { readonly object: string; readonly prefix: string }>> = {
  Account: { object: 'account', prefix: 'acct_' },
  Application: { object: 'application', prefix: 'ca_' },
  Customer: { object: 'customer', prefix: 'cus_' },
  Mandate: { object: 'mandate', prefix: 'mandate_' },
  PaymentMethod: { object: 'payment_method', prefix: 'pm_' },
  SetupAttempt: { object: 'setup_attempt', prefix: 'setatt_' },
  SetupIntent: { object: 'setup_intent', prefix: 'seti_' },
};

/** The argument of `metadataValue`. */
export const METADATA_KEY = 'colour';

/** Never null in the graph, whether Stripe sends them or not: what stands there when it does not. */
export const STAND_INS: Readonly<Record<string, unknown>> = {
  'Customer.deleted': false,
  'SetupIntent.createdAt': '1970-01-01T00:00:00Z',
  'SetupIntent.livemode': false,
  'SetupIntent.paymentMethodTypes': [],
  'SetupIntent.status': 'UNRECOGNIZED',
  'SetupIntent.usage': 'UNRECOGNIZED',
};

/** The fields of a type that say something of Stripe's object: all but the lists that are calls of their own. */
export function fieldsOf(type: GraphQLObjectType): GraphQLField<unknown, unknown>[] {
  return Object.values(type.getFields()).filter(
    (field) => !getNamedType(field.type).name.endsWith('Connection'),
  );
}

/** All fields of a type, to full depth. */
export function wholeSelection(type: GraphQLObjectType): string {
  const fields = fieldsOf(type).map((field) => {
    const below = getNamedType(field.type);
    const call = field.name === 'metadataValue' ? `metadataValue(key: "${METADATA_KEY}")` : field.name;
    if (!isObjectType(below)) return call;
    return REFERENCES[below.name] ? `${call} { id }` : `${call} ${wholeSelection(below)}`;
  });
  return `{ ${fields.join(' ')} }`;
}

/** Where such a query asks for something of Stripe's that has no fields of its own. */
export function placesAskedFor(type: GraphQLObjectType, path: string): string[] {
  return fieldsOf(type).flatMap(({ name, type: kind }) => {
    const below = getNamedType(kind);
    if (name === 'metadataValue') return [];
    const isLast = !isObjectType(below) || REFERENCES[below.name] || isMap(kind);
    return isLast ? [`${path}.${name}`] : placesAskedFor(below, `${path}.${name}`);
  });
}

/** Whether Stripe may leave a field out, or send null for it. */
export function mayBeMissing(
  type: GraphQLObjectType,
  { name, type: kind }: GraphQLField<unknown, unknown>,
): boolean {
  return !isNonNullType(kind) || `${type.name}.${name}` in STAND_INS;
}

/** Whether a type is the list of metadata entries, which is a map at Stripe. */
export function isMetadata(type: GraphQLOutputType): boolean {
  return isListOf('MetadataEntry', type);
}

/** Whether a type is the list of balances by currency, which is a map at Stripe. */
export function isBalances(type: GraphQLOutputType): boolean {
  return isListOf('CustomerInvoiceCreditBalance', type);
}

/** Whether a type is a list that is a map at Stripe. */
export function isMap(type: GraphQLOutputType): boolean {
  return isMetadata(type) || isBalances(type);
}

function isListOf(name: string, type: GraphQLOutputType): boolean {
  const list = getNullableType(type);
  return isListType(list) && getNamedType(list).name === name;
}
