import { expect, it } from 'vitest';
import { PaymentMethodId } from '../../../src/stripe/ids.ts';
import { json, recordingTransport } from '../../support/recording-transport.ts';
import { testStripe } from '../../support/stripe-client.ts';

const ID = PaymentMethodId.parse('pm_1Abc') as PaymentMethodId;

it.each<[string, { readonly expand?: readonly string[] } | undefined, string]>([
  ['retrieves by id', undefined, '/v1/payment_methods/pm_1Abc'],
  ['retrieves with an empty list of expansions', { expand: [] }, '/v1/payment_methods/pm_1Abc'],
  ['retrieves with expansions', { expand: ['customer'] }, '/v1/payment_methods/pm_1Abc?expand[0]=customer'],
])('%s', async (_, params, path) => {
  const transport = recordingTransport(() => json({ id: ID, object: 'payment_method' }));
  const { object } = await testStripe(transport).paymentMethods.retrieve(ID, params);
  expect(object).toEqual({ id: ID, object: 'payment_method' });
  expect(transport.requests).toMatchObject([{ method: 'GET', path }]);
  expect(transport.requests[0]).not.toHaveProperty('body');
});

it('keeps a malformed id within its path segment', async () => {
  const transport = recordingTransport(() => json({ id: ID, object: 'payment_method' }));
  await testStripe(transport).paymentMethods.retrieve('a/../b?c' as PaymentMethodId);
  expect(transport.requests[0]?.path).toBe('/v1/payment_methods/a%2F%2E%2E%2Fb%3Fc');
});
