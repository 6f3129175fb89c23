import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CreateSetupIntentInput, UpdateSetupIntentInput } from '../generated/graphql.ts';
import { graphql } from '../generated/index.ts';
import { stripeClient } from '../sandbox/support.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startTestGateway();
});
afterAll(() => gateway.close());

graphql(`
  fragment LifeIntent on SetupIntent {
    id
    status
    usage
    livemode
    clientSecret
    description
    cancellationReason
    paymentMethodTypes
    metadata { key value }
    customer { id }
    paymentMethod { id }
    latestAttempt { id }
    nextAction { type }
  }
`);

const Create = graphql(`
  mutation LifeCreate($input: CreateSetupIntentInput!) {
    createSetupIntent(input: $input) {
      __typename
      ... on CreateSetupIntentPayload { idempotentReplayed requestId setupIntent { ...LifeIntent } }
      ... on StripeError { message }
    }
  }
`);

const Update = graphql(`
  mutation LifeUpdate($input: UpdateSetupIntentInput!) {
    updateSetupIntent(input: $input) {
      __typename
      ... on UpdateSetupIntentPayload { idempotentReplayed requestId setupIntent { ...LifeIntent } }
      ... on StripeError { message }
    }
  }
`);

const Confirm = graphql(`
  mutation LifeConfirm($input: ConfirmSetupIntentInput!) {
    confirmSetupIntent(input: $input) {
      __typename
      ... on ConfirmSetupIntentPayload { idempotentReplayed requestId setupIntent { ...LifeIntent } }
      ... on StripeError { message }
    }
  }
`);

const Cancel = graphql(`
  mutation LifeCancel($input: CancelSetupIntentInput!) {
    cancelSetupIntent(input: $input) {
      __typename
      ... on CancelSetupIntentPayload { idempotentReplayed requestId setupIntent { ...LifeIntent } }
      ... on InvalidRequestError { message code docUrl requestId param inputPath intent: setupIntent { ...LifeIntent } }
    }
  }
`);

const Retrieve = graphql(`
  query LifeRetrieve($id: ID!, $clientSecret: String) {
    setupIntent(id: $id, clientSecret: $clientSecret) {
      ...LifeIntent
      createdAt
      mandate { id }
      lastSetupError { code }
      automaticPaymentMethods { enabled allowRedirects }
      orderId: metadataValue(key: "order_id")
      unknown: metadataValue(key: "unknown")
    }
  }
`);

const List = graphql(`
  query LifeList($filter: SetupIntentFilterInput) {
    setupIntents(filter: $filter) { nodes { ...LifeIntent } }
  }
`);

const WITHOUT_REDIRECTS: CreateSetupIntentInput = {
  automaticPaymentMethods: { enabled: true, allowRedirects: 'NEVER' },
};

async function create(input: CreateSetupIntentInput = WITHOUT_REDIRECTS) {
  const { data, errors } = await gateway.execute(Create, { input });
  expect(errors).toBeUndefined();
  const result = data?.createSetupIntent;
  if (result?.__typename !== 'CreateSetupIntentPayload' || !result.setupIntent)
    throw new Error(`Nothing was created: ${JSON.stringify(result)}`);
  return result.setupIntent;
}

async function update(input: UpdateSetupIntentInput) {
  const { data, errors } = await gateway.execute(Update, { input });
  expect(errors).toBeUndefined();
  const result = data?.updateSetupIntent;
  if (result?.__typename !== 'UpdateSetupIntentPayload' || !result.setupIntent)
    throw new Error(`Nothing was updated: ${JSON.stringify(result)}`);
  return result.setupIntent;
}

async function retrieve(id: string) {
  const { data, errors } = await gateway.execute(Retrieve, { id });
  expect(errors).toBeUndefined();
  return data?.setupIntent;
}

