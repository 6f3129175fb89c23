import { isObjectType } from 'graphql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seededIds } from '../../src/sandbox/seed/seed.ts';
import { schema } from '../../src/schema/index.ts';
import type { GatewayOptions } from '../../src/server/gateway.ts';
import { authenticate, errorOf, stripeClient } from '../sandbox/support.ts';
import { wholeSelection } from '../schema/fields/whole-query.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { boundTo, service } from '../support/principals.ts';

// Payment methods without a customer, and the fields that a customer may see of one whose id they know.

const OWN = seededIds.customer;
const RETURN_URL = 'https://shop.example.com/done';

let gateway: TestGateway;
/** With `4000 0000 0000 0002`, which is declined, and with a card that requires authentication. */
let declining = '';
let method = '';

async function start(options: Partial<GatewayOptions> = {}): Promise<void> {
  gateway = await startTestGateway({
    sandbox: { seeded: true },
    gateway: { principal: () => boundTo(OWN), customerHiddenFields: [], ...options },
  });
  const stripe = stripeClient(gateway.sandbox);
  const make = async (token: string) => {
    const billing_details = {
      name: 'Jane Unattached',
      email: 'jane@example.com',
      address: { city: 'Paris' },
    };
    const metadata = { note: 'unattached' };
    return (await stripe.paymentMethods.create({ type: 'card', card: { token }, billing_details, metadata }))
      .id;
  };
  declining = await make('tok_chargeDeclined');
  method = await make('tok_threeDSecure2Required');
}
beforeEach(() => start());
afterEach(() => gateway.close());

const paymentMethodType = schema.getType('PaymentMethod');
if (!isObjectType(paymentMethodType)) throw new Error('There are no payment methods.');
/** Selects every field of a payment method, to full depth. */
const WHOLE = wholeSelection(paymentMethodType);

/** All values of a result that are not null, so that the test notices fields that are added later. */
function known(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(known);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, each]) => (each === null ? [] : [[key, known(each)]])),
  );
}

async function execute(document: string, input?: object) {
  const variables = input && { input };
  const { data, errors } = await gateway.execute<Record<string, unknown>, object>(document, variables);
  expect(errors).toBeUndefined();
  return data ?? {};
}

const outline = (id: string, last4: string) => ({
  id,
  type: 'CARD',
  card: { brand: 'visa', last4, expMonth: expect.any(Number), expYear: expect.any(Number) },
});

const write = (name: string, selection: string) => {
  const capital = name.charAt(0).toUpperCase() + name.slice(1);
  return `mutation ($input: ${capital}Input!) { ${name}(input: $input) { ... on ${capital}Payload { setupIntent { ${selection} } }
    ... on StripeError { ... on CardError { paymentMethod ${WHOLE} setupIntent { lastSetupError { paymentMethod ${WHOLE} } latestAttempt { paymentMethod ${WHOLE} paymentMethodDetails { type card { brand last4 fingerprint country funding } } } } } } } }`;
};
const PAYMENT_METHOD = `paymentMethod ${WHOLE}`;

