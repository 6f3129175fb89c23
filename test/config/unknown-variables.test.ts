import { expect, it } from 'vitest';
import { configOf } from '../support/config.ts';

const warning = (name: string, meant: string) =>
  `${name} is not a setting and is ignored. Did you mean ${meant}?`;

it.each([
  ['MAX_DEPHT', 'MAX_DEPTH'],
  ['LOGLEVEL', 'LOG_LEVEL'],
  ['max_depth', 'MAX_DEPTH'],
  ['TRUSTED_PROXYS', 'TRUSTED_PROXIES'],
  ['STRIPE_API_KEYS', 'STRIPE_API_KEY'],
  ['STRIPE_API_KEY_FIEL', 'STRIPE_API_KEY_FILE'],
  ['STRIPE_SECRET_KEY', 'STRIPE_API_KEY'],
  ['STRIPE_KEY', 'STRIPE_API_KEY'],
  ['STRIPE_API_TOKEN', 'STRIPE_API_KEY'],
  ['STRIPE_SECRET', 'STRIPE_API_KEY'],
  ['STRIPE_SK', 'STRIPE_API_KEY'],
  ['STRIPE_TEST_SECRET_KEY', 'STRIPE_API_KEY'],
  ['STRIPE_LIVE_KEY', 'STRIPE_API_KEY'],
  ['STRIPE_SECRET_KEY_TEST', 'STRIPE_API_KEY'],
  ['STRIPE_PUBLIC_KEY', 'STRIPE_PUBLISHABLE_KEY'],
  ['STRIPE_PK', 'STRIPE_PUBLISHABLE_KEY'],
  ['STRIPE_PUBLISHABLE_API_KEY', 'STRIPE_PUBLISHABLE_KEY'],
])('%s is reported, with %s', (name, meant) => {
  expect(configOf({ [name]: 'hunter2' }).warnings).toEqual([warning(name, meant)]);
});

it('reports a variable with a Stripe key whatever its name, if that names Stripe', () => {
  expect(configOf({ MY_STRIPE: 'sk_test_hunter2' }).warnings).toEqual([
    warning('MY_STRIPE', 'STRIPE_API_KEY'),
  ]);
});

it.each([
  'PATH',
  'HOME',
  'HOSTS',
  'POST',
  'port',
  'HOSTNAME',
  'npm_config_loglevel',
  'npm_lifecycle_event',
  'NODE_ENV',
  'MAX_WIDTH',
  'JWT_SECRET',
  'JWT_PRIVATE_KEY',
  'STRIPE_LIVE',
  'STRIPE_ACCOUNT',
  'GATEWAY_URL',
  'SANDBOX',
])('%s is a variable of another program', (name) => {
  expect(configOf({ [name]: 'hunter2' }).warnings).toEqual([]);
});

it('leaves out empty variables', () => {
  expect(configOf({ STRIPE_SECRET_KEY: ' ' }).warnings).toEqual([]);
});
