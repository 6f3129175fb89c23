import { type DocumentNode, parse, print, validate } from 'graphql';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { seededIds } from '../../src/sandbox/seed/seed.ts';
import { schema } from '../../src/schema/index.ts';
import { withTypePrefix } from '../../src/server/graph/type-prefix.ts';
import { graphiqlOptions } from '../../src/server/graphiql.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';

const IDS = {
  setupIntent: seededIds.succeeded,
  declinedSetupIntent: seededIds.declined,
  customer: seededIds.customer,
  paymentMethod: seededIds.paymentMethod,
};
const withIds = graphiqlOptions(IDS, { schema, typePrefix: '' });
const examples = (withIds.defaultTabs ?? []).map(({ query, variables }) => {
  const document: DocumentNode = parse(query ?? '');
  const [operation] = document.definitions;
  const name = operation?.kind === 'OperationDefinition' ? operation.name?.value : undefined;
  return { name: name ?? '', query: query ?? '', document, variables: JSON.parse(variables ?? '') as object };
});

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startTestGateway({ sandbox: { seeded: true } });
});
beforeEach(() => gateway.sandbox.reset());
afterAll(() => gateway.close());

const DECLINED = {
  status: 'REQUIRES_PAYMENT_METHOD',
  lastSetupError: {
    code: 'card_declined',
    declineCode: expect.any(String),
    adviceCode: expect.any(String),
    message: expect.stringMatching(/^Your card/),
    paymentMethod: { id: expect.stringMatching(/^pm_/), type: 'CARD' },
  },
};
const CARD = { brand: 'visa', last4: '4242', expMonth: expect.any(Number), expYear: expect.any(Number) };

/** The results of the commonest tasks. */
const TASKS: Readonly<Record<string, object>> = {
  SaveCard: {
    createSetupIntent: {
      __typename: 'CreateSetupIntentPayload',
      setupIntent: { id: expect.stringMatching(/^seti_/), status: 'SUCCEEDED' },
    },
  },
  SavedCards: {
    customer: {
      paymentMethods: { nodes: expect.arrayContaining([{ id: seededIds.paymentMethod, card: CARD }]) },
    },
  },
  SetDefaultCard: {
    updateCustomer: { __typename: 'UpdateCustomerPayload', customer: { id: seededIds.customer } },
  },
  RemoveCard: {
    detachPaymentMethod: {
      __typename: 'DetachPaymentMethodPayload',
      paymentMethod: { id: seededIds.paymentMethod },
    },
  },
  WhyDeclined: { setupIntent: DECLINED },
};

describe('the examples of GraphiQL', () => {
  it.each(examples)('are valid and run unchanged: $name', async ({ query, document, variables }) => {
    expect(validate(schema, document)).toEqual([]);
    const { data, errors } = await gateway.execute<Record<string, unknown>, object>(query, variables);
    expect(errors).toBeUndefined();
    expect(Object.values(data ?? {})).not.toContain(null);
  });

  it.each(Object.entries(TASKS))('do a common task in at most 15 lines: %s', async (task, expected) => {
    const example = examples.find(({ name }) => name === task);
    if (!example) throw new Error(`There is no example ${task}.`);
    // As Prettier formats it, which puts spaces into the braces of arguments.
    const text = print(example.document).replace(/\{(\w+: \w+)\}/g, '{ $1 }');
    expect(text.split('\n').length).toBeLessThanOrEqual(15);
    expect(example.query.replace(/^#.*\n/, '').trimEnd()).toBe(text);
    const { data } = await gateway.execute<object, object>(example.query, example.variables);
    expect(data).toEqual(expected);
  });

  it('use the type prefix', () => {
    const prefixed = withTypePrefix(schema, 'Stripe');
    const { defaultTabs = [] } = graphiqlOptions(IDS, { schema, typePrefix: 'Stripe' });
    expect(defaultTabs).toHaveLength(examples.length);
    for (const { query } of defaultTabs) expect(validate(prefixed, parse(query ?? ''))).toEqual([]);
  });

  it('contain ids only if they are given', async () => {
    const withoutIds = graphiqlOptions(null, { schema, typePrefix: '' }).defaultTabs ?? [];
    expect(withoutIds).toHaveLength(2);
    expect(JSON.stringify(withoutIds)).not.toMatch(/seti_|cus_/);
    for (const { query, variables } of withoutIds) {
      const { errors } = await gateway.execute(query ?? '', JSON.parse(variables ?? ''));
      expect(errors).toBeUndefined();
    }
  });
});
