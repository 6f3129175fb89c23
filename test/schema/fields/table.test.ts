import {
  coerceInputValue,
  type GraphQLInputObjectType,
  type GraphQLObjectType,
  graphql,
  isInputObjectType,
  isObjectType,
} from 'graphql';
import { afterEach, describe, expect, it } from 'vitest';
import { builder } from '../../../src/schema/builder.ts';
import { nullRuleOf, paramsFrom } from '../../../src/schema/params.ts';
// The schema of the product is built first, so that it has no types of this test in other tests of the worker.
import '../../../src/schema/index.ts';
import { f } from '../../../src/schema/fields/f.ts';
import { inputType } from '../../../src/schema/fields/input.ts';
import { objectType } from '../../../src/schema/fields/output.ts';
import { type NullRule, omittedIn } from '../../../src/schema/fields/table.ts';
import { stripeEnum } from '../../../src/schema/stripe-enum.ts';
import { CustomerId } from '../../../src/stripe/ids.ts';

// A little schema of boats: each word stands in a table once.

type Sail = 'square' | 'lateen' | '2.5';
const SailEnum = stripeEnum<Sail>('BoatSail', {
  description: 'Sails.',
  values: { square: 'Square.', lateen: 'Lateen.', '2.5': 'Other.' },
});

interface Harbour {
  readonly id: string;
  readonly name?: string;
}
const HarbourRef = objectType<Harbour>('Harbour', {
  description: 'A harbour.',
  fields: () => ({ id: f.nonNull(f.id('Its id.')), name: f.string('Its name.') }),
});

interface Boat {
  readonly object: 'boat';
  readonly afloat: boolean;
  readonly cabins: number | null;
  readonly cargo?: Record<string, unknown>;
  readonly class: string;
  readonly created: number;
  readonly crew?: readonly { readonly name: string }[];
  readonly engine?: object;
  readonly harbour: string | Harbour | null;
  readonly hull?: { readonly length1: number } | null;
  readonly mast_2_sail: Sail | null;
  readonly metadata: Record<string, string> | null;
  readonly names: readonly string[];
  readonly owner: string | { readonly id: string } | null;
  readonly port_of_call?: Harbour;
  readonly price: number;
  readonly rig?: string;
  readonly sails?: readonly Sail[];
}

const BoatRef = objectType<Boat>('Boat', {
  description: 'A boat.',
  fields: () => ({
    afloat: f.boolean('Afloat.'),
    cabins: f.deprecated(f.int('Cabins.'), 'Cabins have no effect.'),
    cargo: f.json('Cargo.'),
    class: f.nonNull(f.string('Class.')),
    created: f.timestamp('Built.'),
    crew: f.objects('Crew.', { name: f.string('Name.') }),
    engine: f.empty,
    harbour: f.idOnly(HarbourRef, 'Where it is.'),
    hull: f.object('Hull.', { length1: f.int('Length.') }),
    mast_2_sail: f.enum(SailEnum, 'Sail.'),
    metadata: f.metadata('Notes.'),
    names: f.withDefault(f.list(f.string('Names.')), []),
    owner: f.expandableId('Whose it is.'),
    port_of_call: f.inline(HarbourRef, 'Where it calls.'),
    price: f.money('Price.'),
    rig: f.omit('rigs are another matter'),
    sails: f.list(f.enum(SailEnum, 'Sails.')),
  }),
});

interface Mast {
  readonly flag?: string | null | '';
  readonly height: number;
  readonly top: { readonly sail: Sail };
}

interface BuildParams {
  readonly hull?: { readonly length1: number };
  readonly key: string;
  readonly masts?: Mast[] | null | '';
  readonly metadata?: Record<string, string> | null | '';
  readonly names?: string[] | null | '';
  readonly nicknames?: string[];
  readonly note?: string;
  readonly owner: string;
  readonly rig?: string;
}

