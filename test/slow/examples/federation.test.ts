import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { CHROMIUM, launchBrowser, openGraphiql } from '../../support/browser.ts';
import { type RunningProcess, runNode } from '../../support/process.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const example = `${root}examples/federation`;

let running: RunningProcess;
let sandbox: string;
let url: string;
beforeAll(async () => {
  running = runNode([`${example}/dist/main.js`], { PORT: '0' });
  sandbox = await running.until(/^Sandbox: (\S+)/m);
  url = await running.until(/^One graph of payments and orders: (\S+)/m);
});
afterAll(async () => {
  running.signal('SIGTERM');
  await running.ended;
});

interface Received {
  readonly method: string;
}

async function received(): Promise<readonly Received[]> {
  const response = await fetch(`${sandbox}/_sandbox/requests`);
  return ((await response.json()) as { data: Received[] }).data;
}

const writes = async () => (await received()).filter(({ method }) => method === 'POST').length;

describe('the federation example', () => {
  it('returns fields of both subgraphs, with one call to Stripe per object', async () => {
    const before = (await received()).length;
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query:
          '{ orders { title customer { label } setupIntent { isReady paymentMethod { card { last4 } } } } }',
      }),
    });
    const customer = { label: 'Alder & Finch Coffee Roasters <accounts@alder-finch.example.com>' };
    const paidBy = (last4: string) => ({ card: { last4 } });
    expect(await response.json()).toEqual({
      data: {
        orders: [
          {
            title: 'Filter papers',
            customer,
            setupIntent: { isReady: true, paymentMethod: paidBy('4242') },
          },
          { title: 'A grinder', customer, setupIntent: { isReady: false, paymentMethod: paidBy('3063') } },
          { title: 'Twelve cups', customer, setupIntent: { isReady: false, paymentMethod: paidBy('0005') } },
        ],
      },
    });
    expect((await received()).length - before).toBe(4);
  });

  it('rejects the requests of a page of another origin', async () => {
    const query = 'mutation { createSetupIntent(input: {}) { __typename } }';
    const origin = { origin: 'https://evil.example' };
    const before = await writes();
    // The simple requests that browsers send directly, and the preflight request of all others.
    const form = await fetch(url, { method: 'POST', headers: origin, body: new URLSearchParams({ query }) });
    const text = await fetch(url, { method: 'POST', headers: origin, body: JSON.stringify({ query }) });
    const preflight = {
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type',
    };
    const response = await fetch(url, { method: 'OPTIONS', headers: { ...origin, ...preflight } });
    expect([form.ok, text.ok]).toEqual([false, false]);
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
    expect(await writes()).toBe(before);
  });

  it.skipIf(!CHROMIUM)(
    'shows GraphiQL, without a request to another host (needs Chromium)',
    async () => {
      const browser = await launchBrowser();
      // Also after a failure, so that its requests are not counted in another test.
      onTestFinished(() => browser.close());
      const page = await browser.newPage();
      const foreign: string[] = [];
      page.on('request', (request) => {
        if (/^https?:/.test(request.url()) && new URL(request.url()).hostname !== '127.0.0.1')
          foreign.push(request.url());
      });
      await openGraphiql(page, url);
      await page.getByRole('button', { name: /execute query/i }).click();
      await page.getByText('Filter papers').first().waitFor();
      expect(foreign).toEqual([]);
    },
    60_000,
  );
});
