import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { StripeConstructor } from '@stripe/stripe-js';
import { build } from 'esbuild';
import type { Browser, Locator, Page } from 'playwright-core';
import type Stripe from 'stripe';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { completeAuthentication, fillCardForm } from '../../../examples/testing/card-form.ts';
import { createSandbox, type Sandbox } from '../../../src/sandbox/server.ts';
import { PUBLISHABLE_KEY, stripeClient } from '../../sandbox/support.ts';
import { accessibilityProblems, CHROMIUM, launchBrowser } from '../../support/browser.ts';

const AUTHENTICATES = '4000 0025 0000 3155';

describe.skipIf(!CHROMIUM)('React Stripe.js on the sandbox (needs Chromium)', () => {
  let sandbox: Sandbox;
  let stripe: Stripe;
  let browser: Browser;
  let shop: Server;
  let script: string;

  beforeAll(async () => {
    sandbox = await createSandbox();
    stripe = stripeClient(sandbox);
    const { outputFiles } = await build({
      entryPoints: [fileURLToPath(new URL('save-card-page.ts', import.meta.url))],
      bundle: true,
      write: false,
      define: { 'process.env.NODE_ENV': '"production"' },
    });
    script = outputFiles[0]?.text ?? '';
    shop = createServer(async (request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://shop');
      response.setHeader('content-type', 'text/html; charset=utf-8');
      if (pathname === '/saved') return response.end('Welcome back');
      if (pathname === '/page.js') return response.setHeader('content-type', 'text/javascript').end(script);
      if (pathname === '/confirm') {
        let token = '';
        for await (const chunk of request) token += chunk;
        const intent = await stripe.setupIntents.create({
          confirmation_token: token,
          confirm: true,
          use_stripe_sdk: false,
          payment_method_types: ['card'],
        });
        return response.end(intent.client_secret);
      }
      if (pathname === '/plain')
        return response.end(`<script src="${sandbox.url}/_sandbox/stripe.js"></script><div id="card"></div>`);
      if (pathname !== '/' && pathname !== '/deferred') return response.writeHead(404).end();
      const intent =
        pathname === '/deferred'
          ? null
          : await stripe.setupIntents.create({ payment_method_types: ['card'] });
      const redirect = searchParams.get('redirect') ?? 'if_required';
      const settings = { publishableKey: PUBLISHABLE_KEY, clientSecret: intent?.client_secret, redirect };
      return response.end(`<!doctype html><html lang="en" style="color-scheme:light dark"><title>Shop</title>
<script src="${sandbox.url}/_sandbox/stripe.js"></script>
<script type="application/json" id="shop">${JSON.stringify(settings)}</script>
<main id="root"></main><script src="/page.js"></script>`);
    }).listen(0, '127.0.0.1');
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    shop.close();
    await sandbox.close();
  });

  let page: Page;
  let problems: string[];
  beforeEach(async () => {
    page = await browser.newPage();
    problems = [];
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'warning') problems.push(message.text());
    });
  });
  afterEach(async () => {
    await page.close();
    expect(problems).toEqual([]);
  });

  /** Opens the page of a shop, whose origin is not the sandbox's. */
  async function open(path = '/'): Promise<void> {
    await page.goto(`http://localhost:${(shop.address() as AddressInfo).port}${path}`);
    await expect.poll(() => page.locator('#events').textContent()).toContain('ready');
  }
  const form = () => page.frameLocator('iframe[title="Secure payment input frame"]');
  const bank = () => page.frameLocator('iframe[title="3-D Secure"]');
  const status = () => page.getByRole('status').textContent();

  async function fill(number: string, { expiry = '12 / 34' } = {}): Promise<void> {
    await form().getByLabel('Card number').fill(number);
    await form().getByLabel('Expiration date').fill(expiry);
    await form().getByLabel('Security code').fill('123');
    await form().getByLabel('Country').selectOption('US');
    await form().getByLabel('ZIP').fill('94103');
  }
  const save = () => page.getByRole('button', { name: 'Save card' }).click();

  async function latestIntent(): Promise<Stripe.SetupIntent> {
    const { data } = await stripe.setupIntents.list({ limit: 1, expand: ['data.payment_method'] });
    return data[0] as Stripe.SetupIntent;
  }

  it('saves a card', async () => {
    await open();
    await fill('4242424242424242');
    await save();
    await expect.poll(status).toBe('Saved: succeeded');
    const { payment_method: method } = await latestIntent();
    expect(method).toMatchObject({
      card: { last4: '4242', exp_month: 12, exp_year: 2034, checks: { cvc_check: 'unchecked' } },
      billing_details: { address: { country: 'US', postal_code: '94103' } },
    });
    await expect.poll(() => form().getByLabel('Card number').inputValue()).toBe('');
  });

  it('returns to the shop when it has saved a card', async () => {
    await open('/?redirect=always');
    await fill('4242424242424242');
    await save();
    await page.getByText('Welcome back').waitFor();
    const { id, client_secret: secret } = await latestIntent();
    expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({
      redirect_status: 'succeeded',
      setup_intent: id,
      setup_intent_client_secret: secret,
    });
  });

  it.each([
    ['a declined card', '4000000000000002', /^card_declined: Your card was declined/],
    ['a card that the bank reports as expired', '4000000000000069', /^expired_card: Your card has expired/],
  ])('reports %s, and then saves another', async (_name, number, message) => {
    await open();
    await fill(number);
    await save();
    await expect.poll(status).toMatch(message);
    await fill('5555555555554444');
    await save();
    await expect.poll(status).toBe('Saved: succeeded');
  });

  it.each([
    ['an expired card', '4242424242424242', '12 / 20', 'Your card’s expiration year is in the past.'],
    ['a card that is not a test card', '4929 0000 0000 0000', '12 / 34', /This is a sandbox\. Use one of/],
    ['a wrong number', '4242424242424241', '12 / 34', 'Your card number is invalid.'],
    ['an incomplete date', '4242424242424242', '1', 'Your card’s expiration date is incomplete.'],
  ])('reports %s next to its field, and sends nothing', async (_name, number, expiry, message) => {
    await open();
    const before = sandbox.requests().length;
    await fill(number, { expiry });
    await save();
    await form().getByRole('alert').getByText(message).waitFor();
    expect(await status()).toMatch(/^(invalid|incomplete)_/);
    expect(sandbox.requests().length).toBe(before);
  });

  it('shows 3-D Secure in a dialog', async () => {
    await open();
    await fillCardForm(page);
    await save();
    await completeAuthentication(page);
    await expect.poll(status).toBe('Saved: succeeded');
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect((await latestIntent()).status).toBe('succeeded');
  });

  it('rejects a card whose 3-D Secure fails', async () => {
    await open();
    await fill(AUTHENTICATES);
    await save();
    await bank().getByRole('button', { name: 'Fail authentication' }).click();
    await expect.poll(status).toMatch(/^setup_intent_authentication_failure: We are unable/);
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect((await latestIntent()).status).toBe('requires_payment_method');
  });

  it.each(['the button', 'the Escape key'])(
    'fails 3-D Secure when its dialog is closed with %s',
    async (way) => {
      await open();
      await fill(AUTHENTICATES);
      await save();
      await bank().getByRole('button', { name: 'Complete authentication' }).waitFor();
      if (way === 'the button') await page.getByRole('button', { name: 'Cancel' }).click();
      else await page.keyboard.press('Escape');
      await expect.poll(status).toMatch(/^setup_intent_authentication_failure/);
      expect((await latestIntent()).status).toBe('requires_payment_method');
    },
  );

  it.each([
    ['Complete', 'succeeded', 'succeeded'],
    ['Fail', 'failed', 'requires_payment_method'],
  ])('redirects for 3-D Secure of an intent that the server has confirmed: %s', async (...row) => {
    const [button, redirectStatus, expected] = row;
    await open('/deferred');
    await fill(AUTHENTICATES);
    await save();
    await page.getByRole('button', { name: `${button} authentication` }).click();
    await page.getByText('Welcome back').waitFor();
    expect(new URL(page.url()).searchParams.get('redirect_status')).toBe(redirectStatus);
    expect((await latestIntent()).status).toBe(expected);
  });

  it('reports that the browser is offline, and saves the card when it is online again', async () => {
    await open();
    await fill('4242424242424242');
    await page.context().setOffline(true);
    await save();
    await expect.poll(status).toMatch(/^api_connection_error/);
    await page.context().setOffline(false);
    await save();
    await expect.poll(status).toBe('Saved: succeeded');
  });

  it('saves the card once when the response is lost and the customer retries', async () => {
    await open();
    await fill('4242424242424242');
    await page.route('**/confirm', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await save();
    await expect.poll(status).toMatch(/^api_connection_error: The sandbox does not respond/);
    await page.unroute('**/confirm');
    await save();
    await expect.poll(status).toBe('Saved: succeeded');
    expect(sandbox.ledger().at(-1)).toMatchObject({ requests: 2, executions: 1 });
  });

  it('can be closed when the browser goes offline during 3-D Secure', async () => {
    await open();
    await fill(AUTHENTICATES);
    await save();
    await bank().getByRole('button', { name: 'Complete authentication' }).waitFor();
    await page.context().setOffline(true);
    await bank().getByRole('button', { name: 'Complete authentication' }).click();
    await expect
      .poll(() => page.frames().some((frame) => frame.url().startsWith('chrome-error:')))
      .toBe(true);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect.poll(status).toMatch(/^api_connection_error/);
    await page.context().setOffline(false);
    await save();
    await bank().getByRole('button', { name: 'Complete authentication' }).click();
    await expect.poll(status).toBe('Saved: succeeded');
  });

  it('is usable by keyboard, and reports its events', async () => {
    await open();
    const hasFocus = (element: Element) => element === document.activeElement;
    /** The focus enters the form, which is another process, after the key press. */
    const tabTo = async (target: Locator) => {
      await page.keyboard.press('Tab');
      await expect.poll(() => target.evaluate(hasFocus)).toBe(true);
    };
    const texts = { 'Card number': '4242424242424242', 'Expiration date': '1234', 'Security code': '123' };
    for (const [label, text] of Object.entries(texts)) {
      await tabTo(form().getByLabel(label));
      await page.keyboard.type(text);
    }
    await tabTo(form().getByLabel('Country'));
    await tabTo(form().getByLabel('ZIP'));
    await page.keyboard.type('94103');
    await page.keyboard.press('Escape');
    await tabTo(page.getByRole('button', { name: 'Save card' }));
    expect(await form().getByLabel('Card number').inputValue()).toBe('4242 4242 4242 4242');
    expect(await form().getByLabel('Expiration date').inputValue()).toBe('12 / 34');
    await page.keyboard.press('Enter');
    await expect.poll(status).toBe('Saved: succeeded');
    const events = (await page.locator('#events').textContent())?.split(' ') ?? [];
    expect(new Set(events)).toEqual(new Set(['ready', 'focus', 'change', 'complete', 'escape', 'blur']));
  });

  it.each(['light', 'dark'] as const)('has an accessible form and dialog: %s', async (colorScheme) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await open();
    expect(await accessibilityProblems(page)).toEqual([]);
    await fill('4929 0000 0000 0000', { expiry: '12 / 20' });
    await save();
    await expect.poll(status).toMatch(/^invalid_number/);
    expect(await accessibilityProblems(page)).toEqual([]);
    await fill(AUTHENTICATES);
    await save();
    await bank().getByRole('button', { name: 'Complete authentication' }).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  it('retrieves intents, creates payment methods, and reports the methods that it does not have', async () => {
    const { client_secret: secret } = await stripe.setupIntents.create({ payment_method_types: ['card'] });
    await page.goto(`http://localhost:${(shop.address() as AddressInfo).port}/plain`);
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

  /** A page without React, for the calls that React Stripe.js does not make. Its functions run in the page. */
  const openPlain = () => page.goto(`http://localhost:${(shop.address() as AddressInfo).port}/plain`);

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

  it('keeps the card from the page, and loads nothing from elsewhere', async () => {
    const foreign: string[] = [];
    page.on('request', (request) => {
      const { hostname, protocol } = new URL(request.url());
      if (protocol.startsWith('http') && !['localhost', '127.0.0.1'].includes(hostname))
        foreign.push(hostname);
    });
    await open();
    await page.evaluate(() => {
      const seen: unknown[] = [];
      addEventListener('message', ({ data }) => seen.push(data));
      Object.assign(window, { seen });
    });
    await fill('4242424242424242');
    await save();
    await expect.poll(status).toBe('Saved: succeeded');
    const seen = await page.evaluate(() => JSON.stringify((window as unknown as { seen: unknown }).seen));
    expect(seen).not.toContain('4242');
    const [, frame] = page.frames();
    expect(new URL(frame?.url() ?? '').origin).toBe(sandbox.url);
    expect(foreign).toEqual([]);
  });
});
