import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { seededIds } from '../../src/sandbox/seed/seed.ts';
import { errorOf, stripeClient } from '../sandbox/support.ts';
import { countedWell } from '../support/counted.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { startHttpServer } from '../support/http-server.ts';

// The mutations of customers and of their payment methods.

const { customer: CUSTOMER, paymentMethod: DEFAULT, succeeded: INTENT } = seededIds;

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway({ sandbox: { seeded: true }, gateway: { explain: true } });
});
beforeEach(() => gateway.sandbox.reset());
afterAll(() => gateway.close());

type Result = Readonly<Record<string, unknown>>;

/** The document of a mutation that selects fields of its payload, and all fields of its errors. */
function documentOf(name: string, selection: string): string {
  const type = name.charAt(0).toUpperCase() + name.slice(1);
  return `mutation ($input: ${type}Input!) { ${name}(input: $input) {
    __typename
    ... on ${type}Payload { ${selection} }
    ... on StripeError {
      message code requestId
      ... on InvalidRequestError { param inputPath setupIntent { id } }
      ... on OutcomeUnknownError { idempotencyKey }
    }
  } }`;
}

/** Runs a mutation that must not result in an error of the request. */
async function run(name: string, input: object, selection: string): Promise<Result> {
  const { data, errors } = await gateway.execute<Record<string, Result>, object>(
    documentOf(name, selection),
    { input },
  );
  expect(errors).toBeUndefined();
  return data?.[name] ?? {};
}

const METHOD = 'idempotentReplayed requestId paymentMethod { id customer { id } }';
const REQUEST_ID = expect.stringMatching(/^req_\w+$/);

describe('a customer', () => {
  it('is created, and changed afterwards', async () => {
    const selection =
      'idempotentReplayed requestId customer { id name email phone description address { city } preferredLocales metadata { key value } }';
    const created = await run(
      'createCustomer',
      {
        name: 'Jane Roe',
        email: 'jane@example.com',
        address: { city: 'Berlin' },
        preferredLocales: ['de'],
        metadata: [{ key: 'crm', value: '1' }],
      },
      selection,
    );
    const { id } = created.customer as { id: string };
    const jane = {
      id: expect.stringMatching(/^cus_/),
      name: 'Jane Roe',
      email: 'jane@example.com',
      phone: null,
      description: null,
      address: { city: 'Berlin' },
      preferredLocales: ['de'],
      metadata: [{ key: 'crm', value: '1' }],
    };
    const payload = { idempotentReplayed: false, requestId: REQUEST_ID };
    expect(created).toEqual({ __typename: 'CreateCustomerPayload', ...payload, customer: jane });
    const input = { id, name: null, phone: '1', address: null, metadata: [{ key: 'crm', value: null }] };
    expect(await run('updateCustomer', input, selection)).toEqual({
      __typename: 'UpdateCustomerPayload',
      ...payload,
      customer: { ...jane, name: null, phone: '1', address: null, metadata: [] },
    });
  });

  it('gets another default payment method, in one call for its id and in two for its card', async () => {
    const { id } = await stripeClient(gateway.sandbox).paymentMethods.attach('pm_card_mastercard', {
      customer: CUSTOMER,
    });
    const update = (selection: string) =>
      countedWell(
        gateway,
        `mutation { updateCustomer(input: { id: "${CUSTOMER}", invoiceSettings: { defaultPaymentMethod: "${id}" } }) {
          ... on UpdateCustomerPayload { customer { invoiceSettings { defaultPaymentMethod { ${selection} } } } }
        } }`,
      );
    const customer = (method: object) => ({
      updateCustomer: { customer: { invoiceSettings: { defaultPaymentMethod: method } } },
    });
    expect(await update('id')).toMatchObject({ data: customer({ id }), calls: 1, said: 1 });
    expect(await update('card { brand }')).toMatchObject({
      data: customer({ card: { brand: 'mastercard' } }),
      calls: 2,
      said: 2,
    });
  });
});

