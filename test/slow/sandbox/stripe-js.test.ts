import type { Browser, Locator, Page } from 'playwright-core';
import type Stripe from 'stripe';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { completeAuthentication, fillCardForm } from '../../../examples/testing/card-form.ts';
import { createSandbox, type Sandbox } from '../../../src/sandbox/server.ts';
import { stripeClient } from '../../sandbox/support.ts';
import { accessibilityProblems, CHROMIUM, launchBrowser } from '../../support/browser.ts';
import { type Shop, startShop } from './shop.ts';

const AUTHENTICATES = '4000 0025 0000 3155';

describe.skipIf(!CHROMIUM)('React Stripe.js on the sandbox (needs Chromium)', () => {
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
    await page.goto(`${shop.url}${path}`);
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
