import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox, seededIds } from '../../../src/sandbox/server.ts';
import { newAccountClient, stripeClient } from '../support.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox({ seeded: true });
});
afterAll(() => sandbox.close());

async function everything(of: Sandbox) {
  const stripe = stripeClient(of);
  const { data: intents } = await stripe.setupIntents.list({
    expand: ['data.customer', 'data.latest_attempt', 'data.payment_method', 'data.mandate'],
    limit: 100,
  });
  const { data: customers } = await stripe.customers.list({ limit: 100 });
  return { customers, intents };
}

describe('the seeded account', () => {
  it('is always the same, except for the address of its pages', async () => {
    await using other = await createSandbox({ seeded: true });
    const text = async (of: Sandbox) => JSON.stringify(await everything(of)).replaceAll(of.url, '');
    expect(await text(other)).toBe(await text(sandbox));
  });

  it('has thirty intents in every status', async () => {
    const { intents } = await everything(sandbox);
    expect(intents).toHaveLength(30);
    expect(new Set(intents.map(({ status }) => status))).toEqual(
      new Set([
        'requires_payment_method',
        'requires_confirmation',
        'requires_action',
        'processing',
        'succeeded',
        'canceled',
      ]),
    );
    const canceled = intents.filter(({ status }) => status === 'canceled');
    expect(new Set(canceled.map(({ cancellation_reason }) => cancellation_reason))).toEqual(
      new Set(['abandoned', 'duplicate', 'requested_by_customer', null]),
    );
    expect(new Set(intents.map(({ next_action }) => next_action?.type))).toEqual(
      new Set([undefined, 'redirect_to_url', 'use_stripe_sdk', 'verify_with_microdeposits']),
    );
  });

  it('has valid and unique ids, and no object after its last day', async () => {
    const { customers, intents } = await everything(sandbox);
    for (const { created, id } of intents) {
      expect(id).toMatch(/^seti_[A-Za-z0-9]{24}$/);
      expect(created).toBeLessThan(Date.UTC(2026, 10, 22) / 1000);
    }
    for (const { id } of customers) expect(id).toMatch(/^cus_[A-Za-z0-9]{14}$/);
    expect(new Set(intents.map(({ id }) => id)).size).toBe(30);
    const times = intents.map(({ created }) => created);
    expect(times).toEqual(times.toSorted((left, right) => right - left));
  });

  it('has four customers and a deleted one', async () => {
    const stripe = stripeClient(sandbox);
    const { customers, intents } = await everything(sandbox);
    expect(customers).toHaveLength(4);
    for (const { email } of customers) expect(email).toMatch(/\.example\.com$/);
    expect(await stripe.customers.retrieve(seededIds.deletedCustomer)).toMatchObject({ deleted: true });
    const ofDeleted = intents.filter(
      ({ customer }) => (customer as { id: string } | null)?.id === seededIds.deletedCustomer,
    );
    expect(ofDeleted[0]?.customer).toEqual({
      deleted: true,
      id: seededIds.deletedCustomer,
      object: 'customer',
    });
  });

  it.each([
    [
      'succeeded',
      { status: 'succeeded', payment_method: seededIds.paymentMethod, customer: seededIds.customer },
    ],
    ['succeededWithMandate', { mandate: seededIds.mandate, status: 'succeeded' }],
    ['requiresPaymentMethod', { last_setup_error: null, status: 'requires_payment_method' }],
    ['requiresConfirmation', { status: 'requires_confirmation' }],
    ['requiresAction', { next_action: { type: 'redirect_to_url' }, status: 'requires_action' }],
    [
      'requiresMicrodeposits',
      { next_action: { type: 'verify_with_microdeposits' }, status: 'requires_action' },
    ],
    ['processing', { status: 'processing' }],
    ['declined', { last_setup_error: { code: 'card_declined' }, status: 'requires_payment_method' }],
    ['canceled', { cancellation_reason: 'abandoned', status: 'canceled' }],
  ] as const)('has an intent known as %s', async (name, expected) => {
    expect(await stripeClient(sandbox).setupIntents.retrieve(seededIds[name])).toMatchObject(expected);
  });

  it('has a customer with several payment methods and a default one', async () => {
    const stripe = stripeClient(sandbox);
    const { data } = await stripe.customers.listPaymentMethods(seededIds.customer);
    expect(data.map(({ type }) => type)).toEqual(['card', 'us_bank_account', 'card']);
    expect(await stripe.customers.retrieve(seededIds.customer)).toMatchObject({
      invoice_settings: { default_payment_method: seededIds.paymentMethod },
    });
  });

  it('can be changed: its pending intents can be completed', async () => {
    await using other = await createSandbox({ seeded: true });
    const stripe = stripeClient(other);
    const verified = await stripe.setupIntents.verifyMicrodeposits(seededIds.requiresMicrodeposits, {
      descriptor_code: 'SM11AA',
    });
    expect(verified.status).toBe('succeeded');
    const confirmed = await stripe.setupIntents.confirm(seededIds.requiresConfirmation);
    expect(confirmed.status).toBe('succeeded');
  });

  it('is the platform account only', async () => {
    expect((await newAccountClient(sandbox).stripe.setupIntents.list()).data).toEqual([]);
  });
});