describe('a payment method', () => {
  it('is changed', async () => {
    const input = {
      id: DEFAULT,
      allowRedisplay: 'ALWAYS',
      billingDetails: { name: 'Jane Roe', email: null, address: { postalCode: '10115' } },
      card: { expMonth: 3, expYear: 2034 },
      metadata: [{ key: 'order', value: '1' }],
    };
    const selection =
      'paymentMethod { allowRedisplay billingDetails { name email address { postalCode } } card { expMonth expYear } metadataValue(key: "order") }';
    expect(await run('updatePaymentMethod', input, selection)).toEqual({
      __typename: 'UpdatePaymentMethodPayload',
      paymentMethod: {
        allowRedisplay: 'ALWAYS',
        billingDetails: { name: 'Jane Roe', email: null, address: { postalCode: '10115' } },
        card: { expMonth: 3, expYear: 2034 },
        metadataValue: '1',
      },
    });
  });

  it('is detached, in one call', async () => {
    expect(await run('detachPaymentMethod', { id: DEFAULT }, METHOD)).toEqual({
      __typename: 'DetachPaymentMethodPayload',
      idempotentReplayed: false,
      requestId: REQUEST_ID,
      paymentMethod: { id: DEFAULT, customer: null },
    });
    expect(gateway.sandbox.requests()).toHaveLength(1);
  });

  it('is shown nowhere as it was before it was detached in the same request', async () => {
    const lists =
      'customer { invoiceSettings { defaultPaymentMethod { card { last4 } } } paymentMethods { nodes { id } } }';
    const intent = `updateSetupIntent(input: { id: "${INTENT}" }) {
      ... on UpdateSetupIntentPayload { setupIntent { paymentMethod { customer { name } } ${lists} } } }`;
    const { data, received } = await countedWell(
      gateway,
      `mutation {
        before: ${intent}
        detachPaymentMethod(input: { id: "${DEFAULT}" }) {
          ... on DetachPaymentMethodPayload { paymentMethod { customer { name } card { last4 } } }
        }
        after: ${intent}
        customer: updateCustomer(input: { id: "${CUSTOMER}" }) {
          ... on UpdateCustomerPayload { customer { invoiceSettings { defaultPaymentMethod { id } } } }
        }
      }`,
    );
    const { before, after } = data as Record<'before' | 'after', { setupIntent: IntentState }>;
    expect(before.setupIntent).toMatchObject({
      paymentMethod: { customer: { name: expect.any(String) } },
      customer: { invoiceSettings: { defaultPaymentMethod: { card: { last4: '4242' } } } },
    });
    expect(before.setupIntent.customer.paymentMethods.nodes).toContainEqual({ id: DEFAULT });
    expect(data?.detachPaymentMethod).toEqual({ paymentMethod: { customer: null, card: { last4: '4242' } } });
    expect(after.setupIntent).toMatchObject({
      paymentMethod: { customer: null },
      customer: { invoiceSettings: { defaultPaymentMethod: null } },
    });
    expect(after.setupIntent.customer.paymentMethods.nodes).not.toContainEqual({ id: DEFAULT });
    expect(data?.customer).toEqual({ customer: { invoiceSettings: { defaultPaymentMethod: null } } });
    // Each update costs its own reads: the intent, and the customer's list.
    expect(received.map(({ method, path }) => `${method} ${path}`)).toEqual([
      `POST /v1/setup_intents/${INTENT}`,
      `GET /v1/setup_intents/${INTENT}`,
      `GET /v1/customers/${CUSTOMER}/payment_methods`,
      `POST /v1/payment_methods/${DEFAULT}/detach`,
      `POST /v1/setup_intents/${INTENT}`,
      `GET /v1/setup_intents/${INTENT}`,
      `GET /v1/customers/${CUSTOMER}/payment_methods`,
      `POST /v1/customers/${CUSTOMER}`,
    ]);
  });
});

interface IntentState {
  readonly customer: { readonly paymentMethods: { readonly nodes: readonly object[] } };
}

