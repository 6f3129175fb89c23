import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningProcess, runScript } from '../../support/process.ts';
import { signatureOf, snapshotOf, WEBHOOK_SECRET } from '../../support/webhooks.ts';

let running: RunningProcess;
let url: string;
beforeAll(async () => {
  // Builds the app first, and requests nothing from other hosts.
  running = runScript(['example:nextjs'], { PORT: '0', STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET });
  url = await running.until(/Local: +(http:\S+)/);
});
afterAll(async () => {
  running.signal('SIGTERM');
  await running.ended;
  await expect(fetch(url)).rejects.toThrow();
});

async function graphql(query: string): Promise<unknown> {
  const response = await fetch(`${url}/api/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return response.json();
}

const cardsIn = (html: string) => html.match(/<li>.*?<\/li>/g) ?? [];

/** The text of an element of React's HTML. */
const textOf = (html: string) => html.replace(/<!-- -->|<[^>]+>/g, '');

/** The form of a page, filled in as a browser without JavaScript does. */
function formIn(html: string, paymentMethod: string): FormData {
  const form = new FormData();
  for (const [input] of html.matchAll(/<input type="hidden"[^>]*>/g)) {
    const attribute = (name: string) =>
      new RegExp(` ${name}="([^"]*)"`).exec(input)?.[1]?.replaceAll('&quot;', '"').replaceAll('&amp;', '&') ??
      '';
    form.set(attribute('name'), attribute('value'));
  }
  form.set('paymentMethod', paymentMethod);
  return form;
}

const page = async () => (await fetch(url)).text();
const submit = (body: FormData) =>
  fetch(url, { method: 'POST', headers: { origin: url }, body, redirect: 'manual' });

describe('the Next.js example', () => {
  it('serves GraphQL to the customer of the session, and GraphiQL', async () => {
    expect(await graphql('{ viewer { name } }')).toEqual({
      data: { viewer: { name: 'Alder & Finch Coffee Roasters' } },
    });
    const response = await fetch(`${url}/api/graphql`, { headers: { accept: 'text/html' } });
    expect(await response.text()).toContain('GraphiQL');
  });

  it('shows the saved cards in the HTML of the page', async () => {
    expect(cardsIn(await page()).map(textOf)).toContainEqual(
      expect.stringMatching(/^visa ending in 4242, expires \d+\/\d+ \(default\)$/),
    );
  });

  it('saves a card with a Server Action, once even if the form is sent again', async () => {
    const before = await page();
    const form = formIn(before, 'pm_card_mastercard');
    const responses = [await submit(form), await submit(form)];
    for (const response of responses) expect(await response.text()).toContain('Your card was saved.');
    expect(cardsIn(await page())).toHaveLength(cardsIn(before).length + 1);
  });

  it('shows the reason for a decline', async () => {
    const response = await submit(formIn(await page(), 'pm_card_visa_chargeDeclinedInsufficientFunds'));
    expect(await response.text()).toContain('Your card has insufficient funds.');
  });

  it('redirects for 3-D Secure, and shows the outcome', async () => {
    const response = await submit(formIn(await page(), 'pm_card_authenticationRequired'));
    expect(response.status).toBe(303);
    const bank = response.headers.get('location') ?? '';
    const returned = await fetch(bank, {
      method: 'POST',
      body: new URLSearchParams({ outcome: 'succeeded' }),
    });
    expect(returned.url).toContain(`${url}/?setup_intent=seti_`);
    expect(await returned.text()).toContain('Your card was saved.');
  });

  it('takes signed webhooks only', async () => {
    const body = snapshotOf({ id: 'evt_1', type: 'setup_intent.created', objectId: 'seti_1' });
    const deliver = (signature: string) =>
      fetch(`${url}/webhooks/stripe`, {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8', 'stripe-signature': signature },
        body,
      });
    expect((await deliver(signatureOf(body))).status).toBe(200);
    expect((await deliver(signatureOf(`${body} `))).status).toBe(400);
  });
});
