import type { Page } from 'playwright-core';

/** Fills in the Payment Element of a page with a card that requires 3-D Secure. */
export async function fillCardForm(page: Page): Promise<void> {
  const card = page.frameLocator('iframe[title="Secure payment input frame"]');
  await card.getByLabel('Card number').fill('4000 0025 0000 3155');
  await card.getByLabel('Expiration date').fill('12 / 34');
  await card.getByLabel('Security code').fill('123');
  await card.getByLabel('Country').selectOption('US');
  await card.getByLabel('ZIP').fill('94103');
}

/** Completes 3-D Secure in the dialog that `confirmSetup` shows. After a redirect, the button is in `page` itself. */
export async function completeAuthentication(page: Page): Promise<void> {
  const bank = page.frameLocator('iframe[title="3-D Secure"]');
  await bank.getByRole('button', { name: 'Complete authentication' }).click(); // or 'Fail authentication'
}