describe('a write with the same key and input', () => {
  it.each<[string, object, string, string]>([
    ['createCustomer', { name: 'Jane' }, 'customer', '/v1/customers/'],
    ['updateCustomer', { id: CUSTOMER, name: 'Jane' }, 'customer', '/v1/customers/'],
    [
      'updatePaymentMethod',
      { id: DEFAULT, card: { expYear: 2040 } },
      'paymentMethod',
      '/v1/payment_methods/',
    ],
    ['detachPaymentMethod', { id: DEFAULT }, 'paymentMethod', '/v1/payment_methods/'],
  ])('happens once, and is answered with the current object: %s', async (name, input, object, path) => {
    const selection = `idempotentReplayed ${object} { id createdAt livemode }`;
    const once = () => run(name, { ...input, idempotencyKey: 'mine' }, selection);
    const first = await once();
    const second = await once();
    expect(first).toMatchObject({ idempotentReplayed: false });
    expect(second).toEqual({ ...first, idempotentReplayed: true });
    const calls = gateway.sandbox.requests().map(({ method, path: sent }) => `${method} ${sent}`);
    const { id } = first[object] as { id: string };
    expect(calls).toEqual([calls[0], calls[0], `GET ${path}${id}`]);
    expect(gateway.sandbox.ledger().filter(({ key }) => key === 'mine')).toHaveLength(1);
  });

  it('shows a replayed update as the customer is now, with one read', async () => {
    const input = { id: CUSTOMER, name: 'First', idempotencyKey: 'k' };
    await run('updateCustomer', input, 'customer { id }');
    await stripeClient(gateway.sandbox).customers.update(CUSTOMER, { name: 'Second' });
    expect(await run('updateCustomer', input, 'idempotentReplayed customer { name }')).toMatchObject({
      idempotentReplayed: true,
      customer: { name: 'Second' },
    });
  });

  it('and another input is an IdempotencyError', async () => {
    await run('updateCustomer', { id: CUSTOMER, name: 'One', idempotencyKey: 'k' }, 'customer { id }');
    for (const [name, input] of [
      ['updateCustomer', { id: CUSTOMER, name: 'Two' }],
      ['detachPaymentMethod', { id: DEFAULT }],
    ] as const)
      expect(await run(name, { ...input, idempotencyKey: 'k' }, '__typename')).toMatchObject({
        __typename: 'IdempotencyError',
        message: expect.stringContaining('can only be used'),
      });
    expect((await stripeClient(gateway.sandbox).paymentMethods.retrieve(DEFAULT)).customer).toBe(CUSTOMER);
  });

  it.each<[string, object]>([
    ['createCustomer', { name: 'Jane' }],
    ['updateCustomer', { id: CUSTOMER, balance: 100 }],
    ['updatePaymentMethod', { id: DEFAULT, card: { expYear: 2040 } }],
    ['detachPaymentMethod', { id: DEFAULT }],
  ])('happens once, although responses are lost: %s', async (name, input) => {
    gateway.sandbox.misbehave({ rate: 1, times: 2, kinds: ['reset_after'] });
    const result = await run(name, { ...input, idempotencyKey: 'lost' }, 'idempotentReplayed');
    expect(result).toEqual({ __typename: expect.stringMatching(/Payload$/), idempotentReplayed: true });
    const keys = gateway.sandbox.requests().map(({ headers }) => headers['idempotency-key']);
    expect(keys).toEqual(['lost', 'lost', 'lost']);
    expect(gateway.sandbox.ledger()).toHaveLength(1);
  });
});

