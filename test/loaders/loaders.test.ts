import { describe, expect, it } from 'vitest';
import { createLoaders, type Loaders } from '../../src/loaders/loaders.ts';
import { CustomerId, MandateId, PaymentMethodId, SetupIntentId } from '../../src/stripe/ids.ts';
import type { StripeList } from '../../src/stripe/list.ts';
import { json, recordingTransport } from '../support/recording-transport.ts';
import { testStripe } from '../support/stripe-client.ts';

const seti = SetupIntentId.parse('seti_1') as SetupIntentId;
const cus = CustomerId.parse('cus_1') as CustomerId;
const pm = PaymentMethodId.parse('pm_1') as PaymentMethodId;
const mandate = MandateId.parse('mandate_1') as MandateId;

function loadersOverWire() {
  const transport = recordingTransport(({ path }) => {
    const [, , kind = '', id] = path.replace(/\?.*/, '').split('/');
    return json({ id, object: kind.replace(/s$/, '') });
  });
  return {
    loaders: createLoaders(testStripe(transport)),
    paths: () => transport.requests.map(({ path }) => path),
  };
}

describe('the loaders of a request', () => {
  it.each<[string, (loaders: Loaders) => Promise<unknown>, string]>([
    [
      'setup intents',
      ({ setupIntents }) => setupIntents.load(seti, ['customer']),
      '/v1/setup_intents/seti_1',
    ],
    ['customers', ({ customers }) => customers.load(cus, ['customer']), '/v1/customers/cus_1'],
    [
      'payment methods',
      ({ paymentMethods }) => paymentMethods.load(pm, ['customer']),
      '/v1/payment_methods/pm_1',
    ],
    ['mandates', ({ mandates }) => mandates.load(mandate, ['customer']), '/v1/mandates/mandate_1'],
  ])('retrieve %s with their expansions', async (_, load, path) => {
    const { loaders, paths } = loadersOverWire();
    await load(loaders);
    expect(paths()).toEqual([`${path}?expand[0]=customer`]);
  });

  it('retrieve setup intents with a client secret, each secret by itself', async () => {
    const { loaders, paths } = loadersOverWire();
    const { setupIntentsBySecret: bySecret } = loaders;
    const keys = ['seti_1 a', 'seti_1 a', 'seti_1 b c', 'seti_2 a'];
    await Promise.all([...keys.map((key) => bySecret.load(key)), loaders.setupIntents.load(seti)]);
    expect(paths().sort()).toEqual([
      '/v1/setup_intents/seti_1',
      '/v1/setup_intents/seti_1?client_secret=a',
      '/v1/setup_intents/seti_1?client_secret=b%20c',
      '/v1/setup_intents/seti_2?client_secret=a',
    ]);
  });

  it('hand out the object, not the answer around it', async () => {
    const { loaders } = loadersOverWire();
    expect(await loaders.customers.load(cus)).toEqual({ id: 'cus_1', object: 'customer' });
  });

  it('forget the objects of every type at once', async () => {
    const { loaders, paths } = loadersOverWire();
    const loadAll = () =>
      Promise.all([
        loaders.setupIntents.load(seti),
        loaders.customers.load(cus),
        loaders.paymentMethods.load(pm),
        loaders.mandates.load(mandate),
      ]);
    await loadAll();
    await loadAll();
    expect(paths()).toHaveLength(4);
    loaders.forget();
    await loadAll();
    expect(paths()).toHaveLength(8);
  });

  it('forget lists, and what has failed', async () => {
    const { loaders } = loadersOverWire();
    const lists = [loaders.setupIntentLists, loaders.setupAttemptLists, loaders.paymentMethodLists];
    const failure = new Error('Not now.');
    const empty: StripeList<never> = { object: 'list', data: [], has_more: false, url: '/v1/things' };
    const fail = (): Promise<typeof empty> => Promise.reject(failure);
    const read = (): Promise<typeof empty> => Promise.resolve(empty);
    for (const list of lists) {
      await expect(list.load('a', [], fail)).rejects.toBe(failure);
      await expect(list.load('a', [], read)).rejects.toBe(failure);
    }
    loaders.forget();
    for (const list of lists) expect(await list.load('a', [], read)).toBe(empty);
  });

  it('share what they have learned of permissions', async () => {
    const refused = json({ error: { type: 'invalid_request_error', message: 'No.' } }, { status: 403 });
    const transport = recordingTransport(({ path }) =>
      path.includes('expand') ? refused : json({ id: 'pm_1', object: 'payment_method' }),
    );
    const loaders = createLoaders(testStripe(transport));
    expect(loaders.permissions.seen).toBe(false);
    await loaders.paymentMethods.load(pm, ['customer']);
    expect(loaders.permissions.seen).toBe(true);
  });

  it('share nothing with those of another request', async () => {
    const one = loadersOverWire();
    const two = loadersOverWire();
    await one.loaders.customers.load(cus);
    await two.loaders.customers.load(cus);
    expect([one.paths().length, two.paths().length]).toEqual([1, 1]);
  });
});
