import fc from 'fast-check';
import { type GraphQLObjectType, getNamedType, isObjectType } from 'graphql';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { schema } from '../../../src/schema/index.ts';
import { readDeclarations } from '../../stripe-coverage/declarations.ts';
import { cases } from '../../support/cases.ts';
import { type ServedObjects, startServedObjects } from '../../support/served-objects.ts';
import { expectedAnswer } from './expected-answer.ts';
import { graphNameOf, literalsOf } from './stripe-names.ts';
import { isMap, REFERENCES, wholeSelection } from './whole-query.ts';
import { anyWireObject, type Wire } from './wire-objects.ts';

/** fast-check prints it with every failure, beside the path to the smallest object that fails. */
const SEED = 20260826;

const declarations = readDeclarations();
const literals = literalsOf(declarations, schema);

let stripe: ServedObjects;
beforeAll(async () => {
  stripe = await startServedObjects();
});
beforeEach(() => stripe.log.lines.splice(0));
afterAll(() => stripe.close());

function objectType(name: string): GraphQLObjectType {
  const type = schema.getType(name);
  if (!isObjectType(type)) throw new Error(`The graph has no object "${name}".`);
  return type;
}

type Path = readonly (string | number)[];

/** Every value within a value, by its path. */
function pathsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inner = Array.isArray(value)
    ? value.flatMap((item, index) => pathsIn(item, [...path, index]))
    : Object.entries(value).flatMap(([key, item]) => pathsIn(item, [...path, key]));
  return path.length === 0 ? inner : [path, ...inner];
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce((inner: unknown, step) => Reflect.get(Object(inner), step), value);
}

function replacedAt(value: unknown, [step, ...rest]: Path, replacement: unknown): unknown {
  if (step === undefined) return replacement;
  const copy: object = Array.isArray(value) ? [...value] : { ...(value as object) };
  Reflect.set(copy, step, replacedAt(Reflect.get(copy, step), rest, replacement));
  return copy;
}

const REPLACEMENTS: readonly unknown[] = [
  'a text',
  '',
  7,
  -1,
  0.5,
  1e300,
  true,
  [],
  ['a text'],
  [null],
  [[7]],
  {},
  { value: 'visa', type: 7 },
];

const jsonTypeOf = (value: unknown) => (Array.isArray(value) ? 'array' : typeof value);

/**
 * The path of the value that the graph treats as null when another JSON type is at the given path: the path itself, or
 * that of the list or identified object around it. Null when the graph does not show the value.
 */
function lostWith(at: Path, root: GraphQLObjectType): Path | null {
  let type = root;
  for (const [index, step] of at.entries()) {
    if (typeof step === 'number') continue;
    const field = type.getFields()[graphNameOf(step)];
    if (!field) return null;
    // An object without its id is null as a whole.
    if (field.name === 'id') return at.slice(0, index);
    const here = at.slice(0, index + 1);
    const [next, ...deeper] = at.slice(index + 1);
    if (next === undefined) return here;
    if (isMap(field.type)) return at;
    const below = getNamedType(field.type);
    if (!isObjectType(below) || REFERENCES[below.name])
      return next === 'id' || typeof next === 'number' ? here : null;
    if (typeof next === 'number' && deeper.length === 0) return here;
    type = below;
  }
  return null;
}

/** Fields for which Stripe declares both an id and an object; and dictionaries that the graph passes through. */
const SEVERAL_TYPES =
  /^(application|charge|customer|generated_\w+|latest_attempt|mandate|on_behalf_of|payment_method|setup_\w+|single_use_mandate)$/;
const OPAQUE = new Set<unknown>(['use_stripe_sdk']);

interface Way {
  readonly name: string;
  readonly id: string;
  readonly query: (selection: string) => string;
  readonly path: readonly string[];
  readonly served: (wire: Wire) => Readonly<Record<string, object>>;
}

const WAYS: readonly Way[] = [
  {
    name: 'SetupIntent',
    id: 'seti_1',
    query: (selection) => `{ setupIntent(id: "seti_1") ${selection} }`,
    path: ['setupIntent'],
    served: (wire) => ({ '/v1/setup_intents/seti_1': { ...wire, object: 'setup_intent' } }),
  },
  {
    name: 'PaymentMethod',
    id: 'pm_1',
    query: (selection) => `{ paymentMethod(id: "pm_1") ${selection} }`,
    path: ['paymentMethod'],
    served: (wire) => ({ '/v1/payment_methods/pm_1': { ...wire, object: 'payment_method' } }),
  },
  {
    name: 'Customer',
    id: 'cus_1',
    query: (selection) => `{ customer(id: "cus_1") ${selection} }`,
    path: ['customer'],
    served: (wire) => ({ '/v1/customers/cus_1': { ...wire, object: 'customer' } }),
  },
  {
    name: 'Mandate',
    id: 'mandate_1',
    query: (selection) => `{ node(id: "mandate_1") { ... on Mandate ${selection} } }`,
    path: ['node'],
    served: (wire) => ({ '/v1/mandates/mandate_1': { ...wire, object: 'mandate' } }),
  },
  {
    name: 'SetupAttempt',
    id: 'setatt_1',
    query: (selection) => `{ setupIntent(id: "seti_1") { latestAttempt ${selection} } }`,
    path: ['setupIntent', 'latestAttempt'],
    served: (wire) => ({
      '/v1/setup_intents/seti_1': {
        id: 'seti_1',
        object: 'setup_intent',
        latest_attempt: { ...wire, object: 'setup_attempt' },
      },
    }),
  },
];

