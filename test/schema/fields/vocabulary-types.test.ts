import { describe, expectTypeOf, it } from 'vitest';
import { inputObject, inputObjects, requiredObject } from '../../../src/schema/fields/input.ts';
import { object, objects } from '../../../src/schema/fields/output.ts';
import {
  emptyable,
  fallback,
  flag,
  id,
  idOf,
  instant,
  integer,
  leftOut,
  list,
  nonNull,
  oneOf,
  required,
  text,
  type WireField,
  type WireFields,
  type WireParam,
  type WireParams,
} from '../../../src/schema/fields/vocabulary.ts';
import { metadata } from '../../../src/schema/metadata.ts';
import { stripeEnum } from '../../../src/schema/stripe-enum.ts';

// What the compiler promises of the tables: `npm run check:types` fails when one of these compiles after all.

const Sail = stripeEnum<'square' | 'lateen'>('TypedBoatSail', {
  description: 'Sails.',
  values: { square: 'Square.', lateen: 'Lateen.' },
});

interface Boat {
  readonly object: 'boat';
  readonly afloat: boolean;
  readonly cabins?: number | null;
  readonly crew: readonly { readonly name: string }[];
  readonly hull?: { readonly length1: number } | null;
  readonly names: string[];
  readonly owner: string | { readonly id: string };
  readonly sail: 'square' | 'lateen' | null;
}

const fields: WireFields<Boat> = {
  afloat: flag('Afloat.'),
  cabins: integer('Cabins.'),
  crew: objects('Crew.', { name: text('Name.') }),
  hull: object('Hull.', { length1: integer('Length.') }),
  names: fallback(list(text('Names.')), []),
  owner: idOf('Whose it is.'),
  sail: oneOf(Sail, 'Sail.'),
};

describe('a table of fields', () => {
  it('has a line for each field of Stripe, and none for `object`', () => {
    expectTypeOf<keyof WireFields<Boat>>().toEqualTypeOf<Exclude<keyof Boat, 'object'>>();
    const { hull: _hull, ...others } = fields;
    // @ts-expect-error: the line for `hull` is missing, though the field is optional.
    const missing: WireFields<Boat> = others;
    // @ts-expect-error: Stripe has no field `mast`.
    const tooMany: WireFields<Boat> = { ...fields, mast: text('Mast.') };
    expectTypeOf(missing).toEqualTypeOf(tooMany);
  });

  it('has words of the right kind', () => {
    expectTypeOf(text('')).toExtend<WireField<string>>();
    expectTypeOf(text('')).not.toExtend<WireField<number>>();
    expectTypeOf(flag('')).not.toExtend<WireField<string>>();
    expectTypeOf(instant('')).toExtend<WireField<number>>();
    expectTypeOf(instant('')).not.toExtend<WireField<string>>();
    expectTypeOf(integer('')).not.toExtend<WireField<boolean>>();
    expectTypeOf(nonNull(flag(''))).not.toExtend<WireField<string>>();
    expectTypeOf(metadata('')).not.toExtend<WireField<string>>();
    // @ts-expect-error: it is a boolean.
    const kind: WireFields<Boat> = { ...fields, afloat: text('Afloat.') };
    // @ts-expect-error: it is a list.
    const one: WireFields<Boat> = { ...fields, names: text('Names.') };
    // @ts-expect-error: it is no list.
    const many: WireFields<Boat> = { ...fields, cabins: list(integer('Cabins.')) };
    // @ts-expect-error: it may be an object in place of the id.
    const expandable: WireFields<Boat> = { ...fields, owner: id('Whose it is.') };
    // @ts-expect-error: it is an object.
    const leaf: WireFields<Boat> = { ...fields, hull: integer('Hull.') };
    expectTypeOf([kind, one, many, expandable, leaf]).toEqualTypeOf<WireFields<Boat>[]>();
  });

  it('holds for the objects within', () => {
    // @ts-expect-error: a line is missing.
    const missing: WireFields<Boat> = { ...fields, hull: object('Hull.', {}) };
    // @ts-expect-error: a line is of the wrong kind.
    const kind: WireFields<Boat> = { ...fields, hull: object('Hull.', { length1: text('Length.') }) };
    const tooMany: WireFields<Boat> = {
      ...fields,
      // @ts-expect-error: Stripe has no `age` there.
      crew: objects('Crew.', { name: text('Name.'), age: integer('Age.') }),
    };
    const untold = object('Hull.', { length1: integer('Length.') });
    // @ts-expect-error: nothing has said which lines there must be.
    const anywhere: WireFields<Boat> = { ...fields, hull: untold };
    expectTypeOf([missing, kind, tooMany, anywhere]).toEqualTypeOf<WireFields<Boat>[]>();
  });

  it('may leave out any field, with a reason', () => {
    const table: WireFields<Boat> = { ...fields, hull: leftOut('hulls are another matter') };
    // @ts-expect-error: the reason is missing.
    leftOut();
    expectTypeOf(table.hull).toEqualTypeOf<WireField<{ readonly length1: number }>>();
  });
});

interface Mast {
  readonly height?: number;
  readonly top: { readonly sail?: 'square' };
}

