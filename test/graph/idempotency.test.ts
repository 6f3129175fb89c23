import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { graphql } from '../generated/index.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startTestGateway();
});
beforeEach(() => gateway.sandbox.reset());
afterAll(() => gateway.close());

const Create = graphql(`
  mutation IdempotencyCreate($input: CreateSetupIntentInput!) {
    createSetupIntent(input: $input) {
      __typename
      ... on CreateSetupIntentPayload {
        idempotentReplayed
        requestId
        setupIntent { id description }
      }
      ... on CardError { code declineCode intent: setupIntent { id } }
      ... on IdempotencyError { message code docUrl requestId }
    }
  }
`);

const Cancel = graphql(`
  mutation IdempotencyCancel($input: CancelSetupIntentInput!) {
    cancelSetupIntent(input: $input) {
      __typename
      ... on CancelSetupIntentPayload { idempotentReplayed setupIntent { id status } }
      ... on IdempotencyError { message }
    }
  }
`);

/** The idempotency keys that the sandbox has received. */
function keys(): (string | undefined)[] {
  return gateway.sandbox.requests().map(({ headers }) => headers['idempotency-key']);
}

async function create(input: { description?: string; idempotencyKey?: string | null }) {
  const { data, errors } = await gateway.execute(Create, { input });
  expect(errors).toBeUndefined();
  const result = data?.createSetupIntent;
  if (result?.__typename !== 'CreateSetupIntentPayload') throw new Error('Nothing was created.');
  return result;
}

describe('the caller’s own key', () => {
  it('with the same input replays the same intent', async () => {
    const input = { description: 'Once', idempotencyKey: 'order-6735' };
    const first = await create(input);
    const second = await create(input);
    expect(first.idempotentReplayed).toBe(false);
    expect(second.idempotentReplayed).toBe(true);
    expect(second.setupIntent).toEqual(first.setupIntent);
    expect(second.requestId).not.toBe(first.requestId);
  });

  it('replays with any selection, because the key covers only the input', async () => {
    const input = { idempotencyKey: 'other-selection', confirm: true, paymentMethod: 'pm_card_visa' };
    const automatic = '{ enabled: true, allowRedirects: NEVER }';
    const document = (fields: string) => `mutation {
      createSetupIntent(input: {
        idempotencyKey: "${input.idempotencyKey}", confirm: true, paymentMethod: "${input.paymentMethod}",
        automaticPaymentMethods: ${automatic}
      }) { ... on CreateSetupIntentPayload { idempotentReplayed setupIntent { ${fields} } } }
    }`;
    await gateway.execute(document('id'));
    const { data } = await gateway.execute(document('latestAttempt { status } paymentMethod { type }'));
    expect(data).toEqual({
      createSetupIntent: {
        idempotentReplayed: true,
        setupIntent: { latestAttempt: { status: 'SUCCEEDED' }, paymentMethod: { type: 'CARD' } },
      },
    });
  });

  it('with another input is an IdempotencyError', async () => {
    await create({ description: 'One', idempotencyKey: 'reused' });
    const { data, errors } = await gateway.execute(Create, {
      input: { description: 'Two', idempotencyKey: 'reused' },
    });
    expect(errors).toBeUndefined();
    expect(data?.createSetupIntent).toEqual({
      __typename: 'IdempotencyError',
      message: expect.stringMatching(
        /^Keys for idempotent requests can only be used with the same parameters/,
      ),
      code: null,
      docUrl: null,
      requestId: expect.stringMatching(/^req_/),
    });
  });

  it('with another mutation is an IdempotencyError', async () => {
    const { setupIntent } = await create({ idempotencyKey: 'for-create' });
    const { data } = await gateway.execute(Cancel, {
      input: { id: setupIntent?.id ?? '', idempotencyKey: 'for-create' },
    });
    expect(data?.cancelSetupIntent).toMatchObject({ __typename: 'IdempotencyError' });
  });

  it('replays a decline as a decline', async () => {
    const input = {
      automaticPaymentMethods: { enabled: true, allowRedirects: 'NEVER' },
      confirm: true,
      idempotencyKey: 'declined',
      paymentMethod: 'pm_card_chargeDeclined',
    } as const;
    const first = await gateway.execute(Create, { input });
    const second = await gateway.execute(Create, { input });
    expect(first.data?.createSetupIntent).toMatchObject({
      __typename: 'CardError',
      declineCode: 'generic_decline',
      intent: { id: expect.stringMatching(/^seti_/) },
    });
    expect(second.data).toEqual(first.data);
  });

  it('has precedence over the HTTP header', async () => {
    await gateway.execute(Create, { input: { idempotencyKey: 'mine' } }, { 'Idempotency-Key': 'header' });
    expect(keys()).toEqual(['mine']);
  });
});

