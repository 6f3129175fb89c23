import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRequestGuard } from '../../../src/sandbox/http/request-guard.ts';
import { createSandbox, type Sandbox } from '../../../src/sandbox/server.ts';
import { ACCEPTED, newAccountClient, SECRET_KEY, stripeClient } from '../support.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox();
});
afterAll(() => sandbox.close());

interface Sent {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Sends exactly these headers. `fetch` does not allow setting `Host` or `Sec-Fetch-Site`. */
function call({ method = 'GET', path, headers = {}, body = '' }: Sent, to: Sandbox = sandbox) {
  return new Promise<{ status: number; type: string; text: string }>((resolve, reject) => {
    const sent = request({ host: to.host, port: to.port, method, path, headers }, async (response) => {
      const chunks = await response.toArray();
      resolve({
        status: response.statusCode ?? 0,
        type: response.headers['content-type'] ?? '',
        text: Buffer.concat(chunks).toString('utf8'),
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

function messageOf({ text }: { text: string }): string {
  return (JSON.parse(text) as { error: { message: string } }).error.message;
}

const EVIL = 'http://evil.example';

async function waitingForCustomer() {
  const { stripe } = newAccountClient(sandbox);
  const card = await stripe.setupIntents.create({
    confirm: true,
    payment_method: 'pm_card_threeDSecureRequired',
    return_url: 'https://shop.example.com/done',
  });
  const bank = await stripe.setupIntents.create({
    confirm: true,
    mandate_data: ACCEPTED,
    payment_method: 'pm_usBankAccount_success',
    payment_method_types: ['us_bank_account'],
  });
  const path = (url: string | null | undefined) => new URL(url ?? '').pathname;
  return {
    authentication: path(card.next_action?.redirect_to_url?.url),
    microdeposits: path(bank.next_action?.verify_with_microdeposits?.hosted_verification_url),
    statuses: async () =>
      Promise.all([card, bank].map(async ({ id }) => (await stripe.setupIntents.retrieve(id)).status)),
  };
}

describe('the Host header', () => {
  const isAccepted = (host: string, listening: string, allowedHosts: readonly string[] = []) =>
    createRequestGuard({ host: listening, allowedHosts, url: 'http://127.0.0.1:1' })({
      method: 'GET',
      headers: { host },
      isControl: true,
    }) === null;

  it.each([
    ['127.0.0.1:12111', '127.0.0.1'],
    ['127.0.0.1', '127.0.0.1'],
    ['127.9.9.9:80', '127.0.0.1'],
    ['localhost:4000', '127.0.0.1'],
    ['LocalHost.:4000', '127.0.0.1'],
    ['stripe.localhost:1', '127.0.0.1'],
    ['[::1]:12111', '::1'],
    ['[::1]', '127.0.0.1'],
    ['192.168.1.7:12111', '192.168.1.7'],
    ['[FD00::7]:12111', 'fd00::7'],
    ['build-box:12111', 'Build-Box'],
    ['192.168.1.7:12111', '0.0.0.0'],
    ['[fd00::7]:12111', '::'],
    ['localhost:12111', '0.0.0.0'],
  ])('%s is accepted by a server that listens on %s', (host, listening) => {
    expect(isAccepted(host, listening)).toBe(true);
  });

  it.each([
    ['evil.example:12111', '127.0.0.1'],
    ['127.0.0.1.evil.example', '127.0.0.1'],
    ['localhost.evil.example', '127.0.0.1'],
    ['notlocalhost', '127.0.0.1'],
    ['192.168.1.7:12111', '127.0.0.1'],
    ['127.1', '127.0.0.1'],
    ['evil.example', '0.0.0.0'],
    ['evil.example', '::'],
    ['evil.example@127.0.0.1', '127.0.0.1'],
    ['127.0.0.1:1/evil.example', '127.0.0.1'],
    ['127.0.0.1, evil.example', '127.0.0.1'],
    ['', '127.0.0.1'],
  ])('%j is rejected by a server that listens on %s', (host, listening) => {
    expect(isAccepted(host, listening)).toBe(false);
  });

  it('may be one of the allowedHosts', async () => {
    await using other = await createSandbox({ allowedHosts: ['Sandbox.internal'] });
    const path = '/_sandbox/requests';
    expect((await call({ path, headers: { host: 'sandbox.internal:12111' } }, other)).status).toBe(200);
    expect((await call({ path, headers: { host: 'internal' } }, other)).status).toBe(421);
  });

  it.each([
    ['GET', '/_sandbox/requests'],
    ['GET', '/_sandbox/ledger'],
    ['GET', '/_sandbox/faults'],
    ['POST', '/_sandbox/faults'],
    ['POST', '/_sandbox/reset'],
    ['POST', '/_sandbox/authenticate'],
    ['GET', '/v1/setup_intents'],
    ['POST', '/v1/setup_intents'],
    ['GET', '/'],
  ])('of another site is rejected for %s %s, with the remedy in the message', async (method, path) => {
    const { id } = await stripeClient(sandbox).setupIntents.create();
    const headers = { host: 'rebound.evil.example', authorization: `Bearer ${SECRET_KEY}` };
    const rejected = await call({ method, path, headers });
    expect(rejected).toMatchObject({ status: 421, type: 'application/json' });
    expect(messageOf(rejected)).toBe(
      `The Host header "rebound.evil.example" is not a host name of this sandbox. Use ${sandbox.url}, or add the ` +
        'host name to the `allowedHosts` of createSandbox().',
    );
    expect((await stripeClient(sandbox).setupIntents.retrieve(id)).id).toBe(id);
    expect(sandbox.requests().every(({ headers }) => headers.host !== 'rebound.evil.example')).toBe(true);
  });

  it('of another site is rejected for the customer’s pages', async () => {
    const { authentication, microdeposits } = await waitingForCustomer();
    for (const path of [authentication, microdeposits]) {
      expect((await call({ path, headers: { host: 'evil.example' } })).status).toBe(421);
    }
  });

  it('may be localhost for the official library', async () => {
    const { stripe } = newAccountClient({ ...sandbox, host: 'localhost' });
    expect((await stripe.setupIntents.create()).object).toBe('setup_intent');
  });
});

describe('a cross-origin request', () => {
  const foreign: readonly (readonly [name: string, headers: Readonly<Record<string, string>>])[] = [
    ['another origin', { origin: EVIL }],
    ['an origin on another port', { origin: 'http://127.0.0.1:1' }],
    ['an unknown origin', { origin: 'null' }],
    ['another site without an Origin', { 'sec-fetch-site': 'cross-site' }],
    ['another port without an Origin', { 'sec-fetch-site': 'same-site' }],
    ['another origin that claims to be ours', { origin: EVIL, 'sec-fetch-site': 'same-origin' }],
  ];

  it.each(foreign)('may not make a control call: %s', async (_name, headers) => {
    const { id } = await stripeClient(sandbox).setupIntents.create();
    for (const action of ['reset', 'faults', 'authenticate', 'nothing']) {
      const body = action === 'faults' ? 'rate=1' : '';
      const rejected = await call({ method: 'POST', path: `/_sandbox/${action}`, headers, body });
      expect(rejected).toMatchObject({ status: 403, type: 'application/json' });
      expect(messageOf(rejected)).toMatch(
        /^Cross-origin requests may not control the sandbox \((Origin|Sec-Fetch-Site): .+\)\. Send this request from a/,
      );
    }
    expect((await stripeClient(sandbox).setupIntents.retrieve(id)).id).toBe(id);
  });

  it.each(foreign)('may not read what a control call returns: %s', async (_name, headers) => {
    for (const path of ['requests', 'faults', 'ledger'])
      expect((await call({ path: `/_sandbox/${path}`, headers })).status).toBe(403);
  });

  it.each(foreign)('may not submit the customer’s pages: %s', async (_name, headers) => {
    const { authentication, microdeposits, statuses } = await waitingForCustomer();
    const forms = [
      { path: authentication, body: 'outcome=succeeded' },
      { path: microdeposits, body: 'descriptor_code=SM11AA' },
    ];
    for (const form of forms) expect((await call({ method: 'POST', headers, ...form })).status).toBe(403);
    expect(await statuses()).toEqual(['requires_action', 'requires_action']);
  });

  it('may not use credentials that the browser adds', async () => {
    const before = await stripeClient(sandbox).customers.list();
    const authorization = `Basic ${Buffer.from(`${SECRET_KEY}:`).toString('base64')}`;
    const post = { method: 'POST', path: '/v1/customers' };
    expect((await call({ ...post, headers: { authorization, origin: EVIL } })).status).toBe(403);
    expect(await stripeClient(sandbox).customers.list()).toEqual(before);
    expect((await call({ ...post, headers: { authorization } })).status).toBe(200);
  });

  it('may open the customer’s pages', async () => {
    const { authentication, microdeposits } = await waitingForCustomer();
    const headers = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' };
    for (const path of [authentication, microdeposits]) {
      expect((await call({ path, headers })).status).toBe(200);
    }
  });

  it('may call the API with an API key of its own', async () => {
    const headers = { authorization: `Bearer ${SECRET_KEY}`, origin: EVIL, 'sec-fetch-site': 'cross-site' };
    expect((await call({ method: 'POST', path: '/v1/customers', headers })).status).toBe(200);
  });
});

describe('a same-origin request', () => {
  it.each([
    [{}],
    [{ origin: 'http://localhost:4000', host: 'localhost:4000', 'sec-fetch-site': 'same-origin' }],
    [{ origin: 'https://localhost:4000', host: 'LOCALHOST:4000' }],
    [{ 'sec-fetch-site': 'none' }],
  ])('is accepted with %j', async (headers) => {
    const { authentication, statuses } = await waitingForCustomer();
    const body = 'outcome=succeeded';
    const sent = { method: 'POST', path: authentication, body, headers: { ...headers } };
    expect((await call(sent)).status).toBe(303);
    expect(await statuses()).toEqual(['succeeded', 'requires_action']);
  });
});