describe.each(WAYS)('$name with a value of another JSON type', ({ name, id, query, path, served }) => {
  const type = objectType(name);
  const members = declarations.Objects.get(name) ?? [];
  const document = query(wholeSelection(type));

  const changed = anyWireObject(type, members, { literals, gaps: false }).chain((generated) => {
    const wire = JSON.parse(JSON.stringify({ ...generated, id })) as Wire;
    // Without its own id the whole response is unusable.
    const paths = pathsIn(wire).filter((at) => at[0] !== 'id' && !at.some((step) => OPAQUE.has(step)));
    return fc.constantFrom(...paths).chain((at) => {
      const before = jsonTypeOf(valueAt(wire, at));
      const others = REPLACEMENTS.filter((value) => jsonTypeOf(value) !== before).filter(
        (value) => typeof value !== 'string' || !SEVERAL_TYPES.test(String(at.at(-1))),
      );
      return fc.record({ wire: fc.constant(wire), at: fc.constant(at), value: fc.constantFrom(...others) });
    });
  });

  it('has null there, and all other values in their fields', async () => {
    await fc.assert(
      fc.asyncProperty(changed, async ({ wire, at, value }) => {
        stripe.serve(served(replacedAt(wire, at, value) as Wire));
        const { data, errors } = await stripe.gateway.execute(document);
        expect(errors).toBeUndefined();
        const lost = lostWith(at, type);
        const wanted = lost ? (replacedAt(wire, lost, null) as Wire) : wire;
        expect(valueAt(data, path)).toEqual(expectedAnswer(wanted, type, members));
      }),
      { seed: SEED, numRuns: cases(300) },
    );
  });
});

const PAYMENT_METHOD = { id: 'pm_1', object: 'payment_method', type: 'card' };
const ATTEMPT = { id: 'setatt_1', object: 'setup_attempt' };