interface BuildParams {
  readonly afloat?: boolean;
  readonly hull?: { readonly length1: number };
  readonly masts?: Mast[] | null | '';
  readonly metadata?: Record<string, string> | null | '';
  readonly names?: string[];
  readonly sail: 'square' | 'lateen';
}

const params: WireParams<BuildParams> = {
  afloat: flag('Afloat.'),
  hull: inputObject('Hull.', { length1: required(integer('Length.')) }),
  masts: leftOut('masts are another matter'),
  metadata: emptyable(metadata('Notes.')),
  names: list(text('Names.')),
  sail: required(oneOf(Sail, 'Sail.')),
};

describe('a table of parameters', () => {
  it('has a line for each parameter of Stripe', () => {
    const { afloat: _afloat, ...others } = params;
    // @ts-expect-error: the line for `afloat` is missing.
    const missing: WireParams<BuildParams> = others;
    // @ts-expect-error: Stripe has no parameter `mast`.
    const tooMany: WireParams<BuildParams> = { ...params, mast: text('Mast.') };
    expectTypeOf(missing).toEqualTypeOf(tooMany);
  });

  it('has words of the right kind', () => {
    expectTypeOf(text('')).not.toExtend<WireParam<boolean>>();
    expectTypeOf(required(flag(''))).not.toExtend<WireParam<string>>();
    // @ts-expect-error: it is a boolean.
    const kind: WireParams<BuildParams> = { ...params, afloat: text('Afloat.') };
    // @ts-expect-error: it is a list.
    const one: WireParams<BuildParams> = { ...params, names: text('Names.') };
    // @ts-expect-error: a text may say more than the literals.
    const literals: WireParams<BuildParams> = { ...params, sail: text('Sail.') };
    const hull = object<{ length1: number }>('Hull.', { length1: integer('Length.') });
    // @ts-expect-error: a word for answers alone.
    const answer: WireParams<BuildParams> = { ...params, hull };
    expectTypeOf([kind, one, literals, answer]).toEqualTypeOf<WireParams<BuildParams>[]>();
  });

  it('takes no enum with values that Stripe does not take', () => {
    expectTypeOf(oneOf(Sail, '')).toExtend<WireParam<'square' | 'lateen'>>();
    expectTypeOf(oneOf(Sail, '')).not.toExtend<WireParam<'square'>>();
    expectTypeOf(list(oneOf(Sail, ''))).not.toExtend<WireParam<'square'[]>>();
  });

  it('marks what Stripe lets be emptied, and nothing else', () => {
    // @ts-expect-error: Stripe lets the metadata be emptied.
    const unmarked: WireParams<BuildParams> = { ...params, metadata: metadata('Notes.') };
    // @ts-expect-error: Stripe does not let a flag be emptied.
    const marked: WireParams<BuildParams> = { ...params, afloat: emptyable(flag('Afloat.')) };
    // @ts-expect-error: nor a list.
    const markedList: WireParams<BuildParams> = { ...params, names: emptyable(list(text('Names.'))) };
    // @ts-expect-error: Stripe documents that the names can be emptied.
    const documented: WireParams<BuildParams, 'names'> = params;
    const named: WireParams<BuildParams, 'names'> = { ...params, names: emptyable(list(text('Names.'))) };
    const wrong: WireParams<BuildParams> = {
      ...params,
      // @ts-expect-error: an object is no text, emptyable or not.
      metadata: emptyable(text('Notes.')),
    };
    // @ts-expect-error: a mark is set once.
    emptyable(emptyable(text('')));
    expectTypeOf([unmarked, marked, markedList, wrong]).toEqualTypeOf<WireParams<BuildParams>[]>();
    expectTypeOf([documented, named]).toEqualTypeOf<WireParams<BuildParams, 'names'>[]>();
  });

  it('holds for the objects within', () => {
    // @ts-expect-error: a line is missing.
    const missing: WireParams<BuildParams> = { ...params, hull: inputObject('Hull.', {}) };
    const wide: WireParams<BuildParams> = {
      ...params,
      masts: emptyable(
        inputObjects<Mast>('Masts.', {
          height: integer('Height.'),
          // @ts-expect-error: Stripe takes no `lateen` there.
          top: requiredObject('Top.', { sail: oneOf(Sail, 'Sail.') }),
        }),
      ),
    };
    expectTypeOf([missing, wide]).toEqualTypeOf<WireParams<BuildParams>[]>();
  });
});

const makeEnum = stripeEnum<'square' | 'lateen' | (string & {})>;
type EnumOptions = Parameters<typeof makeEnum>[1];

describe('an enum', () => {
  it('describes each literal of Stripe, and no other', () => {
    // @ts-expect-error: `lateen` is missing.
    const missing: EnumOptions = { description: '', values: { square: '' } };
    // @ts-expect-error: Stripe knows no `gaff`.
    const tooMany: EnumOptions = { description: '', values: { square: '', lateen: '', gaff: '' } };
    expectTypeOf([missing, tooMany]).toEqualTypeOf<EnumOptions[]>();
  });
});
