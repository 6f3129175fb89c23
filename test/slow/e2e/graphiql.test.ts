import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  CHROMIUM,
  executeInGraphiql,
  launchBrowser,
  openGraphiql,
  runInGraphiql,
} from '../../support/browser.ts';
import { type RunningProcess, runCli } from '../../support/process.ts';

/** The folder for the screenshot of the documentation; undefined if none is wanted. */
const { SCREENSHOTS } = process.env;

describe.skipIf(!CHROMIUM)('GraphiQL in a browser (needs Chromium)', () => {
  let gateway: RunningProcess;
  let browser: Browser;
  let url: string;

  beforeAll(async () => {
    gateway = runCli(['serve'], { PORT: '0' });
    url = await gateway.until(/GraphQL and GraphiQL: ([^\s"]+)/);
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    gateway.signal('SIGTERM');
    await gateway.ended;
  });

  /** Opens GraphiQL, and records every request to another host. */
  async function open(): Promise<{ page: Page; foreign: string[]; problems: string[] }> {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    const foreign: string[] = [];
    const problems: string[] = [];
    page.on('request', (request) => {
      const { protocol, host } = new URL(request.url());
      if (/^(https?|wss?):$/.test(protocol) && host !== new URL(url).host) foreign.push(request.url());
    });
    page.on('pageerror', (error) => problems.push(error.message));
    await openGraphiql(page, url);
    return { page, foreign, problems };
  }

  const editor = (page: Page) => page.locator('.view-lines').first();
  const tabNames = (page: Page) => page.getByRole('tab').locator('.graphiql-tab-button').allTextContents();
  const openTab = (page: Page) =>
    page.getByRole('tab', { selected: true }).locator('.graphiql-tab-button').textContent();
  const NAMES = [
    ...['SaveCard', 'SavedCards', 'SaveCardWith3DSecure', 'SetDefaultCard'],
    ...['RemoveCard', 'FollowSetupIntent', 'WhyDeclined'],
  ];

  it('runs the first example with its variables, without a request to another host', async () => {
    const { page, foreign, problems } = await open();
    expect(await tabNames(page)).toEqual(NAMES);
    const result = await runInGraphiql(page);
    expect(result).toContain('SUCCEEDED');
    expect(result).not.toContain('"errors"');
    expect(foreign).toEqual([]);
    expect(problems).toEqual([]);
    if (SCREENSHOTS) await page.screenshot({ path: `${SCREENSHOTS}/graphiql.png` });
    await page.close();
  });

  it('switches to each tab at the first click', async () => {
    const { page } = await open();
    // The tabs were laid out again when the editors had loaded.
    await editor(page).waitFor();
    for (const name of [...NAMES.slice(1), 'SaveCard']) {
      await page.getByRole('button', { name, exact: true }).click();
      expect(await openTab(page)).toBe(name);
      await expect.poll(() => editor(page).textContent()).toMatch(new RegExp(`\\s${name}\\(`));
    }
    await page.close();
  });

  it('opens the same tabs after a reload, and transfers the page once', async () => {
    const { page } = await open();
    await editor(page).waitFor();
    let received = 0;
    page.on('requestfinished', async (request) => {
      if (request.url().startsWith('http')) received += (await request.sizes()).responseBodySize;
    });
    const reload = async () => {
      received = 0;
      await page.reload();
      await page.getByRole('button', { name: /execute query/i }).waitFor();
    };
    await reload();
    expect(received).toBeLessThan(60_000);
    expect(await tabNames(page)).toEqual(NAMES);
    expect(await openTab(page)).toBe('SaveCard');
    expect(await runInGraphiql(page)).toContain('SUCCEEDED');
    await page.getByRole('button', { name: 'RemoveCard', exact: true }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get('query')).toContain('RemoveCard');
    await expect
      .poll(() => page.evaluate(() => JSON.parse(localStorage['graphiql:tabState']).activeTabIndex))
      .toBe(NAMES.indexOf('RemoveCard'));
    await reload();
    expect(received).toBeLessThan(60_000);
    expect(await tabNames(page)).toEqual(NAMES);
    expect(await openTab(page)).toBe('RemoveCard');
    await page.close();
  });

  it('opens a linked operation in its own tab', async () => {
    const page = await browser.newPage();
    await openGraphiql(page, `${url}?query=${encodeURIComponent('query Linked { __typename }')}`);
    expect(await tabNames(page)).toEqual(['Linked', ...NAMES]);
    expect(await runInGraphiql(page)).toContain('"Query"');
    await page.close();
  });

  it('stores headers only if the visitor asks for it', async () => {
    const { page } = await open();
    await page.getByRole('button', { name: 'Headers', exact: true }).click();
    await page.getByRole('region', { name: 'Headers' }).locator('.monaco-editor').last().click();
    await page.keyboard.type('{"x-secret":"12345"}');
    await executeInGraphiql(page);
    await expect.poll(() => page.evaluate(() => localStorage['graphiql:queries'])).toContain('SaveCard');
    expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain('12345');
    await page.getByRole('button', { name: /settings/i }).click();
    await page.getByRole('button', { name: 'On', exact: true }).click();
    await expect.poll(() => page.evaluate(() => localStorage['graphiql:headers'])).toContain('12345');
    await page.reload();
    await page.getByRole('button', { name: /execute query/i }).waitFor();
    expect(await page.evaluate(() => localStorage['graphiql:headers'])).toContain('12345');
    expect(await tabNames(page)).toEqual(NAMES);
    await page.close();
  });

  it('keeps a history of operations', async () => {
    const { page } = await open();
    await executeInGraphiql(page);
    await page.getByRole('button', { name: 'Show History' }).click();
    await page.getByRole('region', { name: 'History' }).getByText('SaveCard').waitFor();
    await page.close();
  });

  it('shows the events of a subscription as they arrive', async () => {
    const { page, problems } = await open();
    await page.getByRole('button', { name: 'FollowSetupIntent', exact: true }).click();
    await expect.poll(() => editor(page).textContent()).toContain('FollowSetupIntent');
    await page.getByRole('button', { name: /execute query/i }).click();
    const result = page.locator('.graphiql-response .view-lines').first();
    await expect.poll(() => result.textContent()).toContain('REQUIRES_ACTION');
    const bank = await browser.newPage();
    // The editor wraps long lines.
    const text = (await result.textContent())?.replaceAll(/\s/g, '') ?? '';
    await bank.goto(/"url":"([^"]+)"/.exec(text)?.[1] ?? '');
    await bank.getByRole('button', { name: 'Complete authentication' }).click();
    await expect.poll(() => result.textContent()).toContain('SUCCEEDED');
    expect(problems).toEqual([]);
    await bank.close();
    await page.close();
  });

  it('shows the description of a field in its documentation', async () => {
    const { page, foreign } = await open();
    await page.getByRole('button', { name: /documentation explorer/i }).click();
    await page.getByRole('link', { name: 'Query' }).first().click();
    await page.getByText('The setup intent with this id.', { exact: false }).first().waitFor();
    expect(foreign).toEqual([]);
    await page.close();
  });
});
