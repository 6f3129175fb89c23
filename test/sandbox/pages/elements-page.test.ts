import { get } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../../../src/sandbox/server.ts';
import { createGateway } from '../../../src/server/gateway.ts';
import { service } from '../../support/principals.ts';
import { send } from '../support.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox({ now: () => Date.UTC(2031, 4, 1) / 1000 });
});
afterAll(() => sandbox.close());

/** A request that a browser sends for a page of another site. `fetch` sets some of these headers itself. */
function fromShop(path: string, mode: 'navigate' | 'no-cors') {
  const headers = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': mode };
  return new Promise<{ status: number | undefined; type: string | undefined; text: string }>(
    (resolve, reject) => {
      get(sandbox.url + path, { headers }, async (response) => {
        let text = '';
        for await (const chunk of response) text += chunk;
        resolve({ status: response.statusCode, type: response.headers['content-type'], text });
      }).on('error', reject);
    },
  );
}

describe('the stand-in for Stripe.js', () => {
  it('is a script that pages of all origins may load', async () => {
    const { status, type, text } = await fromShop('/_sandbox/stripe.js', 'no-cors');
    expect([status, type]).toEqual([200, 'text/javascript; charset=utf-8']);
    expect(text).toContain('Stripe');
    expect((await fromShop('/_sandbox/requests', 'no-cors')).status).toBe(403);
  });

  it('is not served by a gateway with a live key', async () => {
    const gateway = createGateway({ stripeApiKey: 'sk_live_1', principal: () => service() });
    const response = await gateway.fetch('http://localhost/_sandbox/stripe.js');
    expect(response.status).toBe(404);
    expect(await response.text()).not.toContain('elements');
    await gateway.dispose();
  });

  it('has a form that pages of all origins may embed', async () => {
    const { status, text } = await fromShop('/_sandbox/elements', 'navigate');
    expect(status).toBe(200);
    for (const label of ['Card number', 'Expiration date', 'Security code', 'Country', 'ZIP'])
      expect(text).toContain(label);
  });

  it('has a form that knows the test cards and the time of the sandbox', async () => {
    const { text } = await send(`${sandbox.url}/_sandbox/elements`);
    const json = /<script type="application\/json" id="settings">(.*)<\/script>/.exec(text)?.[1] ?? '';
    const { testNumbers, thisMonth } = JSON.parse(json) as { testNumbers: string[]; thisMonth: number };
    expect(testNumbers).toContain('4242424242424242');
    expect(thisMonth).toBe(2031 * 12 + 4);
  });
});
