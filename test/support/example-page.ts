import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { launchBrowser } from './browser.ts';
import { type RunningProcess, runNode } from './process.ts';

const SERVER = fileURLToPath(new URL('../../examples/web/dist/server.js', import.meta.url));

/** The page's test cards. */
const CARDS = {
  visa: '4242424242424242',
  authenticates: '4000002760003184',
  declined: '4000000000009995',
} as const;
export type Card = keyof typeof CARDS;

/** Fills in the card form of the example page. */
async function fillCard(page: Page, card: Card): Promise<void> {
  const form = page.frameLocator('iframe[title="Secure payment input frame"]');
  await form.getByLabel('Card number').fill(CARDS[card]);
  await form.getByLabel('Expiration date').fill('12 / 34');
  await form.getByLabel('Security code').fill('123');
  await form.getByLabel('Country').selectOption('US');
  await form.getByLabel('ZIP').fill('94103');
}

/** Saves a card with the form of the example page. */
export async function saveCard(page: Page, card: Card): Promise<void> {
  await fillCard(page, card);
  await page.getByRole('button', { name: 'Save payment method' }).click();
}

interface Received {
  readonly method: string;
  readonly path: string;
}

/** The call with which the card form sends a card. */
const CARD_FORM_PATH = '/v1/confirmation_tokens';

/** An idempotency key in the sandbox's ledger. */
interface Entry {
  readonly path: string;
  readonly requests: number;
  readonly executions: number;
  readonly objects: readonly string[];
}

/** Starts the server of the example page on a free port. */
export function startExamplePage(env: Readonly<Record<string, string>> = {}): RunningProcess {
  return runNode([SERVER], { PORT: '0', ...env });
}

/**
 * Registers hooks that open the example page in a new tab for each test, with the seeded data. Fails a test whose page
 * has sent a request to another host, or has thrown an error.
 */
export function useExamplePage() {
  let running: RunningProcess;
  let browser: Browser;
  let url: string;
  let sandbox: string;
  let page: Page;
  let unexpected: string[];

  beforeAll(async () => {
    running = startExamplePage();
    [sandbox, url] = [await running.until(/^Sandbox: (\S+)/m), await running.until(/^Page: (\S+)/m)];
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    running.signal('SIGTERM');
    await running.ended;
  });
  beforeEach(async () => {
    await fetch(`${sandbox}/_sandbox/reset`, { method: 'POST' });
    page = await browser.newPage();
    unexpected = [];
    page.on('request', (request) => {
      if (new URL(request.url()).hostname !== '127.0.0.1' && !request.url().startsWith('data:'))
        unexpected.push(request.url());
    });
    page.on('pageerror', (error) => unexpected.push(String(error)));
    await page.goto(url);
    await expect.poll(() => saved().count()).toBe(3);
  });
  afterEach(async () => {
    await page.close();
    expect(unexpected).toEqual([]);
  });

  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const region = (name: string) => page.getByRole('region', { name });
  const saved = () => region('Saved').getByRole('listitem');
  async function control<T>(path: string): Promise<readonly T[]> {
    const response = await fetch(`${sandbox}/_sandbox/${path}`);
    return ((await response.json()) as { data: T[] }).data;
  }

  const misbehave = (faults: object) =>
    fetch(`${sandbox}/_sandbox/faults`, { method: 'POST', body: JSON.stringify(faults) });

  return {
    get browser() {
      return browser;
    },
    get page() {
      return page;
    },
    get url() {
      return url;
    },
    get sandbox() {
      return sandbox;
    },
    button,
    region,
    saved,
    control,
    press: (name: string) => button(name).click(),
    fill: (card: Card) => fillCard(page, card),
    save: (card: Card) => saveCard(page, card),
    status: (name = 'Add a payment method') =>
      region(name).locator('[data-status]').getAttribute('data-status'),
    alertText: (name = 'Add a payment method') => region(name).getByRole('alert').first().textContent(),
    /** The ledger without the entries of the card form. */
    async ledger(): Promise<Entry[]> {
      const entries = await control<Entry>('ledger');
      return entries.filter(({ path }) => path !== CARD_FORM_PATH);
    },
    /** The writes that Stripe has received from the gateway, such as `confirm`. */
    async writes(): Promise<string[]> {
      const received = await control<Received>('requests');
      return received
        .filter(({ method, path }) => method === 'POST' && path !== CARD_FORM_PATH)
        .map(({ path }) => path.split('/').at(-1) ?? '');
    },
    /** The gateway completes the operation, but the page does not receive the response. */
    loseResponses: () =>
      page.route('**/graphql', async (route) => {
        await route.fetch();
        await route.abort();
      }),
    misbehave,
    /** Makes Stripe misbehave after the card form has sent the next card. */
    misbehaveOnSaving: (faults: object) =>
      page.route(
        `**${CARD_FORM_PATH}`,
        async (route) => {
          const response = await route.fetch();
          await misbehave(faults);
          await route.fulfill({ response });
        },
        { times: 1 },
      ),
  };
}
