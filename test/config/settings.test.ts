import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { SETTINGS, variableOf } from '../../src/config/settings.ts';
import { defaultLimits } from '../../src/stripe/limiter.ts';

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

it.each([
  ['STRIPE_MAX_RPS', 'maxPerSecond'],
  ['STRIPE_MAX_IN_FLIGHT', 'maxInFlight'],
] as const)('documents the default of %s that the rate limiter has', (variable, limit) => {
  const limitOf = (key: string, base = 'https://api.stripe.com') =>
    defaultLimits(key, base)[limit].toLocaleString('en-US');
  const page = readFileSync(new URL('../../docs/configuration.md', import.meta.url), 'utf8');
  expect(page.split('\n').find((row) => row.startsWith(`| \`${variable}\` |`))).toContain(
    `| ${limitOf('sk_live_1')} with a live key, ${limitOf('sk_test_1')} with a test key; ${limitOf('sk_test_1', 'http://127.0.0.1:12111')} if the API is on a loopback address |`,
  );
});
