import { describe, expect, it } from 'vitest';
import { problemsOf } from '../support/config.ts';

const PORT = 'must be a port number, 0 to 65535.';
const MILLISECONDS = 'must be a whole number of milliseconds, 1 to 999999999.';
const PROXIES = 'must be a list of IP addresses and networks, such as 10.0.0.0/8,192.0.2.7.';
const COUNT = 'must be a whole number, 1 or more.';
const BYTES = 'must be a whole number of bytes, 100 or more.';
const KEY = 'must be a secret or restricted key of Stripe (sk_test_…, rk_test_…, sk_live_… or rk_live_…).';
const BASE = 'must be an https URL without query or credentials; plain http is for loopback addresses only.';
const PREFIX = 'must be at most 32 letters and digits that start with a capital letter, such as Stripe.';
const ORIGINS =
  'must be a list of origins without paths or wildcards, such as https://shop.example.com,https://www.example.com.';
const FIELDS = 'must be a list of fields, such as SetupIntent.metadata,Customer.balance, or none.';

describe('a bad value of the environment', () => {
  it.each<[string, string, string]>([
    ['HOST', 'a b', 'must be a host name or an IP address.'],
    ['HOST', 'http://localhost', 'must be a host name or an IP address.'],
    ['SUBGRAPH_TYPE_PREFIX', 'stripe', PREFIX],
    ['SUBGRAPH_TYPE_PREFIX', 'Str_ipe', PREFIX],
    ['SUBGRAPH_TYPE_PREFIX', `S${'x'.repeat(32)}`, PREFIX],
    ['PORT', 'x', PORT],
    ['PORT', '-1', PORT],
    ['PORT', '65536', PORT],
    ['PORT', '80.5', PORT],
    ['PORT', '0x50', PORT],
    ['PORT', '1e3', PORT],
    ['PORT', '000080', PORT],
    ['SANDBOX_PORT', 'any', PORT],
    ['STRIPE_API_KEY', 'secret', KEY],
    ['STRIPE_API_KEY', 'sk_test_', KEY],
    ['STRIPE_API_KEY', 'sk_prod_1', KEY],
    ['STRIPE_API_KEY', 'sk_test_1\r\nx: y', KEY],
    ['STRIPE_API_KEY', 'Bearer sk_test_1', KEY],
    [
      'STRIPE_API_KEY',
      'pk_test_1',
      'must be a secret or restricted key (sk_… or rk_…): a publishable key lacks the permissions that the gateway needs.',
    ],
    ['STRIPE_API_BASE', 'api.stripe.com', BASE],
    ['STRIPE_API_BASE', 'http://api.stripe.com', BASE],
    ['STRIPE_API_BASE', 'http://0.0.0.0', BASE],
    ['STRIPE_API_BASE', 'http://localhost.example.com', BASE],
    ['STRIPE_API_BASE', 'http://127.0.0.1.example.com', BASE],
    ['STRIPE_API_BASE', 'http://127.0.0.1@example.com', BASE],
    ['STRIPE_API_BASE', 'https://user:hunter2@api.stripe.com', BASE],
    ['STRIPE_API_BASE', 'https://user@api.stripe.com', BASE],
    ['STRIPE_API_BASE', 'https://api.stripe.com?a=1', BASE],
    ['STRIPE_API_BASE', 'https://api.stripe.com#a', BASE],
    ['STRIPE_API_BASE', 'file:///etc/passwd', BASE],
    ['UPSTREAM_DEADLINE_MS', '0', MILLISECONDS],
    ['UPSTREAM_DEADLINE_MS', '-1', MILLISECONDS],
    ['UPSTREAM_DEADLINE_MS', '1.5', MILLISECONDS],
    ['UPSTREAM_DEADLINE_MS', '20s', MILLISECONDS],
    ['UPSTREAM_DEADLINE_MS', 'Infinity', MILLISECONDS],
    ['UPSTREAM_DEADLINE_MS', '9999999999', MILLISECONDS],
    ['SHUTDOWN_DELAY_MS', '-1', 'must be a whole number of milliseconds, 0 to 999999999.'],
    ['TRUSTED_PROXIES', 'proxy.example.com', PROXIES],
    ['TRUSTED_PROXIES', '10.0.0.0/33', PROXIES],
    ['TRUSTED_PROXIES', '10.0.0.0/8/8', PROXIES],
    ['TRUSTED_PROXIES', '10.0.0.1,', PROXIES],
    ['CORS_ORIGINS', '*', ORIGINS],
    ['CORS_ORIGINS', 'https://shop.example.com/', ORIGINS],
    ['CUSTOMER_HIDDEN_FIELDS', 'metadata', FIELDS],
    ['LOG_LEVEL', 'debug', 'must be info, warn, error or silent.'],
    ['UPSTREAM_REPORT', 'yes', 'must be true or false.'],
    ['UPSTREAM_REPORT', 'TRUE', 'must be true or false.'],
    ['UPSTREAM_REPORT', '1', 'must be true or false.'],
    ['UPSTREAM_REPORT', 'constructor', 'must be true or false.'],
    ['UPSTREAM_CALL_BUDGET', '0', COUNT],
    ['UPSTREAM_CALL_BUDGET', '-1', COUNT],
    ['UPSTREAM_CALL_BUDGET', '1.5', COUNT],
    ['UPSTREAM_CALL_BUDGET', '1e2', COUNT],
    ['UPSTREAM_CALL_BUDGET', 'Infinity', COUNT],
    ['UPSTREAM_CALL_BUDGET', '9007199254740992', COUNT],
    ['MAX_BODY_BYTES', '99', BYTES],
    ['MAX_CONCURRENT_REQUESTS', '0', COUNT],
    ['MAX_CONCURRENT_REQUESTS_PER_CUSTOMER', 'ten', COUNT],
  ])('is reported by name: %s=%j', (name, value, problem) => {
    expect(problemsOf({ [name]: value })).toEqual([`${name} ${problem}`]);
  });
});
