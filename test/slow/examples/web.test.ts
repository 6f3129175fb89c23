import { execFileSync } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Browser, Page, Route } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { seededIds } from '../../../src/sandbox/seed/seed.ts';
import { CHROMIUM, launchBrowser } from '../../support/browser.ts';
import { type RunningProcess, runNode } from '../../support/process.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const example = `${root}examples/web`;

interface Received {
  readonly method: string;
  readonly path: string;
}
interface Entry {
  readonly requests: number;
  readonly executions: number;
  readonly objects: readonly string[];
}

describe.skipIf(!CHROMIUM)(
  'the page that saves payment methods (needs Chromium)',
  { timeout: 300_000 },
  () => {
    let running: RunningProcess;
    let browser: Browser;
    let url: string;
    let sandbox: string;
    beforeAll(async () => {
      execFileSync(`${root}node_modules/.bin/vite`, ['build', '--config', `${example}/vite.config.ts`]);
      running = runNode([`${example}/dist/server.js`], { PORT: '0' });
      [sandbox, url] = [await running.until(/^Sandbox: (\S+)/m), await running.until(/^Page: (\S+)/m)];
      browser = await launchBrowser();
    });
    afterAll(async () => {
      await browser.close();
      running.signal('SIGTERM');
      await running.ended;
    });

    let page: Page;
    /** The page's requests to other hosts, and its errors. */
    let unexpected: string[];
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
    const press = (name: string) => button(name).click();
    const region = (name: string) => page.getByRole('region', { name });
    const saved = () => region('Saved').getByRole('listitem');
    const status = (name = 'Add a payment method') =>
      region(name).locator('[data-status]').getAttribute('data-status');
    const alertText = (name = 'Add a payment method') =>
      region(name).getByRole('alert').first().textContent();

    async function control<T>(path: string): Promise<readonly T[]> {
      const response = await fetch(`${sandbox}/_sandbox/${path}`);
      return ((await response.json()) as { data: T[] }).data;
    }
    /** The writes that Stripe has received, such as `confirm`. */
    async function writes(): Promise<string[]> {
      const received = await control<Received>('requests');
      return received
        .filter(({ method }) => method === 'POST')
        .map(({ path }) => path.split('/').at(-1) ?? '');
    }
    /** The gateway completes the operation, but the page does not receive the response. */
    const loseResponses = () =>
      page.route('**/graphql', async (route) => {
        await route.fetch();
        await route.abort();
      });
    const misbehave = (faults: object) =>
      fetch(`${sandbox}/_sandbox/faults`, { method: 'POST', body: JSON.stringify(faults) });

    /** Saves cards without the page, which shows five at first. */
    async function addCards(count: number): Promise<void> {
      const body = new URLSearchParams({
        customer: seededIds.customer,
        payment_method: 'pm_card_visa',
        confirm: 'true',
        return_url: 'https://shop.example.com',
      });
      const headers = { authorization: 'Bearer sk_test_example' };
      for (let added = 0; added < count; added += 1)
        await fetch(`${sandbox}/v1/setup_intents`, { method: 'POST', headers, body });
    }
    const row = (text: string) => saved().filter({ hasText: text });
    const inRow = (text: string, name: string) => row(text).getByRole('button', { name, exact: true });
    const dialog = () => page.getByRole('dialog');
    const inDialog = (name: string) => dialog().getByRole('button', { name, exact: true });
    const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim());
    const messages = () => region('Saved').locator('[role=alert], [role=status]').allTextContents();
    /** Holds writes back until the returned function is called, and then responds to them. */
    const withSlowWrites = async (respond: (route: Route) => Promise<void>) => {
      const opened = new EventEmitter();
      const isOpen = once(opened, 'open');
      await page.route('**/graphql', async (route) => {
        if (!route.request().postData()?.includes('mutation')) return route.continue();
        await isOpen;
        await respond(route);
      });
      return () => opened.emit('open');
    };

    it('shows the brand, last digits, expiry and name of each payment method, and the default', async () => {
      expect(await row('Visa ending in 4242').textContent()).toMatch(/Default.*Expires \d{2}\/\d{4}/);
      expect(await row('Mastercard ending in 4444').textContent()).not.toContain('Default');
      expect(await row('STRIPE TEST BANK').count()).toBe(1);
    });

    it('lists further payment methods on request, each once', async () => {
      await addCards(4);
      await page.reload();
      await expect.poll(() => saved().count()).toBe(5);
      await press('Show more');
      await expect.poll(() => saved().count()).toBe(7);
      expect(await button('Show more').count()).toBe(0);
      expect(await focused()).toBe('Saved');
    });

    it('reports a connection failure, and recovers from it', async () => {
      await addCards(4);
      await page.reload();
      await expect.poll(() => saved().count()).toBe(5);
      await page.route('**/graphql', (route) => route.abort());
      await press('Show more');
      await expect.poll(() => alertText('Saved')).toContain('The connection failed');
      await page.unroute('**/graphql');
      await press('Show more');
      await expect.poll(() => saved().count()).toBe(7);
      expect(await alertText('Saved')).toBe('');
    });

    it('offers to try again when the list cannot be loaded', async () => {
      await page.route('**/graphql', (route) => route.abort());
      await page.reload();
      await expect.poll(() => alertText('Saved')).toContain('The connection failed');
      await page.unroute('**/graphql');
      await press('Try again');
      await expect.poll(() => saved().count()).toBe(3);
    });

    it('removes a card after a confirmation', async () => {
      await inRow('Mastercard', 'Remove card').click();
      await inDialog('Keep it').click();
      expect(await focused()).toBe('Remove card');
      expect(await saved().count()).toBe(3);
      await inRow('Mastercard', 'Remove card').click();
      await inDialog('Remove card').click();
      await expect.poll(() => saved().count()).toBe(2);
      expect(await focused()).toBe('Saved');
      await expect.poll(messages).toContain('Mastercard ending in 4444 was removed.');
      expect(await writes()).toEqual(['detach']);
      await page.reload();
      await expect.poll(() => saved().count()).toBe(2);
    });

    it('removes every payment method, also the default, and then says that there is none', async () => {
      for (const name of ['Visa', 'Mastercard', 'STRIPE TEST BANK']) {
        await row(name)
          .getByRole('button', { name: /^Remove/ })
          .click();
        await dialog()
          .getByRole('button', { name: /^Remove/ })
          .click();
        await expect.poll(() => row(name).count()).toBe(0);
        await expect.poll(messages).toContainEqual(expect.stringContaining('was removed.'));
      }
      expect(await region('Saved').textContent()).toContain('You have no saved payment methods.');
    });

    it('hides a card at once when it is removed, and shows it again if that fails', async () => {
      const open = await withSlowWrites((route) => route.abort());
      await inRow('Mastercard', 'Remove card').click();
      await inDialog('Remove card').click();
      await expect.poll(() => saved().count()).toBe(2);
      open();
      await expect.poll(() => saved().count()).toBe(3);
      await expect.poll(() => alertText('Saved')).toContain('Mastercard ending in 4444 was not removed.');
      expect(await writes()).toEqual([]);
    });

    it('reads the list again if a card was removed elsewhere', async () => {
      const other = await browser.newPage();
      await other.goto(url);
      const removal = other.getByRole('button', { name: 'Remove card' });
      await removal.first().click();
      await other.getByRole('dialog').getByRole('button', { name: 'Remove card' }).click();
      await expect.poll(() => other.getByRole('listitem').count()).toBe(2);
      await expect.poll(writes).toEqual(['detach']);
      await other.close();
      await inRow('Mastercard', 'Remove card').click();
      await inDialog('Remove card').click();
      await expect.poll(() => alertText('Saved')).toContain('It may have been removed already.');
      await expect.poll(() => saved().count()).toBe(2);
    });

    it('makes another card the default', async () => {
      await inRow('Mastercard', 'Make default').click();
      await expect.poll(() => row('Mastercard').textContent()).toContain('Default');
      expect(await inRow('Visa', 'Make default').count()).toBe(1);
      expect(await focused()).toContain('Mastercard');
      await expect.poll(messages).toContain('Mastercard ending in 4444 is now your default.');
      await page.reload();
      await expect.poll(() => row('Mastercard').textContent()).toContain('Default');
    });

    it('shows the new default at once, and the old one again if that fails', async () => {
      const open = await withSlowWrites((route) => route.abort());
      await inRow('Mastercard', 'Make default').click();
      await expect.poll(() => inRow('Visa', 'Make default').count()).toBe(1);
      open();
      await expect.poll(() => inRow('Mastercard', 'Make default').count()).toBe(1);
      expect(await alertText('Saved')).toContain('Your default was not changed.');
    });

    it('edits billing details, and undoes the change if it fails', async () => {
      const edit = async (name: string) => {
        await inRow('Mastercard', 'Edit').click();
        await dialog().getByLabel('Name').fill(name);
        await inDialog('Save').click();
      };
      await edit('Jane Roe');
      await expect.poll(messages).toContain('Your billing details were saved.');
      expect(await row('Mastercard').textContent()).toContain('Jane Roe');
      const open = await withSlowWrites((route) => route.abort());
      await edit('Someone Else');
      await expect.poll(() => row('Mastercard').textContent()).toContain('Someone Else');
      open();
      await expect.poll(() => row('Mastercard').textContent()).toContain('Jane Roe');
      expect(await alertText('Saved')).toContain('Your billing details were not saved.');
    });

    it('saves all billing details, and removes those that are emptied', async () => {
      const values = { Name: 'Jane Roe', Email: 'jane@example.com', Street: '1 Main St', City: 'Berlin' };
      await inRow('Mastercard', 'Edit').click();
      for (const [label, value] of Object.entries(values)) await dialog().getByLabel(label).fill(value);
      await dialog().getByLabel('Country').fill('de');
      await inDialog('Save').click();
      await expect.poll(messages).toContain('Your billing details were saved.');
      await page.reload();
      await inRow('Mastercard', 'Edit').click();
      for (const [label, value] of Object.entries(values))
        expect(await dialog().getByLabel(label).inputValue()).toBe(value);
      expect(await dialog().getByLabel('Country').inputValue()).toBe('DE');
      await dialog().getByLabel('Name').fill('');
      await inDialog('Save').click();
      await expect.poll(messages).toContain('Your billing details were saved.');
      expect(await row('Mastercard').textContent()).not.toContain('Jane Roe');
    });

    it('saves a card, and adds it to the list, which never becomes shorter', async () => {
      await addCards(4);
      await page.reload();
      await press('Show more');
      await expect.poll(() => saved().count()).toBe(7);
      const counts = page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            let least = Number.POSITIVE_INFINITY;
            new MutationObserver(() => {
              const count = document.querySelectorAll('.methods li').length;
              least = Math.min(least, count);
              if (count === 8) resolve(least);
            }).observe(document.body, { childList: true, subtree: true });
          }),
      );
      await press('Save a card');
      await expect.poll(() => status()).toBe('SUCCEEDED');
      await expect.poll(() => saved().count()).toBe(8);
      expect(await counts).toBeGreaterThanOrEqual(7);
    });

    it('saves one card, even if the button is pressed repeatedly or by keyboard', async () => {
      // The response waits for the second click, however slow the browser is.
      const clicks = new EventEmitter();
      const clicked = once(clicks, 'done');
      await page.route('**/graphql', async (route) => {
        await clicked;
        await route.continue();
      });
      await button('Save a card').dblclick();
      clicks.emit('done');
      await expect.poll(() => status()).toBe('SUCCEEDED');
      expect(await writes()).toEqual(['setup_intents']);
      await button('Save a card').focus();
      await page.keyboard.press('Enter');
      await expect.poll(writes).toEqual(['setup_intents', 'setup_intents']);
      await expect.poll(() => status()).toBe('SUCCEEDED');
      expect(await button('Save a card').evaluate((element) => element === document.activeElement)).toBe(
        true,
      );
    });

    it('saves a card once when the response is lost and the customer retries', async () => {
      await loseResponses();
      await press('Save a card');
      await expect.poll(() => alertText()).toContain('The connection failed');
      await page.unroute('**/graphql');
      await press('Save a card');
      await expect.poll(() => status()).toBe('SUCCEEDED');
      expect(await control<Entry>('ledger')).toMatchObject([{ requests: 2, executions: 1 }]);
    });

    it('saves a card once when the page is reloaded before the response', async () => {
      await loseResponses();
      await press('Save a card');
      await expect.poll(() => alertText()).toContain('The connection failed');
      await page.unroute('**/graphql');
      await page.reload();
      await press('Save a card');
      await expect.poll(() => status()).toBe('SUCCEEDED');
      expect(await control<Entry>('ledger')).toMatchObject([{ requests: 2, executions: 1 }]);
    });

    it('saves another card once for a declined one, when the response is lost and the page reloaded', async () => {
      await press('Save a card that is declined');
      await expect.poll(() => status()).toBe('REQUIRES_PAYMENT_METHOD');
      await loseResponses();
      await press('Save a card');
      await expect.poll(() => alertText()).toContain('The connection failed');
      await page.unroute('**/graphql');
      await page.reload();
      await press('Save a card');
      await expect.poll(() => status()).toBe('SUCCEEDED');
      expect(await writes()).toEqual(['setup_intents', 'confirm', 'confirm']);
      expect(await control<Entry>('ledger')).toMatchObject([
        { executions: 1 },
        { requests: 2, executions: 1 },
      ]);
    });

    it('asks the customer to sign in again when the session has expired', async () => {
      await page.route('**/graphql', (route) =>
        route.fulfill({
          status: 401,
          contentType: 'application/json',
          body: '{"errors":[{"message":"No."}]}',
        }),
      );
      await press('Save a card');
      await expect.poll(() => alertText()).toContain('sign in again');
    });

    it('reports that the browser does not store data', async () => {
      await page.evaluate(() => {
        Storage.prototype.getItem = () => {
          throw new DOMException('No.', 'SecurityError');
        };
      });
      await press('Save a card');
      await expect.poll(() => alertText()).toContain('The connection failed');
      expect(await button('Save a card').getAttribute('aria-disabled')).toBe('false');
    });

    it.each([
      ['there is no response', 'reset_after'],
      ['the first attempt is in flight', 'key_in_use'],
    ])('keeps the key while %s', async (_, kind) => {
      await misbehave({ rate: 1, kinds: [kind] });
      await press('Save a card');
      await expect.poll(() => alertText(), { timeout: 15_000 }).toContain('not be saved twice');
      await misbehave({ rate: 0 });
      await press('Save a card');
      await expect.poll(() => status()).toBe('SUCCEEDED');
      expect(await control<Entry>('ledger')).toMatchObject([{ executions: 1 }]);
    });

    it('has saved a card even if the list cannot be loaded', async () => {
      await page.route('**/graphql', (route) =>
        route.request().postData()?.includes('SavedPaymentMethods') ? route.abort() : route.continue(),
      );
      await press('Save a card');
      await expect.poll(() => status()).toBe('SUCCEEDED');
      await expect.poll(() => alertText('Saved')).toContain('The connection failed');
      expect(await alertText()).toBe('');
      expect(await saved().count()).toBe(3);
    });

    it('uses a new key only when the outcome of the first attempt is known', async () => {
      await misbehave({ rate: 1, times: 1, kinds: ['stored_500'] });
      await press('Save a card');
      await expect.poll(() => alertText()).toContain('check whether the card is saved');
      await press('Save a card');
      await expect.poll(() => status()).toBe('SUCCEEDED');
      expect(await control<Entry>('ledger')).toHaveLength(2);
    });

    it.each([
      ['Complete', 'SUCCEEDED', null],
      ['Fail', 'REQUIRES_PAYMENT_METHOD', 'Your bank could not confirm that it is you.'],
    ])('redirects for 3-D Secure, and shows the result: %s', async (name, expected, text) => {
      await press('Save a card that requires 3-D Secure');
      await press(`${name} authentication`);
      await expect.poll(() => status('Welcome back')).toBe(expected);
      if (text !== null) expect(await alertText('Welcome back')).toContain(text);
      else expect(await region('Welcome back').getByRole('alert').count()).toBe(0);
      expect(page.url()).toContain('setup_intent=seti_');
      expect(page.url()).not.toContain('secret');
    });

    /** Opens 3-D Secure, and returns the URL of the bank's page. */
    async function openBank(): Promise<string> {
      await press('Save a card that requires 3-D Secure');
      await button('Complete authentication').waitFor();
      return page.url();
    }
    /** Completes 3-D Secure on another device. */
    async function completeElsewhere(bank: string): Promise<void> {
      const other = await browser.newPage();
      await other.goto(bank);
      await other.getByRole('button', { name: 'Complete authentication' }).click();
      await other.waitForURL(`${url}**`);
      await other.close();
    }
    /** The operations that the page has sent, by name. */
    const operationsFrom = (sent: Page) => {
      const names: string[] = [];
      sent.on('request', (request) => {
        const name = /"operationName":"(\w+)"/.exec(request.postData() ?? '')?.[1];
        if (name) names.push(name);
      });
      return names;
    };

    it('shows the outcome of 3-D Secure as it happens, and the card, by one subscription', async () => {
      const bank = await openBank();
      await page.goBack();
      await expect.poll(() => status('Welcome back')).toBe('REQUIRES_ACTION');
      const sent = operationsFrom(page);
      await completeElsewhere(bank);
      await expect.poll(() => status('Welcome back')).toBe('SUCCEEDED');
      await expect.poll(() => saved().count()).toBe(4);
      expect(sent).toEqual(['SavedPaymentMethods']);
    });

    it('waits with a query if the browser cannot subscribe', async () => {
      const bank = await openBank();
      const sent = operationsFrom(page);
      await page.route('**/graphql', (route) =>
        route.request().postData()?.includes('subscription') ? route.abort() : route.continue(),
      );
      await page.goBack();
      await expect.poll(() => sent).toContain('WaitForSetupIntent');
      await completeElsewhere(bank);
      await expect.poll(() => status('Welcome back')).toBe('SUCCEEDED');
      expect(sent.filter((name) => name === 'WaitForSetupIntent')).toHaveLength(1);
    });

    it('offers to try again when the outcome cannot be read', async () => {
      await openBank();
      await page.route('**/graphql', (route) =>
        /subscription|WaitFor/.test(route.request().postData() ?? '') ? route.abort() : route.continue(),
      );
      await page.goBack();
      await expect.poll(() => alertText('Welcome back')).toContain('The connection failed');
      await page.unroute('**/graphql');
      await press('Try again');
      await expect.poll(() => status('Welcome back')).toBe('REQUIRES_ACTION');
    });

    it('starts nothing else during the redirect to the bank', async () => {
      await page.route('**/authenticate/**', async (route) => {
        await new Promise((resolve) => setTimeout(resolve, 500));
        await route.continue();
      });
      const save = button('Save a card that requires 3-D Secure');
      await save.evaluate((element: HTMLElement) => setInterval(() => element.click(), 20));
      await button('Complete authentication').waitFor();
      expect(await writes()).toEqual(['setup_intents']);
    });

    it('shows a link to the bank if the redirect does not happen', async () => {
      await page.clock.install();
      await page.route('**/authenticate/**', (route) => route.abort('aborted'));
      await press('Save a card that requires 3-D Secure');
      await expect.poll(writes).toEqual(['setup_intents']);
      await expect.poll(() => button('Save a card').getAttribute('aria-disabled')).toBe('true');
      await page.clock.fastForward(10_000);
      await expect.poll(() => status()).toBe('REQUIRES_ACTION');
      await page.unroute('**/authenticate/**');
      await region('Add a payment method').getByRole('link', { name: 'Continue to your bank' }).click();
      await button('Complete authentication').waitFor();
    });

    it('saves another card with the intent whose 3-D Secure failed', async () => {
      await press('Save a card that requires 3-D Secure');
      await press('Fail authentication');
      await expect.poll(() => status('Welcome back')).toBe('REQUIRES_PAYMENT_METHOD');
      await press('Save a card');
      await expect.poll(() => status('Welcome back')).toBe('SUCCEEDED');
      expect(await region('Welcome back').getByRole('alert').count()).toBe(0);
      expect((await writes()).at(-1)).toBe('confirm');
    });

    it('restores the intent when the customer returns without authenticating', async () => {
      await press('Save a card that requires 3-D Secure');
      await button('Complete authentication').waitFor();
      await page.goBack();
      await expect.poll(() => status('Welcome back')).toBe('REQUIRES_ACTION');
      await region('Welcome back').getByRole('link', { name: 'Continue to your bank' }).click();
      await press('Complete authentication');
      await expect.poll(() => status('Welcome back')).toBe('SUCCEEDED');
    });

    it('shows why a card was declined, and saves another with the same intent', async () => {
      await press('Save a card that is declined');
      await expect.poll(() => alertText()).toContain('This card does not have enough funds.');
      expect(await status()).toBe('REQUIRES_PAYMENT_METHOD');
      await press('Save a card');
      await expect.poll(() => status()).toBe('SUCCEEDED');
      expect(await alertText()).toBe('');
      expect(await writes()).toEqual(['setup_intents', 'confirm']);
    });

    it('cancels an intent once, and then creates another', async () => {
      await press('Save a card that is declined');
      await expect.poll(() => status()).toBe('REQUIRES_PAYMENT_METHOD');
      await button('Cancel').dblclick();
      await expect.poll(() => status()).toBe('CANCELED');
      expect(await button('Cancel').count()).toBe(0);
      expect(await alertText()).toBe('');
      expect(await page.evaluate(() => document.activeElement?.getAttribute('data-status'))).toBe('CANCELED');
      await press('Save a card that is declined');
      await expect.poll(() => status()).toBe('REQUIRES_PAYMENT_METHOD');
      expect(await button('Cancel').count()).toBe(1);
      expect(await writes()).toEqual(['setup_intents', 'cancel', 'setup_intents']);
    });

    it('shows the state of an intent that was canceled elsewhere', async () => {
      await press('Save a card that is declined');
      await expect.poll(() => status()).toBe('REQUIRES_PAYMENT_METHOD');
      const [entry] = await control<Entry>('ledger');
      const id = entry?.objects.find((each) => each.startsWith('seti_'));
      const other = await browser.newPage();
      await other.goto(`${url}?setup_intent=${id}`);
      await other.getByRole('button', { name: 'Cancel' }).click();
      await other.locator('[data-status="CANCELED"]').waitFor();
      await other.close();
      await press('Cancel');
      await expect.poll(() => status()).toBe('CANCELED');
      expect(await region('Add a payment method').getByRole('alert').allTextContents()).toEqual(['']);
    });
  },
);
