import { expect, it } from 'vitest';
import { json, recordingTransport } from '../../support/recording-transport.ts';
import { testStripe } from '../../support/stripe-client.ts';

it('lists a page of the attempts of an intent', async () => {
  const empty = { object: 'list', data: [], has_more: false, url: '/v1/setup_attempts' };
  const transport = recordingTransport(() => json(empty));
  const stripe = testStripe(transport);
  const params = {
    limit: 20,
    setup_intent: 'seti_1Abc',
    starting_after: 'setatt_1',
    created: { gte: 1790000000 },
  };
  const { object } = await stripe.setupAttempts.list(params, { endsAt: stripe.deadline() });
  expect(object).toEqual(empty);
  expect(transport.requests).toMatchObject([
    {
      method: 'GET',
      path: '/v1/setup_attempts?limit=20&setup_intent=seti_1Abc&starting_after=setatt_1&created[gte]=1790000000',
    },
  ]);
});