describe('the HTTP header Idempotency-Key', () => {
  const Two = graphql(`
    mutation IdempotencyTwo($input: CreateSetupIntentInput!) {
      a: createSetupIntent(input: $input) {
        ... on CreateSetupIntentPayload { idempotentReplayed setupIntent { id } }
      }
      b: createSetupIntent(input: $input) {
        ... on CreateSetupIntentPayload { idempotentReplayed setupIntent { id } }
      }
    }
  `);
  const headers = { 'Idempotency-Key': 'retry-1' };
  const variables = { input: { description: 'Twins' } };

  it('creates one intent per field, and replays each for the same request', async () => {
    const first = await gateway.execute(Two, variables, headers);
    const { a, b } = first.data ?? {};
    if (!a || !('setupIntent' in a) || !b || !('setupIntent' in b)) throw new Error('Nothing was created.');
    expect([a.idempotentReplayed, b.idempotentReplayed]).toEqual([false, false]);
    expect(a.setupIntent?.id).not.toBe(b.setupIntent?.id);

    const second = await gateway.execute(Two, variables, headers);
    expect(second.data).toEqual({
      a: { ...a, idempotentReplayed: true },
      b: { ...b, idempotentReplayed: true },
    });
    const [firstKey, secondKey, ...again] = keys();
    expect(firstKey).not.toBe(secondKey);
    expect(again).toEqual([firstKey, secondKey]);
  });

  it('results in other keys for another value', async () => {
    await gateway.execute(Create, variables, headers);
    await gateway.execute(Create, variables, { 'Idempotency-Key': 'retry-2' });
    expect(new Set(keys()).size).toBe(2);
  });

  it('does not affect a field with a key of its own', async () => {
    await gateway.execute(
      `mutation {
        a: createSetupIntent(input: { idempotencyKey: "own" }) { __typename }
        b: createSetupIntent(input: { idempotencyKey: null }) { __typename }
      }`,
      {},
      headers,
    );
    const [own, fromHeader] = keys();
    expect(own).toBe('own');
    expect(fromHeader).toContain('retry-1');
  });

  it.each([
    ['too long', 'k'.repeat(256)],
    ['not ASCII', 'caf\u00e9'],
  ])('is rejected when it is %s', async (_name, key) => {
    const { data, errors } = await gateway.execute(Create, variables, { 'Idempotency-Key': key });
    expect(data).toEqual({ createSetupIntent: null });
    expect(errors).toMatchObject([
      {
        path: ['createSetupIntent'],
        message: expect.stringMatching(/^The HTTP header Idempotency-Key must /),
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ]);
    expect(gateway.sandbox.requests()).toEqual([]);
  });
});

describe('every write', () => {
  it('has an idempotency key without one from the caller, and never expands', async () => {
    const document = `mutation Write($id: ID!) {
      a: createSetupIntent(input: {}) { ... on CreateSetupIntentPayload { setupIntent { customer { name } } } }
      b: createSetupIntent(input: {}) { ... on CreateSetupIntentPayload { setupIntent { latestAttempt { status } } } }
      c: updateSetupIntent(input: { id: $id, paymentMethod: "pm_card_visa" }) {
        ... on UpdateSetupIntentPayload { setupIntent { paymentMethod { type } customer { name } } }
      }
      d: confirmSetupIntent(input: { id: $id, returnUrl: "https://example.com/done" }) {
        ... on ConfirmSetupIntentPayload { setupIntent { status latestAttempt { status paymentMethod { type } } } }
      }
      e: cancelSetupIntent(input: { id: $id }) { __typename }
    }`;
    const { setupIntent } = await create({});
    const { data, errors } = await gateway.execute(document, { id: setupIntent?.id });
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({
      c: { setupIntent: { paymentMethod: { type: 'CARD' } } },
      d: {
        setupIntent: {
          status: 'SUCCEEDED',
          latestAttempt: { status: 'SUCCEEDED', paymentMethod: { type: 'CARD' } },
        },
      },
      e: { __typename: 'InvalidRequestError' },
    });
    const requests = gateway.sandbox.requests();
    const writes = requests.filter(({ method }) => method === 'POST');
    expect(writes).toHaveLength(6);
    for (const { form, query, headers } of writes) {
      expect(headers['idempotency-key']).toMatch(/^[\x20-\x7e]{16,255}$/);
      expect(form + query).not.toContain('expand');
    }
    expect(new Set(writes.map(({ headers }) => headers['idempotency-key'])).size).toBe(6);
    for (const { method, headers } of requests)
      if (method === 'GET') expect(headers['idempotency-key']).toBeUndefined();
  });
});

describe('a malformed key', () => {
  it.each([
    ['empty', ''],
    ['blank', '   '],
    ['longer than 255 characters', 'k'.repeat(256)],
    ['not ASCII', 'clé'],
    ['a line break', 'a\r\nStripe-Account: acct_1'],
    ['a NUL', 'a\u0000b'],
  ])('is rejected before any call: %s', async (_name, idempotencyKey) => {
    const { data, errors } = await gateway.execute(
      `mutation ($input: CreateSetupIntentInput!) {
        createSetupIntent(input: $input) { ... on InvalidRequestError { code inputPath } }
      }`,
      { input: { idempotencyKey } },
    );
    expect(data).toEqual({
      createSetupIntent: { code: 'gateway_invalid_input', inputPath: ['idempotencyKey'] },
    });
    expect(errors).toBeUndefined();
    expect(gateway.sandbox.requests()).toEqual([]);
  });

  it('is not merely a long or unusual one: 255 characters and all of printable ASCII are accepted', async () => {
    const printable = String.fromCharCode(...Array.from({ length: 94 }, (_, index) => index + 33));
    for (const idempotencyKey of ['k'.repeat(255), printable])
      expect((await create({ idempotencyKey })).idempotentReplayed).toBe(false);
    expect(keys()).toEqual(['k'.repeat(255), printable]);
  });
});
