import { expect, it } from 'vitest';
import { MandateId } from '../../../src/stripe/ids.ts';
import { json, recordingTransport } from '../../support/recording-transport.ts';
import { testStripe } from '../../support/stripe-client.ts';

const ID = MandateId.parse('mandate_1Abc') as MandateId;

it.each<[string, { readonly expand?: readonly string[] } | undefined, string]>([
  ['retrieves by id', undefined, '/v1/mandates/mandate_1Abc'],
  ['retrieves with an empty list of expansions', { expand: [] }, '/v1/mandates/mandate_1Abc'],
  [
    'retrieves with expansions',
    { expand: ['payment_method'] },
    '/v1/mandates/mandate_1Abc?expand[0]=payment_method',
  ],
])('%s', async (_, params, path) => {
  const transport = recordingTransport(() => json({ id: ID, object: 'mandate' }));
  const { object } = await testStripe(transport).mandates.retrieve(ID, params);
  expect(object).toEqual({ id: ID, object: 'mandate' });
  expect(transport.requests).toMatchObject([{ method: 'GET', path }]);
  expect(transport.requests[0]).not.toHaveProperty('body');
});

it('keeps a malformed id within its path segment', async () => {
  const transport = recordingTransport(() => json({ id: ID, object: 'mandate' }));
  await testStripe(transport).mandates.retrieve('a/../b?c' as MandateId);
  expect(transport.requests[0]?.path).toBe('/v1/mandates/a%2F%2E%2E%2Fb%3Fc');
});
