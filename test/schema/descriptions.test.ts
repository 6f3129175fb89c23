import {
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isIntrospectionType,
  isSpecifiedDirective,
  isSpecifiedScalarType,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { schema } from '../../src/schema/index.ts';

interface Described {
  /** The own name, without that of the type. */
  readonly name: string;
  /** `SetupIntent.attempts(filter:)` */
  readonly place: string;
  readonly text: string;
  readonly deprecationReason?: string | null | undefined;
}

interface Member {
  readonly name: string;
  readonly description?: string | null | undefined;
  readonly deprecationReason?: string | null | undefined;
  readonly args?: readonly Member[];
}

/** A type or a directive, field or value, and its arguments. */
function described(member: Member, prefix = ''): Described[] {
  const { name, description, deprecationReason, args = [] } = member;
  const place = `${prefix}${name}`;
  const below = args.flatMap((argument) =>
    described(argument, `${place}(`).map((each) => ({ ...each, place: `${each.place}:)` })),
  );
  return [{ name, place, text: description ?? '', deprecationReason }, ...below];
}

function membersOf(type: GraphQLNamedType): readonly Member[] {
  if (isEnumType(type)) return type.getValues();
  if (isInputObjectType(type)) return Object.values(type.getFields());
  return 'getFields' in type ? Object.values(type.getFields()) : [];
}

const all: readonly Described[] = [
  ...Object.values(schema.getTypeMap())
    .filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type))
    .flatMap((type) => [
      ...described({ name: type.name, description: type.description }),
      ...membersOf(type).flatMap((member) => described(member, `${type.name}.`)),
    ]),
  ...schema
    .getDirectives()
    .filter((directive) => !isSpecifiedDirective(directive))
    .flatMap((directive) => described(directive)),
];

/** The folders whose descriptions still have to be revised, with the names of their types. */
const UNREVISED: RegExp[] = [];

/** Style that is hard to read, or a word for which GraphQL, HTTP or Stripe have another one. */
const BANNED = [
  /\b(goes|go|going|went) with\b/i,
  /\b(stands?|standing|stood)\b/i,
  /\b(is|are|was|were) told\b/i,
  /\bfor want of\b/i,
  /\bof whom\b/i,
  /\bwhose\b/i,
  /\bbesides?\b/i,
  /\bmend(s|ed|ing)?\b/i,
  /\bis no (?!longer\b)/i,
  /\bsays? (what|who)\b/i,
  /\bwhoever\b/i,
  /\bkinds?\b/i,
  /\bwhat to change\b/i,
];

const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
const ARTICLES = ['a', 'an', 'the'];

/** `allowRedisplay`, `ALLOW_REDISPLAY` → `allow redisplay` */
const nameInWords = (name: string) => wordsOf(name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/_/g, ' '));

function repeatsName({ name, text }: Described): boolean {
  const said = wordsOf(text).filter((word) => !ARTICLES.includes(word));
  return said.join(' ') === nameInWords(name).join(' ');
}

const revised = all.filter(({ place }) => !UNREVISED.some((type) => type.test(place)));

const failing = (fails: (each: Described) => boolean) =>
  revised.filter(fails).map(({ place, text }) => `${place}: ${text}`);

describe('the description of each type, field, argument, value and directive', () => {
  it('has at least three words', () => {
    expect(failing(({ text }) => text.split(/\s+/).filter(Boolean).length < 3)).toEqual([]);
    expect(all.length).toBeGreaterThan(1800);
  });

  it('ends with a full stop, a question mark or code', () => {
    expect(failing(({ text }) => text !== text.trim() || !/[.?`]$/.test(text))).toEqual([]);
  });

  it.each(BANNED)('has no %s', (phrase) => {
    expect(failing(({ text }) => phrase.test(text))).toEqual([]);
  });

  it('does not repeat the name', () => {
    expect(failing(repeatsName)).toEqual([]);
  });
});

describe('the description of a type', () => {
  it('does not state when a field of the type is null', () => {
    const types = failing(({ place, text }) => !/[.(]/.test(place) && /(^|[.;] )null\b/i.test(text));
    // About the effect of null in the fields of the input.
    expect(types.filter((type) => !/^(Create|Update|Confirm)\w+Input: /.test(type))).toEqual([]);
  });
});

describe('the description of an id', () => {
  it.each([
    ['SetupIntent', 'seti_'],
    ['Customer', 'cus_'],
    ['PaymentMethod', 'pm_'],
    ['Mandate', 'mandate_'],
  ])('of a %s shows its form', (type, prefix) => {
    expect(revised.find(({ place }) => place === `${type}.id`)?.text).toContain(`\`${prefix}…\``);
  });
});

describe('@deprecated', () => {
  it("marks Link's persistent token, and gives a reason", () => {
    const tokens = revised.filter(({ name }) => name === 'persistentToken');
    expect(tokens.filter(({ deprecationReason }) => !deprecationReason)).toEqual([]);
    expect(tokens.length).toBeGreaterThan(0);
  });
});