const hull = f.inputObject<BuildParams['hull'] & object>('Hull.', { length1: f.required(f.int('Length.')) });
const BuildInput = inputType<BuildParams, 'note'>('BuildInput', {
  description: 'How to build a boat.',
  path: 'Boat',
  nulls: 'clear',
  params: {
    hull,
    key: f.deprecated(f.string('The key.'), 'Keys have no effect.'),
    masts: f.emptyable(
      f.inputObjects<Mast>('Masts.', {
        flag: f.emptyable(f.string('Its flag.')),
        height: f.int('Height.'),
        top: f.requiredInputObject('The top.', { sail: f.enum(SailEnum, 'Sail.') }),
      }),
    ),
    metadata: f.emptyable(f.metadata('Notes.')),
    names: f.emptyable(f.list(f.string('Names.'))),
    nicknames: f.list(f.string('Other names.')),
    note: f.emptyable(f.string('A note.')),
    owner: f.required(f.id('Whose it will be.', CustomerId)),
    rig: f.omit('rigs are another matter'),
  },
  more: (t) => ({ inABottle: t.boolean({ description: 'In a bottle.' }) }),
});
const RepairInput = inputType<{ readonly hull?: BuildParams['hull'] | null }>('RepairInput', {
  description: 'How to repair a boat.',
  path: 'Boat',
  nulls: 'absent',
  params: { hull: f.emptyable(hull) },
});

builder.queryField('boat', (t) =>
  t.field({
    access: { scopes: ['setup_intents:read'] },
    type: BoatRef,
    args: { build: t.arg({ type: BuildInput }), repair: t.arg({ type: RepairInput }) },
    resolve: (root) => Reflect.get(root, 'boat') as Boat,
  }),
);
builder.mutationField('sink', (t) =>
  t.boolean({ access: { scopes: ['setup_intents:write'] }, resolve: () => true }),
);
const schema = builder.toSchema();

const logged: object[] = [];
afterEach(() => logged.splice(0));

/** What a selection of a boat gives. */
async function read(boat: object, selection: string) {
  const log = { info() {}, error() {}, warn: (fields: object) => logged.push(fields) };
  const source = `{ boat { ${selection} } }`;
  const { data, errors } = await graphql({
    schema,
    source,
    rootValue: { boat },
    contextValue: { log },
  });
  return errors ? { errors: errors.map(({ message }) => message) } : data?.boat;
}

/** The types of a type's fields, as the schema prints them. */
function typesOf(name: string): Record<string, string> {
  const type = schema.getType(name);
  if (!isObjectType(type) && !isInputObjectType(type)) throw new Error(`No type ${name}.`);
  return Object.fromEntries(Object.values(type.getFields()).map((field) => [field.name, String(field.type)]));
}

function build(input: object, nulls: NullRule = 'clear') {
  const type = schema.getType('BuildInput') as GraphQLInputObjectType;
  return paramsFrom(coerceInputValue({ owner: 'cus_1', ...input }, type) as object, type, {
    nulls,
    path: ['input'],
  });
}

