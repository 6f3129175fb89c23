import { describe, expect, it } from 'vitest';
import { parseReturnUrl } from '../../../../src/sandbox/resources/setup-intents/return-url.ts';

describe('a return_url', () => {
  it.each([
    ['https://shop.example.com/done?order=7#top', 'https://shop.example.com/done?order=7#top'],
    ['HTTP://localhost:3000', 'http://localhost:3000/'],
    ['\u0001 https://shop.example.com/\t\r\ndone \u0000', 'https://shop.example.com/done'],
    ['myapp://done', 'myapp://done'],
    ['my-app://', 'my-app://'],
    ['com.example.app:/done', 'com.example.app:/done'],
    ['exp+shop://expo-development-client/?url=x', 'exp+shop://expo-development-client/?url=x'],
  ])('may be %j', (text, href) => {
    expect(parseReturnUrl(text)?.href).toBe(href);
  });

  const SCHEMES = [
    ...[
      'about',
      'blob',
      'chrome',
      'chrome-extension',
      'content',
      'data',
      'edge',
      'file',
      'filesystem',
      'ftp',
    ],
    ...['jar', 'javascript', 'moz-extension', 'resource', 'vbscript', 'view-source', 'ws', 'wss'],
  ];

  it.each(SCHEMES)('may not have the scheme %s', (scheme) => {
    const [head, tail] = [scheme.slice(0, 1), scheme.slice(1)];
    for (const spelled of [
      `${scheme}:alert(1)`,
      `${scheme}://%0Aalert(1)`,
      `${scheme}:///x`,
      `  ${scheme.toUpperCase()}:/x`,
      `\u0000\u001f${scheme}:x`,
      `${head}\n${tail}\t:x`,
      `${head}\r\n${tail}:\n//x`,
    ]) {
      expect(parseReturnUrl(spelled), JSON.stringify(spelled)).toBeNull();
    }
  });

  it.each([
    'nonsense',
    '//shop.example.com',
    '/done',
    'https://',
    'mailto:a@b.example',
    'tel:1',
    'myapp:done',
  ])('may not be %s', (text) => {
    expect(parseReturnUrl(text)).toBeNull();
  });
});
