import type { StripeConstructor } from '@stripe/stripe-js';
import type { Browser, Page } from 'playwright-core';
import type Stripe from 'stripe';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../../../src/sandbox/server.ts';
import { stripeClient } from '../../sandbox/support.ts';
import { CHROMIUM, launchBrowser } from '../../support/browser.ts';
import { type Shop, startShop } from './shop.ts';

describe.skipIf(!CHROMIUM)('Stripe.js of the sandbox without React (needs Chromium)', () => {
  let sandbox: Sandbox;
  let stripe: Stripe;
  let browser: Browser;
  let shop: Shop;

  beforeAll(async () => {
    sandbox = await createSandbox();
    stripe = stripeClient(sandbox);
    shop = await startShop(sandbox, stripe);
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await shop.close();
    await sandbox.close();
  });

  let page: Page;
  beforeEach(async () => {
    page = await browser.newPage();
  });
  afterEach(() => page.close());

  const form = () => page.frameLocator('iframe[title="Secure payment input frame"]');

  /** Opens a page with Stripe.js, in which the functions of the tests run. */
  const openPlain = () => page.goto(`${shop.url}/plain`);

  it('retrieves intents, creates payment methods, and reports the methods that it does not have', async () => {
    const { client_secret: secret } = await stripe.setupIntents.create({ payment_method_types: ['card'] });
    await openPlain();
    const outcomes = page.evaluate(async (clientSecret) => {
      const { Stripe } = window as unknown as { Stripe: StripeConstructor };
      const messageOf = (error: unknown) => (error as Error).message;
      const thrown = (call: () => unknown) => {
        try {
          return String(call());
        } catch (error) {
          return messageOf(error);
        }
      };
      const sandboxed = Stripe('pk_test_sandbox');
      const { setupIntent } = await sandboxed.retrieveSetupIntent(clientSecret);
      const byToken = await sandboxed.createPaymentMethod({
        type: 'card',
        card: { token: 'tok_mastercard' },
      });
      const elements = sandboxed.elements({ mode: 'setup', currency: 'usd' });
      const element = elements.create('payment', { fields: { billingDetails: 'never' } });
      element.mount('#card');
      const isFilledIn = new Promise<void>((resolve) => {
        element.on('change', ({ complete }) => {
          if (complete) resolve();
        });
      });
      await isFilledIn;
      const tooEarly = await sandboxed.createConfirmationToken({ elements }).catch(messageOf);
      await elements.submit();
      const byForm = await sandboxed.createPaymentMethod({
        elements,
        params: { billing_details: { name: 'Jane Roe' } },
      });
      const { confirmationToken } = await sandboxed.createConfirmationToken({ elements });
      return {
        intent: setupIntent?.client_secret === clientSecret,
        token: confirmationToken?.id,
        tooEarly,
        byToken: byToken.paymentMethod?.card?.brand,
        byForm: [byForm.paymentMethod?.card?.last4, byForm.paymentMethod?.billing_details.name],
        createToken: await sandboxed.createToken('account', {}).catch(messageOf),
        confirmCardPayment: await sandboxed.confirmCardPayment('pi_1_secret_1').catch(messageOf),
        liveKey: thrown(() => Stripe('pk_live_1')),
        payment: thrown(() => sandboxed.elements({ mode: 'payment', amount: 1, currency: 'usd' })),
        card: thrown(() => elements.create('card')),
      };
    }, secret ?? '');
    await form().getByLabel('Card number').fill('4242424242424242');
    await form().getByLabel('Expiration date').fill('12 / 34');
    await form().getByLabel('Security code').fill('123');
    expect(await outcomes).toEqual({
      intent: true,
      token: expect.stringMatching(/^ctoken_/),
      tooEarly: expect.stringContaining('elements.submit() must be called'),
      byToken: 'mastercard',
      byForm: ['4242', 'Jane Roe'],
      createToken: expect.stringContaining('has no createToken'),
      confirmCardPayment: expect.stringContaining('has no confirmCardPayment'),
      liveKey: expect.stringContaining('accepts publishable test keys only'),
      payment: expect.stringContaining("elements({ mode: 'setup' })"),
      card: expect.stringContaining('has only the Payment Element'),
    });
  });

  it('uses options that are changed before the Element is ready', async () => {
    await openPlain();
    await page.evaluate(() => {
      const { Stripe } = window as unknown as { Stripe: StripeConstructor };
      const elements = Stripe('pk_test_sandbox').elements({ mode: 'setup', currency: 'usd' });
      elements.create('payment').mount('#card');
      elements.update({ appearance: { theme: 'night' } });
    });
    await form().locator('html[data-theme=dark]').waitFor({ state: 'attached' });
  });

  it('asks for no postal code, or for no address, if the page does', async () => {
    await openPlain();
    await page.evaluate(() => {
      const { Stripe } = window as unknown as { Stripe: StripeConstructor };
      const elements = Stripe('pk_test_sandbox').elements({ mode: 'setup', currency: 'usd' });
      const hidden = (address: object) => ({ fields: { billingDetails: { address } } });
      const element = elements.create('payment', hidden({ postalCode: 'never' }));
      element.mount('#card');
      Object.assign(window, { hideCountry: () => element.update(hidden({ country: 'never' })) });
    });
    await form().getByLabel('Country').waitFor();
    expect(await form().getByLabel('ZIP').isVisible()).toBe(false);
    await page.evaluate(() => {
      (window as unknown as { hideCountry(): void }).hideCountry();
    });
    await form().getByLabel('Country').waitFor({ state: 'hidden' });
  });

  it('rejects a call whose Element is unmounted meanwhile, and keeps a new Element when the old one is destroyed again', async () => {
    await openPlain();
    const outcome = await page.evaluate(async () => {
      const { Stripe } = window as unknown as { Stripe: StripeConstructor };
      const stripe = Stripe('pk_test_sandbox');
      const elements = stripe.elements({ mode: 'setup', currency: 'usd' });
      const element = elements.create('payment');
      element.mount('#card');
      await new Promise<void>((resolve) => {
        element.on('ready', () => resolve());
      });
      const call = elements.submit().catch((error: unknown) => (error as Error).message);
      element.destroy();
      const next = elements.create('payment');
      element.destroy();
      return { message: await call, isKept: elements.getElement('payment') === next };
    });
    expect(outcome).toEqual({ message: expect.stringContaining('was unmounted before'), isKept: true });
  });
});
