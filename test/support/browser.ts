import { existsSync } from 'node:fs';
import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';

/** The path of Chromium; undefined if it is missing, and then the tests that need it are skipped. */
export const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  existsSync,
);

declare global {
  interface Window {
    /** Defined by the source of axe. */
    readonly axe: typeof axe;
  }
}

/** Turns off requests that the browser makes for itself. */
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

/** The rules of axe that a page and its frames violate, with the elements. */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  for (const frame of page.frames()) {
    await frame.evaluate(axe.source);
    await frame.evaluate(() => window.axe.configure({ allowedOrigins: ['<unsafe_all_origins>'] }));
  }
  // By default, axe skips a frame that does not respond within half a second.
  const { violations, incomplete } = await page.evaluate(() => window.axe.run({ pingWaitTime: 30_000 }));
  // A frame that axe skipped is not a violation for axe.
  return [...violations, ...incomplete.filter(({ id }) => id === 'frame-tested')].map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(', ')}`,
  );
}

const runButton = (page: Page) => page.getByRole('button', { name: /execute query/i });

/** Opens GraphiQL, which shows its examples. */
export async function openGraphiql(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await runButton(page).waitFor();
}

/** Replaces the document in the editor by pasting another one. */
export async function pasteInGraphiql(page: Page, document: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((text) => navigator.clipboard.writeText(text), document);
  const editor = page.locator('.monaco-editor').first();
  const pasted = async () => {
    await editor.click();
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Control+V');
    // The editor shows non-breaking spaces.
    return (await editor.locator('.view-lines').textContent())?.replaceAll('\u00a0', ' ');
  };
  await expect.poll(pasted, { timeout: 30_000 }).toBe(document);
}

/** Executes the open document and returns the body of the response. Repeats a click that GraphiQL ignores. */
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

/** Executes the open document and returns the text of the result pane. */
export async function runInGraphiql(page: Page): Promise<string> {
  await executeInGraphiql(page);
  const result = page.locator('.graphiql-response, .result-window').first();
  await expect.poll(() => result.textContent(), { timeout: 30_000 }).toMatch(/"data"/);
  return (await result.textContent()) ?? '';
}

/** Whether a request contains an operation other than GraphiQL's own introspection. */
function isOperation(body: string | null): boolean {
  return body?.includes('"query"') === true && !body.includes('__schema');
}
