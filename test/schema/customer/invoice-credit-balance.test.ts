import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ServedObjects, startServedObjects } from '../../support/served-objects.ts';

let stripe: ServedObjects;
beforeAll(async () => {
  stripe = await startServedObjects();
});
afterAll(() => stripe.close());

describe('a balance by currency', () => {
  it('has the currency and the amount of each entry', async () => {
    stripe.serve({
      '/v1/customers/cus_1': {
        id: 'cus_1',
        object: 'customer',
        invoice_credit_balance: { eur: 500, jpy: -(2 ** 40), usd: 'much' },
      },
    });
    const { data, errors } = await stripe.gateway.execute(
      '{ customer(id: "cus_1") { invoiceCreditBalance { currency amount } } }',
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      customer: {
        invoiceCreditBalance: [
          { currency: 'eur', amount: 500 },
          { currency: 'jpy', amount: -(2 ** 40) },
          { currency: 'usd', amount: null },
        ],
      },
    });
  });
});
