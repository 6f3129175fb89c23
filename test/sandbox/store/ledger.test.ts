import { describe, expect, it } from 'vitest';
import { createSandbox } from '../../../src/sandbox/server.ts';
import { Ledger, MAX_LEDGER_ENTRIES } from '../../../src/sandbox/store/ledger.ts';
import { newAccountClient, PUBLISHABLE_KEY } from '../support.ts';

const write = (key: string | null) => ({ account: null, keyType: 'secret', key, path: '/v1/x' });

describe('the ledger', () => {
  it('joins the requests of one key only', () => {
    const ledger = new Ledger();
    for (const key of ['a', 'b', 'a']) ledger.received(write(key)).responded(200);
    ledger.received({ ...write('a'), account: 'acct_1' });
    ledger.received({ ...write('a'), keyType: 'publishable' });
    expect(ledger.list().map(({ account, key, requests }) => [account, key, requests])).toEqual([
      [null, 'a', 2],
      [null, 'b', 1],
      ['acct_1', 'a', 1],
      [null, 'a', 1],
    ]);
  });

  it('has an entry for each write without a key', () => {
    const ledger = new Ledger();
    ledger.received(write(null)).executed(['seti_1']);
    ledger.received(write(null)).executed(['seti_2']);
    expect(ledger.list().map(({ objects }) => objects)).toEqual([['seti_1'], ['seti_2']]);
  });

  it('shows a key that was executed twice', () => {
    const ledger = new Ledger();
    ledger.received(write('a')).executed(['seti_1']);
    ledger.received(write('a')).executed(['seti_2']);
    expect(ledger.list()).toMatchObject([{ executions: 2, objects: ['seti_1', 'seti_2'] }]);
  });

  it('drops the oldest entry above its limit', () => {
    const ledger = new Ledger();
    for (let index = 0; index <= MAX_LEDGER_ENTRIES; index += 1) ledger.received(write(String(index)));
    expect(ledger.list()).toHaveLength(MAX_LEDGER_ENTRIES);
    expect(ledger.list()[0]?.key).toBe('1');
  });
});

describe('the ledger of a sandbox', () => {
  it('lists the objects that each valid write created, whatever its response, and no reads or invalid requests', async () => {
    await using sandbox = await createSandbox();
    const { account, get, post } = newAccountClient(sandbox);
    await get('/v1/setup_intents');
    await post('/v1/setup_intents', 'nonsense=1', { 'idempotency-key': 'malformed' });
    await post('/v1/customers', '', { 'idempotency-key': 'customer' });
    const declined =
      'confirm=true&payment_method=pm_card_chargeDeclined&automatic_payment_methods[enabled]=true&automatic_payment_methods[allow_redirects]=never';
    for (let time = 0; time < 2; time += 1)
      await post('/v1/setup_intents', declined, { 'idempotency-key': 'declined' });
    await post('/v1/setup_intents', 'usage=on_session', { 'idempotency-key': 'declined' });
    await post('/v1/setup_intents');
    const entries = sandbox.ledger();
    const kinds = ({ objects }: { objects: readonly string[] }) =>
      objects.map((id) => id.split('_')[0]).sort();
    expect(entries.map((entry) => ({ ...entry, objects: kinds(entry) }))).toEqual([
      {
        account,
        key: 'customer',
        path: '/v1/customers',
        requests: 1,
        executions: 1,
        objects: ['cus'],
        statuses: [200],
      },
      {
        account,
        key: 'declined',
        path: '/v1/setup_intents',
        requests: 3,
        executions: 1,
        objects: ['pm', 'setatt', 'seti'],
        statuses: [402, 402, 400],
      },
      {
        account,
        key: null,
        path: '/v1/setup_intents',
        requests: 1,
        executions: 1,
        objects: ['seti'],
        statuses: [200],
      },
    ]);
    const shown = (await (await fetch(`${sandbox.url}/_sandbox/ledger`)).json()) as { data: unknown };
    expect(shown.data).toEqual(entries);
    sandbox.reset();
    expect(sandbox.ledger()).toEqual([]);
  });

  it('separates the keys of publishable and secret API keys', async () => {
    await using sandbox = await createSandbox();
    const { post } = newAccountClient(sandbox);
    const made = await post('/v1/setup_intents', '', { 'idempotency-key': 'a' });
    const path = `/v1/setup_intents/${made.json.id}/confirm`;
    const form = `client_secret=${made.json.client_secret}&payment_method=pm_card_visa&return_url=https%3A%2F%2Fexample.com`;
    await post(path, form, { authorization: `Bearer ${PUBLISHABLE_KEY}`, 'idempotency-key': 'a' });
    expect(sandbox.ledger().map(({ path: each, requests }) => [each, requests])).toEqual([
      ['/v1/setup_intents', 1],
      [path, 1],
    ]);
  });
});
