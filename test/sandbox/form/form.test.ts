import { describe, expect, it } from 'vitest';
import { canonicalForm, type FormValue, parseForm } from '../../../src/sandbox/form/form.ts';

function plain(value: FormValue): unknown {
  return typeof value === 'string' ? value : [...value].map(([key, member]) => [key, plain(member)]);
}

describe('parsing a form', () => {
  it.each<[string, string, unknown]>([
    ['is empty when the text is', '', []],
    ['skips empty pairs', '&&a=1&', [['a', '1']]],
    ['reads a name without an equals sign as empty', 'a', [['a', '']]],
    ['keeps equals signs in values', 'a=b=c', [['a', 'b=c']]],
    ['reads + as a blank, in names too', 'a+b=c+d', [['a b', 'c d']]],
    ['reads %2B as a plus', 'a=1%2B1', [['a', '1+1']]],
    ['reads UTF-8', 'a=%E2%82%AC%F0%9F%90%99', [['a', '€🐙']]],
    ['reads UTF-8 that was not encoded', 'a=é', [['a', 'é']]],
    ['keeps the last of two scalars', 'a=1&a=2', [['a', '2']]],
    ['nests by brackets', 'a[b][c]=1', [['a', [['b', [['c', '1']]]]]]],
    ['reads encoded brackets like literal ones', 'a%5Bb%5D%5bc%5d=1', [['a', [['b', [['c', '1']]]]]]],
    [
      'reads numbered elements',
      'a[0]=x&a[1]=y',
      [
        [
          'a',
          [
            ['0', 'x'],
            ['1', 'y'],
          ],
        ],
      ],
    ],
    [
      'appends elements without a number',
      'a[]=x&a[]=y',
      [
        [
          'a',
          [
            ['0', 'x'],
            ['1', 'y'],
          ],
        ],
      ],
    ],
    [
      'appends after numbered elements',
      'a[1]=x&a[]=y',
      [
        [
          'a',
          [
            ['1', 'x'],
            ['2', 'y'],
          ],
        ],
      ],
    ],
    [
      'groups the members of unnumbered objects',
      'a[][k]=1&a[][l]=2&a[][k]=3',
      [
        [
          'a',
          [
            [
              '0',
              [
                ['k', '1'],
                ['l', '2'],
              ],
            ],
            ['1', [['k', '3']]],
          ],
        ],
      ],
    ],
    [
      'takes unbalanced brackets literally',
      'a[b=1&c]=2&d[e]f=3',
      [
        ['a[b', '1'],
        ['c]', '2'],
        ['d[e]f', '3'],
      ],
    ],
    ['takes a name that starts with a bracket literally', '[a]=1', [['[a]', '1']]],
    [
      'holds __proto__ as plain data',
      '__proto__[x]=1&constructor=2',
      [
        ['__proto__', [['x', '1']]],
        ['constructor', '2'],
      ],
    ],
  ])('%s', (_name, text, expected) => {
    expect(plain(parseForm(text))).toEqual(expected);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  it.each([
    ['a lone percent sign', 'a=%'],
    ['bad hexadecimal digits', 'a=%zz'],
    ['bytes that are not UTF-8', 'a=%ff'],
    ['broken encoding in a name', '%E2%82=1'],
  ])('rejects %s', (_name, text) => {
    expect(() => parseForm(text)).toThrow(expect.objectContaining({ status: 400 }));
  });

  it.each(['a=1&a[b]=2', 'a[b]=1&a=2', 'a[b]=1&a[b][c]=2'])(
    'rejects a name that is both a value and a container: %s',
    (text) => {
      expect(() => parseForm(text)).toThrow(/both as a single value and as a container/);
    },
  );

  it('limits the depth', () => {
    expect(() => parseForm(`a${'[b]'.repeat(7)}=1`)).not.toThrow();
    expect(() => parseForm(`a${'[b]'.repeat(8)}=1`)).toThrow(/nested too deeply/);
  });

  it('limits the number of parameters', () => {
    expect(() => parseForm('a[]=1&'.repeat(1000))).not.toThrow();
    expect(() => parseForm('a[]=1&'.repeat(1001))).toThrow(/Too many parameters/);
  });

  it('results in the same canonical text for any order of the names', () => {
    const text = canonicalForm(parseForm('a[x]=1&b=2&a[y]=3'));
    expect(text).toBe(canonicalForm(parseForm('b=2&a[y]=3&a[x]=1')));
    expect(text).not.toBe(canonicalForm(parseForm('b=2&a[y]=1&a[x]=3')));
    expect(canonicalForm(parseForm('a=%22%7D'))).not.toBe(canonicalForm(parseForm('a=%7D')));
  });
});
