import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';

/** Where Chromium is, or undefined: then tests that need it are skipped by name. */
export const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  existsSync,
);

/** Without what a browser does at its start for itself. */
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM ?? '', args: QUIET });
}

const runButton = (page: Page) => page.getByRole('button', { name: /execute query/i });

/** Opens GraphiQL, which shows its examples. */
export async function openGraphiql(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await runButton(page).waitFor();
}

/** Pastes a document over the one in the editor, as a person would. */
export async function pasteInGraphiql(page: Page, document: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((text) => navigator.clipboard.writeText(text), document);
  const editor = page.locator('.monaco-editor').first();
  const pasted = async () => {
    await editor.click();
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Control+V');
    // The editor shows blanks that do not break.
    return (await editor.locator('.view-lines').textContent())?.replaceAll('\u00a0', ' ');
  };
  await expect.poll(pasted, { timeout: 20_000 }).toContain(document.slice(0, 40));
}

/** Runs the document that is open, and gives the text of its result. */
export async function runInGraphiql(page: Page): Promise<string> {
  const answered = page.waitForResponse(
    (response) => response.request().postData()?.includes('"query"') === true,
  );
  await runButton(page).click();
  await answered;
  const result = page.locator('.graphiql-response, .result-window').first();
  await expect.poll(() => result.textContent(), { timeout: 30_000 }).toMatch(/"data"/);
  return (await result.textContent()) ?? '';
}
