import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seededIds } from '../../src/sandbox/seed/seed.ts';
import { countedWell } from '../support/counted.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startTestGateway({ sandbox: { seeded: true }, gateway: { explain: true } });
});
afterAll(() => gateway.close());

const { customer, succeeded } = seededIds;

describe('the explained plan', () => {
  it('lists method, path, expansions, pages and requesting field of each call', async () => {
    const { plan } = await countedWell(
      gateway,
      `{
        page: setupIntents(first: 150) { nodes { customer { email } } }
        customer(id: "${customer}") { lists: paymentMethods(first: 2) { nodes { customer { name } } } }
        setupIntent(id: "${succeeded}") { latestAttempt { paymentMethod { type } } }
      }`,
    );
    expect(plan).toEqual([
      {
        method: 'GET',
        path: '/v1/setup_intents',
        expand: ['data.customer'],
        pages: 2,
        times: 1,
        field: 'page',
      },
      { method: 'GET', path: `/v1/customers/${customer}`, expand: [], pages: 1, times: 1, field: 'customer' },
      {
        method: 'GET',
        path: '/v1/customers/:id/payment_methods',
        expand: ['data.customer'],
        pages: 1,
        times: 1,
        field: 'customer.lists',
      },
      {
        method: 'GET',
        path: `/v1/setup_intents/${succeeded}`,
        expand: ['latest_attempt', 'latest_attempt.payment_method'],
        pages: 1,
        times: 1,
        field: 'setupIntent',
      },
    ]);
  });

  it('of a mutation includes the call for fields that are not in its response', async () => {
    const { plan } = await countedWell(
      gateway,
      `mutation { made: createSetupIntent(input: { customer: "${customer}" }) {
        ... on CreateSetupIntentPayload { it: setupIntent { customer { email } } } } }`,
    );
    expect(plan).toEqual([
      { method: 'POST', path: '/v1/setup_intents', expand: [], pages: 1, times: 1, field: 'made' },
      {
        method: 'GET',
        path: '/v1/setup_intents/:id',
        expand: ['customer'],
        pages: 1,
        times: 1,
        field: 'made.it',
      },
    ]);
  });

  it('matches the calls that the sandbox receives', async () => {
    const { plan, received } = await countedWell(
      gateway,
      '{ setupIntents(first: 3) { nodes { mandate { paymentMethod { type } } latestAttempt { customer { name } } } } }',
    );
    const [call] = plan;
    const [request] = received;
    expect(call?.expand).toEqual([
      'data.latest_attempt',
      'data.latest_attempt.customer',
      'data.mandate',
      'data.mandate.payment_method',
    ]);
    const sent = call?.expand.map((path, index) => `&expand[${index}]=${path}`).join('');
    expect(request?.query).toBe(`limit=3${sent}`);
  });

  it('never contains a client secret', async () => {
    const { data } = await countedWell(gateway, `{ setupIntent(id: "${succeeded}") { clientSecret } }`);
    const { clientSecret } = (data?.setupIntent ?? {}) as { clientSecret: string };
    const { plan, received, calls, said } = await countedWell(
      gateway,
      `query ($secret: String) {
        a: setupIntent(id: "${succeeded}", clientSecret: $secret) { clientSecret customer { email } }
        b: setupIntent(id: "${succeeded}", clientSecret: "${clientSecret}") { status }
        c: setupIntent(id: "${succeeded}") { clientSecret }
      }`,
      { secret: clientSecret },
    );
    expect(received.some(({ query }) => query.includes(clientSecret))).toBe(true);
    expect([calls, said]).toEqual([2, 2]);
    expect(JSON.stringify(plan)).not.toContain('_secret_');
  });

  it('is returned with the error of an operation that is rejected', async () => {
    const { extensions, errors } = await gateway.execute(
      '{ setupIntents(first: 500) { nodes { attempts { nodes { id } } } } }',
    );
    expect(errors).toMatchObject([{ extensions: { cost: 505, field: 'setupIntents.nodes.attempts' } }]);
    expect(JSON.stringify(extensions?.stripe ?? {})).not.toContain('plan');
  });
});
