import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeForm, encodePathSegment } from '../../src/stripe/form.ts';

/** An object with this one key of its own, `__proto__` included. */
const only = (key: string, value: string) => Object.fromEntries([[key, value]]);

describe('a metadata key cannot become another parameter', () => {
  it.each<[string, string]>([
    ['a]=1&customer=x', 'metadata[a%5D%3D1%26customer%3Dx]=v'],
    ['a[b]', 'metadata[a%5Bb%5D]=v'],
    ['][', 'metadata[%5D%5B]=v'],
    ['a][b', 'metadata[a%5D%5Bb]=v'],
    ['[]', 'metadata[%5B%5D]=v'],
    ['0', 'metadata[0]=v'],
    ['__proto__', 'metadata[__proto__]=v'],
    ['constructor', 'metadata[constructor]=v'],
    ['hasOwnProperty', 'metadata[hasOwnProperty]=v'],
    ['toString', 'metadata[toString]=v'],
    ['length', 'metadata[length]=v'],
    ['%5B', 'metadata[%255B]=v'],
    ['%5D=1%26customer', 'metadata[%255D%3D1%2526customer]=v'],
    ['&', 'metadata[%26]=v'],
    ['=', 'metadata[%3D]=v'],
    ['#', 'metadata[%23]=v'],
    ['?', 'metadata[%3F]=v'],
    [';', 'metadata[%3B]=v'],
    ['+', 'metadata[%2B]=v'],
    [' ', 'metadata[%20]=v'],
    ['a.b', 'metadata[a.b]=v'],
    ["!'()*", 'metadata[%21%27%28%29%2A]=v'],
    ['"\\<>', 'metadata[%22%5C%3C%3E]=v'],
    ['a\nb', 'metadata[a%0Ab]=v'],
    ['a\r\nHost: x', 'metadata[a%0D%0AHost%3A%20x]=v'],
    ['a\0b', 'metadata[a%00b]=v'],
    ['\ud800', 'metadata[%EF%BF%BD]=v'],
    ['\udc00a', 'metadata[%EF%BF%BDa]=v'],
  ])('%j', (key, form) => {
    expect(encodeForm({ metadata: only(key, 'v') })).toBe(form);
  });

  it('whatever it is and whatever it says', () => {
    const text = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(text, text, (key, value) => {
        expect(encodeForm({ metadata: only(key, value) })).toMatch(
          /^metadata\[[A-Za-z0-9._~%-]*\]=[A-Za-z0-9._~%-]*$/,
        );
      }),
    );
  });
});

describe('a value cannot become another parameter', () => {
  it.each<[string, string]>([
    ['x&customer=cus_other', 'description=x%26customer%3Dcus_other'],
    ['x]=1', 'description=x%5D%3D1'],
    ['&', 'description=%26'],
    ['=', 'description=%3D'],
    ['#', 'description=%23'],
    ['+', 'description=%2B'],
    ['%26', 'description=%2526'],
    ['a\nb', 'description=a%0Ab'],
    ['\0', 'description=%00'],
    ['\ud83d', 'description=%EF%BF%BD'],
    ['a\ude00b', 'description=a%EF%BF%BDb'],
    ['__proto__', 'description=__proto__'],
  ])('%j', (description, form) => {
    expect(encodeForm({ description })).toBe(form);
  });
});

describe('a parameter name cannot become another parameter', () => {
  it.each<[string, string]>([
    ['a[b]', 'a%5Bb%5D=v'],
    ['a=1&b', 'a%3D1%26b=v'],
    ['__proto__', '__proto__=v'],
  ])('%j', (name, form) => {
    expect(encodeForm(only(name, 'v'))).toBe(form);
  });
});

describe('encodePathSegment', () => {
  it.each<[string, string, string]>([
    ['leaves an id as it is', 'seti_1Abc', 'seti_1Abc'],
    ['keeps an id from climbing', '../customers', '%2E%2E%2Fcustomers'],
    ['keeps an id from opening a query', 'seti_x?expand[]=customer', 'seti_x%3Fexpand%5B%5D%3Dcustomer'],
    ['keeps an id from naming an operation', 'seti_1/cancel', 'seti_1%2Fcancel'],
    ['keeps a dot from vanishing', '.', '%2E'],
    ['keeps two dots from climbing', '..', '%2E%2E'],
    ['keeps encoded dots from climbing', '%2e%2e', '%252e%252e'],
    ['keeps a backslash from being a slash', '..\\x', '%2E%2E%5Cx'],
    ['keeps an id from opening a fragment', 'seti_1#x', 'seti_1%23x'],
    ['keeps parameters of a segment out', 'seti_1;v=1', 'seti_1%3Bv%3D1'],
    ['keeps line ends out of the request line', 'a HTTP/1.1\r\nHost: x', 'a%20HTTP%2F1%2E1%0D%0AHost%3A%20x'],
    ['keeps NUL out', 'seti_1\0', 'seti_1%00'],
    ['keeps half a character out', 'seti_\ud800', 'seti_%EF%BF%BD'],
  ])('%s', (_, id, segment) => {
    expect(encodePathSegment(id)).toBe(segment);
  });
});
