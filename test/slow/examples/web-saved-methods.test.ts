import { EventEmitter, once } from 'node:events';
import type { Route } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { seededIds } from '../../../src/sandbox/seed/seed.ts';
import { CHROMIUM } from '../../support/browser.ts';
import { useExamplePage } from '../../support/example-page.ts';

describe.skipIf(!CHROMIUM)(
  'the saved payment methods of the example page (needs Chromium)',
  { timeout: 300_000 },
  () => {
    const example = useExamplePage();
    const { button, press, save, region, saved, status, alertText, writes } = example;

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
        await fetch(`${example.sandbox}/v1/setup_intents`, { method: 'POST', headers, body });
    }
    const row = (text: string) => saved().filter({ hasText: text });
    const inRow = (text: string, name: string) => row(text).getByRole('button', { name, exact: true });
    const dialog = () => example.page.getByRole('dialog');
    const inDialog = (name: string) => dialog().getByRole('button', { name, exact: true });
    const focused = () => example.page.evaluate(() => document.activeElement?.textContent?.trim());
    const messages = () => region('Saved').locator('[role=alert], [role=status]').allTextContents();
    /** Holds writes back until the returned function is called, and then responds to them. */
    const withSlowWrites = async (respond: (route: Route) => Promise<void>) => {
      const opened = new EventEmitter();
      const isOpen = once(opened, 'open');
      await example.page.route('**/graphql', async (route) => {
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
      await example.page.reload();
      await expect.poll(() => saved().count()).toBe(5);
      await press('Show more');
      await expect.poll(() => saved().count()).toBe(7);
      expect(await button('Show more').count()).toBe(0);
      expect(await focused()).toBe('Saved');
    });

    it('reports a connection failure, and recovers from it', async () => {
      await addCards(4);
      await example.page.reload();
      await expect.poll(() => saved().count()).toBe(5);
      await example.page.route('**/graphql', (route) => route.abort());
      await press('Show more');
      await expect.poll(() => alertText('Saved')).toContain('The connection failed');
      await example.page.unroute('**/graphql');
      await press('Show more');
      await expect.poll(() => saved().count()).toBe(7);
      expect(await alertText('Saved')).toBe('');
    });

    it('offers to try again when the list cannot be loaded', async () => {
      await example.page.route('**/graphql', (route) => route.abort());
      await example.page.reload();
      await expect.poll(() => alertText('Saved')).toContain('The connection failed');
      await example.page.unroute('**/graphql');
      await region('Saved').getByRole('button', { name: 'Try again' }).click();
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
      await example.page.reload();
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
      const other = await example.browser.newPage();
      await other.goto(example.url);
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
      await example.page.reload();
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
      await example.page.reload();
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
      await example.page.reload();
      await press('Show more');
      await expect.poll(() => saved().count()).toBe(7);
      const counts = example.page.evaluate(
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
      await save('visa');
      await expect.poll(() => status()).toBe('SUCCEEDED');
      await expect.poll(() => saved().count()).toBe(8);
      expect(await counts).toBeGreaterThanOrEqual(7);
    });
  },
);
