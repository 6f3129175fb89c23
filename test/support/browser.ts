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
  await expect.poll(pasted, { timeout: 30_000 }).toBe(document);
}

/** Runs the document that is open, and gives what came over the wire. A click that GraphiQL loses is repeated. */
export async function executeInGraphiql(page: Page): Promise<string> {
  for (let clicks = 0; clicks < 6; clicks += 1) {
    const sent = page
      .waitForRequest((request) => isOperation(request.postData()), { timeout: 5000 })
      .catch(() => null);
    await runButton(page).click();
    const response = await (await sent)?.response();
    if (response) return response.text();
  }
  throw new Error('GraphiQL sent nothing.');
}

/** Runs the document that is open, and gives the text of its result. */
export async function runInGraphiql(page: Page): Promise<string> {
  await executeInGraphiql(page);
  const result = page.locator('.graphiql-response, .result-window').first();
  await expect.poll(() => result.textContent(), { timeout: 30_000 }).toMatch(/"data"/);
  return (await result.textContent()) ?? '';
}

/** Whether a request carries an operation, and not GraphiQL's own question for the schema. */
function isOperation(body: string | null): boolean {
  return body?.includes('"query"') === true && !body.includes('__schema');
}
