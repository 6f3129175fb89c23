import { Registry } from 'prom-client';
import { describe, expect, it } from 'vitest';
import { createGateway, type GatewayOptions } from '../../src/server/gateway.ts';
import { callersFrom, settingsFrom } from '../../src/server/options.ts';
import { createMetrics } from '../../src/telemetry/metrics.ts';

const KEY = 'sk_test_options';

describe('the options of a gateway', () => {
  it.each<[string, object]>([
    ['stripeApiBase must be an https URL', { stripeApiBase: 'http://api.example.com' }],
    ['limits.depth must be a whole number', { limits: { depth: 0 } }],
    ['logs is not an option of createGateway', { logs: console }],
    ['`callers` and `principal` cannot be combined', { callers: 'everybody', principal: () => null }],
    ['A live Stripe key requires authentication', { stripeApiKey: 'sk_live_1' }],
  ])('are checked by createGateway: %s', (problem, options) => {
    expect(() => createGateway({ stripeApiKey: KEY, ...options })).toThrow(problem);
    expect(() => createGateway({ stripeApiKey: KEY, ...options })).toThrow(TypeError);
  });

  it('may include functions and objects that the environment cannot have', () => {
    const options: GatewayOptions = {
      stripeApiKey: KEY,
      persistedOperations: new Map(),
      exampleIds: {
        setupIntent: 'seti_1',
        declinedSetupIntent: 'seti_2',
        customer: 'cus_1',
        paymentMethod: 'pm_1',
      },
      isKnownHost: () => true,
      principal: () => null,
      isDraining: () => false,
      log: { info() {}, warn() {}, error() {} },
      metrics: createMetrics(new Registry()),
      plugins: [],
    };
    expect(() => settingsFrom(options)).not.toThrow();
  });

  it.each<[string, Partial<GatewayOptions>]>([
    ['callers', { callers: 'everybody' }],
    ['principal', { principal: () => null }],
  ])('may have a live key with %s', (_, authentication) => {
    const options = { stripeApiKey: 'rk_live_1', ...authentication };
    expect(() => callersFrom(options, settingsFrom(options))).not.toThrow();
  });

  it('accept everybody by default with a test key', () => {
    const options = { stripeApiKey: KEY };
    expect(callersFrom(options, settingsFrom(options))).toBe('everybody');
  });
});
