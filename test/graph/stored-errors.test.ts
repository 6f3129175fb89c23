import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stripeClient } from '../sandbox/support.ts';
import { type ChangedMethods, changedMethods } from '../support/changed-methods.ts';
import { countedWell } from '../support/counted.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { BROWSER } from '../support/principals.ts';

let gateway: TestGateway;
let browser: TestGateway;
let objects: ChangedMethods;

beforeAll(async () => {
  gateway = await startTestGateway({ gateway: { explain: true, upstreamCallBudget: 20 } });
  browser = await startTestGateway({
    gateway: { principal: () => BROWSER, stripeApiBase: gateway.sandbox.url },
  });
  objects = await changedMethods(gateway.sandbox);
});
afterAll(async () => {
  await browser.close();
  await gateway.close();
});

const run = (document: string) => countedWell(gateway, document);
const METHOD = 'paymentMethod { id type customer { id } billingDetails { name } }';

/** The declined intent and the four others, newest first. */
const list = (selection: string) =>
  `{ setupIntents(first: 5, filter: { customer: "${objects.customer}" }) { nodes { ${selection} } } }`;

describe('the payment method of a stored error', () => {
  it('is the current payment method, by every path', async () => {
    const method = {
      id: objects.method,
      type: 'CARD',
      customer: { id: objects.customer },
      billingDetails: { name: 'Changed Since' },
    };
    const { data } = await run(
      `{ failed: setupIntent(id: "${objects.failed}") { ${METHOD} lastSetupError { ${METHOD} } latestAttempt { setupError { ${METHOD} } } }
         succeeded: setupIntent(id: "${objects.succeeded}") { attempts(first: 5) { nodes { ${METHOD} setupError { ${METHOD} } } } } }`,
    );
    expect(data).toEqual({
      failed: {
        paymentMethod: method,
        lastSetupError: { paymentMethod: method },
        latestAttempt: { setupError: { paymentMethod: method } },
      },
      succeeded: {
        attempts: {
          nodes: [
            { paymentMethod: method, setupError: null },
            { paymentMethod: method, setupError: { paymentMethod: method } },
          ],
        },
      },
    });
  });

  it('costs no call in a list for its id and type', async () => {
    const { data, calls, said } = await run(list('lastSetupError { paymentMethod { __typename id type } }'));
    expect(JSON.stringify(data)).toContain(objects.declinedMethod);
    expect([calls, said]).toEqual([1, 1]);
  });

  it('costs one call in a list for each distinct payment method, as planned', async () => {
    const { calls, plan } = await run(
      list('lastSetupError { paymentMethod { card { last4 } } } latestAttempt { status }'),
    );
    // Two of four intents have an error.
    expect(calls).toBe(3);
    expect(plan).toMatchObject([
      { path: '/v1/setup_intents', times: 1, expand: ['data.latest_attempt'] },
      {
        path: '/v1/payment_methods/:id',
        times: 5,
        expand: [],
        field: 'setupIntents.nodes.lastSetupError.paymentMethod',
      },
    ]);
  });

  it('costs no call if the response contains it', async () => {
    const { calls } = await run(
      `{ setupIntent(id: "${objects.failed}") { paymentMethod { created: createdAt } lastSetupError { paymentMethod { card { last4 } } } } }`,
    );
    expect(calls).toBe(1);
  });

  it('counts for the budget before the first call', async () => {
    const before = gateway.sandbox.requests().length;
    const { errors } = await gateway.execute(
      '{ setupIntents(first: 20) { nodes { lastSetupError { paymentMethod { card { last4 } } } } } }',
    );
    expect(errors).toMatchObject([
      {
        extensions: {
          code: 'OPERATION_TOO_COMPLEX',
          cost: 21,
          field: 'setupIntents.nodes.lastSetupError.paymentMethod',
        },
      },
    ]);
    expect(gateway.sandbox.requests()).toHaveLength(before);
  });
});

describe('the payment method of a decline', () => {
  const DECLINE = (selection: string) =>
    `mutation ($input: ConfirmSetupIntentInput!) { confirmSetupIntent(input: $input) { ... on CardError { ${selection} } } }`;
  const SHOWN = 'paymentMethod { id type card { last4 } billingDetails { name } }';
  const inputFor = async (withSecret: boolean) => {
    const stripe = stripeClient(gateway.sandbox);
    const { id, client_secret: clientSecret } = await stripe.setupIntents.create({});
    const input = { id, paymentMethod: 'pm_card_chargeDeclined', returnUrl: 'https://example.com' };
    return { input: { ...input, ...(withSecret && { clientSecret }) } };
  };

  it.each([
    ['a service', () => gateway, false],
    ['a publishable key', () => browser, true],
  ])('is the same in the error and in its intent for %s, and costs no call', async (_, to, withSecret) => {
    for (const selection of [
      `${SHOWN} setupIntent { lastSetupError { ${SHOWN} } }`,
      `setupIntent { lastSetupError { ${SHOWN} } } ${SHOWN}`,
      `setupIntent { lastSetupError { ${SHOWN} } }`,
    ]) {
      const variables = await inputFor(withSecret);
      const before = gateway.sandbox.requests().length;
      const { data, errors } = await to().execute<{ confirmSetupIntent: object }, object>(
        DECLINE(selection),
        variables,
      );
      expect(errors).toBeUndefined();
      expect(gateway.sandbox.requests().slice(before)).toHaveLength(1);
      const method = {
        id: expect.stringMatching(/^pm_/),
        type: 'CARD',
        card: { last4: '0002' },
        billingDetails: { name: null },
      };
      expect(data?.confirmSetupIntent).toMatchObject({
        setupIntent: { lastSetupError: { paymentMethod: method } },
        ...(selection.match(/paymentMethod/g)?.length === 2 && { paymentMethod: method }),
      });
    }
  });
});
