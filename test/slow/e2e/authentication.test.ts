import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  CHROMIUM,
  executeInGraphiql,
  launchBrowser,
  openGraphiql,
  pasteInGraphiql,
} from '../../support/browser.ts';
import { type RunningProcess, runCli } from '../../support/process.ts';

describe.skipIf(!CHROMIUM)(
  'a payment method that the customer must authenticate (needs Chromium)',
  { timeout: 300_000 },
  () => {
    let gateway: RunningProcess;
    let browser: Browser;
    let url: string;

    beforeAll(async () => {
      gateway = runCli(['serve'], { PORT: '0' });
      url = await gateway.until(/GraphQL and GraphiQL: ([^\s"]+)/);
      browser = await launchBrowser();
    });
    afterAll(async () => {
      await browser.close();
      gateway.signal('SIGTERM');
      await gateway.ended;
    });

    /** Runs a document in GraphiQL, as a user does. */
    async function run(page: Page, document: string): Promise<string> {
      await openGraphiql(page, url);
      await pasteInGraphiql(page, document);
      return executeInGraphiql(page);
    }

    async function startAuthentication(page: Page) {
      // Any page will do as the shop.
      const home = url;
      const result = await run(
        page,
        `mutation { createSetupIntent(input: { paymentMethod: "pm_card_authenticationRequired", confirm: true, returnUrl: "${home}" }) { __typename ... on CreateSetupIntentPayload { setupIntent { id status nextAction { type redirectToUrl { url } } } } } }`,
      );
      const { setupIntent } = JSON.parse(result).data.createSetupIntent;
      expect(setupIntent).toMatchObject({
        status: 'REQUIRES_ACTION',
        nextAction: { type: 'REDIRECT_TO_URL' },
      });
      return { id: String(setupIntent.id), redirect: String(setupIntent.nextAction.redirectToUrl.url), home };
    }

    it.each([
      ['Complete', 'succeeded', { status: 'SUCCEEDED', lastSetupError: null }],
      [
        'Fail',
        'failed',
        {
          status: 'REQUIRES_PAYMENT_METHOD',
          lastSetupError: { code: 'setup_intent_authentication_failure' },
        },
      ],
    ])('%s: the customer returns, and the intent has the result', async (button, outcome, state) => {
      const page = await browser.newPage();
      const { id, redirect, home } = await startAuthentication(page);
      await page.goto(redirect);
      await page.getByRole('button', { name: `${button} authentication` }).click();
      await page.waitForURL((address) => address.href.startsWith(home));
      expect(new URL(page.url()).searchParams.get('redirect_status')).toBe(outcome);
      const result = await run(page, `{ setupIntent(id: "${id}") { status lastSetupError { code } } }`);
      expect(JSON.parse(result).data.setupIntent).toEqual(state);
      await page.close();
    });

    it('is verified by microdeposits, after a wrong attempt', async () => {
      const page = await browser.newPage();
      const created = await run(
        page,
        'mutation { createSetupIntent(input: { paymentMethodTypes: [US_BANK_ACCOUNT], paymentMethod: "pm_usBankAccount_success", confirm: true, mandateData: { customerAcceptance: { type: OFFLINE } } }) { __typename ... on CreateSetupIntentPayload { setupIntent { id status nextAction { type verifyWithMicrodeposits { microdepositType } } } } } }',
      );
      const { setupIntent } = JSON.parse(created).data.createSetupIntent;
      expect(setupIntent).toMatchObject({
        status: 'REQUIRES_ACTION',
        nextAction: { type: 'VERIFY_WITH_MICRODEPOSITS' },
      });
      const verify = (amounts: string) =>
        run(
          page,
          `mutation { verifySetupIntentMicrodeposits(input: { id: "${setupIntent.id}", verification: { amounts: ${amounts} } }) { __typename ... on VerifySetupIntentMicrodepositsPayload { setupIntent { status mandate { status } } } ... on InvalidRequestError { code } } }`,
        );
      expect(JSON.parse(await verify('[1, 2]')).data.verifySetupIntentMicrodeposits).toEqual({
        __typename: 'InvalidRequestError',
        code: 'payment_method_microdeposit_verification_amounts_mismatch',
      });
      expect(JSON.parse(await verify('[32, 45]')).data.verifySetupIntentMicrodeposits).toEqual({
        __typename: 'VerifySetupIntentMicrodepositsPayload',
        setupIntent: { status: 'SUCCEEDED', mandate: { status: 'ACTIVE' } },
      });
      await page.close();
    });
  },
);
