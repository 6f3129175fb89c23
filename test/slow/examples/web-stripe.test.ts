import { describe, expect, it } from 'vitest';
import { createSandbox } from '../../../src/sandbox/server.ts';
import { CHROMIUM, launchBrowser } from '../../support/browser.ts';
import { saveCard, startExamplePage } from '../../support/example-page.ts';

const KEYS = { STRIPE_API_KEY: 'sk_test_1', STRIPE_PUBLISHABLE_KEY: 'pk_test_1' };

describe('the example page with the test keys of an account', { timeout: 120_000 }, () => {
  it.skipIf(!CHROMIUM)('loads Stripe’s script, and saves a card (needs Chromium)', async () => {
    const sandbox = await createSandbox();
    const running = startExamplePage({ ...KEYS, STRIPE_API_BASE: sandbox.url });
    const browser = await launchBrowser();
    const page = await browser.newPage();
    const loaded: string[] = [];
    // The sandbox responds in place of Stripe, because tests run offline.
    await page.route('https://js.stripe.com/**', async (route) => {
      const { href, pathname, search } = new URL(route.request().url());
      const isScript = pathname.endsWith('/stripe.js');
      if (isScript) loaded.push(href);
      const path = isScript ? '/_sandbox/stripe.js' : `${pathname}${search}`;
      await route.fulfill({ response: await route.fetch({ url: `${sandbox.url}${path}` }) });
    });
    await page.goto(await running.until(/^Page: (\S+)/m));
    await page.getByText('You have no saved payment methods.').waitFor();
    await saveCard(page, 'visa');
    await page.getByText('Visa ending in 4242').waitFor();
    expect(loaded).toEqual([expect.stringMatching(/^https:\/\/js\.stripe\.com\/\w+\/stripe\.js$/)]);
    await browser.close();
    running.signal('SIGTERM');
    await running.ended;
    await sandbox.close();
  });

  it.each([
    ['a live key', { ...KEYS, STRIPE_API_KEY: 'sk_live_1' }, 'STRIPE_API_KEY must be a test key'],
    ['no publishable key', { STRIPE_API_KEY: 'sk_test_1' }, 'STRIPE_PUBLISHABLE_KEY must be the test key'],
    [
      'a live publishable key',
      { ...KEYS, STRIPE_PUBLISHABLE_KEY: 'pk_live_1' },
      'STRIPE_PUBLISHABLE_KEY must',
    ],
  ])('does not start with %s', async (_name, env, message) => {
    const { code, stderr } = await startExamplePage(env).ended;
    expect(code).toBe(1);
    expect(stderr).toContain(message);
  });
});
