import { expect, it } from 'vitest';
import { SETTINGS, variableOf } from '../../src/config/settings.ts';

it('gives each setting a variable and an option of its own', () => {
  for (const names of [SETTINGS.map(({ variable }) => variable), SETTINGS.map(({ option }) => option)]) {
    const given = names.filter((name) => name !== null);
    expect(new Set(given).size).toBe(given.length);
  }
});

it.each([
  ['port', 'PORT', null],
  ['upstreamDeadlineMs', 'UPSTREAM_DEADLINE_MS', 'upstreamDeadlineMs'],
  ['depth', 'MAX_DEPTH', 'limits.depth'],
  ['issuer', 'JWT_ISSUER', 'callers.jwt.issuer'],
  ['explain', 'STRIPE_EXPLAIN', 'explain'],
  ['graphqlEndpoint', null, 'graphqlEndpoint'],
  ['jwksUrl', 'JWT_JWKS_URL', 'callers.jwt.keys.url'],
])('derives the names of %s', (name, variable, option) => {
  expect(SETTINGS.find((setting) => setting.name === name)).toMatchObject({ variable, option });
});

it('names the variable of a setting', () => {
  expect(variableOf('limits', 'bytes')).toBe('MAX_DOCUMENT_BYTES');
});