describe('an error', () => {
  it.each<[string, object, object]>([
    [
      'updateCustomer',
      { id: 'cus_NoSuch', name: 'x' },
      { code: 'resource_missing', param: 'id', inputPath: ['id'] },
    ],
    [
      'updatePaymentMethod',
      { id: 'pm_NoSuch' },
      { code: 'resource_missing', param: 'payment_method', inputPath: ['id'] },
    ],
    [
      'detachPaymentMethod',
      { id: 'pm_NoSuch' },
      { code: 'resource_missing', param: 'payment_method', inputPath: ['id'] },
    ],
    [
      'updateCustomer',
      { id: CUSTOMER, invoiceSettings: { defaultPaymentMethod: 'pm_NoSuch' } },
      {
        code: 'resource_missing',
        param: 'invoice_settings[default_payment_method]',
        inputPath: ['invoiceSettings', 'defaultPaymentMethod'],
      },
    ],
    [
      'createCustomer',
      { metadata: [{ key: 'x'.repeat(41), value: '1' }] },
      { code: null, param: 'metadata', inputPath: ['metadata'] },
    ],
  ])('of Stripe is an InvalidRequestError with its place in the input: %s %j', async (name, input, error) => {
    expect(await run(name, input, '__typename')).toEqual({
      __typename: 'InvalidRequestError',
      message: expect.any(String),
      requestId: REQUEST_ID,
      setupIntent: null,
      ...error,
    });
  });

  it('for a payment method without a customer is an InvalidRequestError', async () => {
    const stripe = stripeClient(gateway.sandbox);
    await stripe.paymentMethods.detach(DEFAULT);
    for (const name of ['detachPaymentMethod', 'updatePaymentMethod'])
      expect(await run(name, { id: DEFAULT }, '__typename')).toMatchObject({
        __typename: 'InvalidRequestError',
        param: null,
        inputPath: null,
      });
    expect((await errorOf(stripe.paymentMethods.detach(DEFAULT))).message).toContain('not attached');
  });

  it.each<[string, object, readonly string[]]>([
    ['updateCustomer', { id: 'pm_1' }, ['id']],
    [
      'updateCustomer',
      { id: CUSTOMER, invoiceSettings: { defaultPaymentMethod: 'cus_1' } },
      ['invoiceSettings', 'defaultPaymentMethod'],
    ],
    ['updatePaymentMethod', { id: '../customers' }, ['id']],
    ['detachPaymentMethod', { id: 'seti_1' }, ['id']],
    ['detachPaymentMethod', { id: DEFAULT, idempotencyKey: '' }, ['idempotencyKey']],
    ['createCustomer', { metadata: [{ key: 'a]', value: '' }] }, ['metadata', '0', 'key']],
    ['createCustomer', { taxExempt: 'UNRECOGNIZED' }, ['taxExempt']],
  ])(
    'for a value that the gateway rejects is an InvalidRequestError without a call: %s %j',
    async (name, input, inputPath) => {
      expect(await run(name, input, '__typename')).toEqual({
        __typename: 'InvalidRequestError',
        message: expect.any(String),
        code: 'gateway_invalid_input',
        requestId: null,
        param: null,
        inputPath,
        setupIntent: null,
      });
      expect(gateway.sandbox.requests()).toEqual([]);
    },
  );

  it('of the header Idempotency-Key is not about the input', async () => {
    const { errors } = await gateway.execute(
      documentOf('createCustomer', '__typename'),
      { input: {} },
      { 'Idempotency-Key': 'x'.repeat(300) },
    );
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  it('with status 500 is an OutcomeUnknownError with the key', async () => {
    gateway.sandbox.misbehave({ rate: 1, times: 1, kinds: ['stored_500'] });
    expect(
      await run('detachPaymentMethod', { id: DEFAULT, idempotencyKey: 'mine' }, '__typename'),
    ).toMatchObject({
      __typename: 'OutcomeUnknownError',
      code: 'stored_server_error',
      idempotencyKey: 'mine',
    });
  });

  it('with status 402 is an InvalidRequestError, because nothing was tried', async () => {
    const upstream = await startHttpServer((request, response) => {
      const error = {
        type: 'card_error',
        code: 'invalid_expiry_year',
        message: 'No.',
        param: 'card[exp_year]',
      };
      request
        .resume()
        .on('end', () =>
          response
            .writeHead(402, { 'content-type': 'application/json', 'request-id': 'req_1' })
            .end(JSON.stringify({ error })),
        );
    });
    const other = await startTestGateway({ gateway: { stripeApiBase: upstream.url } });
    const { data } = await other.execute<Record<string, Result>, object>(
      documentOf('updatePaymentMethod', '__typename'),
      { input: { id: 'pm_1', card: { expYear: 1999 } } },
    );
    expect(data?.updatePaymentMethod).toEqual({
      __typename: 'InvalidRequestError',
      message: 'No.',
      code: 'invalid_expiry_year',
      requestId: 'req_1',
      param: 'card[exp_year]',
      inputPath: ['card', 'expYear'],
      setupIntent: null,
    });
    await other.close();
    await upstream.close();
  });
});
