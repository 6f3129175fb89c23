import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { CHROMIUM } from '../../support/browser.ts';
import { useExamplePage } from '../../support/example-page.ts';

describe.skipIf(!CHROMIUM)('3-D Secure on the example page (needs Chromium)', { timeout: 300_000 }, () => {
  const example = useExamplePage();
  const { button, press, fill, save, region, saved, status, alertText, writes } = example;

  it.each([
    ['Complete', 'SUCCEEDED', null],
    ['Fail', 'REQUIRES_PAYMENT_METHOD', 'Your bank could not confirm that it is you.'],
  ])('redirects for 3-D Secure, and shows the result: %s', async (name, expected, text) => {
    await save('authenticates');
    await press(`${name} authentication`);
    await expect.poll(() => status('Welcome back')).toBe(expected);
    if (text !== null) expect(await alertText('Welcome back')).toContain(text);
    else expect(await region('Welcome back').getByRole('alert').count()).toBe(0);
    expect(example.page.url()).toContain('setup_intent=seti_');
    expect(example.page.url()).not.toContain('secret');
  });

  /** Opens 3-D Secure, and returns the URL of the bank's page. */
  async function openBank(): Promise<string> {
    await save('authenticates');
    await button('Complete authentication').waitFor();
    return example.page.url();
  }
  /** Completes 3-D Secure on another device. */
  async function completeElsewhere(bank: string): Promise<void> {
    const other = await example.browser.newPage();
    await other.goto(bank);
    await other.getByRole('button', { name: 'Complete authentication' }).click();
    await other.waitForURL(`${example.url}**`);
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
    await example.page.goBack();
    await expect.poll(() => status('Welcome back')).toBe('REQUIRES_ACTION');
    const sent = operationsFrom(example.page);
    await completeElsewhere(bank);
    await expect.poll(() => status('Welcome back')).toBe('SUCCEEDED');
    await expect.poll(() => saved().count()).toBe(4);
    expect(sent).toEqual(['SavedPaymentMethods']);
  });

  it('waits with a query if the browser cannot subscribe', async () => {
    const bank = await openBank();
    const sent = operationsFrom(example.page);
    await example.page.route('**/graphql', (route) =>
      route.request().postData()?.includes('subscription') ? route.abort() : route.continue(),
    );
    await example.page.goBack();
    await expect.poll(() => sent).toContain('WaitForSetupIntent');
    await completeElsewhere(bank);
    await expect.poll(() => status('Welcome back')).toBe('SUCCEEDED');
    expect(sent.filter((name) => name === 'WaitForSetupIntent')).toHaveLength(1);
  });

  it('offers to try again when the outcome cannot be read', async () => {
    await openBank();
    await example.page.route('**/graphql', (route) =>
      /subscription|WaitFor/.test(route.request().postData() ?? '') ? route.abort() : route.continue(),
    );
    await example.page.goBack();
    await expect.poll(() => alertText('Welcome back')).toContain('The connection failed');
    await example.page.unroute('**/graphql');
    await press('Try again');
    await expect.poll(() => status('Welcome back')).toBe('REQUIRES_ACTION');
  });

  it('starts nothing else during the redirect to the bank', async () => {
    await example.page.route('**/authenticate/**', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 500));
      await route.continue();
    });
    await fill('authenticates');
    await button('Save payment method').evaluate((element: HTMLElement) =>
      setInterval(() => element.click(), 20),
    );
    await button('Complete authentication').waitFor();
    expect(await writes()).toEqual(['setup_intents']);
  });

  it('shows a link to the bank if the redirect does not happen', async () => {
    await example.page.clock.install();
    await example.page.route('**/authenticate/**', (route) => route.abort('aborted'));
    await save('authenticates');
    await expect.poll(writes).toEqual(['setup_intents']);
    await expect.poll(() => button('Save payment method').getAttribute('aria-disabled')).toBe('true');
    await example.page.clock.fastForward(10_000);
    await expect.poll(() => status()).toBe('REQUIRES_ACTION');
    await example.page.unroute('**/authenticate/**');
    await region('Add a payment method').getByRole('link', { name: 'Continue to your bank' }).click();
    await button('Complete authentication').waitFor();
  });

  it('saves another card with the intent whose 3-D Secure failed', async () => {
    await save('authenticates');
    await press('Fail authentication');
    await expect.poll(() => status('Welcome back')).toBe('REQUIRES_PAYMENT_METHOD');
    await save('visa');
    await expect.poll(() => status('Welcome back')).toBe('SUCCEEDED');
    expect(await region('Welcome back').getByRole('alert').count()).toBe(0);
    expect((await writes()).at(-1)).toBe('confirm');
  });

  it('restores the intent when the customer returns without authenticating', async () => {
    await save('authenticates');
    await button('Complete authentication').waitFor();
    await example.page.goBack();
    await expect.poll(() => status('Welcome back')).toBe('REQUIRES_ACTION');
    await region('Welcome back').getByRole('link', { name: 'Continue to your bank' }).click();
    await press('Complete authentication');
    await expect.poll(() => status('Welcome back')).toBe('SUCCEEDED');
  });
});
