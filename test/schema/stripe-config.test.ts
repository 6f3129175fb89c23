import { expect, it } from 'vitest';
import type { GatewayOptions } from '../../src/server/gateway.ts';
import { STRIPE_VERSION } from '../../src/stripe/version.ts';
import { startTestGateway } from '../support/gateway.ts';
import { BROWSER, boundTo, service } from '../support/principals.ts';

const CONFIG = '{ stripeConfig { publishableKey account apiVersion } }';

async function configOf(gateway: Partial<GatewayOptions>, headers = {}) {
  const started = await startTestGateway({ gateway });
  const { data, errors } = await started.execute<{ readonly stripeConfig: object }, object>(
    CONFIG,
    {},
    headers,
  );
  const calls = started.sandbox.requests().length;
  await started.close();
  expect([errors, calls]).toEqual([undefined, 0]);
  return data?.stripeConfig;
}

it.each([
  ['a browser', BROWSER],
  ['a customer without any scope', boundTo('cus_1', { scopes: new Set() })],
  ['a service without any scope', service([])],
])('%s reads what starts Stripe.js, without a call to Stripe', async (_, principal) => {
  const options = { stripePublishableKey: 'pk_test_shop', principal: () => principal };
  expect(await configOf(options)).toEqual({
    publishableKey: 'pk_test_shop',
    account: null,
    apiVersion: STRIPE_VERSION,
  });
});

it('the account is the connected account of the request, and the key may be missing', async () => {
  expect(await configOf({}, { 'stripe-account': 'acct_1' })).toEqual({
    publishableKey: null,
    account: 'acct_1',
    apiVersion: STRIPE_VERSION,
  });
});