describe('a value of an undeclared type', () => {
  it.each<[string, object, string, object]>([
    [
      'an object where a string is declared',
      { card: { brand: 'visa', display_brand: { label: 'Visa', type: 'visa' }, last4: '4242' } },
      'card { brand displayBrand last4 }',
      { card: { brand: 'visa', displayBrand: null, last4: '4242' } },
    ],
    [
      'a number where a string is declared',
      { card: { brand: 5 } },
      'card { brand }',
      { card: { brand: null } },
    ],
    [
      'an object where a number is declared',
      { card: { exp_month: { value: 1 }, exp_year: 2030 } },
      'card { expMonth expYear }',
      { card: { expMonth: null, expYear: 2030 } },
    ],
    [
      'a number that is too large for its scalar',
      { card: { exp_month: 2 ** 31, exp_year: 2030.5 } },
      'card { expMonth expYear }',
      { card: { expMonth: null, expYear: null } },
    ],
    [
      'a string where a list is declared',
      { card: { networks: { available: 'visa', preferred: 'visa' } } },
      'card { networks { available preferred } }',
      { card: { networks: { available: null, preferred: 'visa' } } },
    ],
    [
      'a string where an object is declared',
      { card: 'visa', customer: 'cus_1' },
      'card { brand } customer { id }',
      { card: null, customer: { id: 'cus_1' } },
    ],
    [
      'a string where a flag is declared',
      { livemode: 'no' },
      'livemode type',
      { livemode: null, type: 'CARD' },
    ],
    [
      'a number where an enum is declared',
      { allow_redisplay: 1 },
      'allowRedisplay type',
      { allowRedisplay: null, type: 'CARD' },
    ],
    [
      'a number where an id is declared',
      { customer: 7 },
      'customer { id } type',
      { customer: null, type: 'CARD' },
    ],
    ['an object without an id', { customer: {} }, 'customer { id } type', { customer: null, type: 'CARD' }],
    [
      'a list where the metadata is declared',
      { metadata: ['a'] },
      'metadata { key } metadataValue(key: "0") type',
      { metadata: null, metadataValue: null, type: 'CARD' },
    ],
    [
      'a number where a value of the metadata is declared',
      { metadata: { a: 1, b: 'two' } },
      'metadata { key value } a: metadataValue(key: "a")',
      {
        metadata: [
          { key: 'a', value: null },
          { key: 'b', value: 'two' },
        ],
        a: null,
      },
    ],
  ])('is null, and the rest arrives: %s', async (_name, fields, selection, answer) => {
    stripe.serve({ '/v1/payment_methods/pm_1': { ...PAYMENT_METHOD, ...fields } });
    const { data, errors } = await stripe.gateway.execute(`{ paymentMethod(id: "pm_1") { ${selection} } }`);
    expect(errors).toBeUndefined();
    expect(data).toEqual({ paymentMethod: answer });
  });

  it('is replaced by the default of a field that is never null', async () => {
    const wrong = { created: 'today', livemode: 1, payment_method_types: 'card', status: 7, usage: [] };
    stripe.serve({ '/v1/setup_intents/seti_1': { id: 'seti_1', object: 'setup_intent', ...wrong } });
    const { data, errors } = await stripe.gateway.execute(
      '{ setupIntent(id: "seti_1") { createdAt livemode paymentMethodTypes status usage } }',
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      setupIntent: {
        createdAt: '1970-01-01T00:00:00Z',
        livemode: false,
        paymentMethodTypes: [],
        status: 'UNRECOGNIZED',
        usage: 'UNRECOGNIZED',
      },
    });
  });

  it('is logged once for each field, without the value', async () => {
    // A log of its own: others have had some of these lines already.
    const stripe = await startServedObjects();
    const query = '{ paymentMethod(id: "pm_1") { cashapp { buyerId cashtag } } }';
    for (const secret of ['Jenny', 'Jane']) {
      const cashapp = { buyer_id: { secret }, cashtag: [secret] };
      stripe.serve({ '/v1/payment_methods/pm_1': { ...PAYMENT_METHOD, cashapp } });
      for (let times = 0; times < 3; times += 1) await stripe.gateway.execute(query);
    }
    const message = 'Stripe sent a value of an undeclared type';
    expect(stripe.log.lines).toEqual([
      { level: 'warn', message, fields: { field: 'PaymentMethodCashapp.buyerId', received: 'object' } },
      { level: 'warn', message, fields: { field: 'PaymentMethodCashapp.cashtag', received: 'array' } },
    ]);
    await stripe.close();
  });
});

describe('an instant', () => {
  it.each([
    [253_402_300_799, '9999-12-31T23:59:59Z'],
    [253_402_300_800, null],
    [8_640_000_000_001, null],
    [1e300, null],
    [-62_167_219_200, '0000-01-01T00:00:00Z'],
    [-62_167_219_201, null],
    [0, '1970-01-01T00:00:00Z'],
  ])('of %d seconds is %s: RFC 3339 has four digits for the year', async (created, createdAt) => {
    stripe.serve({
      '/v1/setup_intents/seti_1': {
        id: 'seti_1',
        object: 'setup_intent',
        created,
        latest_attempt: { ...ATTEMPT, created },
      },
    });
    const { data, errors } = await stripe.gateway.execute(
      '{ setupIntent(id: "seti_1") { createdAt latestAttempt { id createdAt } } }',
    );
    expect(errors).toBeUndefined();
    // On an intent, `createdAt` is never null: it has the fallback for a missing value.
    const instead = createdAt ?? '1970-01-01T00:00:00Z';
    expect(data).toEqual({
      setupIntent: { createdAt: instead, latestAttempt: { id: 'setatt_1', createdAt } },
    });
  });
});

describe('a list', () => {
  const page = '{ setupIntents { nodes { id } pageInfo { hasNextPage } } }';

  it('that holds an object without a string id fails as a whole', async () => {
    const data = [
      { id: 'seti_1', object: 'setup_intent' },
      { id: {}, object: 'setup_intent' },
    ];
    stripe.serve({ '/v1/setup_intents': { object: 'list', data, has_more: false } });
    const { errors } = await stripe.gateway.execute(page);
    expect(errors).toMatchObject([{ extensions: { code: 'UPSTREAM_UNAVAILABLE' } }]);
  });

  it.each(['yes', 1, {}, null])('with has_more: %j ends with this page', async (has_more) => {
    const data = [{ id: 'seti_1', object: 'setup_intent' }];
    stripe.serve({ '/v1/setup_intents': { object: 'list', data, has_more } });
    const answer = await stripe.gateway.execute(page);
    expect(answer.errors).toBeUndefined();
    expect(answer.data).toEqual({
      setupIntents: { nodes: [{ id: 'seti_1' }], pageInfo: { hasNextPage: false } },
    });
  });
});
