import { describe, expect, it } from 'vitest';
import { parseForm } from '../../../src/sandbox/form/form.ts';
import {
  bool,
  clearable,
  createdFilter,
  integer,
  list,
  nonEmpty,
  object,
  oneOf,
  positiveInteger,
  readParams,
  required,
  text,
} from '../../../src/sandbox/form/params.ts';
import type { StripeApiError } from '../../../src/sandbox/http/errors.ts';

const SHAPE = {
  amounts: list(integer),
  count: integer,
  created: createdFilter,
  flag: bool,
  id: nonEmpty,
  items: list(object({ k: required(nonEmpty), n: integer })),
  label: text,
  nested: clearable(
    object({ inner: object({ need: required(positiveInteger) }), word: oneOf('a', 'b', 'c') }),
  ),
  pair: oneOf('left', 'right'),
  tags: clearable(list(nonEmpty)),
};

function read(form: string): unknown {
  return JSON.parse(JSON.stringify(readParams(SHAPE, parseForm(form))));
}

function errorOf(form: string): { message: string; code: unknown; param: unknown } {
  try {
    readParams(SHAPE, parseForm(form));
  } catch (error) {
    const { message, code, param } = (error as StripeApiError).fields;
    return { message, code, param };
  }
  throw new Error(`${form} was accepted`);
}

const EMPTY = (param: string) =>
  `You passed an empty string for '${param}'. We assume empty values are an attempt to unset a parameter; however ` +
  `'${param}' cannot be unset. You should remove '${param}' from your request or supply a non-empty value.`;

describe('parameters', () => {
  it.each<[string, unknown]>([
    ['', {}],
    ['amounts[]=32&amounts[]=45', { amounts: [32, 45] }],
    ['amounts[1]=45&amounts[0]=32', { amounts: [32, 45] }],
    ['count=-7', { count: -7 }],
    ['created=5', { created: { gte: 5, lte: 5 } }],
    ['created[gt]=1&created[lte]=9', { created: { gt: 1, lte: 9 } }],
    ['flag=true', { flag: true }],
    ['flag=false', { flag: false }],
    ['items[0][k]=x&items[0][n]=2', { items: [{ k: 'x', n: 2 }] }],
    ['label=', { label: null }],
    ['nested=', { nested: null }],
    ['nested[word]=b&nested[inner][need]=1', { nested: { word: 'b', inner: { need: 1 } } }],
    ['tags=', { tags: null }],
  ])('are parsed from %j', (form, expected) => {
    expect(read(form)).toEqual(expected);
  });

  it.each<[string, string, string | undefined, string]>([
    ['wat=1', 'Received unknown parameter: wat', 'parameter_unknown', 'wat'],
    ['wat=1&why=2', 'Received unknown parameters: wat, why', 'parameter_unknown', 'wat'],
    ['nested[nope]=1', 'Received unknown parameter: nested[nope]', 'parameter_unknown', 'nested[nope]'],
    ['constructor=1', 'Received unknown parameter: constructor', 'parameter_unknown', 'constructor'],
    ['__proto__[a]=1', 'Received unknown parameter: __proto__', 'parameter_unknown', '__proto__'],
    [
      'nested[inner][x]=1',
      'Received unknown parameter: nested[inner][x]',
      'parameter_unknown',
      'nested[inner][x]',
    ],
    [
      'nested[inner][need]=0',
      'This value must be greater than or equal to 1.',
      'parameter_invalid_integer',
      'nested[inner][need]',
    ],
    ['items[0][n]=1', 'Missing required param: items[0][k].', 'parameter_missing', 'items[0][k]'],
    ['count=abc', 'Invalid integer: abc', 'parameter_invalid_integer', 'count'],
    ['count=1.5', 'Invalid integer: 1.5', 'parameter_invalid_integer', 'count'],
    ['count=1e3', 'Invalid integer: 1e3', 'parameter_invalid_integer', 'count'],
    [
      'count=99999999999999999999',
      'Invalid integer: 99999999999999999999',
      'parameter_invalid_integer',
      'count',
    ],
    ['count[a]=1', 'Invalid integer: {"a":"1"}', 'parameter_invalid_integer', 'count'],
    ['amounts[]=x', 'Invalid integer: x', 'parameter_invalid_integer', 'amounts[0]'],
    ['created=soon', 'Invalid integer: soon', 'parameter_invalid_integer', 'created'],
    [
      'created[before]=1',
      'Received unknown parameter: created[before]',
      'parameter_unknown',
      'created[before]',
    ],
    ['flag=yes', 'Invalid boolean: yes', undefined, 'flag'],
    ['flag=TRUE', 'Invalid boolean: TRUE', undefined, 'flag'],
    ['pair=up', 'Invalid pair: must be one of left or right', undefined, 'pair'],
    ['nested[word]=d', 'Invalid nested[word]: must be one of a, b, or c', undefined, 'nested[word]'],
    ['amounts=32', 'Invalid array', undefined, 'amounts'],
    ['amounts[x]=32', 'Invalid array', undefined, 'amounts'],
    ['nested=1', 'Invalid object', undefined, 'nested'],
    ['id[a]=b', 'Invalid string: {"a":"b"}', undefined, 'id'],
    ['id=', EMPTY('id'), 'parameter_invalid_empty', 'id'],
    ['flag=', EMPTY('flag'), 'parameter_invalid_empty', 'flag'],
    ['amounts=', EMPTY('amounts'), 'parameter_invalid_empty', 'amounts'],
    ['nested[word]=', EMPTY('nested[word]'), 'parameter_invalid_empty', 'nested[word]'],
    ['tags[]=', EMPTY('tags[0]'), 'parameter_invalid_empty', 'tags[0]'],
  ])('reject %s', (form, message, code, param) => {
    expect(errorOf(form)).toEqual({ message, code, param });
  });
});
