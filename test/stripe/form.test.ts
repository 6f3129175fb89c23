import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeForm, encodePathSegment, type FormParams } from '../../src/stripe/form.ts';

// The expected forms are written by hand after Stripe's documentation. test/graph/encoding.test.ts has whole requests.

describe('encodeForm', () => {
  it.each<[string, FormParams, string]>([
    ['returns an empty text without parameters', {}, ''],
    ['writes a string unchanged', { customer: 'cus_Abc' }, 'customer=cus_Abc'],
    ['joins parameters in their order', { b: '1', a: '2', c: '3' }, 'b=1&a=2&c=3'],
    ['writes an integer in decimal', { limit: 3 }, 'limit=3'],
    ['writes a negative integer', { amount: -5 }, 'amount=-5'],
    ['writes the largest safe integer in full', { amount: 9007199254740991 }, 'amount=9007199254740991'],
    ['writes true', { confirm: true }, 'confirm=true'],
    ['writes false', { confirm: false }, 'confirm=false'],
    ['writes an empty string, which unsets a value', { description: '' }, 'description='],
    ['leaves out undefined', { a: undefined, b: '1', c: undefined }, 'b=1'],
    ['leaves out an empty list', { flow_directions: [], usage: 'off_session' }, 'usage=off_session'],
    ['leaves out an empty object', { metadata: {}, usage: 'off_session' }, 'usage=off_session'],
    ['leaves out an object with only undefined members', { card: { moto: undefined }, a: '1' }, 'a=1'],
    ['leaves out a nested empty object', { payment_method_options: { card: {} }, a: '1' }, 'a=1'],
    ['nests with literal brackets', { a: { b: { c: 'v' } } }, 'a[b][c]=v'],
    ['writes the members of an object in their order', { a: { z: 1, b: 2 } }, 'a[z]=1&a[b]=2'],
    ['numbers the elements of a list', { a: ['x', 'y'] }, 'a[0]=x&a[1]=y'],
    [
      'numbers the elements of a list of objects',
      { a: [{ k: 'v', l: 'w' }, { k: 'x' }] },
      'a[0][k]=v&a[0][l]=w&a[1][k]=x',
    ],
    ['numbers a list inside an object', { a: { b: ['x', 'y'] } }, 'a[b][0]=x&a[b][1]=y'],
    [
      'numbers past twenty, the default limit of qs',
      { a: Array.from({ length: 22 }, (_, index) => index) },
      'a[0]=0&a[1]=1&a[2]=2&a[3]=3&a[4]=4&a[5]=5&a[6]=6&a[7]=7&a[8]=8&a[9]=9&a[10]=10&a[11]=11&a[12]=12&a[13]=13&a[14]=14&a[15]=15&a[16]=16&a[17]=17&a[18]=18&a[19]=19&a[20]=20&a[21]=21',
    ],
    [
      'nests deeper than five levels, the default limit of qs',
      { a: { b: { c: { d: { e: { f: { g: '1' } } } } } } },
      'a[b][c][d][e][f][g]=1',
    ],
    ['writes spaces as %20', { name: 'Jane Roe' }, 'name=Jane%20Roe'],
    ["encodes ! ' ( ) and *", { name: "!'()*" }, 'name=%21%27%28%29%2A'],
    ['leaves ~ - _ . unchanged', { name: '~-_.' }, 'name=~-_.'],
    [
      'encodes a URL',
      { return_url: 'https://example.com/done?a=1&b=2#x' },
      'return_url=https%3A%2F%2Fexample.com%2Fdone%3Fa%3D1%26b%3D2%23x',
    ],
    ['encodes a plus sign, which means a space', { name: '1+1' }, 'name=1%2B1'],
    ['encodes encoded text again', { name: '%20' }, 'name=%2520'],
    ['encodes brackets in values', { name: 'a[0]' }, 'name=a%5B0%5D'],
    ['encodes accents as UTF-8', { name: 'José' }, 'name=Jos%C3%A9'],
    ['encodes emoji as UTF-8', { name: '😀' }, 'name=%F0%9F%98%80'],
    ['encodes keys as UTF-8', { metadata: { é: 'v' } }, 'metadata[%C3%A9]=v'],
    ['writes spaces in keys as %20', { metadata: { 'order id': '1' } }, 'metadata[order%20id]=1'],
    ['encodes line breaks and tabs', { name: 'a\r\n\tb' }, 'name=a%0D%0A%09b'],
  ])('%s', (_, params, form) => {
    expect(encodeForm(params)).toBe(form);
  });
});

/** An object with one own key, even for `__proto__`. */
const only = (key: string, value: string) => Object.fromEntries([[key, value]]);

/** Any UTF-16 code units, lone surrogates included, with many characters that have a meaning in forms and URLs. */
const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(...'&=[]{}#?;+% ./\\\0\r\n\'"!()*~_-a0'),
      fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
    ),
  )
  .map((characters) => characters.join(''));

const ENCODED = '[A-Za-z0-9._~%-]*';

describe('no text can become another parameter', () => {
  it('as a metadata key or value', () => {
    fc.assert(
      fc.property(anyText, anyText, (key, value) => {
        const form = encodeForm({ metadata: only(key, value) });
        const [, ...parts] = new RegExp(`^metadata\\[(${ENCODED})\\]=(${ENCODED})$`).exec(form) ?? [];
        expect(parts.map(decodeURIComponent)).toEqual([key.toWellFormed(), value.toWellFormed()]);
      }),
    );
  });

  it('as a parameter name', () => {
    fc.assert(
      fc.property(anyText, (name) => {
        const [, encoded] = new RegExp(`^(${ENCODED})=v$`).exec(encodeForm(only(name, 'v'))) ?? [];
        expect(decodeURIComponent(encoded ?? 'no match')).toBe(name.toWellFormed());
      }),
    );
  });

  it.each(['__proto__', 'constructor', 'hasOwnProperty', 'toString', 'length', '0'])(
    'if it is %s, which objects or lists have',
    (key) => {
      expect(encodeForm({ metadata: only(key, key) })).toBe(`metadata[${key}]=${key}`);
    },
  );
});

describe('encodePathSegment', () => {
  it.each([
    ['leaves an id unchanged', 'seti_1Abc', 'seti_1Abc'],
    ['encodes the dots and slashes of another path', '../customers', '%2E%2E%2Fcustomers'],
    ['encodes a query', 'seti_x?expand[]=customer', 'seti_x%3Fexpand%5B%5D%3Dcustomer'],
    ['encodes encoded dots again', '%2e%2e', '%252e%252e'],
    ['encodes line breaks', 'a HTTP/1.1\r\nHost: x', 'a%20HTTP%2F1%2E1%0D%0AHost%3A%20x'],
  ])('%s', (_, id, segment) => {
    expect(encodePathSegment(id)).toBe(segment);
  });

  it('encodes any text as one segment that decodes to it', () => {
    fc.assert(
      fc.property(anyText, (id) => {
        const segment = encodePathSegment(id);
        expect(segment).toMatch(/^[A-Za-z0-9_~%-]*$/);
        expect(decodeURIComponent(segment)).toBe(id.toWellFormed());
      }),
    );
  });
});
