import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../../../../src/sandbox/server.ts';
import { errorOf, newAccountClient, stripeClient } from '../../support.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox();
});
afterAll(() => sandbox.close());

describe('a customer', () => {
  it('has the recorded shape', async () => {
    const { json } = await newAccountClient(sandbox).post(
      '/v1/customers',
      'name=Alder+%26+Finch&email=a%40example.com',
    );
    expect(json).toEqual({
      id: expect.stringMatching(/^cus_[A-Za-z0-9]{14}$/),
      object: 'customer',
      address: null,
      balance: 0,
      created: expect.any(Number),
      currency: null,
      customer_account: null,
      default_source: null,
      delinquent: false,
      description: null,
      discount: null,
      email: 'a@example.com',
      invoice_prefix: expect.stringMatching(/^[A-Z0-9]{8}$/),
      invoice_settings: {
        custom_fields: null,
        default_payment_method: null,
        footer: null,
        rendering_options: null,
      },
      livemode: false,
      metadata: {},
      name: 'Alder & Finch',
      next_invoice_sequence: 1,
      phone: null,
      preferred_locales: [],
      shipping: null,
      tax_exempt: 'none',
      test_clock: null,
    });
  });

  it('stores its parameters, and clears those that are sent empty', async () => {
    const { stripe } = newAccountClient(sandbox);
    const address = {
      city: 'Portland',
      country: 'US',
      line1: '14 Mill Lane',
      line2: '',
      postal_code: '97205',
      state: 'OR',
    };
    const { id } = await stripe.customers.create({
      address,
      balance: -500,
      business_name: 'Alder & Finch',
      description: 'x',
      invoice_settings: { custom_fields: [{ name: 'PO', value: '7' }], footer: 'Thanks' },
      preferred_locales: ['en', 'fr'],
      shipping: { address, name: 'Dock 4', phone: '+15555550100' },
      tax_exempt: 'reverse',
    });
    expect(await stripe.customers.retrieve(id)).toMatchObject({
      address: { ...address, line2: null },
      balance: -500,
      business_name: 'Alder & Finch',
      invoice_settings: { custom_fields: [{ name: 'PO', value: '7' }], footer: 'Thanks' },
      preferred_locales: ['en', 'fr'],
      shipping: { address: { city: 'Portland' }, carrier: null, name: 'Dock 4', phone: '+15555550100' },
      tax_exempt: 'reverse',
    });
    const cleared = await stripe.customers.update(id, {
      address: '',
      business_name: '',
      description: '',
      shipping: '',
    });
    expect(cleared).toMatchObject({ address: null, balance: -500, description: null, shipping: null });
    expect(cleared).not.toHaveProperty('business_name');
  });

  it('is created with a payment method as its default', async () => {
    const { stripe } = newAccountClient(sandbox);
    const { id: method } = await stripe.paymentMethods.create({
      card: { exp_month: 7, exp_year: 2031, number: '4242424242424242' },
      type: 'card',
    });
    const customer = await stripe.customers.create({
      invoice_settings: { default_payment_method: method },
      payment_method: method,
    });
    expect(customer.invoice_settings.default_payment_method).toBe(method);
    expect((await stripe.customers.listPaymentMethods(customer.id)).data.map(({ id }) => id)).toEqual([
      method,
    ]);
  });

  it('is not created with a declined card', async () => {
    const { stripe } = newAccountClient(sandbox);
    const error = await errorOf(stripe.customers.create({ payment_method: 'pm_card_chargeDeclined' }));
    expect(error).toMatchObject({ code: 'card_declined', statusCode: 402 });
    expect((await stripe.customers.list()).data).toEqual([]);
  });

  it('stores no payment method when another parameter is invalid', async () => {
    await using empty = await createSandbox();
    const invalid = { payment_method: 'pm_card_visa', invoice_settings: { default_payment_method: 'pm_x' } };
    await errorOf(stripeClient(empty).customers.create(invalid));
    expect(empty.ledger()).toMatchObject([{ executions: 1, objects: [] }]);
  });

  it('rejects a default payment method that is not attached', async () => {
    const { stripe } = newAccountClient(sandbox);
    const { id } = await stripe.customers.create();
    const error = await errorOf(
      stripe.customers.update(id, { invoice_settings: { default_payment_method: 'pm_x' } }),
    );
    expect(error).toMatchObject({ param: 'invoice_settings[default_payment_method]', statusCode: 400 });
  });

  it('names nested unknown parameters in brackets', async () => {
    const { json } = await newAccountClient(sandbox).post('/v1/customers', 'invoice_settings[nope]=1');
    expect(json.error).toMatchObject({
      code: 'parameter_unknown',
      message: 'Received unknown parameter: invoice_settings[nope]',
      param: 'invoice_settings[nope]',
    });
  });

  it('is returned as deleted after its deletion, and has no payment methods', async () => {
    const { stripe } = newAccountClient(sandbox);
    const { id } = await stripe.customers.create();
    const method = await stripe.paymentMethods.attach('pm_card_visa', { customer: id });
    const deleted = { deleted: true, id, object: 'customer' };
    expect(await stripe.customers.del(id)).toEqual(deleted);
    expect(await stripe.customers.retrieve(id)).toEqual(deleted);
    expect((await stripe.paymentMethods.retrieve(method.id)).customer).toBeNull();
    expect((await stripe.customers.list()).data).toEqual([]);
    for (const call of [
      stripe.customers.del(id),
      stripe.customers.update(id, { name: 'x' }),
      stripe.customers.listPaymentMethods(id),
    ]) {
      expect(await errorOf(call)).toMatchObject({ code: 'resource_missing', param: 'id', statusCode: 404 });
    }
  });

  it.each([
    ['', { automatic_tax: 'unrecognized_location', ip_address: null, location: null }],
    [
      'address[country]=DE&tax[ip_address]=203.0.113.7',
      {
        automatic_tax: 'not_collecting',
        ip_address: '203.0.113.7',
        location: { country: 'DE', source: 'billing_address', state: null },
      },
    ],
    [
      'shipping[name]=Jo&shipping[address][country]=US&shipping[address][state]=OR&tax[validate_location]=deferred',
      { location: { country: 'US', source: 'shipping_destination', state: 'OR' } },
    ],
  ])('created from %j has a tax only when it is expanded', async (form, tax) => {
    const client = newAccountClient(sandbox);
    const { json } = await client.post('/v1/customers', form);
    expect(json).not.toHaveProperty('tax');
    const shown = await client.get(`/v1/customers/${json.id}?expand[]=tax`);
    expect(shown.json.tax).toMatchObject({ provider: 'stripe', ...tax });
    const { json: intent } = await client.post(
      '/v1/setup_intents',
      `customer=${json.id}&expand[]=customer.tax`,
    );
    expect(intent.customer).toEqual(shown.json);
    await client.post(`/v1/customers/${json.id}`, 'tax[ip_address]=&tax[validate_location]=auto');
    const changed = await client.get(`/v1/customers/${json.id}?expand[]=tax`);
    expect(changed.json.tax?.ip_address).toBeNull();
    await client.stripe.customers.del(String(json.id));
    const gone = await client.get(`/v1/setup_intents/${intent.id}?expand[]=customer.tax`);
    expect(gone.json.customer).toEqual({ id: json.id, deleted: true, object: 'customer' });
  });

  it('that is deleted cannot be set on an intent', async () => {
    const { stripe } = newAccountClient(sandbox);
    const { id: customer } = await stripe.customers.create();
    await stripe.customers.del(customer);
    expect(await errorOf(stripe.setupIntents.create({ customer }))).toMatchObject({
      code: 'resource_missing',
      param: 'customer',
    });
  });

  it('that is deleted remains a filter for its intents', async () => {
    const { stripe } = newAccountClient(sandbox);
    const { id: customer } = await stripe.customers.create();
    const { id } = await stripe.setupIntents.create({ customer });
    await stripe.customers.del(customer);
    expect((await stripe.setupIntents.list({ customer })).data.map((intent) => intent.id)).toEqual([id]);
  });
});
