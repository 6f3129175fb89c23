import { describe, expect, it } from 'vitest';
import { json } from '../../support/recording-transport.ts';
import { schemaOverWire } from '../../support/schema-over-wire.ts';

const CUSTOMER = { id: 'cus_1', object: 'customer', name: 'A shop' };
const TAX = { provider: 'stripe', automatic_tax: 'supported' };
const FORBIDDEN = json({ error: { type: 'invalid_request_error', message: 'No.' } }, { status: 403 });

const QUERY = '{ customer(id: "cus_1") { name tax { provider } } }';

describe('an object that Stripe sends only if expanded', () => {
  it('is requested with the object that contains it', async () => {
    const { ask, sent } = schemaOverWire(() => json({ ...CUSTOMER, tax: TAX }), { expands: true });
    expect((await ask(QUERY)).data).toEqual({ customer: { name: 'A shop', tax: { provider: 'STRIPE' } } });
    expect(sent()).toEqual(['/v1/customers/cus_1?expand[0]=tax']);
  });

  it('is requested even if only its type is selected', async () => {
    const { ask } = schemaOverWire(() => json({ ...CUSTOMER, tax: TAX }), { expands: true });
    expect((await ask('{ customer(id: "cus_1") { tax { __typename } } }')).data).toEqual({
      customer: { tax: { __typename: 'CustomerTax' } },
    });
  });

  it('is loaded by itself where nothing is expanded', async () => {
    const { ask, sent } = schemaOverWire(({ path }) =>
      json(path.includes('expand') ? { ...CUSTOMER, tax: TAX } : CUSTOMER),
    );
    expect((await ask(QUERY)).data).toMatchObject({ customer: { tax: { provider: 'STRIPE' } } });
    expect(sent()).toEqual(['/v1/customers/cus_1', '/v1/customers/cus_1?expand[0]=tax']);
  });

  it('is null where Stripe does not tell it even then', async () => {
    const { ask, sent } = schemaOverWire(() => json(CUSTOMER), { expands: true });
    expect(await ask(QUERY)).toEqual({ data: { customer: { name: 'A shop', tax: null } } });
    expect(sent()).toHaveLength(1);
  });

  it('is null for a deleted customer, at no further call', async () => {
    const { ask, sent } = schemaOverWire(() => json({ id: 'cus_1', object: 'customer', deleted: true }));
    expect(await ask(QUERY)).toEqual({ data: { customer: { name: null, tax: null } } });
    expect(sent()).toHaveLength(1);
  });

  it('fails alone when the key may not read it', async () => {
    const { ask } = schemaOverWire(({ path }) => (path.includes('expand') ? FORBIDDEN : json(CUSTOMER)), {
      expands: true,
    });
    const { data, errors } = await ask(QUERY);
    expect(data).toEqual({ customer: { name: 'A shop', tax: null } });
    expect(errors).toMatchObject([{ path: ['customer', 'tax'], extensions: { code: 'UPSTREAM_REFUSED' } }]);
  });
});
