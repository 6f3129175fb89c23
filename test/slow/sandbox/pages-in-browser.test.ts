import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../../../src/sandbox/server.ts';
import { type Json, newAccountClient } from '../../sandbox/support.ts';
import { accessibilityProblems, CHROMIUM } from '../../support/browser.ts';

describe.skipIf(!CHROMIUM)('the customer’s pages in a browser (needs Chromium)', () => {
  let sandbox: Sandbox;
  let shop: Server;
  let browser: Browser;

  beforeAll(async () => {
    sandbox = await createSandbox();
    shop = createServer((request, response) => {
      const page = new URL(request.url ?? '/', 'http://shop').searchParams.get('page') ?? 'Welcome back';
      response.setHeader('content-type', 'text/html').end(page);
    }).listen(0, '127.0.0.1');
    browser = await chromium.launch({
      executablePath: CHROMIUM ?? '',
      args: [
        ...['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
        '--host-resolver-rules=MAP evil.example 127.0.0.1',
      ],
    });
  });
  afterAll(async () => {
    await browser.close();
    shop.close();
    await sandbox.close();
  });

  async function open(url: unknown): Promise<{ page: Page; problems: string[] }> {
    const page = await browser.newPage();
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('requestfailed', (request) => problems.push(request.url()));
    await page.goto(String(url));
    return { page, problems };
  }

  it.each([
    ['card', '&payment_method=pm_card_threeDSecureRequired', 'Complete', 'succeeded', 'succeeded'],
    ['card', '&payment_method=pm_card_threeDSecureRequired', 'Fail', 'failed', 'requires_payment_method'],
    ['ideal', '&payment_method_data[type]=ideal', 'Complete', 'succeeded', 'succeeded'],
    ['klarna', '&payment_method_data[type]=klarna', 'Fail', 'failed', 'requires_payment_method'],
  ])('authenticate a setup with %s%s: %s', async (...row) => {
    const [kind, method, button, outcome, status] = row;
    const client = newAccountClient(sandbox);
    const home = `http://127.0.0.1:${(shop.address() as AddressInfo).port}/done?order=7`;
    const { json: intent } = await client.post(
      '/v1/setup_intents',
      `payment_method_types[]=${kind}${method}&confirm=true&return_url=${encodeURIComponent(home)}`,
    );
    const { page, problems } = await open(intent.next_action?.redirect_to_url?.url);
    await page.getByRole('button', { name: `${button} authentication` }).click();
    await page.getByText('Welcome back').waitFor();
    expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({
      order: '7',
      redirect_status: outcome,
      setup_intent: intent.id,
      setup_intent_client_secret: intent.client_secret,
    });
    expect((await client.get(`/v1/setup_intents/${intent.id}`)).json.status).toBe(status);
    await page.goBack();
    await page.getByText('This authentication has ended.').waitFor();
    expect(problems).toEqual([]);
    await page.close();
  });

  /** Opens a page of another site with this body. */
  async function openElsewhere(body: string): Promise<Page> {
    const { port } = shop.address() as AddressInfo;
    const { page } = await open(`http://evil.example:${port}/?page=${encodeURIComponent(body)}`);
    return page;
  }

  it('authenticate a customer who follows a link from another site', async () => {
    const client = newAccountClient(sandbox);
    const { json: intent } = await client.post(
      '/v1/setup_intents',
      'payment_method=pm_card_threeDSecureRequired&confirm=true&return_url=https://shop.example.com/',
    );
    const page = await openElsewhere(`<a href="${intent.next_action?.redirect_to_url?.url}">Go on</a>`);
    await page.getByRole('link').click();
    await page.route('https://shop.example.com/**', (route) => route.fulfill({ body: 'Welcome back' }));
    await page.getByRole('button', { name: 'Complete authentication' }).click();
    await page.getByText('Welcome back').waitFor();
    expect((await client.get(`/v1/setup_intents/${intent.id}`)).json.status).toBe('succeeded');
    await page.close();
  });

  it.each([
    ['a control call', '', '/_sandbox/reset', 403],
    ['the API, with a key in the address', 'sk_test_1:x@', '/v1/customers', 403],
  ])('reject the form of another site, from %s', async (_name, credentials, path, status) => {
    const { stripe } = newAccountClient(sandbox);
    const { id } = await stripe.setupIntents.create();
    const action = `http://${credentials}127.0.0.1:${sandbox.port}${path}`;
    const page = await openElsewhere(`<form method="post" action="${action}"><button>Win</button></form>`);
    const answer = page.waitForResponse((response) => response.url().endsWith(path));
    await page.getByRole('button').click();
    expect((await answer).status()).toBe(status);
    expect((await stripe.setupIntents.retrieve(id)).id).toBe(id);
    await page.close();
  });

  it('are hidden from a site whose name resolves to this machine', async () => {
    const page = await browser.newPage();
    const answer = await page.goto(`http://evil.example:${sandbox.port}/_sandbox/requests`);
    expect(answer?.status()).toBe(421);
    await page.close();
  });

  async function waiting(): Promise<{ intent: Json; page: Page; status: () => Promise<unknown> }> {
    const client = newAccountClient(sandbox);
    const { json: intent } = await client.post(
      '/v1/setup_intents',
      'payment_method_types[]=us_bank_account&payment_method=pm_usBankAccount_success&confirm=true' +
        '&mandate_data[customer_acceptance][type]=offline',
    );
    const { page } = await open(intent.next_action?.verify_with_microdeposits?.hosted_verification_url);
    return {
      intent,
      page,
      status: async () => (await client.get(`/v1/setup_intents/${intent.id}`)).json.status,
    };
  }

  it('verify a bank account after wrong amounts', async () => {
    const { page, status } = await waiting();
    await page.getByLabel('First amount').fill('1');
    await page.getByLabel('Second amount').fill('2');
    await page.getByRole('button', { name: 'Verify the amounts' }).click();
    expect(await page.getByRole('alert').innerText()).toMatch(/2 verification attempts remaining/);
    await page.getByLabel('Code of six characters').fill('SM11AA');
    await page.getByRole('button', { name: 'Verify the code' }).click();
    expect(await page.getByRole('status').innerText()).toMatch(/^The bank account is verified/);
    expect(await status()).toBe('succeeded');
    await page.close();
  });

  it.each([
    ['light', 1024],
    ['dark', 390],
  ] as const)('are accessible, and fit their window: %s, %i pixels wide', async (colorScheme, width) => {
    const client = newAccountClient(sandbox);
    const { json: intent } = await client.post(
      '/v1/setup_intents',
      'payment_method=pm_card_threeDSecureRequired&confirm=true&return_url=https://shop.example.com/',
    );
    const { page: bank } = await open(intent.next_action?.redirect_to_url?.url);
    const { page: deposits } = await waiting();
    const check = async (page: Page) => {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme });
      expect(await accessibilityProblems(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    };
    await check(bank);
    await check(deposits);
    await deposits.getByLabel('Code of six characters').fill('SM1111');
    await deposits.getByRole('button', { name: 'Verify the code' }).click();
    await deposits.getByRole('alert').waitFor();
    await check(deposits);
    await bank.close();
    await deposits.close();
  });

  it('end the verification after the last attempt', async () => {
    const { page, status } = await waiting();
    await page.getByLabel('First amount').fill('10');
    await page.getByLabel('Second amount').fill('11');
    await page.getByRole('button', { name: 'Verify the amounts' }).click();
    expect(await page.getByRole('alert').innerText()).toMatch(/^The verification failed\./);
    expect(await status()).toBe('requires_payment_method');
    await page.close();
  });
});
