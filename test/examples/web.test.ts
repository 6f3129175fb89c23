import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM, launchBrowser } from '../support/browser.ts';
import { type RunningProcess, runNode } from '../support/process.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const example = `${root}examples/web`;

describe.skipIf(!CHROMIUM)(
  'the page that saves payment methods (needs Chromium)',
  { timeout: 60_000 },
  () => {
    let running: RunningProcess;
    let browser: Browser;
    let url: string;
    let sandbox: string;
    let foreign: string[];
    beforeAll(async () => {
      execFileSync(`${root}node_modules/.bin/tsc`, ['-p', `${example}/tsconfig.json`]);
      execFileSync(`${root}node_modules/.bin/vite`, ['build', '--config', `${example}/vite.config.ts`]);
      running = runNode([`${example}/dist/server.js`], { PORT: '0' });
      [sandbox, url] = [await running.until(/^Sandbox: (\S+)/m), await running.until(/^Page: (\S+)/m)];
      browser = await launchBrowser();
    }, 120_000);
    afterAll(async () => {
      await browser.close();
      running.signal('SIGTERM');
      await running.ended;
    });

    async function opened(): Promise<Page> {
      await fetch(`${sandbox}/_sandbox/reset`, { method: 'POST' });
      const page = await browser.newPage();
      foreign = [];
      page.on('request', (request) => {
        if (new URL(request.url()).hostname !== '127.0.0.1' && !request.url().startsWith('data:'))
          foreign.push(request.url());
      });
      await page.goto(url);
      return page;
    }
    const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
    const saved = (page: Page) => page.getByRole('region', { name: 'Saved' }).getByRole('listitem');

    it('shows what is saved, a page at a time, and asks nobody else', async () => {
      const page = await opened();
      await expect.poll(() => saved(page).count()).toBe(2);
      await press(page, 'Show more');
      await expect.poll(() => saved(page).count()).toBeGreaterThan(2);
      expect(await saved(page).allTextContents()).toEqual(
        expect.arrayContaining([expect.stringContaining('visa •••• 4242')]),
      );
      expect(new Set(await saved(page).allTextContents()).size).toBe(await saved(page).count());
      expect(foreign).toEqual([]);
      await page.close();
    });

    it('saves a card, which then stands with the others', async () => {
      const page = await opened();
      const first = await saved(page).first().textContent();
      await press(page, 'Save a card');
      await expect.poll(() => page.getByRole('status').textContent()).toContain('SUCCEEDED');
      await expect.poll(() => saved(page).first().textContent()).not.toBe(first);
      await page.close();
    });

    it.each([
      ['Complete', 'SUCCEEDED', null],
      ['Fail', 'REQUIRES_PAYMENT_METHOD', 'setup_intent_authentication_failure'],
    ])('goes through 3-D Secure and comes back: %s', async (button, status, code) => {
      const page = await opened();
      await press(page, 'Save a card that asks for 3-D Secure');
      await page.getByRole('button', { name: `${button} authentication` }).click();
      const outcome = page.getByRole('region', { name: 'Welcome back' });
      await expect.poll(() => outcome.getByRole('status').textContent()).toContain(status);
      if (code !== null) expect(await outcome.getByRole('alert').textContent()).toContain(code);
      else expect(await outcome.getByRole('alert').count()).toBe(0);
      await page.close();
    });

    it('shows why a card is declined, and gives the intent up', async () => {
      const page = await opened();
      await press(page, 'Save a card that is declined');
      await expect.poll(() => page.getByRole('alert').first().textContent()).toContain('insufficient_funds');
      await press(page, 'Give it up');
      await expect.poll(() => page.getByRole('status').textContent()).toContain('CANCELED');
      expect(await page.getByRole('button', { name: 'Give it up' }).count()).toBe(0);
      await page.close();
    });
  },
);