describe('an unattached payment method', () => {
  it.each(['createSetupIntent', 'updateSetupIntent', 'confirmSetupIntent'])(
    'is reduced to its public fields in the payload of %s',
    async (name) => {
      const stripe = stripeClient(gateway.sandbox);
      const { id } = await stripe.setupIntents.create({ customer: OWN });
      const input = name.startsWith('create') ? {} : { id };
      const confirm = name.startsWith('confirm') ? { returnUrl: RETURN_URL } : {};
      const result = await execute(write(name, PAYMENT_METHOD), {
        ...input,
        ...confirm,
        paymentMethod: method,
      });
      expect(known(result)).toEqual({
        [name]: { setupIntent: { paymentMethod: outline(method, '3220') } },
      });
    },
  );

  it('is reduced in a decline, by every path', async () => {
    const result = await execute(write('createSetupIntent', 'id'), {
      paymentMethod: declining,
      confirm: true,
      returnUrl: RETURN_URL,
    });
    const shown = outline(declining, '0002');
    expect(known(result)).toEqual({
      createSetupIntent: {
        paymentMethod: shown,
        setupIntent: {
          lastSetupError: { paymentMethod: shown },
          latestAttempt: {
            paymentMethod: shown,
            paymentMethodDetails: { type: 'CARD', card: { brand: 'visa', last4: '0002' } },
          },
        },
      },
    });
  });

  const details = wholeSelectionOf('SetupAttemptPaymentMethodDetails');
  const REACHED = `${PAYMENT_METHOD} lastSetupError { ${PAYMENT_METHOD} }
    latestAttempt { ${PAYMENT_METHOD} paymentMethodDetails ${details} setupError { ${PAYMENT_METHOD} } }
    attempts { nodes { ${PAYMENT_METHOD} paymentMethodDetails ${details} setupError { ${PAYMENT_METHOD} } } }`;

  it.each([
    ['with expansions', true, 2],
    ['with a call for each object', false, 4],
  ])('is reduced in reads %s, and complete once it is attached', async (_, expands, calls) => {
    await gateway.close();
    await start({ expands });
    const stripe = stripeClient(gateway.sandbox);
    const { id } = await stripe.setupIntents.create({ customer: OWN });
    await stripe.setupIntents.confirm(id, { payment_method: method, return_url: RETURN_URL });
    await authenticate(gateway.sandbox, { setup_intent: id, outcome: 'failed' });
    await stripe.setupIntents.update(id, { payment_method: method });
    const query = `{ setupIntent(id: "${id}") { ${REACHED} } }`;

    const before = gateway.sandbox.requests().length;
    const result = known(await execute(query));
    expect(gateway.sandbox.requests().length - before).toBe(calls);
    const shown = outline(method, '3220');
    const { id: _id, ...repeated } = shown;
    const attempt = {
      paymentMethod: shown,
      paymentMethodDetails: { ...repeated, type: 'CARD' },
      setupError: { paymentMethod: shown },
    };
    expect(result).toEqual({
      setupIntent: {
        paymentMethod: shown,
        lastSetupError: { paymentMethod: shown },
        latestAttempt: attempt,
        attempts: { nodes: [attempt] },
      },
    });

    await stripe.setupIntents.confirm(id, { return_url: RETURN_URL });
    await authenticate(gateway.sandbox, { setup_intent: id, outcome: 'succeeded' });
    const text = JSON.stringify(await execute(query));
    expect(text.match(/"email":"jane@example.com"/g)).toHaveLength(5);
    expect(text.match(/"funding":"credit"/g)).toHaveLength(8);
  });

  it('is hidden in an attempt once it is attached to another customer, with the attempt’s details', async () => {
    const stripe = stripeClient(gateway.sandbox);
    const { id } = await stripe.setupIntents.create({ customer: OWN });
    await stripe.setupIntents.confirm(id, { payment_method: method, return_url: RETURN_URL });
    await authenticate(gateway.sandbox, { setup_intent: id, outcome: 'failed' });
    const { id: other } = await stripe.customers.create({});
    await stripe.paymentMethods.attach(method, { customer: other });
    const result = await execute(
      `{ setupIntent(id: "${id}") { lastSetupError { paymentMethod { id createdAt } } latestAttempt { paymentMethod { type } paymentMethodDetails { type } } } }`,
    );
    expect(result.setupIntent).toEqual({
      lastSetupError: { paymentMethod: null },
      latestAttempt: { paymentMethod: null, paymentMethodDetails: null },
    });
  });

  it('is reduced for a mandate', async () => {
    const stripe = stripeClient(gateway.sandbox);
    const { mandate, payment_method } = await stripe.setupIntents.retrieve(seededIds.succeededWithMandate);
    await stripe.paymentMethods.detach(String(payment_method));
    const result = known(
      await execute(
        `{ setupIntent(id: "${seededIds.succeededWithMandate}") { mandate { id ${PAYMENT_METHOD} } ${PAYMENT_METHOD} } }`,
      ),
    );
    const shown = { id: payment_method, type: 'US_BANK_ACCOUNT' };
    expect(result).toEqual({
      setupIntent: { mandate: { id: mandate, paymentMethod: shown }, paymentMethod: shown },
    });
  });

  it('is missing by its id', async () => {
    const { data, errors } = await gateway.execute(
      `{ node(id: "${method}") { id } paymentMethod(id: "${method}") { id } }`,
    );
    expect(data).toEqual({ node: null, paymentMethod: null });
    expect(errors).toMatchObject([{ extensions: { code: 'RESOURCE_MISSING' } }]);
  });

  it('is complete for a service', async () => {
    await gateway.close();
    await start({ principal: () => service() });
    const result = await execute(write('createSetupIntent', PAYMENT_METHOD), { paymentMethod: method });
    expect(JSON.stringify(result)).toContain('jane@example.com');
    const stripe = stripeClient(gateway.sandbox);
    const { id } = await stripe.setupIntents.create({ customer: OWN });
    await errorOf(stripe.setupIntents.confirm(id, { payment_method: declining, return_url: RETURN_URL }));
    const read = await execute(
      `{ setupIntent(id: "${id}") { latestAttempt { paymentMethodDetails { card { country } } } } }`,
    );
    expect(JSON.stringify(read)).toContain('"country":"US"');
  });
});

/** Selects every field of a type, to full depth. */
function wholeSelectionOf(name: string): string {
  const type = schema.getType(name);
  if (!isObjectType(type)) throw new Error(`There is no ${name}.`);
  return wholeSelection(type);
}
