import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { graphql } from '../generated/index.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';

let gateway: TestGateway;
/** Creates test data, and then clears the sandbox’s received requests. */
let isSent = false;

beforeAll(async () => {
  gateway = await startTestGateway();
});
beforeEach(() => {
  gateway.sandbox.reset();
  isSent = false;
});
afterEach(() => {
  if (!isSent) expect(gateway.sandbox.requests()).toEqual([]);
});
afterAll(() => gateway.close());

type Variables = Record<string, unknown>;

/** Executes an operation that the gateway rejects, and returns its only error. */
async function errorOf(document: string, variables: Variables = {}) {
  const { data, errors, extensions } = await gateway.execute(document, variables);
  expect(errors).toHaveLength(1);
  for (const value of Object.values(data ?? {})) expect(value).toBeNull();
  expect(extensions?.stripe.calls ?? 0).toBe(0);
  const [error] = errors ?? [];
  expect(error?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', retryable: false });
  expect(error?.message.length).toBeLessThan(600);
  return error;
}

/** Executes a mutation whose input the gateway rejects, and returns the member of its result. */
async function rejectionOf(mutation: string, { input, ...more }: Variables) {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const document = `mutation ($input: ${type}!) { ${mutation}(input: $input) {
    __typename ... on InvalidRequestError { code message param inputPath docUrl requestId } } }`;
  const { data, errors, extensions } = await gateway.execute<Record<string, Variables>, Variables>(document, {
    input,
    ...more,
  });
  expect([errors, extensions?.stripe.calls]).toEqual([undefined, 0]);
  const result = data?.[mutation];
  const nothing = { param: null, docUrl: null, requestId: null };
  expect(result).toMatchObject({
    __typename: 'InvalidRequestError',
    code: 'gateway_invalid_input',
    ...nothing,
  });
  return { message: String(result?.message), inputPath: result?.inputPath };
}

const HOSTILE_IDS = [
  '',
  ' ',
  'nonsense',
  '../customers',
  '..',
  '%2e%2e',
  '/v1/customers',
  'http://example.com/',
  'seti_',
  'seti_.',
  'seti_..',
  'seti_x?expand[]=customer',
  'seti_x#',
  'seti_x&limit=1',
  'seti_1/cancel',
  'seti_1%2Fcancel',
  'seti_1\\cancel',
  'seti_1\u0000',
  'seti_1\r\nStripe-Account: acct_1',
  'seti_1 ',
  ' seti_1',
  'SETI_1',
  'seti_ü',
  'seti_１',
  'seti_\ud800',
  'cus_1\u0000',
  `seti_${'x'.repeat(251)}`,
  'x'.repeat(10_240),
];

describe('a malformed id', () => {
  it.each(HOSTILE_IDS)('is rejected by every field with an id argument: %j', async (id) => {
    for (const field of ['setupIntent', 'customer', 'paymentMethod', 'node']) {
      const error = await errorOf(`query ($id: ID!) { ${field}(id: $id) { id } }`, { id });
      expect(error).toMatchObject({ path: [field], extensions: { argument: 'id' } });
      expect(error?.message).toMatch(/^(id: )?".*" is not a valid /);
      expect(error?.message.length).toBeLessThan(160);
    }
    for (const verb of ['update', 'confirm', 'cancel']) {
      const { message, inputPath } = await rejectionOf(`${verb}SetupIntent`, { input: { id } });
      expect(inputPath).toEqual(['id']);
      expect(message.length).toBeLessThan(160);
    }
  });

  it.each([
    ['setupIntent', 'cus_1'],
    ['customer', 'seti_1'],
    ['paymentMethod', 'mandate_1'],
  ])('includes ids of another type: %s', async (field, id) => {
    const error = await errorOf(`{ ${field}(id: "${id}") { id } }`);
    expect(error?.message).toContain(`"${id}"`);
  });

  it.each([
    ['customer', 'pm_1'],
    ['customerAccount', 'cus_1'],
    ['paymentMethod', 'pm_1/../x'],
    ['confirmationToken', 'ctoken_?'],
    ['onBehalfOf', ''],
    ['paymentMethodConfiguration', 'pmc_[]'],
  ])('is rejected in the input of a mutation: %s', async (name, id) => {
    const { message, inputPath } = await rejectionOf('createSetupIntent', { input: { [name]: id } });
    expect(inputPath).toEqual([name]);
    expect(message).toMatch(new RegExp(`^input\\.${name}: ".*" is not a valid `));
  });

  it.each([
    ['customer', 'seti_1'],
    ['customerAccount', 'acct_'],
    ['paymentMethod', 'nonsense'],
  ])('is rejected in a filter: %s', async (name, id) => {
    const document = `query ($id: ID) { setupIntents(filter: { ${name}: $id }) { nodes { id } } }`;
    const error = await errorOf(document, { id });
    expect(error?.extensions).toMatchObject({ argument: `filter.${name}` });
  });

  it('is not merely a long one: 255 characters are accepted', async () => {
    isSent = true;
    const id = `seti_${'x'.repeat(250)}`;
    const { errors } = await gateway.execute(`{ setupIntent(id: "${id}") { id } }`);
    expect(errors).toMatchObject([{ extensions: { code: 'RESOURCE_MISSING' } }]);
    expect(gateway.sandbox.requests()).toMatchObject([{ path: `/v1/setup_intents/${id}`, query: '' }]);
  });
});

describe('a malformed page size or cursor', () => {
  it.each<[string, unknown]>([
    ['first', 'ten'],
    ['first', 1.5],
    ['first', 2 ** 31],
    ['last', true],
    ['after', 1.5],
    ['before', {}],
  ])('is rejected in a variable: %s = %j', async (name, value) => {
    const type = name === 'first' || name === 'last' ? 'Int' : 'String';
    const document = `query ($${name}: ${type}) { setupIntents(${name}: $${name}) { nodes { id } } }`;
    const error = await errorOf(document, { [name]: value });
    expect(error?.message).toContain(`$${name}`);
  });

  it.each([
    ['first: 501', 'first'],
    ['first: -1', 'first'],
    ['after: "10"', 'after'],
    ['after: "../customers"', 'after'],
    ['last: 1, before: "seti_x&limit=1"', 'before'],
    [`after: "${'x'.repeat(10_240)}"`, 'after'],
  ])('is rejected in the document: %.40s', async (page, argument) => {
    const error = await errorOf(`{ setupIntents(${page}) { nodes { id } } }`);
    expect(error).toMatchObject({ path: ['setupIntents'], extensions: { argument } });
    expect(error?.message.length).toBeLessThan(160);
  });
});

const MALFORMED_DATES = [
  '2026-09-01',
  '2026-09-01T12:00:00',
  '2026-09-01T12:00:00.5Z',
  '2026-09-01 12:00:00Z',
  '2026-02-30T12:00:00Z',
  '2026-13-01T12:00:00Z',
  '2026-09-01T25:00:00Z',
  '2026-09-01T12:00:00+99:00',
  'yesterday',
  '',
  '1790000000',
];

describe('an unknown enum value in the document', () => {
  it('has the same message each time', async () => {
    const document = 'mutation { createSetupIntent(input: { usage: SOMETIMES }) { __typename } }';
    const first = await errorOf(document);
    expect(first?.message).toMatch(/^input\.usage: Value "SOMETIMES" does not exist/);
    for (let times = 2; times <= 3; times += 1) expect(await errorOf(document)).toEqual(first);
  });
});

describe('a malformed date', () => {
  it.each([...MALFORMED_DATES, 1_790_000_000, true, ['2026-09-01T12:00:00Z']])(
    'is rejected in a variable, with its path: %j',
    async (gte) => {
      const inFilter = await errorOf(
        'query ($filter: SetupIntentFilterInput) { setupIntents(filter: $filter) { nodes { id } } }',
        { filter: { createdAt: { gte } } },
      );
      expect(inFilter?.message).toContain('$filter');
      expect(inFilter?.message).toContain('createdAt.gte');
      const alone = await errorOf(
        'query ($gte: DateTime) { setupIntents(filter: { createdAt: { gte: $gte } }) { nodes { id } } }',
        { gte },
      );
      expect(alone?.message).toContain('$gte');
    },
  );

  it.each([...MALFORMED_DATES.map((date) => JSON.stringify(date)), '1790000000', 'true', 'NOW'])(
    'is rejected in the document, with its path: %s',
    async (literal) => {
      const error = await errorOf(
        `{ setupIntents(filter: { createdAt: { gte: ${literal} } }) { nodes { id } } }`,
      );
      expect(error?.extensions).toMatchObject({ argument: 'filter.createdAt.gte' });
      expect(error?.message).toMatch(/^filter\.createdAt\.gte: /);
    },
  );

  it('is rejected deep in an input', async () => {
    const error = await errorOf(`mutation {
      createSetupIntent(input: {
        confirm: true
        mandateData: { customerAcceptance: { type: OFFLINE, acceptedAt: "today" } }
      }) { __typename }
    }`);
    expect(error?.extensions).toMatchObject({ argument: 'input.mandateData.customerAcceptance.acceptedAt' });
  });
});

describe('UNRECOGNIZED as input', () => {
  it.each<[string, object, string]>([
    ['createSetupIntent', { usage: 'UNRECOGNIZED' }, 'usage'],
    ['createSetupIntent', { flowDirections: ['INBOUND', 'UNRECOGNIZED'] }, 'flowDirections.1'],
    ['createSetupIntent', { paymentMethodTypes: ['UNRECOGNIZED'] }, 'paymentMethodTypes.0'],
    [
      'createSetupIntent',
      { paymentMethodOptions: { card: { requestThreeDSecure: 'UNRECOGNIZED' } } },
      'paymentMethodOptions.card.requestThreeDSecure',
    ],
    ['createSetupIntent', { paymentMethodData: { type: 'UNRECOGNIZED' } }, 'paymentMethodData.type'],
    ['cancelSetupIntent', { id: 'seti_1', cancellationReason: 'UNRECOGNIZED' }, 'cancellationReason'],
  ])('is rejected in %s: %j', async (mutation, input, place) => {
    const { message, inputPath } = await rejectionOf(mutation, { input });
    expect(inputPath).toEqual(place.split('.'));
    expect(message).toContain('UNRECOGNIZED');
  });
});

describe('a variable of the wrong type', () => {
  const document =
    'mutation ($input: CreateSetupIntentInput!) { createSetupIntent(input: $input) { __typename } }';

  it.each<[string, unknown, string]>([
    ['a missing one', undefined, '$input'],
    ['null', null, '$input'],
    ['a list', [], '$input'],
    ['an unknown field', { wat: 1 }, '"wat"'],
    ['an unknown enum value', { usage: 'SOMETIMES' }, 'input.usage'],
    ["Stripe's own spelling", { usage: 'off_session' }, 'input.usage'],
    ['a number for a key', { idempotencyKey: 1 }, 'input.idempotencyKey'],
    ['a fraction for an amount', { singleUse: { amount: 1.5, currency: 'usd' } }, 'input.singleUse.amount'],
    ['more than 53 bits', { singleUse: { amount: 2 ** 53, currency: 'usd' } }, 'input.singleUse.amount'],
    ['a text for metadata', { metadata: 'a=b' }, 'input.metadata'],
  ])('is rejected with its path: %s', async (_name, input, place) => {
    const error = await errorOf(document, { input });
    expect(error?.message).toContain(place);
  });
});

describe('metadata', () => {
  it.each([
    [[{ key: 'a' }, { key: 'a' }], '1.key'],
    [[{ key: 'a[b]', value: 'c' }], '0.key'],
    [[{ key: 'a' }, { key: ']' }], '1.key'],
    [[{ key: '[' }], '0.key'],
    [[{ key: '' }], '0.key'],
  ])('is rejected with a key that is duplicate, empty or has brackets: %j', async (metadata, place) => {
    for (const [mutation, more] of [
      ['createSetupIntent', {}],
      ['updateSetupIntent', { id: 'seti_1' }],
    ] as const) {
      const { inputPath } = await rejectionOf(mutation, { input: { ...more, metadata } });
      expect(inputPath).toEqual(['metadata', ...place.split('.')]);
    }
  });

  const Hostile = graphql(`
    mutation BadInputMetadata($input: CreateSetupIntentInput!) {
      createSetupIntent(input: $input) {
        ... on CreateSetupIntentPayload {
          setupIntent {
            id
            metadata { key value }
            proto: metadataValue(key: "__proto__")
            constructor: metadataValue(key: "constructor")
            toString: metadataValue(key: "toString")
            hasOwnProperty: metadataValue(key: "hasOwnProperty")
          }
        }
      }
    }
  `);

  it('accepts and returns __proto__ and similar keys as ordinary keys', async () => {
    isSent = true;
    const metadata = [
      { key: '__proto__', value: 'polluted' },
      { key: 'constructor', value: 'c' },
      { key: 'toString', value: 't' },
    ];
    const { data, errors } = await gateway.execute(Hostile, { input: { metadata } });
    expect(errors).toBeUndefined();
    const [request] = gateway.sandbox.requests();
    expect(request?.form.split('&').sort()).toEqual([
      'metadata[__proto__]=polluted',
      'metadata[constructor]=c',
      'metadata[toString]=t',
    ]);
    const result = data?.createSetupIntent;
    const intent = result && 'setupIntent' in result ? result.setupIntent : null;
    expect(intent?.metadata).toEqual(expect.arrayContaining(metadata));
    expect(intent?.metadata).toHaveLength(3);
    expect(intent).toMatchObject({ proto: 'polluted', constructor: 'c', toString: 't' });
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);

    const read = await gateway.execute(`{ setupIntent(id: "${intent?.id}") { metadata { key value } } }`);
    expect(read.data).toEqual({ setupIntent: { metadata: intent?.metadata } });
  });

  it('does not contain such keys unless they were set', async () => {
    isSent = true;
    const { data } = await gateway.execute(Hostile, { input: {} });
    expect(JSON.parse(JSON.stringify(data?.createSetupIntent))).toEqual({
      setupIntent: {
        id: expect.any(String),
        metadata: [],
        proto: null,
        constructor: null,
        toString: null,
        hasOwnProperty: null,
      },
    });
  });
});
