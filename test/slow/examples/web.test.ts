import { EventEmitter, once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { CHROMIUM } from '../../support/browser.ts';
import { useExamplePage } from '../../support/example-page.ts';

describe.skipIf(!CHROMIUM)('saving a card on the example page (needs Chromium)', { timeout: 300_000 }, () => {
  const example = useExamplePage();
  const { button, press, fill, save, region, saved, status, alertText, ledger, writes } = example;
  const { loseResponses, misbehave, misbehaveOnSaving } = example;

  const cardForm = () => example.page.frameLocator('iframe[title="Secure payment input frame"]');

  it('reports an incomplete card next to its field, and sends nothing', async () => {
    await expect.poll(() => button('Save payment method').getAttribute('aria-disabled')).toBe('false');
    await press('Save payment method');
    await cardForm().getByText('Your card number is incomplete.').waitFor();
    expect(await writes()).toEqual([]);
  });

  it('saves a card after the browser was offline', async () => {
    await fill('visa');
    await example.page.context().setOffline(true);
    await press('Save payment method');
    await expect.poll(() => alertText()).toContain('The connection failed');
    await example.page.context().setOffline(false);
    await press('Save payment method');
    await expect.poll(() => status()).toBe('SUCCEEDED');
    expect(await writes()).toEqual(['setup_intents']);
  });

  it('offers to try again when the form cannot be loaded', async () => {
    await example.page.route('**/graphql', (route) =>
      route.request().postData()?.includes('StripeConfig') ? route.abort() : route.continue(),
    );
    await example.page.reload();
    await expect.poll(() => alertText()).toContain('The connection failed');
    await example.page.unroute('**/graphql');
    await press('Try again');
    await save('visa');
    await expect.poll(() => status()).toBe('SUCCEEDED');
  });

  it('saves one card, even if the button is pressed repeatedly or by keyboard', async () => {
    // The response waits for the second click, however slow the browser is.
    const clicks = new EventEmitter();
    const clicked = once(clicks, 'done');
    await example.page.route('**/graphql', async (route) => {
      await clicked;
      await route.continue();
    });
    await fill('visa');
    await button('Save payment method').dblclick();
    clicks.emit('done');
    await expect.poll(() => status()).toBe('SUCCEEDED');
    await expect.poll(() => cardForm().getByLabel('Card number').inputValue()).toBe('');
    expect(await writes()).toEqual(['setup_intents']);
    await fill('visa');
    await button('Save payment method').focus();
    await example.page.keyboard.press('Enter');
    await expect.poll(writes).toEqual(['setup_intents', 'setup_intents']);
    await expect.poll(() => status()).toBe('SUCCEEDED');
    const hasFocus = (element: Element) => element === document.activeElement;
    expect(await button('Save payment method').evaluate(hasFocus)).toBe(true);
  });

  it('saves a card once when the response is lost and the customer retries', async () => {
    await loseResponses();
    await save('visa');
    await expect.poll(() => alertText()).toContain('The connection failed');
    await example.page.unroute('**/graphql');
    await press('Try again');
    await expect.poll(() => status()).toBe('SUCCEEDED');
    expect(await ledger()).toMatchObject([{ requests: 2, executions: 1 }]);
  });

  it('saves a card once when the page is reloaded before the response', async () => {
    await loseResponses();
    await save('visa');
    await expect.poll(() => alertText()).toContain('The connection failed');
    await example.page.unroute('**/graphql');
    await example.page.reload();
    await press('Try again');
    await expect.poll(() => status()).toBe('SUCCEEDED');
    expect(await ledger()).toMatchObject([{ requests: 2, executions: 1 }]);
    // The form for the next card.
    await cardForm().getByLabel('Card number').waitFor();
    expect(await button('Save payment method').count()).toBe(1);
  });

  it('saves another card once for a declined one, when the response is lost and the page reloaded', async () => {
    await save('declined');
    await expect.poll(() => status()).toBe('REQUIRES_PAYMENT_METHOD');
    await loseResponses();
    await save('visa');
    await expect.poll(() => alertText()).toContain('The connection failed');
    await example.page.unroute('**/graphql');
    await example.page.reload();
    await press('Try again');
    await expect.poll(() => status()).toBe('SUCCEEDED');
    expect(await writes()).toEqual(['setup_intents', 'confirm', 'confirm']);
    expect(await ledger()).toMatchObject([{ executions: 1 }, { requests: 2, executions: 1 }]);
  });

  it('asks the customer to sign in again when the session has expired', async () => {
    await example.page.route('**/graphql', (route) =>
      route.fulfill({
        status: 401,
        contentType: 'application/json',
        body: '{"errors":[{"message":"No."}]}',
      }),
    );
    await save('visa');
    await expect.poll(() => alertText()).toContain('sign in again');
  });

  it('reports that the browser does not store data', async () => {
    await example.page.evaluate(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('No.', 'SecurityError');
      };
    });
    await save('visa');
    await expect.poll(() => alertText()).toContain('The connection failed');
    expect(await button('Save payment method').getAttribute('aria-disabled')).toBe('false');
  });

  it.each([
    ['there is no response', 'reset_after'],
    ['the first attempt is in flight', 'key_in_use'],
  ])('keeps the key while %s', async (_, kind) => {
    await misbehaveOnSaving({ rate: 1, kinds: [kind] });
    await save('visa');
    await expect.poll(() => alertText(), { timeout: 15_000 }).toContain('not be saved twice');
    await misbehave({ rate: 0 });
    await press('Try again');
    await expect.poll(() => status()).toBe('SUCCEEDED');
    expect(await ledger()).toMatchObject([{ executions: 1 }]);
  });

  it('has saved a card even if the list cannot be loaded', async () => {
    await example.page.route('**/graphql', (route) =>
      route.request().postData()?.includes('SavedPaymentMethods') ? route.abort() : route.continue(),
    );
    await save('visa');
    await expect.poll(() => status()).toBe('SUCCEEDED');
    await expect.poll(() => alertText('Saved')).toContain('The connection failed');
    expect(await alertText()).toBe('');
    expect(await saved().count()).toBe(3);
  });

  it('uses a new key only when the outcome of the first attempt is known', async () => {
    await misbehaveOnSaving({ rate: 1, times: 1, kinds: ['stored_500'] });
    await save('visa');
    await expect.poll(() => alertText()).toContain('check whether the card is saved');
    await press('Save payment method');
    await expect.poll(() => status()).toBe('SUCCEEDED');
    expect(await ledger()).toHaveLength(2);
  });

  it('shows why a card was declined, and saves another with the same intent', async () => {
    await save('declined');
    await expect.poll(() => alertText()).toContain('This card does not have enough funds.');
    expect(await status()).toBe('REQUIRES_PAYMENT_METHOD');
    await save('visa');
    await expect.poll(() => status()).toBe('SUCCEEDED');
    expect(await alertText()).toBe('');
    expect(await writes()).toEqual(['setup_intents', 'confirm']);
  });

  it('cancels an intent once, and then creates another', async () => {
    await save('declined');
    await expect.poll(() => status()).toBe('REQUIRES_PAYMENT_METHOD');
    await button('Cancel').dblclick();
    await expect.poll(() => status()).toBe('CANCELED');
    expect(await button('Cancel').count()).toBe(0);
    expect(await alertText()).toBe('');
    expect(await example.page.evaluate(() => document.activeElement?.getAttribute('data-status'))).toBe(
      'CANCELED',
    );
    await save('declined');
    await expect.poll(() => status()).toBe('REQUIRES_PAYMENT_METHOD');
    expect(await button('Cancel').count()).toBe(1);
    expect(await writes()).toEqual(['setup_intents', 'cancel', 'setup_intents']);
  });

  it('shows the state of an intent that was canceled elsewhere', async () => {
    await save('declined');
    await expect.poll(() => status()).toBe('REQUIRES_PAYMENT_METHOD');
    const [entry] = await ledger();
    const id = entry?.objects.find((each) => each.startsWith('seti_'));
    const other = await example.browser.newPage();
    await other.goto(`${example.url}?setup_intent=${id}`);
    await other.getByRole('button', { name: 'Cancel' }).click();
    await other.locator('[data-status="CANCELED"]').waitFor();
    await other.close();
    await press('Cancel');
    await expect.poll(() => status()).toBe('CANCELED');
    expect(await region('Add a payment method').getByRole('alert').allTextContents()).toEqual(['']);
  });
});
