import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM, launchBrowser, openGraphiql, runInGraphiql } from '../../support/browser.ts';
import { type RunningProcess, runCli } from '../../support/process.ts';

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

  it('runs the first example and shows its result, without a request to another host', async () => {
    const { page, foreign, problems } = await open();
    const result = await runInGraphiql(page);
    expect(result).toContain('setupIntents');
    expect(result).not.toContain('"errors"');
    expect(foreign).toEqual([]);
    expect(problems).toEqual([]);
    await page.close();
  });

  it('opens with the examples in tabs, each of which runs', async () => {
    const { page, foreign } = await open();
    const tabs = page.getByRole('tab');
    await expect.poll(() => tabs.count()).toBe(7);
    // The tabs move while the page opens, and a click on a moving one is lost.
    const editor = page.locator('.view-lines').first();
    const openExample = async () => {
      await page.getByText('SaveCard', { exact: true }).click();
      return editor.textContent();
    };
    await expect.poll(openExample, { timeout: 30_000 }).toMatch(/mutation\s+SaveCard/);
    expect(await runInGraphiql(page)).toContain('SUCCEEDED');
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
