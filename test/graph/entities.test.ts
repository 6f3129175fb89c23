import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seededIds } from '../../src/sandbox/seed/seed.ts';
import type { GatewayOptions } from '../../src/server/gateway.ts';
import { counted } from '../support/counted.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { BROWSER, boundTo, service } from '../support/principals.ts';

const ENTITIES = `query ($representations: [_Any!]!) { _entities(representations: $representations) {
  __typename
  ... on SetupIntent { id status customer { name } }
  ... on Customer { id name }
  ... on PaymentMethod { id type }
  ... on Mandate { id mandateStatus: status }
} }`;

let gateway: TestGateway;
async function start(options: Partial<GatewayOptions> = {}): Promise<void> {
  gateway = await startTestGateway({ sandbox: { seeded: true }, gateway: { explain: true, ...options } });
}
beforeEach(() => start());
afterEach(() => gateway.close());

const intent = { __typename: 'SetupIntent', id: seededIds.succeeded };
const customer = { __typename: 'Customer', id: seededIds.customer };
const method = { __typename: 'PaymentMethod', id: seededIds.paymentMethod };
const mandate = { __typename: 'Mandate', id: seededIds.mandate };

describe('_entities', () => {
  it('returns entities in order, with one call for each distinct object, as planned', async () => {
    const representations = [
      customer,
      intent,
      method,
      { ...intent, extra: { of: 'another' } },
      mandate,
      customer,
    ];
    const { data, errors, calls, said } = await counted(gateway, ENTITIES, { representations });
    expect(errors).toEqual([]);
    const entities = data?._entities as { id: string }[] | undefined;
    expect(entities?.map(({ id }) => id)).toEqual(representations.map(({ id }) => id));
    expect(calls).toBe(4);
    expect(said).toBe(4);
  });

  it('expands the selected fields of each entity type', async () => {
    const { data, received } = await counted(gateway, ENTITIES, { representations: [intent] });
    expect(data?._entities).toMatchObject([
      { __typename: 'SetupIntent', customer: { name: expect.any(String) } },
    ]);
    expect(decodeURIComponent(received[0]?.query ?? '')).toBe('expand[0]=customer');
  });

  it('returns null for a missing object, and an error with its path for an invalid representation', async () => {
    const representations = [
      { __typename: 'Customer', id: 'cus_NoSuchCustomer' },
      { __typename: 'Customer', id: seededIds.succeeded },
      { __typename: 'SetupAttempt', id: 'setatt_1' },
      { __typename: '__proto__', id: 'cus_1' },
      { __typename: 'Customer' },
      { __typename: 'Customer', id: 5 },
      { __typename: ['Customer'], id: seededIds.customer },
      customer,
    ];
    const { data, errors } = await counted(gateway, ENTITIES, { representations });
    expect(data?._entities).toMatchObject([...Array(7).fill(null), { id: seededIds.customer }]);
    expect(errors.map(({ path, extensions }) => [path, extensions?.code])).toEqual(
      [1, 2, 3, 4, 5, 6].map((index) => [['_entities', index], 'BAD_USER_INPUT']),
    );
    expect(errors.map(({ extensions }) => extensions)).toMatchObject(
      ['id', '__typename', '__typename', 'id', 'id', '__typename'].map((name, index) => ({
        argument: `representations.${index + 1}.${name}`,
      })),
    );
    expect(errors.map(({ message }) => message)).toEqual([
      expect.stringContaining(`"${seededIds.succeeded}" is not a valid Customer id.`),
      expect.stringContaining('must be one of '),
      expect.stringContaining('must be one of '),
      expect.stringContaining('must be a Customer id.'),
      expect.stringContaining('must be a Customer id.'),
      expect.stringContaining('must be one of '),
    ]);
  });

  it('is rejected before the first call if it exceeds the budget', async () => {
    await gateway.close();
    await start({ upstreamCallBudget: 2 });
    // Neither a duplicate nor an invalid representation costs a call.
    const allowed = [customer, customer, intent, { ...mandate, __typename: 'Customer' }];
    expect((await counted(gateway, ENTITIES, { representations: allowed })).calls).toBe(2);
    const { errors } = await gateway.execute(ENTITIES, { representations: [customer, intent, method] });
    expect(errors).toMatchObject([{ extensions: { code: 'OPERATION_TOO_COMPLEX', cost: 3 } }]);
    expect(gateway.sandbox.requests()).toHaveLength(2);
  });

  it('returns the schema in _service, also with introspection off', async () => {
    await gateway.close();
    await start({ introspection: false });
    const { data } = await gateway.execute<{ _service: { sdl: string } }, object>('{ _service { sdl } }');
    expect(data?._service.sdl).toContain('@key(fields: "id")');
  });
});

describe('access to entities', () => {
  it.each([
    ['a service without the scope', service(['setup_intents:read'])],
    ['a browser', BROWSER],
  ])('is denied to %s', async (_, principal) => {
    await gateway.close();
    await start({ principal: () => principal });
    for (const query of ['{ _service { sdl } }', '{ _entities(representations: []) { __typename } }'])
      expect(await gateway.execute(query)).toMatchObject({
        data: null,
        errors: [{ extensions: { code: 'FORBIDDEN' } }],
      });
  });

  it('of a service that may only compose the graph is limited to the schema', async () => {
    await gateway.close();
    await start({ principal: () => service(['federation']) });
    expect(await gateway.execute('{ _service { sdl } }')).toMatchObject({ data: { _service: {} } });
    expect(await gateway.execute(ENTITIES, { representations: [customer] })).toMatchObject({
      data: null,
      errors: [{ message: expect.stringContaining('setup_intents:read'), extensions: { code: 'FORBIDDEN' } }],
    });
    expect(gateway.sandbox.requests()).toEqual([]);
  });

  it('of a customer with the scopes is limited to the customer’s own objects', async () => {
    await gateway.close();
    await start({ principal: () => boundTo(seededIds.customer) });
    const foreign = { __typename: 'SetupIntent', id: seededIds.requiresMicrodeposits };
    const { data } = await gateway.execute<{ _entities: unknown[] }, object>(ENTITIES, {
      representations: [foreign, intent, mandate],
    });
    expect(data?._entities).toMatchObject([null, { id: seededIds.succeeded }, { id: seededIds.mandate }]);
  });
});