describe('a table of fields', () => {
  it('makes a field of each line, in camel case, with the type of its kind', () => {
    expect(typesOf('Boat')).toEqual({
      afloat: 'Boolean',
      cabins: 'Int',
      cargo: 'JSON',
      class: 'String!',
      createdAt: 'DateTime',
      crew: '[BoatCrew!]',
      harbour: 'Harbour',
      hull: 'BoatHull',
      mast2Sail: 'BoatSail',
      metadata: '[MetadataEntry!]',
      metadataValue: 'String',
      names: '[String!]!',
      owner: 'ID',
      portOfCall: 'Harbour',
      price: 'SafeInt',
      sails: '[BoatSail!]',
    });
  });

  it('omits lines, with their reasons', () => {
    const reasons = {
      engine: 'an object without fields: `type` holds all the information',
      rig: 'rigs are another matter',
    };
    expect(
      omittedIn({ engine: f.empty, rig: f.omit('rigs are another matter'), class: f.string('Class.') }),
    ).toEqual(reasons);
    expect(schema.getType('Boat')?.extensions.omitted).toEqual(reasons);
  });

  it('is null for null and missing values, without an error', async () => {
    const selection =
      'afloat cabins cargo createdAt crew { name } harbour { id } hull { length1 } mast2Sail metadata { key } metadataValue(key: "k") owner portOfCall { id } price sails';
    const names = selection.match(/\b[a-z]\w*(?=[ (]|$)/gi) ?? [];
    const nothing = {
      afloat: null,
      cabins: null,
      crew: null,
      hull: null,
      owner: null,
      harbour: null,
      metadata: null,
    };
    expect(names.length).toBeGreaterThan(13);
    expect(await read({}, selection)).toEqual(await read(nothing, selection));
    expect(new Set(Object.values((await read({}, selection)) as object))).toEqual(new Set([null]));
  });
});

describe('a kind of line', () => {
  it('nonNull takes the object along where Stripe breaks its promise', async () => {
    expect(await read({ class: 'A' }, 'class')).toEqual({ class: 'A' });
    expect(await read({ class: null }, 'class')).toEqual({
      errors: ['Cannot return null for non-nullable field Boat.class.'],
    });
  });

  it.each([
    [{}, []],
    [{ names: null }, []],
    [{ names: [] }, []],
    [{ names: ['Argo'] }, ['Argo']],
  ])('withDefault replaces a missing value: %j', async (boat, names) => {
    expect(await read(boat, 'names')).toEqual({ names });
  });

  it.each([
    [{ owner: 'cus_1' }, 'cus_1'],
    [{ owner: { id: 'cus_2', name: 'Jason' } }, 'cus_2'],
    [{ owner: null }, null],
  ])('expandableId is the id, expanded or not: %j', async (boat, owner) => {
    expect(await read(boat, 'owner')).toEqual({ owner });
  });

  it.each([
    [{ harbour: 'har_1' }, { id: 'har_1', name: null }],
    [{ harbour: { id: 'har_2', name: 'Iolkos' } }, { id: 'har_2', name: 'Iolkos' }],
  ])('idOnly is the known object, expanded or not: %j', async (boat, harbour) => {
    expect(await read(boat, 'harbour { id name }')).toEqual({ harbour });
  });

  it('metadata has the entries, and the value of an own key', async () => {
    const selection =
      'metadata { key value } colour: metadataValue(key: "colour") none: metadataValue(key: "toString")';
    expect(await read({ metadata: { colour: 'red', '': '' } }, selection)).toEqual({
      metadata: [
        { key: 'colour', value: 'red' },
        { key: '', value: '' },
      ],
      colour: 'red',
      none: null,
    });
  });

  it('enum is UNRECOGNIZED for a value of a later version, which is logged once', async () => {
    const boat = { mast_2_sail: '2.5', sails: ['lateen', 'gaff', 'gaff'] };
    expect(await read(boat, 'mast2Sail sails')).toEqual({
      mast2Sail: 'V2_5',
      sails: ['LATEEN', 'UNRECOGNIZED', 'UNRECOGNIZED'],
    });
    expect(logged).toEqual([{ value: 'BoatSail: gaff' }]);
  });

  it('timestamp is the second in UTC', async () => {
    expect(await read({ created: 1_790_000_000 }, 'createdAt')).toEqual({
      createdAt: '2026-09-21T14:13:20Z',
    });
  });
});

describe('a deprecated line', () => {
  it('has the reason in its type and in its input type', () => {
    const reasonsIn = (name: string) => {
      const type = schema.getType(name) as GraphQLObjectType | GraphQLInputObjectType;
      const fields = Object.values(type.getFields());
      return fields.filter((field) => field.deprecationReason).map((field) => field.deprecationReason);
    };
    expect(reasonsIn('Boat')).toEqual(['Cabins have no effect.']);
    expect(reasonsIn('BuildInput')).toEqual(['Keys have no effect.']);
  });
});

describe('a table of parameters', () => {
  it('makes a field of each line, with the type of its kind', () => {
    expect(typesOf('BuildInput')).toEqual({
      hull: 'BoatHullInput',
      inABottle: 'Boolean',
      key: 'String',
      masts: '[BoatMastInput!]',
      metadata: '[MetadataEntryInput!]',
      names: '[String!]',
      nicknames: '[String!]',
      note: 'String',
      owner: 'ID!',
    });
    expect(typesOf('BoatHullInput')).toEqual({ length1: 'Int!' });
    expect(typesOf('BoatMastInput')).toEqual({ flag: 'String', height: 'Int', top: 'BoatMastsTopInput!' });
    expect(schema.getType('BuildInput')?.extensions.omitted).toEqual({ rig: 'rigs are another matter' });
  });

  it('is one type at all positions', () => {
    expect(typesOf('RepairInput')).toEqual({ hull: 'BoatHullInput' });
  });

  it.each<[string, object, object]>([
    ['null clears what is emptyable', { note: null, masts: null }, { note: '', masts: '' }],
    ['null counts as not given everywhere else', { key: null, hull: null, nicknames: null }, {}],
    ['an empty list clears what is emptyable', { names: [], masts: [] }, { names: '', masts: '' }],
    ['an empty list counts as not given everywhere else', { nicknames: [] }, {}],
    ['a list keeps its order', { names: ['b', 'a'] }, { names: ['b', 'a'] }],
    ['null removes a key', { metadata: [{ key: 'k', value: null }] }, { metadata: { k: '' } }],
    ['no entries change nothing', { metadata: [] }, { metadata: {} }],
    ['null removes all entries', { metadata: null }, { metadata: '' }],
    [
      'enums go by the value of Stripe',
      { masts: [{ height: 3, top: { sail: 'V2_5' } }] },
      { masts: [{ height: 3, top: { sail: '2.5' } }] },
    ],
  ])('%s', (_name, input, params) => {
    expect(build(input)).toEqual({ owner: 'cus_1', ...params });
  });

  it('states in descriptions where null clears a value', () => {
    const described = (name: string, field: string) => {
      const type = schema.getType(name) as GraphQLInputObjectType;
      return type.getFields()[field]?.description;
    };
    expect(described('BuildInput', 'note')).toBe('A note. Null clears it.');
    expect(described('BuildInput', 'names')).toBe('Names. Null or `[]` clears it.');
    expect(described('BuildInput', 'masts')).toBe('Masts. Null or `[]` clears it.');
    expect(described('BuildInput', 'metadata')).toBe('Notes. Null clears it.');
    expect(described('BuildInput', 'key')).toBe('The key.');
    expect(described('BoatMastInput', 'flag')).toBe(
      'Its flag. In an update or a confirmation, null clears it.',
    );
    expect(described('RepairInput', 'hull')).toBe('Hull.');
  });

  it('states the null rule on the input type', () => {
    const rule = (name: string) => nullRuleOf(schema.getType(name) as GraphQLInputObjectType);
    expect([rule('BuildInput'), rule('RepairInput'), rule('BoatMastInput')]).toEqual([
      'clear',
      'absent',
      'absent',
    ]);
  });

  it('sends nothing for null and for empty lists where nothing is cleared', () => {
    const nothing = { note: null, key: null, names: [], metadata: [{ key: 'k', value: null }], masts: [] };
    expect(build(nothing, 'absent')).toEqual({ owner: 'cus_1', metadata: {} });
  });

  it('checks ids with a kind, at any depth', () => {
    expect(() => build({ owner: 'pm_1' })).toThrow(/customer id/);
  });
});
