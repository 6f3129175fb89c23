import { afterEach, describe, expect, it } from 'vitest';
import { seededIds } from '../../src/sandbox/seed/seed.ts';
import { schema } from '../../src/schema/index.ts';
import type { GatewayOptions } from '../../src/server/gateway.ts';
import { documentWithTypePrefix } from '../../src/server/graph/type-prefix.ts';
import { countedWell } from '../support/counted.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { boundTo } from '../support/principals.ts';

let gateway: TestGateway;
async function start(options: Partial<GatewayOptions> = {}): Promise<void> {
  const prefix = { subgraphTypePrefix: 'Stripe', explain: true };
  gateway = await startTestGateway({ sandbox: { seeded: true }, gateway: { ...prefix, ...options } });
}
afterEach(() => gateway.close());

const prefixed = (document: string) => documentWithTypePrefix(document, schema, 'Stripe');

describe('a graph with a type prefix', () => {
  it('expands nodes and entities by their prefixed types and unchanged ids', async () => {
    await start();
    const nodes = await countedWell(
      gateway,
      `{ nodes(ids: ["${seededIds.succeeded}", "${seededIds.customer}"]) { __typename id
        ... on StripeSetupIntent { customer { name } } ... on StripeCustomer { name } } }`,
    );
    expect(nodes.calls).toBe(2);
    expect(nodes.data?.nodes).toMatchObject([
      { __typename: 'StripeSetupIntent', id: seededIds.succeeded, customer: { name: expect.any(String) } },
      { __typename: 'StripeCustomer', id: seededIds.customer, name: expect.any(String) },
    ]);
    const entities = await countedWell(
      gateway,
      `query ($of: [_Any!]!) { _entities(representations: $of) { __typename
        ... on StripeSetupIntent { status customer { name } } } }`,
      { of: [{ __typename: 'StripeSetupIntent', id: seededIds.succeeded }] },
    );
    expect(entities.calls).toBe(1);
    expect(entities.said).toBe(1);
    expect(entities.data?._entities).toMatchObject([
      { __typename: 'StripeSetupIntent', status: 'SUCCEEDED', customer: { name: expect.any(String) } },
    ]);
  });

  it('rejects an entity by its type name without the prefix', async () => {
    await start();
    const { errors } = await gateway.execute(
      'query ($of: [_Any!]!) { _entities(representations: $of) { __typename } }',
      { of: [{ __typename: 'Customer', id: seededIds.customer }] },
    );
    expect(errors).toMatchObject([
      { extensions: { code: 'BAD_USER_INPUT' }, message: expect.stringContaining('StripeCustomer') },
    ]);
  });

  it('returns its own schema in _service', async () => {
    await start();
    const { data } = await gateway.execute<{ _service: { sdl: string } }, object>('{ _service { sdl } }');
    expect(data?._service.sdl).toContain('type StripeCustomer implements Node @key(fields: "id") {');
    expect(data?._service.sdl).toContain('type StripeSetupAttempt @key(fields: "id", resolvable: false) {');
  });

  it('supports writes, metadata and typed declines', async () => {
    await start();
    const create =
      prefixed(`mutation ($input: CreateSetupIntentInput!) { createSetupIntent(input: $input) { __typename
      ... on CreateSetupIntentPayload { setupIntent { metadata { key value } } }
      ... on StripeError { message } ... on CardError { declineCode }
      ... on InvalidRequestError { inputPath } } }`);
    const input = { metadata: [{ key: 'order', value: '7' }] };
    expect((await gateway.execute(create, { input })).data).toEqual({
      createStripeSetupIntent: {
        __typename: 'StripeCreateSetupIntentPayload',
        setupIntent: { metadata: [{ key: 'order', value: '7' }] },
      },
    });
    const declined = {
      paymentMethod: 'pm_card_chargeDeclined',
      confirm: true,
      automaticPaymentMethods: { enabled: true, allowRedirects: 'NEVER' },
    };
    expect((await gateway.execute(create, { input: declined })).data).toMatchObject({
      createStripeSetupIntent: { __typename: 'StripeCardError', declineCode: 'generic_decline' },
    });
    const wrong = { paymentMethod: 'pm_nothing' };
    expect((await gateway.execute(create, { input: wrong })).data).toMatchObject({
      createStripeSetupIntent: { __typename: 'StripeInvalidRequestError', inputPath: ['paymentMethod'] },
    });
  });

  it('hides the same fields from customers as without', async () => {
    const customerHiddenFields = ['SetupIntent.metadata', 'Customer.name'];
    await start({ principal: () => boundTo(seededIds.customer), customerHiddenFields });
    const { data, errors } = await gateway.execute(
      `{ stripeViewer { id name email } stripeSetupIntent(id: "${seededIds.succeeded}") { id metadata { key } } }`,
    );
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({
      stripeViewer: { id: seededIds.customer, name: null, email: expect.any(String) },
      stripeSetupIntent: { metadata: null },
    });
  });
});
