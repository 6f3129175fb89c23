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

function recordedLoaders() {
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
    const { loaders, paths } = recordedLoaders();
    await load(loaders);
    expect(paths()).toEqual([`${path}?expand[0]=customer`]);
  });

  it('retrieve setup intents by client secret, once for each secret', async () => {
    const { loaders, paths } = recordedLoaders();
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

  it('do not return an object that was expanded in a read by client secret', async () => {
    const transport = recordingTransport(({ path }) =>
      json(
        path.startsWith('/v1/customers/')
          ? { id: 'cus_1', object: 'customer', email: 'jenny@example.com' }
          : { id: 'seti_1', object: 'setup_intent', customer: { id: 'cus_1', object: 'customer' } },
      ),
    );
    const loaders = createLoaders(testStripe(transport));
    await loaders.setupIntentsBySecret.load('seti_1 a', ['customer']);
    expect(await loaders.customers.load(cus)).toMatchObject({ email: 'jenny@example.com' });
    expect(transport.requests).toHaveLength(2);
  });

  it('return the object, not the response around it', async () => {
    const { loaders } = recordedLoaders();
    expect(await loaders.customers.load(cus)).toEqual({ id: 'cus_1', object: 'customer' });
  });

  it('drop the objects of all types', async () => {
    const { loaders, paths } = recordedLoaders();
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
    loaders.clear();
    await loadAll();
    expect(paths()).toHaveLength(8);
  });

  it('drop lists and failures', async () => {
    const { loaders } = recordedLoaders();
    const lists = [loaders.setupIntentLists, loaders.setupAttemptLists, loaders.paymentMethodLists];
    const failure = new Error('Not now.');
    const empty: StripeList<never> = { object: 'list', data: [], has_more: false, url: '/v1/things' };
    const fail = (): Promise<typeof empty> => Promise.reject(failure);
    const succeed = (): Promise<typeof empty> => Promise.resolve(empty);
    for (const list of lists) {
      await expect(list.load('a', [], fail)).rejects.toBe(failure);
      await expect(list.load('a', [], succeed)).rejects.toBe(failure);
    }
    loaders.clear();
    for (const list of lists) expect(await list.load('a', [], succeed)).toBe(empty);
  });

  it('share the forbidden expansions', async () => {
    const rejected = json({ error: { type: 'invalid_request_error', message: 'No.' } }, { status: 403 });
    const transport = recordingTransport(({ path }) =>
      path.includes('expand') ? rejected : json({ id: 'pm_1', object: 'payment_method' }),
    );
    const loaders = createLoaders(testStripe(transport));
    expect(loaders.permissions.hasForbidden).toBe(false);
    await loaders.paymentMethods.load(pm, ['customer']);
    expect(loaders.permissions.hasForbidden).toBe(true);
  });

  it('share nothing with the loaders of another request', async () => {
    const one = recordedLoaders();
    const two = recordedLoaders();
    await one.loaders.customers.load(cus);
    await two.loaders.customers.load(cus);
    expect([one.paths().length, two.paths().length]).toEqual([1, 1]);
  });
});
