import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Shape } from '../../src/sandbox/form/params.ts';
import { OPERATIONS } from '../../src/sandbox/http/routes.ts';
import { LEFT_OUT_ENDPOINTS, LEFT_OUT_PARAMETERS } from '../../src/sandbox/print.mjs';
import { type Declared, readDeclarations } from './declarations.ts';

const RESOURCES = [
  ...['ConfirmationTokens', 'Customers', 'Mandates', 'PaymentMethods', 'SetupAttempts', 'SetupIntents'],
  'TestHelpers/ConfirmationTokens',
];

/** The endpoints in the sources of the official library: `GET /v1/customers/:`, with a colon for each id. */
function endpointsOfLibrary(): string[] {
  const folder = `${dirname(fileURLToPath(import.meta.resolve('stripe')))}/resources`;
  return RESOURCES.flatMap((name) =>
    [
      ...readFileSync(`${folder}/${name}.js`, 'utf8').matchAll(/_makeRequest\('(\w+)', ['`]([^'`]+)['`]/g),
    ].map(([, method = '', path = '']) => `${method} ${path.replaceAll(/\$\{[^}]+\}/g, ':')}`),
  );
}

const withoutNames = (endpoint: string) => endpoint.replaceAll(/:\w+/g, ':');
const served = new Set(OPERATIONS.map(({ method, path }) => withoutNames(`${method} ${path}`)));
const leftOut = new Set(Object.keys(LEFT_OUT_ENDPOINTS).map((end) => withoutNames(`/v1/customers${end}`)));

describe("the sandbox's endpoints", () => {
  it('are all that the official library has for its resources, except those left out', () => {
    const endpoints = endpointsOfLibrary();
    expect(endpoints.length).toBeGreaterThan(40);
    const missing = endpoints.filter(
      (endpoint) => !served.has(endpoint) && !leftOut.has(endpoint.replace(/^\w+ /, '')),
    );
    expect(missing).toEqual([]);
  });

  it('leave out nothing that exists, and nothing that Stripe does not have', () => {
    const paths = new Set(endpointsOfLibrary().map((endpoint) => endpoint.replace(/^\w+ /, '')));
    expect([...leftOut].filter((path) => !paths.has(path))).toEqual([]);
    expect([...served].filter((endpoint) => leftOut.has(endpoint.replace(/^\w+ /, '')))).toEqual([]);
  });
});

/** The paths of the declared parameters that a shape does not have. */
function missingParams(declared: readonly Declared[], shape: Shape, path: string): string[] {
  return declared.flatMap(({ key, members }) => {
    const here = path === '' ? key : `${path}[${key}]`;
    const param = shape[key];
    if (param === undefined) return [here];
    return missingParams(members, param.members ?? {}, here);
  });
}

describe("the sandbox's parameters", () => {
  const { Endpoints } = readDeclarations();
  const rows = OPERATIONS.map(({ method, path, shape }) => ({ endpoint: `${method} ${path}`, shape }));

  it('are declared for every endpoint but one, which only Stripe.js calls', () => {
    const undeclared = rows.filter(({ endpoint }) => !Endpoints.has(endpoint));
    expect(undeclared.map(({ endpoint }) => endpoint)).toEqual(['POST /v1/confirmation_tokens']);
    expect(Endpoints.size).toBe(rows.length - 1);
    const empty = [...Endpoints].filter(([, declared]) => declared.length === 0).map(([name]) => name);
    expect(empty).toEqual([
      'DELETE /v1/customers/:customer',
      'DELETE /v1/webhook_endpoints/:webhook_endpoint',
    ]);
  });

  it.each(rows)('of $endpoint are all that Stripe declares, except those left out', ({ endpoint, shape }) => {
    const missing = missingParams(Endpoints.get(endpoint) ?? [], shape, '');
    const isCustomers = /^POST \/v1\/customers|^GET \/v1\/customers$/.test(endpoint);
    const explained = isCustomers ? Object.keys(LEFT_OUT_PARAMETERS) : [];
    expect(missing.filter((name) => !explained.includes(name))).toEqual([]);
  });

  it('leave out nothing that exists, and nothing that Stripe does not have', () => {
    const customers = rows.filter(({ endpoint }) => endpoint.includes('/v1/customers'));
    const missing = new Set(
      customers.flatMap(({ endpoint, shape }) => missingParams(Endpoints.get(endpoint) ?? [], shape, '')),
    );
    expect([...missing].sort()).toEqual(Object.keys(LEFT_OUT_PARAMETERS).sort());
  });
});
