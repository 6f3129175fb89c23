import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { saveCard, textFor } from '../../examples/clients/typed.ts';
import {
  CancelSetupIntentDocument,
  ConfirmSetupIntentDocument,
  CreateCustomerDocument,
  CreateSetupIntentDocument,
  CreateSetupIntentForBrowserDocument,
  CustomerPaymentMethodsDocument,
  DetachPaymentMethodDocument,
  SetupIntentDocument,
  type SetupIntentStatus,
  SetupIntentsDocument,
  StripeConfigDocument,
  UpdateCustomerDocument,
  UpdatePaymentMethodDocument,
  UpdateSetupIntentDocument,
  VerifySetupIntentMicrodepositsDocument,
} from '../../src/client/client.ts';
import { seededIds } from '../../src/sandbox/seed/seed.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';

let gateway: TestGateway;
beforeEach(async () => {
  gateway = await startTestGateway({ sandbox: { seeded: true } });
});
afterEach(() => gateway.close());

describe('the typed client', () => {
  it('reads an intent, and paginates all intents with their customers, in one call each', async () => {
    const one = await gateway.execute(SetupIntentDocument, { id: seededIds.declined });
    const status: SetupIntentStatus | undefined = one.data?.setupIntent?.status;
    expect(status).toBe('REQUIRES_PAYMENT_METHOD');
    expect(one.data?.setupIntent?.lastSetupError?.type).toBe('CARD_ERROR');
    const first = await gateway.execute(SetupIntentsDocument, { first: 2 });
    const after = first.data?.setupIntents?.pageInfo.endCursor ?? '';
    const second = await gateway.execute(SetupIntentsDocument, { first: 2, after });
    const ids = [first, second].flatMap(({ data }) => data?.setupIntents?.edges.map(({ node }) => node?.id));
    expect(new Set(ids).size).toBe(4);
    expect(gateway.sandbox.requests()).toHaveLength(3);
  });

  it('reads the settings of Stripe.js without a call', async () => {
    const { data } = await gateway.execute(StripeConfigDocument);
    expect(data?.stripeConfig).toMatchObject({ account: null, apiVersion: expect.any(String) });
    expect(gateway.sandbox.requests()).toEqual([]);
  });

  it('paginates a customer’s payment methods', async () => {
    const { data } = await gateway.execute(CustomerPaymentMethodsDocument, {
      customer: seededIds.customer,
      filter: { type: 'CARD' },
      first: 1,
    });
    expect(data?.customer?.paymentMethods).toMatchObject({
      edges: [{ node: { type: 'CARD', card: { last4: expect.stringMatching(/^\d{4}$/) } } }],
      pageInfo: { hasNextPage: true },
    });
  });

  it('creates, updates, confirms and cancels', async () => {
    const created = await gateway.execute(CreateSetupIntentForBrowserDocument, {
      input: { automaticPaymentMethods: { enabled: true, allowRedirects: 'NEVER' } },
    });
    const result = created.data?.createSetupIntent;
    if (result?.__typename !== 'CreateSetupIntentPayload' || !result.setupIntent)
      throw new Error(result?.__typename);
    const { id, clientSecret } = result.setupIntent;
    expect(clientSecret).toContain(`${id}_secret_`);
    const updated = await gateway.execute(UpdateSetupIntentDocument, {
      input: { id, paymentMethod: 'pm_card_visa' },
    });
    expect(updated.data?.updateSetupIntent).toMatchObject({
      setupIntent: { status: 'REQUIRES_CONFIRMATION' },
    });
    const confirmed = await gateway.execute(ConfirmSetupIntentDocument, { input: { id } });
    expect(confirmed.data?.confirmSetupIntent).toMatchObject({
      setupIntent: { status: 'SUCCEEDED', paymentMethod: { card: { last4: '4242' } } },
    });
    const canceled = await gateway.execute(CancelSetupIntentDocument, {
      input: { id: seededIds.requiresAction, cancellationReason: 'ABANDONED' },
    });
    expect(canceled.data?.cancelSetupIntent).toMatchObject({
      setupIntent: { status: 'CANCELED', cancellationReason: 'ABANDONED' },
    });
  });

  it('creates a customer, and changes one', async () => {
    const created = await gateway.execute(CreateCustomerDocument, { input: { name: 'Jane Roe' } });
    expect(created.data?.createCustomer).toMatchObject({
      customer: { name: 'Jane Roe', invoiceSettings: { defaultPaymentMethod: null } },
    });
    const updated = await gateway.execute(UpdateCustomerDocument, {
      input: { id: seededIds.customer, phone: null },
    });
    expect(updated.data?.updateCustomer).toMatchObject({
      customer: { phone: null, invoiceSettings: { defaultPaymentMethod: { id: seededIds.paymentMethod } } },
    });
  });

  it('changes and detaches a payment method', async () => {
    const id = seededIds.paymentMethod;
    const updated = await gateway.execute(UpdatePaymentMethodDocument, {
      input: { id, card: { expYear: 2040 } },
    });
    expect(updated.data?.updatePaymentMethod).toMatchObject({ paymentMethod: { card: { expYear: 2040 } } });
    const detached = await gateway.execute(DetachPaymentMethodDocument, { input: { id } });
    expect(detached.data?.detachPaymentMethod).toMatchObject({ paymentMethod: { id, customer: null } });
    const again = await gateway.execute(DetachPaymentMethodDocument, { input: { id } });
    expect(again.data?.detachPaymentMethod).toMatchObject({ __typename: 'InvalidRequestError' });
  });

  it('distinguishes a decline and an invalid input by their types', async () => {
    const declined = await gateway.execute(CreateSetupIntentDocument, {
      input: {
        paymentMethod: 'pm_card_chargeDeclined',
        confirm: true,
        automaticPaymentMethods: { enabled: true, allowRedirects: 'NEVER' },
      },
    });
    const decline = declined.data?.createSetupIntent;
    if (decline?.__typename !== 'CardError') throw new Error(decline?.__typename);
    expect([decline.declineCode, decline.intent?.status]).toEqual([
      'generic_decline',
      'REQUIRES_PAYMENT_METHOD',
    ]);
    const rejected = await gateway.execute(CreateSetupIntentDocument, { input: { customer: 'cus_NoSuch' } });
    expect(rejected.data?.createSetupIntent).toMatchObject({
      __typename: 'InvalidRequestError',
      inputPath: ['customer'],
    });
  });

  it('returns the current intent when its status does not allow an operation', async () => {
    const { data } = await gateway.execute(CancelSetupIntentDocument, { input: { id: seededIds.canceled } });
    expect(data?.cancelSetupIntent).toMatchObject({
      __typename: 'InvalidRequestError',
      intent: { id: seededIds.canceled, status: 'CANCELED' },
    });
  });

  it('verifies microdeposits', async () => {
    const { data } = await gateway.execute(VerifySetupIntentMicrodepositsDocument, {
      input: { id: seededIds.requiresMicrodeposits, verification: { descriptorCode: 'SM11AA' } },
    });
    expect(data?.verifySetupIntentMicrodeposits).toMatchObject({ setupIntent: { status: 'SUCCEEDED' } });
  });

  it('works with fetch alone', async () => {
    const input = { confirm: true, returnUrl: 'https://shop.example' };
    const saved = async (more: Parameters<typeof saveCard>[1]) =>
      textFor(await saveCard(gateway.url, { ...input, ...more }));
    expect(await saved({ paymentMethod: 'pm_card_visa' })).toBe('SUCCEEDED');
    expect(await saved({ paymentMethod: 'pm_card_chargeDeclined' })).toBe(
      'Your card was declined. (generic_decline)',
    );
    expect(await saved({ customer: 'cus_NoSuch' })).toContain('cus_NoSuch');
    gateway.sandbox.misbehave({ rate: 1, times: 1, kinds: ['stored_500'] });
    expect(await saved({ paymentMethod: 'pm_card_visa', idempotencyKey: 'mine' })).toContain('(key: mine)');
    expect(await saved({ metadata: [{ key: 'a]', value: '' }] })).toContain('metadata');
    await expect(saved({ usage: 'SOMETIMES' as never })).rejects.toThrow('usage');
  });
});
