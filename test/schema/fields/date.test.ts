import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ServedObjects, startServedObjects } from '../../support/served-objects.ts';

let stripe: ServedObjects;
beforeAll(async () => {
  stripe = await startServedObjects();
});
afterAll(() => stripe.close());

describe('a day', () => {
  it.each([
    ['2030-12-31', '2030-12-31'],
    ['2030-02-31', null],
    ['31 December 2030', null],
    [1_900_000_000, null],
  ])('that Stripe sends as %j is %j', async (end_date, endDate) => {
    stripe.serve({
      '/v1/mandates/mandate_1': {
        id: 'mandate_1',
        object: 'mandate',
        payment_method_details: { type: 'payto', payto: { end_date } },
      },
    });
    const { data, errors } = await stripe.gateway.execute(
      '{ node(id: "mandate_1") { ... on Mandate { paymentMethodDetails { type payto { endDate } } } } }',
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({ node: { paymentMethodDetails: { type: 'PAYTO', payto: { endDate } } } });
  });
});
