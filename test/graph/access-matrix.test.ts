import {
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLObjectType,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isLeafType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seededIds } from '../../src/sandbox/seed/seed.ts';
import type { Principal } from '../../src/schema/access/principal.ts';
import { schema } from '../../src/schema/index.ts';
import { withFederation } from '../../src/server/graph/federation.ts';
import { stripeClient } from '../sandbox/support.ts';
import { casesOf, leastInput } from '../schema/fields/input-values.ts';
import { wholeSelection } from '../schema/fields/whole-query.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { BROWSER, boundTo, service } from '../support/principals.ts';

const OWN = seededIds.customer;
const INTENT = seededIds.succeeded;

/** The principals, by the column of the table. */
const PRINCIPALS: Readonly<Record<string, Principal | null>> = {
  anonymous: null,
  'service, read': service(['setup_intents:read']),
  'service, write': service(['setup_intents:write']),
  'service, all': service(),
  customer: boundTo(OWN),
  'other customer': boundTo('cus_AnotherCustomer'),
  'narrowed service': service(),
  'pk, secret': BROWSER,
  'pk, wrong secret': BROWSER,
  'service of another account': { ...service(), account: 'acct_another' },
};
const COLUMNS = Object.keys(PRINCIPALS);

/** In the table: `hidden` is null instead of a value, `missing` looks like a missing object, `denied` makes no call. */
type Cell = 'allowed' | 'hidden' | 'missing' | 'denied';

let gateway: TestGateway;
let secret = '';
/** An intent of the customer, with a payment method that is not attached to any customer. */
const unattached = { intent: seededIds.requiresConfirmation, secret: '' };
beforeAll(async () => {
  gateway = await startTestGateway({
    sandbox: { seeded: true },
    gateway: {
      principal: (request) => PRINCIPALS[request.headers.get('x-column') ?? ''] ?? null,
      customerWritesPerHour: 100_000,
    },
  });
  const stripe = stripeClient(gateway.sandbox);
  secret = (await stripe.setupIntents.retrieve(INTENT)).client_secret ?? '';
  const { id: payment_method } = await stripe.paymentMethods.create({
    type: 'card',
    card: { token: 'tok_visa' },
    billing_details: { name: 'Jane Unattached' },
    metadata: { note: 'unattached' },
  });
  const { client_secret } = await stripe.setupIntents.update(unattached.intent, { payment_method });
  unattached.secret = client_secret ?? '';
});
afterAll(() => gateway.close());

interface Result {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
}

async function execute(column: string, query: string, variables: object = {}): Promise<Result> {
  const narrowed = column === 'narrowed service' ? { 'gateway-customer': OWN } : {};
  const result: unknown = await gateway.execute(query, variables, { 'x-column': column, ...narrowed });
  return result as Result;
}

/** The client secret of a column. Undefined for principals that need none. */
function secretOf(column: string): string | undefined {
  if (!column.startsWith('pk')) return undefined;
  return column.includes('wrong') ? `${INTENT}_secret_wrong` : secret;
}

const DENIALS = ['UNAUTHENTICATED', 'FORBIDDEN'];

function cellOf({ data, errors = [] }: Result, name: string): Cell {
  const codes = errors.map(({ extensions }) => extensions.code);
  if (codes.some((code) => DENIALS.includes(code))) return 'denied';
  const value = data?.[name] as
    | { __typename?: string; code?: string }
    | readonly unknown[]
    | null
    | undefined;
  if (codes.includes('RESOURCE_MISSING') || value === null) return 'missing';
  if (Array.isArray(value)) return value.every((each) => each === null) ? 'missing' : 'allowed';
  const { __typename, code } = (value ?? {}) as { __typename?: string; code?: string };
  if (__typename === 'InvalidRequestError' && code === 'resource_missing') return 'missing';
  return 'allowed';
}

const READS: Readonly<Record<string, string>> = {
  _entities: `{ _entities(representations: [{ __typename: "SetupIntent", id: "${INTENT}" }]) { __typename } }`,
  _service: '{ _service { sdl } }',
  customer: `{ customer(id: "${OWN}") { id } }`,
  mandate: `{ mandate(id: "${seededIds.mandate}") { id } }`,
  node: `{ node(id: "${INTENT}") { id } }`,
  nodes: `{ nodes(ids: ["${INTENT}", "${OWN}"]) { id } }`,
  paymentMethod: `{ paymentMethod(id: "${seededIds.paymentMethod}") { id } }`,
  setupIntent: `query ($secret: String) { setupIntent(id: "${INTENT}", clientSecret: $secret) { id } }`,
  setupIntents: '{ setupIntents(first: 1) { nodes { id } } }',
  stripeConfig: '{ stripeConfig { apiVersion } }',
  viewer: '{ viewer { id } }',
  waitForSetupIntent: `query ($secret: String) { waitForSetupIntent(id: "${INTENT}", clientSecret: $secret, timeoutMs: 0) { id } }`,
};

