import { expect, it, onTestFinished } from 'vitest';
import { createSandbox } from '../../../src/sandbox/server.ts';
import { startExamplePage } from '../../support/example-page.ts';

it("runs the example page against a Stripe account, with a new customer, if it has the account's test key", async () => {
  const stripe = await createSandbox();
  const running = startExamplePage({ STRIPE_API_KEY: 'sk_test_own', STRIPE_API_BASE: stripe.url });
  onTestFinished(async () => {
    running.signal('SIGTERM');
    await running.ended;
    await stripe.close();
  });
  expect(await running.until(/^Stripe: (\S+)/m)).toBe(stripe.url);
  const url = await running.until(/^Page: (\S+)/m);
  const response = await fetch(`${url}graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ viewer { name paymentMethods(first: 1) { nodes { id } } } }' }),
  });
  expect(await response.json()).toEqual({
    data: { viewer: { name: 'Customer of an example page', paymentMethods: { nodes: [] } } },
  });
});

it('does not run the example page with a live key', async () => {
  const { code, stderr } = await startExamplePage({ STRIPE_API_KEY: 'sk_live_own' }).ended;
  expect(code).toBe(1);
  expect(stderr).toContain('must be a test key');
});
