import { expect, it } from 'vitest';
import { CustomerId } from '../../../src/stripe/ids.ts';
import { json, recordingTransport } from '../../support/recording-transport.ts';
import { testStripe } from '../../support/stripe-client.ts';

const ID = CustomerId.parse('cus_1Abc') as CustomerId;

it.each<[string, { readonly expand?: readonly string[] } | undefined, string]>([
  ['retrieves by id', undefined, '/v1/customers/cus_1Abc'],
  ['retrieves with an empty list of expansions', { expand: [] }, '/v1/customers/cus_1Abc'],
  [
    'retrieves with expansions',
    { expand: ['invoice_settings.default_payment_method'] },
    '/v1/customers/cus_1Abc?expand[0]=invoice_settings.default_payment_method',
  ],
])('%s', async (_, params, path) => {
  const transport = recordingTransport(() => json({ id: ID, object: 'customer' }));
  const { object } = await testStripe(transport).customers.retrieve(ID, params);
  expect(object).toEqual({ id: ID, object: 'customer' });
  expect(transport.requests).toMatchObject([{ method: 'GET', path }]);
  expect(transport.requests[0]).not.toHaveProperty('body');
});

it('keeps a malformed id within its path segment', async () => {
  const transport = recordingTransport(() => json({ id: ID, object: 'customer' }));
  await testStripe(transport).customers.retrieve('a/../b?c' as CustomerId);
  expect(transport.requests[0]?.path).toBe('/v1/customers/a%2F%2E%2E%2Fb%3Fc');
});
