import { expect, it } from 'vitest';
import { type TargetSource, targetProblem } from '../../src/server/request-target.ts';

const at = (url: string, host: string | undefined, more: Partial<TargetSource> = {}): TargetSource => ({
  url,
  headers: { ...(host !== undefined && { host }) },
  ...more,
});

it.each<[string, string | undefined]>([
  ['/graphql', '127.0.0.1:4000'],
  ['/graphql?query=%7B', 'shop.example.com'],
  ['/', '[::1]:4000'],
  ['//other.example.com/graphql', 'shop.example.com'],
  ['/graphql', ''],
  ['/graphql', undefined],
])('target %j and Host %j make a valid URL', (url, host) => {
  expect(targetProblem(at(url, host))).toBeNull();
});

it.each([
  ['/graphql', '['],
  ['/graphql', 'localhost:99999'],
  ['/graphql', 'localhost:x'],
  ['/graphql', 'me@localhost'],
  ['/graphql', 'localhost/other'],
  ['/graphql', 'localhost?a'],
  ['/graphql', 'localhost#a'],
  ['/graphql', 'a b'],
])('target %j and Host %j have an invalid Host header', (url, host) => {
  expect(targetProblem(at(url, host))).toMatch(/^The Host header must be/);
});

it.each(['*', 'http://127.0.0.1/graphql', 'graphql', '', 'localhost:4000'])(
  'the target %j is invalid',
  (url) => {
    expect(targetProblem(at(url, 'localhost'))).toMatch(/^The request target must be a path/);
  },
);

it('reads the original target of Express and the authority of HTTP/2', () => {
  expect(targetProblem(at('/', 'localhost', { originalUrl: '*' }))).toMatch(/path/);
  expect(targetProblem({ url: '/', headers: { ':authority': '[' } })).toMatch(/Host/);
});