describe('the lifecycle of an intent', () => {
  it('leads from creation to success, after which it cannot be canceled', async () => {
    const customer = await stripeClient(gateway.sandbox).customers.create({ name: 'Jane Roe' });
    const created = await create({
      ...WITHOUT_REDIRECTS,
      customer: customer.id,
      description: 'A first one',
      metadata: [
        { key: 'channel', value: 'web' },
        { key: 'order_id', value: '6735' },
      ],
    });
    const { id } = created;
    expect(created).toEqual({
      id: expect.stringMatching(/^seti_\w{24}$/),
      status: 'REQUIRES_PAYMENT_METHOD',
      usage: 'OFF_SESSION',
      livemode: false,
      clientSecret: expect.stringMatching(new RegExp(`^${id}_secret_`)),
      description: 'A first one',
      cancellationReason: null,
      paymentMethodTypes: expect.arrayContaining(['CARD']),
      metadata: [
        { key: 'channel', value: 'web' },
        { key: 'order_id', value: '6735' },
      ],
      customer: { id: customer.id },
      paymentMethod: null,
      latestAttempt: null,
      nextAction: null,
    });

    const list = await gateway.execute(List, { filter: { customer: customer.id } });
    expect(list.data?.setupIntents?.nodes).toEqual([created]);
    expect(await retrieve(id)).toMatchObject({
      ...created,
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      mandate: null,
      lastSetupError: null,
      automaticPaymentMethods: { enabled: true, allowRedirects: 'NEVER' },
      orderId: '6735',
      unknown: null,
    });

    const updated = await update({ id, paymentMethod: 'pm_card_visa', description: 'Changed' });
    expect(updated).toMatchObject({ id, status: 'REQUIRES_CONFIRMATION', description: 'Changed' });

    const confirmed = await gateway.execute(Confirm, { input: { id } });
    expect(confirmed.data?.confirmSetupIntent).toMatchObject({
      __typename: 'ConfirmSetupIntentPayload',
      idempotentReplayed: false,
      requestId: expect.stringMatching(/^req_/),
      setupIntent: {
        id,
        status: 'SUCCEEDED',
        customer: { id: customer.id },
        paymentMethod: { id: updated.paymentMethod?.id },
        latestAttempt: { id: expect.stringMatching(/^setatt_/) },
        nextAction: null,
      },
    });
    const succeeded = await retrieve(id);
    expect(succeeded?.status).toBe('SUCCEEDED');

    const rejected = await gateway.execute(Cancel, { input: { id } });
    expect(rejected.errors).toBeUndefined();
    expect(rejected.data?.cancelSetupIntent).toMatchObject({
      __typename: 'InvalidRequestError',
      code: 'setup_intent_unexpected_state',
      message: expect.stringContaining('cannot cancel this SetupIntent because it has a status of succeeded'),
      docUrl: expect.stringMatching(/^https:\/\/stripe\.com\/docs\//),
      requestId: expect.stringMatching(/^req_/),
      param: null,
      inputPath: null,
      intent: { id, status: 'SUCCEEDED', description: 'Changed', cancellationReason: null },
    });
    expect(await retrieve(id)).toEqual(succeeded);
  });

  it('may start with a confirmation on creation', async () => {
    const intent = await create({ ...WITHOUT_REDIRECTS, confirm: true, paymentMethod: 'pm_card_visa' });
    expect(intent).toMatchObject({
      status: 'SUCCEEDED',
      paymentMethod: { id: expect.stringMatching(/^pm_/) },
    });
  });

  it('waits for the customer when the card requires authentication', async () => {
    const intent = await create({
      ...WITHOUT_REDIRECTS,
      confirm: true,
      paymentMethod: 'pm_card_threeDSecure2Required',
      returnUrl: 'https://shop.example.com/done',
    });
    expect(intent).toMatchObject({ status: 'REQUIRES_ACTION', nextAction: { type: 'REDIRECT_TO_URL' } });
  });

  it('is retrieved with its client secret, and not with another', async () => {
    const { id, clientSecret } = await create();
    const good = await gateway.execute(Retrieve, { id, clientSecret: clientSecret ?? null });
    expect(good.data?.setupIntent).toMatchObject({ id });
    const bad = await gateway.execute(Retrieve, { id, clientSecret: `${id}_secret_wrong` });
    expect(bad.data).toEqual({ setupIntent: null });
    expect(bad.errors).toMatchObject([
      {
        path: ['setupIntent'],
        extensions: { code: 'INVALID_REQUEST', retryable: false, stripe: { param: 'client_secret' } },
      },
    ]);
  });

  it('is RESOURCE_MISSING, and null, for an unknown id', async () => {
    const { data, errors } = await gateway.execute(Retrieve, { id: 'seti_missing' });
    expect(data).toEqual({ setupIntent: null });
    expect(errors).toMatchObject([
      {
        path: ['setupIntent'],
        message: "No such setupintent: 'seti_missing'",
        extensions: {
          code: 'RESOURCE_MISSING',
          retryable: false,
          requestId: expect.stringMatching(/^req_/),
          stripe: { code: 'resource_missing', param: 'intent' },
        },
      },
    ]);
  });
});

describe('an update', () => {
  const METADATA = [
    { key: 'a', value: '1' },
    { key: 'b', value: '2' },
    { key: 'c', value: '3' },
  ];

  it('merges metadata: changes one key, adds one, removes one with null and keeps the rest', async () => {
    const { id } = await create({ metadata: METADATA });
    const { metadata } = await update({
      id,
      metadata: [
        { key: 'a', value: 'one' },
        { key: 'b', value: null },
        { key: 'd', value: '4' },
      ],
    });
    const after = [
      { key: 'a', value: 'one' },
      { key: 'c', value: '3' },
      { key: 'd', value: '4' },
    ];
    expect(metadata).toEqual(after);
    expect((await retrieve(id))?.metadata).toEqual(after);
  });

  it('removes all metadata with null', async () => {
    const { id } = await create({ metadata: METADATA });
    expect((await update({ id, metadata: null })).metadata).toEqual([]);
    expect((await retrieve(id))?.metadata).toEqual([]);
  });

  it('keeps the metadata for an empty list or an absent argument', async () => {
    const { id } = await create({ metadata: METADATA });
    expect((await update({ id, metadata: [] })).metadata).toEqual(METADATA);
    expect((await update({ id })).metadata).toEqual(METADATA);
  });

  it('clears the description with null, and keeps it when it is absent', async () => {
    const { id } = await create({ description: 'To be removed' });
    expect((await update({ id })).description).toBe('To be removed');
    expect((await update({ id, description: null })).description).toBeNull();
    expect((await retrieve(id))?.description).toBeNull();
  });

  it('removes the payment method with null', async () => {
    const { id } = await create({ ...WITHOUT_REDIRECTS, paymentMethod: 'pm_card_visa' });
    expect(await update({ id, paymentMethod: null })).toMatchObject({
      status: 'REQUIRES_PAYMENT_METHOD',
      paymentMethod: null,
    });
  });
});

describe('a cancel', () => {
  it.each(['ABANDONED', 'DUPLICATE', 'REQUESTED_BY_CUSTOMER'] as const)(
    'stores the reason %s',
    async (reason) => {
      const { id } = await create();
      const { data, errors } = await gateway.execute(Cancel, { input: { id, cancellationReason: reason } });
      expect(errors).toBeUndefined();
      expect(data?.cancelSetupIntent).toMatchObject({
        __typename: 'CancelSetupIntentPayload',
        setupIntent: { id, status: 'CANCELED', cancellationReason: reason },
      });
      expect(await retrieve(id)).toMatchObject({ status: 'CANCELED', cancellationReason: reason });
    },
  );

  it.each([{}, { cancellationReason: null }])('requires no reason: %j', async (input) => {
    const { id } = await create();
    const { data } = await gateway.execute(Cancel, { input: { id, ...input } });
    expect(data?.cancelSetupIntent).toMatchObject({
      setupIntent: { id, status: 'CANCELED', cancellationReason: null },
    });
  });

  it('is rejected the second time, with the current intent', async () => {
    const { id } = await create();
    await gateway.execute(Cancel, { input: { id, cancellationReason: 'DUPLICATE' } });
    const { data } = await gateway.execute(Cancel, { input: { id, cancellationReason: 'ABANDONED' } });
    expect(data?.cancelSetupIntent).toMatchObject({
      __typename: 'InvalidRequestError',
      code: 'setup_intent_unexpected_state',
      message: 'You cannot cancel this SetupIntent because it is already canceled.',
      intent: { id, status: 'CANCELED', cancellationReason: 'DUPLICATE' },
    });
  });
});
