import { describe, expectTypeOf, it } from 'vitest';
import { f } from '../../../src/schema/fields/f.ts';
import type { WireField, WireFields, WireParam, WireParams } from '../../../src/schema/fields/table.ts';
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
  afloat: f.boolean('Afloat.'),
  cabins: f.int('Cabins.'),
  crew: f.objects('Crew.', { name: f.string('Name.') }),
  hull: f.object('Hull.', { length1: f.int('Length.') }),
  names: f.withDefault(f.list(f.string('Names.')), []),
  owner: f.expandableId('Whose it is.'),
  sail: f.enum(Sail, 'Sail.'),
};

describe('a table of fields', () => {
  it('has a line for each field of Stripe, and none for `object`', () => {
    expectTypeOf<keyof WireFields<Boat>>().toEqualTypeOf<Exclude<keyof Boat, 'object'>>();
    const { hull: _hull, ...others } = fields;
    // @ts-expect-error: the line for `hull` is missing, though the field is optional.
    const missing: WireFields<Boat> = others;
    // @ts-expect-error: Stripe has no field `mast`.
    const tooMany: WireFields<Boat> = { ...fields, mast: f.string('Mast.') };
    expectTypeOf(missing).toEqualTypeOf(tooMany);
  });

  it('has lines of the right kind', () => {
    expectTypeOf(f.string('')).toExtend<WireField<string>>();
    expectTypeOf(f.string('')).not.toExtend<WireField<number>>();
    expectTypeOf(f.boolean('')).not.toExtend<WireField<string>>();
    expectTypeOf(f.timestamp('')).toExtend<WireField<number>>();
    expectTypeOf(f.timestamp('')).not.toExtend<WireField<string>>();
    expectTypeOf(f.int('')).not.toExtend<WireField<boolean>>();
    expectTypeOf(f.nonNull(f.boolean(''))).not.toExtend<WireField<string>>();
    expectTypeOf(f.metadata('')).not.toExtend<WireField<string>>();
    // @ts-expect-error: it is a boolean.
    const kind: WireFields<Boat> = { ...fields, afloat: f.string('Afloat.') };
    // @ts-expect-error: it is a list.
    const one: WireFields<Boat> = { ...fields, names: f.string('Names.') };
    // @ts-expect-error: it is no list.
    const many: WireFields<Boat> = { ...fields, cabins: f.list(f.int('Cabins.')) };
    // @ts-expect-error: it may be an object in place of the id.
    const expandable: WireFields<Boat> = { ...fields, owner: f.id('Whose it is.') };
    // @ts-expect-error: it is an object.
    const leaf: WireFields<Boat> = { ...fields, hull: f.int('Hull.') };
    expectTypeOf([kind, one, many, expandable, leaf]).toEqualTypeOf<WireFields<Boat>[]>();
  });

  it('holds for the objects within', () => {
    // @ts-expect-error: a line is missing.
    const missing: WireFields<Boat> = { ...fields, hull: f.object('Hull.', {}) };
    // @ts-expect-error: a line is of the wrong kind.
    const kind: WireFields<Boat> = { ...fields, hull: f.object('Hull.', { length1: f.string('Length.') }) };
    const tooMany: WireFields<Boat> = {
      ...fields,
      // @ts-expect-error: Stripe has no `age` there.
      crew: f.objects('Crew.', { name: f.string('Name.'), age: f.int('Age.') }),
    };
    const untold = f.object('Hull.', { length1: f.int('Length.') });
    // @ts-expect-error: nothing has said which lines there must be.
    const anywhere: WireFields<Boat> = { ...fields, hull: untold };
    expectTypeOf([missing, kind, tooMany, anywhere]).toEqualTypeOf<WireFields<Boat>[]>();
  });

  it('may leave out any field, with a reason', () => {
    const table: WireFields<Boat> = { ...fields, hull: f.omit('hulls are another matter') };
    // @ts-expect-error: the reason is missing.
    f.omit();
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
  afloat: f.boolean('Afloat.'),
  hull: f.inputObject('Hull.', { length1: f.required(f.int('Length.')) }),
  masts: f.omit('masts are another matter'),
  metadata: f.emptyable(f.metadata('Notes.')),
  names: f.list(f.string('Names.')),
  sail: f.required(f.enum(Sail, 'Sail.')),
};

describe('a table of parameters', () => {
  it('has a line for each parameter of Stripe', () => {
    const { afloat: _afloat, ...others } = params;
    // @ts-expect-error: the line for `afloat` is missing.
    const missing: WireParams<BuildParams> = others;
    // @ts-expect-error: Stripe has no parameter `mast`.
    const tooMany: WireParams<BuildParams> = { ...params, mast: f.string('Mast.') };
    expectTypeOf(missing).toEqualTypeOf(tooMany);
  });

  it('has lines of the right kind', () => {
    expectTypeOf(f.string('')).not.toExtend<WireParam<boolean>>();
    expectTypeOf(f.required(f.boolean(''))).not.toExtend<WireParam<string>>();
    // @ts-expect-error: it is a boolean.
    const kind: WireParams<BuildParams> = { ...params, afloat: f.string('Afloat.') };
    // @ts-expect-error: it is a list.
    const one: WireParams<BuildParams> = { ...params, names: f.string('Names.') };
    // @ts-expect-error: a text may say more than the literals.
    const literals: WireParams<BuildParams> = { ...params, sail: f.string('Sail.') };
    const hull = f.object<{ length1: number }>('Hull.', { length1: f.int('Length.') });
    // @ts-expect-error: a word for answers alone.
    const answer: WireParams<BuildParams> = { ...params, hull };
    expectTypeOf([kind, one, literals, answer]).toEqualTypeOf<WireParams<BuildParams>[]>();
  });

  it('takes no enum with values that Stripe does not take', () => {
    expectTypeOf(f.enum(Sail, '')).toExtend<WireParam<'square' | 'lateen'>>();
    expectTypeOf(f.enum(Sail, '')).not.toExtend<WireParam<'square'>>();
    expectTypeOf(f.list(f.enum(Sail, ''))).not.toExtend<WireParam<'square'[]>>();
  });

  it('marks the parameters that Stripe lets be emptied, and no others', () => {
    // @ts-expect-error: Stripe lets the metadata be emptied.
    const unmarked: WireParams<BuildParams> = { ...params, metadata: f.metadata('Notes.') };
    // @ts-expect-error: Stripe does not let a flag be emptied.
    const marked: WireParams<BuildParams> = { ...params, afloat: f.emptyable(f.boolean('Afloat.')) };
    // @ts-expect-error: nor a list.
    const markedList: WireParams<BuildParams> = { ...params, names: f.emptyable(f.list(f.string('Names.'))) };
    // @ts-expect-error: Stripe documents that the names can be emptied.
    const documented: WireParams<BuildParams, 'names'> = params;
    const named: WireParams<BuildParams, 'names'> = {
      ...params,
      names: f.emptyable(f.list(f.string('Names.'))),
    };
    const wrong: WireParams<BuildParams> = {
      ...params,
      // @ts-expect-error: an object is no text, emptyable or not.
      metadata: f.emptyable(f.string('Notes.')),
    };
    // @ts-expect-error: a mark is set once.
    f.emptyable(f.emptyable(f.string('')));
    expectTypeOf([unmarked, marked, markedList, wrong]).toEqualTypeOf<WireParams<BuildParams>[]>();
    expectTypeOf([documented, named]).toEqualTypeOf<WireParams<BuildParams, 'names'>[]>();
  });

  it('holds for the objects within', () => {
    // @ts-expect-error: a line is missing.
    const missing: WireParams<BuildParams> = { ...params, hull: f.inputObject('Hull.', {}) };
    const wide: WireParams<BuildParams> = {
      ...params,
      masts: f.emptyable(
        f.inputObjects<Mast>('Masts.', {
          height: f.int('Height.'),
          // @ts-expect-error: Stripe takes no `lateen` there.
          top: f.requiredInputObject('Top.', { sail: f.enum(Sail, 'Sail.') }),
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
