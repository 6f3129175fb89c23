import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { seededIds } from '../../../src/sandbox/seed/seed.ts';
import { accessibilityProblems, CHROMIUM } from '../../support/browser.ts';
import { saveCard, useExamplePage } from '../../support/example-page.ts';

/** `npm run screenshots` sets the directory for a screenshot of each state. */
const { SCREENSHOTS } = process.env;

const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1024, height: 768 };

const MODES = [
  { name: 'light, desktop', colorScheme: 'light', viewport: DESKTOP },
  { name: 'dark, desktop', colorScheme: 'dark', viewport: DESKTOP },
  { name: 'light, phone', colorScheme: 'light', viewport: PHONE },
  { name: 'dark, phone', colorScheme: 'dark', viewport: PHONE },
] as const;

/** The mode of each state's screenshot, by the index in MODES. */
const MODE_OF_SCREENSHOT: Readonly<Record<string, number>> = {
  saved: 0,
  loading: 1,
  empty: 2,
  error: 3,
  edit: 1,
  remove: 2,
  declined: 0,
  added: 3,
  authentication: 2,
  refused: 1,
};

describe.skipIf(!CHROMIUM)(
  'the accessibility of the example page (needs Chromium)',
  { timeout: 600_000 },
  () => {
    const example = useExamplePage();

    const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
    const rows = (page: Page) => page.locator('.methods li');
    async function stripe(path: string, method = 'GET') {
      const headers = { authorization: 'Bearer sk_test_example' };
      const response = await fetch(`${example.sandbox}/v1/${path}`, { method, headers });
      return (await response.json()) as { data: { id: string }[] };
    }
    async function open(page: Page): Promise<void> {
      await page.goto(example.url);
      await rows(page).first().waitFor();
      await page.locator('button[type=submit][aria-disabled=false]').waitFor();
    }

    /** Brings a new page into each of its main states. */
    const STATES: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
      saved: open,
      loading: async (page) => {
        await page.route('**/graphql', () => {});
        await page.goto(example.url);
        await page.locator('.skeleton').first().waitFor();
      },
      empty: async (page) => {
        const { data } = await stripe(`customers/${seededIds.customer}/payment_methods`);
        for (const { id } of data) await stripe(`payment_methods/${id}/detach`, 'POST');
        await page.goto(example.url);
        await page.locator('.empty').waitFor();
      },
      error: async (page) => {
        await page.route('**/graphql', (route) => route.abort());
        await page.goto(example.url);
        await button(page, 'Try again').last().waitFor();
      },
      edit: async (page) => {
        await open(page);
        await button(page, 'Edit').first().click();
      },
      remove: async (page) => {
        await open(page);
        await button(page, 'Remove card').first().click();
      },
      declined: async (page) => {
        await open(page);
        await saveCard(page, 'declined');
        await page.locator('[data-status=REQUIRES_PAYMENT_METHOD]').waitFor();
      },
      added: async (page) => {
        await open(page);
        await saveCard(page, 'visa');
        await page.locator('[data-status=SUCCEEDED]').waitFor();
        await expect.poll(() => rows(page).count()).toBe(4);
      },
      authentication: async (page) => {
        await open(page);
        await saveCard(page, 'authenticates');
        await button(page, 'Complete authentication').waitFor();
        await page.goBack();
        await page.locator('[data-status=REQUIRES_ACTION]').waitFor();
        await rows(page).first().waitFor();
      },
      refused: async (page) => {
        await open(page);
        await saveCard(page, 'authenticates');
        await button(page, 'Fail authentication').click();
        await page.locator('[data-status=REQUIRES_PAYMENT_METHOD]').waitFor();
        await rows(page).first().waitFor();
      },
    };

    it.each(MODES)('has no violation of the rules of axe in any main state: $name', async (mode) => {
      const index = MODES.indexOf(mode);
      for (const [state, enter] of Object.entries(STATES)) {
        await fetch(`${example.sandbox}/_sandbox/reset`, { method: 'POST' });
        const page = await example.browser.newPage({ ...mode, reducedMotion: 'reduce' });
        await enter(page);
        expect(await accessibilityProblems(page), state).toEqual([]);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(width, state).toBeLessThanOrEqual(mode.viewport.width);
        if (SCREENSHOTS && MODE_OF_SCREENSHOT[state] === index) {
          // The backdrop of a dialog covers only the window.
          const fullPage = (await page.getByRole('dialog').count()) === 0;
          await page.screenshot({ path: `${SCREENSHOTS}/${state}.png`, fullPage });
        }
        await page.close();
      }
    });

    it.each(['light', 'dark'] as const)('shows the focus with a contrast of 3:1: %s', async (colorScheme) => {
      const page = await example.browser.newPage({ colorScheme });
      await open(page);
      await page.keyboard.press('Tab');
      const checkFocus = async (focused: Locator) => {
        const colors = await focused.evaluate((element) => {
          const outline = getComputedStyle(element);
          const surfaces = [document.body, ...document.querySelectorAll('section')];
          return {
            width: Number.parseFloat(outline.outlineWidth),
            outline: outline.outlineColor,
            surfaces: surfaces.map((surface) => getComputedStyle(surface).backgroundColor),
          };
        });
        expect(colors.width).toBeGreaterThanOrEqual(2);
        for (const surface of colors.surfaces)
          expect(contrast(colors.outline, surface)).toBeGreaterThanOrEqual(3);
      };
      await checkFocus(page.locator(':focus'));
      const form = page.frameLocator('iframe[title="Secure payment input frame"]');
      await form.getByLabel('Card number').focus();
      await checkFocus(form.locator(':focus'));
      await page.close();
    });

    it('does the whole job by keyboard alone', async () => {
      const { page } = example;
      /** The name of the focused element, also in the card form, with the name of its payment method. */
      const focused = async () => {
        const isInForm = await page.evaluate(() => document.activeElement?.localName === 'iframe');
        const frame = isInForm ? page.frames()[1] : page.mainFrame();
        return frame?.evaluate(() => {
          const element = document.activeElement;
          const method = element?.closest('dialog') ? '' : element?.closest('li')?.querySelector('.name');
          const [label] = (element as HTMLInputElement | null)?.labels ?? [];
          const name = (label ?? element)?.textContent?.trim();
          return method ? `${method.textContent} ${name}` : name;
        });
      };
      const tabTo = async (name: RegExp) => {
        for (let presses = 0; presses < 40; presses += 1) {
          if (name.test((await focused()) ?? '')) return;
          await page.keyboard.press('Tab');
        }
        throw new Error(`The keyboard does not reach ${name}.`);
      };
      const pressOn = async (name: RegExp) => {
        await tabTo(name);
        await page.keyboard.press('Enter');
      };
      const saveCardWith = async (number: string) => {
        const texts = {
          'Card number': number,
          'Expiration date': '1234',
          'Security code': '123',
          ZIP: '94103',
        };
        for (const [label, text] of Object.entries(texts)) {
          await tabTo(new RegExp(`^${label}`));
          await page.keyboard.type(text);
        }
        await pressOn(/^Save payment method$/);
      };
      const texts = () => example.saved().allTextContents();

      await saveCardWith('4242424242424242');
      await expect.poll(async () => (await texts()).length).toBe(4);
      await pressOn(/^Mastercard.* Make default$/);
      await expect.poll(texts).toContainEqual(expect.stringMatching(/^Mastercard ending in 4444 Default/));
      await pressOn(/^Mastercard.* Edit$/);
      await tabTo(/^Name$/);
      await page.keyboard.press('Control+A');
      await page.keyboard.type('Jane Roe');
      await page.keyboard.press('Enter');
      await expect.poll(texts).toContainEqual(expect.stringContaining('Jane Roe'));
      await pressOn(/^Mastercard.* Remove card$/);
      await page.keyboard.press('Escape');
      expect(await focused()).toMatch(/^Mastercard.* Remove card$/);
      await page.keyboard.press('Enter');
      await pressOn(/^Remove card$/);
      await expect.poll(async () => (await texts()).length).toBe(3);
      await saveCardWith('4000002760003184');
      await example.button('Complete authentication').waitFor();
      await pressOn(/^Complete authentication$/);
      await expect.poll(() => example.status('Welcome back')).toBe('SUCCEEDED');
    });
  },
);

/** The contrast of two colors, such as `rgb(1, 2, 3)`, as defined by WCAG 2. */
function contrast(first: string, second: string): number {
  const [darker = 0, lighter = 0] = [luminance(first), luminance(second)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = (color.match(/[\d.]+/g) ?? []).map((part) => {
    const value = Number(part) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
