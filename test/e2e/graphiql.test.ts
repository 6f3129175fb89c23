import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningProcess, runCli } from '../support/process.ts';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  existsSync,
);

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

describe.skipIf(!CHROMIUM)('GraphiQL in a browser (needs Chromium)', { timeout: 90_000 }, () => {
  let gateway: RunningProcess;
  let browser: Browser;
  let url: string;

  beforeAll(async () => {
    gateway = runCli(['serve'], { PORT: '0' });
    url = await gateway.until(/GraphQL and GraphiQL: (\S+)/);
    browser = await chromium.launch({ executablePath: CHROMIUM ?? '', args: QUIET });
  });
  afterAll(async () => {
    await browser.close();
    gateway.signal('SIGTERM');
    await gateway.ended;
  });

  /** Opens GraphiQL and notes every request that would leave for another host. */
  async function open(): Promise<{ page: Page; foreign: string[]; problems: string[] }> {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    const foreign: string[] = [];
    const problems: string[] = [];
    page.on('request', (request) => {
      const { protocol, host } = new URL(request.url());
      if (/^(https?|wss?):$/.test(protocol) && host !== new URL(url).host) foreign.push(request.url());
    });
    page.on('pageerror', (error) => problems.push(error.message));
    await page.goto(url, { waitUntil: 'load' });
    await page.getByRole('button', { name: /execute query/i }).waitFor();
    return { page, foreign, problems };
  }

  async function run(page: Page): Promise<string | null> {
    const answered = page.waitForResponse(
      (response) => response.request().postData()?.includes('"query"') === true,
    );
    await page.getByRole('button', { name: /execute query/i }).click();
    await answered;
    const result = page.locator('.graphiql-response, .result-window').first();
    await expect.poll(() => result.textContent(), { timeout: 30_000 }).toMatch(/"data"/);
    return result.textContent();
  }

  it('runs the first example and shows its result, with no request to another host', async () => {
    const { page, foreign, problems } = await open();
    const result = await run(page);
    expect(result).toContain('setupIntents');
    expect(result).not.toContain('"errors"');
    expect(foreign).toEqual([]);
    expect(problems).toEqual([]);
    await page.close();
  });

  it('opens with the examples in tabs, each of which runs', async () => {
    const { page, foreign } = await open();
    const tabs = page.getByRole('tab');
    await expect.poll(() => tabs.count()).toBe(4);
    // Tabs slide into place when the page opens, and a click on a moving one is lost.
    const editor = page.locator('.view-lines').first();
    const openExample = async () => {
      await page.getByText('SaveCard', { exact: true }).click();
      return editor.textContent();
    };
    await expect.poll(openExample, { timeout: 30_000 }).toMatch(/mutation\s+SaveCard/);
    expect(await run(page)).toContain('SUCCEEDED');
    expect(foreign).toEqual([]);
    await page.close();
  });

  it('shows the description of a field in its documentation', async () => {
    const { page, foreign } = await open();
    await page.getByRole('button', { name: /documentation explorer/i }).click();
    await page.getByRole('link', { name: 'Query' }).first().click();
    await page.getByText('One setup intent.', { exact: false }).first().waitFor();
    expect(foreign).toEqual([]);
    await page.close();
  });
});
