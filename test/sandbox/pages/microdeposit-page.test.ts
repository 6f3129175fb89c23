import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox, seededIds } from '../../../src/sandbox/server.ts';
import { ACCEPTED, type AccountClient, newAccountClient, send, stripeClient } from '../support.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox({ seeded: true });
});
afterAll(() => sandbox.close());

async function waiting(client: AccountClient, payment_method = 'pm_usBankAccount_success') {
  const intent = await client.stripe.setupIntents.create({
    confirm: true,
    mandate_data: ACCEPTED,
    payment_method,
    payment_method_types: ['us_bank_account'],
  });
  const url = intent.next_action?.verify_with_microdeposits?.hosted_verification_url ?? '';
  const enter = (fields: Record<string, string>) =>
    send(url, { method: 'POST', body: new URLSearchParams(fields) });
  const status = async () => (await client.stripe.setupIntents.retrieve(intent.id)).status;
  return { intent, url, enter, status };
}

const SUCCESS = 'The bank account is verified. You can close this page.';

describe('the hosted verification page', () => {
  it('has forms for a code and for two amounts', async () => {
    const { intent, url } = await waiting(newAccountClient(sandbox));
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/_sandbox\/microdeposits\/acct_\w+\/setatt_\w{24}$/);
    const page = await send(url);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.text).toContain(intent.id);
    expect(page.text).not.toContain(intent.client_secret);
    const names = [...page.text.matchAll(/<input name="([^"]+)"/g)].map(([, name]) => name);
    expect(names).toEqual(['descriptor_code', 'amounts[0]', 'amounts[1]']);
    expect(page.text.match(/<form method="post"/g)).toHaveLength(2);
  });

  it.each([
    ['the code', { descriptor_code: 'sm11aa' }],
    ['the amounts', { 'amounts[0]': '32', 'amounts[1]': '45' }],
    ['the amounts the other way round', { 'amounts[0]': '45', 'amounts[1]': '32' }],
  ])('verifies the account by %s', async (_name, fields) => {
    const { enter, status, url } = await waiting(newAccountClient(sandbox));
    const response = await enter({ ...fields });
    expect(response.status).toBe(200);
    expect(response.text).toContain(SUCCESS);
    expect(await status()).toBe('succeeded');
    const late = await send(url);
    expect(late.status).toBe(410);
    expect(late.text).toContain('This verification has ended.');
  });

  it.each([
    [
      { descriptor_code: 'SM22BB' },
      'The descriptor code provided does not match the code that was sent to the bank account. You have 9 verification attempts remaining.',
    ],
    [
      { 'amounts[0]': '1', 'amounts[1]': '2' },
      'The amounts provided do not match the amounts that were sent to the bank account. You have 2 verification attempts remaining.',
    ],
    [{ 'amounts[0]': '32' }, 'You must provide exactly two microdeposit amounts.'],
    [{ 'amounts[0]': 'x', 'amounts[1]': '2' }, 'Invalid integer: x'],
    [{ wat: '<b>' }, 'Received unknown parameter: wat'],
    [{ '<script>': '1' }, 'Received unknown parameter: &lt;script&gt;'],
    [{}, 'Missing required param: amounts.'],
  ])('allows another attempt after %j, and shows the error', async (fields, message) => {
    const { enter, status } = await waiting(newAccountClient(sandbox));
    const response = await enter(fields as Record<string, string>);
    expect(response.status).toBe(400);
    expect(response.text).toContain(`<p role="alert">${message}</p>`);
    expect(response.text).toContain('name="descriptor_code"');
    expect(await status()).toBe('requires_action');
    expect((await enter({ descriptor_code: 'SM11AA' })).text).toContain(SUCCESS);
  });

  it.each([
    ['pm_usBankAccount_success', { descriptor_code: 'SM33CC' }, 'You have exceeded the number'],
    ['pm_usBankAccount_success', { descriptor_code: 'SM44DD' }, 'within the allowed time'],
    ['pm_usBankAccount_success', { 'amounts[0]': '10', 'amounts[1]': '11' }, 'You have exceeded the number'],
    ['pm_usBankAccount_failMicrodeposits', { descriptor_code: 'SM11AA' }, 'could not be sent'],
  ])('ends the verification of %s for %j, and shows the error', async (method, fields, reason) => {
    const { enter, status } = await waiting(newAccountClient(sandbox), method);
    const response = await enter(fields as Record<string, string>);
    expect(response.status).toBe(400);
    expect(response.text).toContain('The verification failed.');
    expect(response.text).toContain(reason);
    expect(response.text).not.toContain('<form');
    expect(await status()).toBe('requires_payment_method');
  });

  it('exists for the seeded bank account', async () => {
    const intent = await stripeClient(sandbox).setupIntents.retrieve(seededIds.requiresMicrodeposits);
    const url = intent.next_action?.verify_with_microdeposits?.hosted_verification_url ?? '';
    expect(url).toContain('/_sandbox/microdeposits/platform/');
    expect((await send(url)).text).toContain(seededIds.requiresMicrodeposits);
  });

  it('does not exist for an unknown attempt or another method', async () => {
    const unknown = await send(`${sandbox.url}/_sandbox/microdeposits/platform/setatt_x`);
    expect(unknown.status).toBe(404);
    expect(unknown.text).toContain('There is no such verification.');
    const { url } = await waiting(newAccountClient(sandbox));
    expect((await send(url, { method: 'DELETE' })).status).toBe(404);
  });

  it('does not end an authentication, and the authentication page does not end a verification', async () => {
    const client = newAccountClient(sandbox);
    const { url, status } = await waiting(client);
    const other = await send(url.replace('/microdeposits/', '/authenticate/'), {
      method: 'POST',
      body: 'outcome=succeeded',
    });
    expect(other.status).toBe(409);
    expect(await status()).toBe('requires_action');
    const card = await client.stripe.setupIntents.create({
      confirm: true,
      payment_method: 'pm_card_threeDSecureRequired',
      payment_method_types: ['card'],
      return_url: 'https://shop.example.com/',
    });
    const wrong = (card.next_action?.redirect_to_url?.url ?? '').replace('/authenticate/', '/microdeposits/');
    const response = await send(wrong, { method: 'POST', body: 'descriptor_code=SM11AA' });
    expect(response.status).toBe(400);
    expect((await client.stripe.setupIntents.retrieve(card.id)).status).toBe('requires_action');
  });
});
