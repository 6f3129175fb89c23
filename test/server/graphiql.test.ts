import { type DocumentNode, parse, print, validate } from 'graphql';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { seededIds } from '../../src/sandbox/seed/seed.ts';
import { schema } from '../../src/schema/index.ts';
import { withTypePrefix } from '../../src/server/graph/type-prefix.ts';
import { exampleTabs } from '../../src/server/graphiql.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { subscribe } from '../support/sse.ts';

const IDS = {
  setupIntent: seededIds.succeeded,
  declinedSetupIntent: seededIds.declined,
  pendingSetupIntent: seededIds.requiresAction,
  customer: seededIds.customer,
  paymentMethod: seededIds.paymentMethod,
};
const examples = exampleTabs(IDS, { schema, typePrefix: '' }).map(({ query, variables }) => {
  const document: DocumentNode = parse(query);
  const [operation] = document.definitions;
  const name = operation?.kind === 'OperationDefinition' ? operation.name?.value : undefined;
  return { name: name ?? '', query, document, variables: JSON.parse(variables) as object };
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

const isSubscription = (query: string) => query.includes('\nsubscription ');

describe('the examples of GraphiQL', () => {
  it('are in the order of the story', () => {
    expect(examples.map(({ name }) => name)).toEqual([
      ...['SaveCard', 'SavedCards', 'SaveCardWith3DSecure', 'SetDefaultCard'],
      ...['RemoveCard', 'FollowSetupIntent', 'WhyDeclined'],
    ]);
  });

  it.each(examples)('are valid: $name', ({ document }) => {
    expect(validate(schema, document)).toEqual([]);
  });

  it.each(examples.filter(({ query }) => !isSubscription(query)))(
    'run unchanged: $name',
    async ({ query, variables }) => {
      const { data, errors } = await gateway.execute<Record<string, unknown>, object>(query, variables);
      expect(errors).toBeUndefined();
      expect(Object.values(data ?? {})).not.toContain(null);
    },
  );

  it('save a card that requires 3-D Secure, with the url of the bank', async () => {
    const example = examples.find(({ name }) => name === 'SaveCardWith3DSecure');
    const { data } = await gateway.execute<object, object>(example?.query ?? '', example?.variables);
    expect(data).toMatchObject({
      createSetupIntent: {
        setupIntent: {
          status: 'REQUIRES_ACTION',
          nextAction: { type: 'REDIRECT_TO_URL', redirectToUrl: { url: expect.any(String) } },
        },
      },
    });
  });

  it('follow the intent that waits for 3-D Secure, in a subscription', async () => {
    const example = examples.find(({ query }) => isSubscription(query));
    const { query = '', variables = {} } = example ?? {};
    const stream = await subscribe(gateway.url, { query, variables });
    await expect
      .poll(() => stream.events[0]?.data?.data)
      .toMatchObject({
        setupIntent: { setupIntent: { status: 'REQUIRES_ACTION' } },
      });
    stream.close();
    await stream.ended;
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
    const tabs = exampleTabs(IDS, { schema, typePrefix: 'Stripe' });
    expect(tabs).toHaveLength(examples.length);
    for (const { query } of tabs) expect(validate(prefixed, parse(query))).toEqual([]);
  });

  it('contain ids only if they are given', async () => {
    const withoutIds = exampleTabs(null, { schema, typePrefix: '' });
    expect(withoutIds).toHaveLength(2);
    expect(JSON.stringify(withoutIds)).not.toMatch(/seti_|cus_/);
    for (const { query, variables } of withoutIds) {
      const { errors } = await gateway.execute(query, JSON.parse(variables));
      expect(errors).toBeUndefined();
    }
  });
});