async function readCell(column: string, field: string): Promise<Cell> {
  return cellOf(await execute(column, READS[field] ?? '', { secret: secretOf(column) }), field);
}

async function writeCell(column: string, { name, args }: Field, given: object): Promise<Cell> {
  const type = args[0]?.type;
  const fields = getNamedType(type);
  if (!isInputObjectType(fields)) throw new Error(`${name} takes no input.`);
  const clientSecret = secretOf(column);
  const input = {
    ...leastInput(fields),
    ...given,
    ...('id' in fields.getFields() && { id: await idFor(name) }),
    ...('invoiceSettings' in given && { invoiceSettings: await withOwnDefault(given.invoiceSettings) }),
    ...(clientSecret && 'clientSecret' in fields.getFields() && { clientSecret }),
  };
  const query = `mutation ($input: ${String(type)}) { ${name}(input: $input) { __typename ... on StripeError { code } } }`;
  return cellOf(await execute(column, query, { input }), name);
}

/** The id of an object of the customer for a mutation. A payment method is a new one, because a write may detach it. */
async function idFor(mutation: string): Promise<string> {
  if (mutation.endsWith('Customer')) return OWN;
  return mutation.endsWith('PaymentMethod') ? newMethod() : INTENT;
}

async function newMethod(): Promise<string> {
  const stripe = stripeClient(gateway.sandbox);
  return (await stripe.paymentMethods.attach('pm_card_visa', { customer: OWN })).id;
}

async function withOwnDefault(settings: unknown): Promise<object> {
  const given = settings as object;
  return 'defaultPaymentMethod' in given ? { ...given, defaultPaymentMethod: await newMethod() } : given;
}

type Field = GraphQLField<unknown, unknown>;

/** A cell of an intent field. The value for a service with all scopes decides whether there is one to hide. */
async function fieldCell(column: string, field: Field): Promise<Cell | 'empty'> {
  const named = getNamedType(field.type);
  const args = field.args.some(({ type }) => isNonNullType(type)) ? '(key: "order_id")' : '';
  const below = isLeafType(named) ? '' : isObjectType(named) ? `{ ${leafOf(named)} }` : '';
  const query = `query ($secret: String) { setupIntent(id: "${INTENT}", clientSecret: $secret) { value: ${field.name}${args} ${below} } }`;
  const valueIn = ({ data }: Result) => (data?.setupIntent as { value?: unknown } | null | undefined)?.value;
  const result = await execute(column, query, { secret: secretOf(column) });
  const cell = cellOf(result, 'setupIntent');
  if (cell !== 'allowed' || valueIn(result) !== null) return cell;
  const whole = valueIn(await execute('service, all', query));
  return whole === null ? 'empty' : 'hidden';
}

/** A cell of a field of the unattached payment method or of its card. */
async function unattachedCell(column: string, field: Field, isOfCard: boolean): Promise<Cell | 'empty'> {
  const named = getNamedType(field.type);
  const args = field.args.some(({ type }) => isNonNullType(type)) ? '(key: "note")' : '';
  const selection = `value: ${field.name}${args} ${isObjectType(named) ? wholeSelection(named) : ''}`;
  const below = isOfCard ? `card { ${selection} }` : selection;
  const query = `query ($secret: String) { setupIntent(id: "${unattached.intent}", clientSecret: $secret) { paymentMethod { ${below} } } }`;
  const valueIn = ({ data }: Result) => {
    const { paymentMethod } = (data?.setupIntent ?? {}) as { paymentMethod?: UnattachedMethod | null };
    return (isOfCard ? paymentMethod?.card : paymentMethod)?.value ?? null;
  };
  const secret = column.includes('wrong') ? `${unattached.intent}_secret_wrong` : unattached.secret;
  const result = await execute(column, query, { secret: column.startsWith('pk') ? secret : undefined });
  const cell = cellOf(result, 'setupIntent');
  if (cell !== 'allowed' || valueIn(result) !== null) return cell;
  return valueIn(await execute('service, all', query)) === null ? 'empty' : 'hidden';
}

