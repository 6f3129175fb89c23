import { describe, expect, it } from 'vitest';
import { seededIds } from '../../../src/sandbox/seed/seed.ts';
import { startTestGateway } from '../../support/gateway.ts';

describe('the filter of a list', () => {
  it('is checked before the list is fetched', async () => {
    const gateway = await startTestGateway({ sandbox: { seeded: true } });
    const list = 'setupIntents(filter: { paymentMethod: "cus_1" }) { nodes { id } }';
    const { data, errors } = await gateway.execute(
      `{ customer(id: "${seededIds.customer}") { id ${list} } }`,
    );
    expect(data).toEqual({ customer: { id: seededIds.customer, setupIntents: null } });
    expect(errors).toMatchObject([
      { extensions: { code: 'BAD_USER_INPUT', argument: 'filter.paymentMethod' } },
    ]);
    expect(gateway.sandbox.requests().map(({ path }) => path)).toEqual([
      `/v1/customers/${seededIds.customer}`,
    ]);
    await gateway.close();
  });

  it.each(['', '(filter: null)', '(filter: {})'])('is not sent if it is empty: %s', async (args) => {
    const gateway = await startTestGateway({ sandbox: { seeded: true } });
    const { errors } = await gateway.execute(
      `{ customer(id: "${seededIds.customer}") { paymentMethods${args} { nodes { id } } } }`,
    );
    expect(errors).toBeUndefined();
    expect(gateway.sandbox.requests().at(-1)?.query).toBe('limit=10');
    await gateway.close();
  });
});
