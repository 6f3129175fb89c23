import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { withDefaults } from '../../src/config/setting.ts';
import { GROUPS } from '../../src/config/settings.ts';
import { documentProblem, textProblem, variablesProblem } from '../../src/server/document-limits.ts';

const LIMITS = {
  bytes: 1_000_000,
  tokens: 20,
  depth: 3,
  aliases: 2,
  directives: 2,
  rootFields: 3,
  listSize: 3,
};

describe('a text', () => {
  it.each([
    ['{ a }', null],
    ['{ a b c d e f g h i j k l m n o p q r }', null],
    [
      '{ a b c d e f g h i j k l m n o p q r s }',
      'Tokens in the document: more than 20. The limit is 20 (MAX_TOKENS).',
    ],
    ['{ a(b: "{{{{{{{{{{{{{{{{{{{{{{") }', null],
    ['{ a # { { { { { { { { { { { { { { { { { { { {\n }', null],
    ['{ "', null],
  ])('%s', (text, problem) => {
    expect(textProblem(text, LIMITS)?.message ?? null).toEqual(problem && expect.stringContaining(problem));
  });

  it.each([
    ['letters', '{ a # abc\n}', 11, null],
    [
      'letters beyond the limit',
      '{ a # abcd\n}',
      11,
      'Bytes of the document: 12. The limit is 11 (MAX_DOCUMENT_BYTES).',
    ],
    ['two-byte letters', '{ a # яя\n}', 11, 'Bytes of the document: 12.'],
  ])('is measured in bytes of UTF-8: %s', (_, text, bytes, problem) => {
    const { message = null } = textProblem(text, { ...LIMITS, bytes }) ?? {};
    expect(message).toEqual(problem && expect.stringContaining(problem));
  });

  it.each(['{a', '{a(b:[', '{a(b:{c:'])('that nests %s too deep is rejected before it is parsed', (open) => {
    const limits = { ...LIMITS, tokens: 1_000_000, bytes: 10_000_000 };
    expect(textProblem(open.repeat(20_000), limits)?.message).toContain(
      'nests brackets more than 500 levels deep',
    );
    expect(textProblem(`{a}`.repeat(20_000), limits)).toBeNull();
  });
});

describe('a document', () => {
  it.each([
    ['{ a { b { c } } }', null],
    ['{ a { b { c { d } } } }', 'Nesting of fields: 4. The limit is 3 (MAX_DEPTH).'],
    ['{ a { ... { ... on T { b { c } } } } }', null],
    ['{ a { ...F } } fragment F on T { b { ...G } } fragment G on T { c { d } }', 'MAX_DEPTH'],
    ['{ ...F } fragment F on T { a { ...F } }', null],
    ['{ x: a y: b }', null],
    ['{ x: a y: b z: c }', 'Aliases: 3. The limit is 2 (MAX_ALIASES).'],
    ['{ a @x b @y @z }', 'Directives: 3. The limit is 2 (MAX_DIRECTIVES).'],
    ['query @x @y @z { a }', 'MAX_DIRECTIVES'],
    ['{ a b c }', null],
    ['{ a b c d }', 'MAX_ROOT_FIELDS'],
    ['{ ...F ...F } fragment F on T { a b }', 'MAX_ROOT_FIELDS'],
    ['query A { a } query B { a { b { c { d } } } }', 'MAX_DEPTH'],
  ])('%s', (text, problem) => {
    const error = documentProblem(parse(text), LIMITS);
    expect(error?.message ?? null).toEqual(problem && expect.stringContaining(problem));
    if (error)
      expect(error.extensions).toMatchObject({ code: 'OPERATION_TOO_COMPLEX', http: { status: 400 } });
  });

  it('with nested fragments is measured in linear time', () => {
    const fragments = Array.from(
      { length: 60 },
      (_, n) => `fragment F${n} on T { ...F${n + 1} ...F${n + 1} }`,
    );
    const text = `{ ...F0 } ${fragments.join(' ')} fragment F60 on T { a }`;
    expect(documentProblem(parse(text), { ...LIMITS, tokens: 10_000 })?.message).toContain('MAX_ROOT_FIELDS');
  });
});

describe('variables', () => {
  const nested = (levels: number): unknown => JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`);

  it.each<[string, unknown, string | null]>([
    ['none', undefined, null],
    ['a short list', { ids: [1, 2, 3] }, null],
    [
      'a long list',
      { ids: [1, 2, 3, 4] },
      'Items in a list of the variables: 4. The limit is 3 (MAX_LIST_SIZE).',
    ],
    ['a long list that is nested deep', { input: { metadata: [{ x: [1, 2, 3, 4] }] } }, 'MAX_LIST_SIZE'],
    ['values as deep as any input', { input: nested(40) }, null],
    ['deeper values', { input: nested(5000) }, 'The variables nest more than 50 levels deep.'],
  ])('%s', (_, variables, problem) => {
    expect(variablesProblem(variables, LIMITS)?.message ?? null).toEqual(
      problem && expect.stringContaining(problem),
    );
  });
});

it('accepts the introspection query with the default limits', async () => {
  const limits = withDefaults(GROUPS.limits.settings, {});
  const { getIntrospectionQuery } = await import('graphql');
  const text = getIntrospectionQuery();
  expect(textProblem(text, limits)).toBeNull();
  expect(documentProblem(parse(text), limits)).toBeNull();
});