interface UnattachedMethod {
  readonly value?: unknown;
  readonly card?: { readonly value?: unknown } | null;
}

/** A leaf field of a type that requires loading the object: an `id` is known without a call. */
function leafOf(type: GraphQLObjectType): string {
  const leaves = Object.values(type.getFields()).filter((each) => isLeafType(getNullableType(each.type)));
  return leaves.find(({ name }) => name !== 'id')?.name ?? '__typename';
}

/** One row for each name, with a cell for each column. */
async function rows(
  names: readonly string[],
  cell: (column: string, name: string) => Promise<string>,
): Promise<string[]> {
  const lines: string[] = [];
  for (const name of names) {
    const cells: string[] = [];
    for (const column of COLUMNS) cells.push(await cell(column, name));
    lines.push(`| ${[`\`${name}\``, ...cells].join(' | ')} |`);
  }
  return lines;
}

it('the access matrix matches the checked-in table', async () => {
  const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});
  const intent = schema.getType('SetupIntent') as GraphQLObjectType;
  const queries = Object.keys(withFederation(schema).getQueryType()?.getFields() ?? {}).sort();
  expect(queries).toEqual(Object.keys(READS).sort());

  const head = (title: string) => [
    '',
    `## ${title}`,
    '',
    `| ${['', ...COLUMNS].join(' | ')} |`,
    `| ${['', ...COLUMNS].map(() => '---').join(' | ')} |`,
  ];
  const table = [
    '# Access matrix',
    '',
    'The access of each principal to the objects of one customer. *allowed*: the value, or the operation runs. *hidden*: null instead of the value. *missing*: like an object that does not exist. *denied*: an error before any call to Stripe. *empty*: null for every principal.',
    ...head('Reads'),
    ...(await rows(queries, readCell)),
    ...head('Writes'),
    ...(await rows(
      mutations.map(({ name }) => name),
      (column, name) => writeCell(column, fieldIn(mutations, name), {}),
    )),
    ...head('Fields of SetupIntent'),
    ...(await rows(Object.keys(intent.getFields()), (column, name) =>
      fieldCell(column, intent.getFields()[name] as Field),
    )),
  ];
  for (const [title, typeName] of [
    ['an unattached PaymentMethod', 'PaymentMethod'],
    ['an unattached payment method’s card', 'PaymentMethodCard'],
  ] as const) {
    const { [typeName]: type } = schema.getTypeMap();
    if (!isObjectType(type)) throw new Error(`There is no ${typeName}.`);
    const fields = Object.values(type.getFields());
    const lines = await rows(
      fields.map(({ name }) => name),
      (column, name) =>
        unattachedCell(column, fieldIn(fields, name), title === 'an unattached payment method’s card'),
    );
    // A field of another type of payment method has no value to hide.
    const filled = lines.filter((line) => /allowed|hidden/.test(line));
    table.push(...head(`Fields of ${title}`), ...filled);
  }
  for (const mutation of mutations) {
    const type = getNamedType(mutation.args[0]?.type);
    if (!isInputObjectType(type)) throw new Error(`${mutation.name} takes no input.`);
    const cases = casesOf(type).filter(({ says }) => says === 'a value');
    const inputFor = (name: string) =>
      cases.find(({ place }) => `${place}.`.startsWith(`${name}.`))?.input ?? {};
    const names = Object.values(type.getFields()).flatMap(placesOf);
    table.push(
      ...head(`Input of ${mutation.name}`),
      ...(await rows(names, (column, name) => writeCell(column, mutation, inputFor(name)))),
    );
  }
  await expect(`${table.join('\n')}\n`).toMatchFileSnapshot('./access-matrix.md');
});

/** A field of an input, or the members of one of which customers may set only some. */
function placesOf({ name, type }: GraphQLInputField): string[] {
  const below = getNamedType(type);
  if (name !== 'invoiceSettings' || !isInputObjectType(below)) return [name];
  return Object.keys(below.getFields()).map((member) => `${name}.${member}`);
}

function fieldIn(fields: readonly Field[], name: string): Field {
  const found = fields.find((field) => field.name === name);
  if (!found) throw new Error(`There is no ${name}.`);
  return found;
}
