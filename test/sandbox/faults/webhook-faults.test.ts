import { describe, expect, it } from 'vitest';
import {
  NO_WEBHOOK_FAULTS,
  WEBHOOK_FAULT_KINDS,
  type WebhookFaultKind,
  type WebhookFaultSettings,
  WebhookFaults,
  webhookFaultsFrom,
} from '../../../src/sandbox/faults/webhook-faults.ts';
import { createSandbox, type Sandbox } from '../../../src/sandbox/server.ts';
import { stripeClient, VERSION } from '../support.ts';
import { createWebhookReceiver } from '../webhook-receiver.ts';

function chosen(settings: Partial<WebhookFaultSettings>, count: number): WebhookFaultKind[][] {
  const faults = new WebhookFaults();
  faults.set({ ...NO_WEBHOOK_FAULTS, ...settings });
  return Array.from({ length: count }, () => [...faults.next().kinds]);
}

/** Creates customers one after another, and returns their ids. */
async function createCustomers(sandbox: Sandbox, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1)
    ids.push((await stripeClient(sandbox).customers.create()).id);
  return ids;
}

describe('the choice of webhook faults', () => {
  it('is none by default', () => {
    expect(chosen({}, 100).flat()).toEqual([]);
  });

  it('applies each kind to the configured share of events, independently', () => {
    const events = chosen({ rate: 0.3, kinds: ['drop', 'delay'] }, 10_000);
    const share = (...kinds: WebhookFaultKind[]) =>
      events.filter((event) => kinds.every((kind) => event.includes(kind))).length / events.length;
    expect(share('drop')).toBeCloseTo(0.3, 1);
    expect(share('delay')).toBeCloseTo(0.3, 1);
    expect(share('drop', 'delay')).toBeCloseTo(0.09, 1);
    expect(new Set(events.flat())).toEqual(new Set(['drop', 'delay']));
  });

  it('is the same for the same seed, and not affected by the selected kinds', () => {
    const all = chosen({ rate: 0.3, seed: 5 }, 100);
    expect(chosen({ rate: 0.3, seed: 5 }, 100)).toEqual(all);
    expect(chosen({ rate: 0.3, seed: 6 }, 100)).not.toEqual(all);
    const twins = chosen({ rate: 0.3, seed: 5, kinds: ['twin'] }, 100);
    expect(twins).toEqual(all.map((event) => event.filter((kind) => kind === 'twin')));
  });

  it('ends after the configured number of events, and counts', () => {
    const faults = new WebhookFaults();
    faults.set({ ...NO_WEBHOOK_FAULTS, rate: 1, kinds: ['drop', 'twin'], times: 2 });
    expect([1, 2, 3].map(() => faults.next().kinds.size)).toEqual([2, 2, 0]);
    expect(faults.injected).toEqual({ drop: 2, twin: 2 });
  });
});

describe('webhook fault settings', () => {
  it('have defaults', () => {
    expect(webhookFaultsFrom({})).toEqual(NO_WEBHOOK_FAULTS);
    expect(NO_WEBHOOK_FAULTS.kinds).toEqual(WEBHOOK_FAULT_KINDS);
  });

  it.each([
    [{ rate: 2 }, 'webhooks.rate must be a number from 0 to 1.'],
    [{ seed: -1 }, 'webhooks.seed must be a whole number'],
    [{ kinds: [] }, 'webhooks.kinds must be one or more of shuffle'],
    [{ kinds: ['hang'] }, 'not "hang"'],
    [{ times: 1.5 }, 'webhooks.times must be a whole number'],
    [{ delay_ms: 1e6 }, 'webhooks.delay_ms must be a whole number from 0 to 60000.'],
    [{ slow_ms: 1 }, 'Unknown webhook fault setting "slow_ms".'],
    [null, 'webhooks must be a JSON object.'],
    [[], 'webhooks must be a JSON object.'],
  ])('reject %j', (given, message) => {
    expect(() => webhookFaultsFrom(given)).toThrow(message);
  });
});

describe('a webhook', () => {
  it('is sent twice as a duplicate', async () => {
    await using receiver = await createWebhookReceiver();
    await using sandbox = await createSandbox({ webhooks: [{ url: receiver.url, secret: 'whsec_a' }] });
    sandbox.misbehave({ webhooks: { rate: 1, kinds: ['duplicate'] } });
    await createCustomers(sandbox, 1);
    const [first, second] = await receiver.events(2, 'whsec_a');
    expect(second?.id).toBe(first?.id);
    await expect
      .poll(async () => (await stripeClient(sandbox).events.list()).data)
      .toMatchObject([{ id: first?.id, pending_webhooks: 0 }]);
  });

  it('is sent with another id as a twin, which is listed too', async () => {
    await using receiver = await createWebhookReceiver();
    await using sandbox = await createSandbox({ webhooks: [{ url: receiver.url, secret: 'whsec_a' }] });
    sandbox.misbehave({ webhooks: { rate: 1, kinds: ['twin'] } });
    await createCustomers(sandbox, 1);
    const [first, second] = await receiver.events(2, 'whsec_a');
    expect(second?.id).not.toBe(first?.id);
    expect(second?.data).toEqual(first?.data);
    const listed = (await stripeClient(sandbox).events.list()).data.map(({ id }) => id);
    expect(new Set(listed)).toEqual(new Set([first?.id, second?.id]));
  });

  it('is listed, but never sent, when it is dropped', async () => {
    await using receiver = await createWebhookReceiver();
    await using sandbox = await createSandbox({ webhooks: [{ url: receiver.url, secret: 'whsec_a' }] });
    sandbox.misbehave({ webhooks: { rate: 1, kinds: ['drop'], times: 1 } });
    const [dropped, sent] = await createCustomers(sandbox, 2);
    expect(await receiver.events(1, 'whsec_a')).toMatchObject([{ data: { object: { id: sent } } }]);
    const { data } = await stripeClient(sandbox).events.list({ delivery_success: false });
    expect(data).toMatchObject([{ data: { object: { id: dropped } }, pending_webhooks: 1 }]);
  });

  it('is neither listed nor sent when it is never generated, but the history has the state', async () => {
    await using receiver = await createWebhookReceiver();
    await using sandbox = await createSandbox({ webhooks: [{ url: receiver.url, secret: 'whsec_a' }] });
    const { id } = await stripeClient(sandbox).setupIntents.create();
    sandbox.misbehave({ webhooks: { rate: 1, kinds: ['never_generated'] } });
    await stripeClient(sandbox).setupIntents.cancel(id);
    sandbox.misbehave({});
    await createCustomers(sandbox, 1);
    const types = ['setup_intent.created', 'customer.created'];
    expect((await receiver.events(2, 'whsec_a')).map(({ type }) => type).sort()).toEqual(types.sort());
    expect((await stripeClient(sandbox).events.list()).data).toHaveLength(2);
    expect(sandbox.history(id).at(-1)).toMatchObject({ status: 'canceled' });
  });

  it('has another version or the wrong livemode, while the listed event has neither', async () => {
    await using receiver = await createWebhookReceiver();
    await using sandbox = await createSandbox({ webhooks: [{ url: receiver.url, secret: 'whsec_a' }] });
    sandbox.misbehave({ webhooks: { rate: 1, kinds: ['other_version', 'wrong_livemode'] } });
    await createCustomers(sandbox, 1);
    expect(await receiver.events(1, 'whsec_a')).toMatchObject([
      { api_version: '2022-11-15', livemode: true },
    ]);
    const { data } = await stripeClient(sandbox).events.list();
    expect(data).toMatchObject([{ api_version: VERSION, livemode: false }]);
  });

  it('is sent after the delay', async () => {
    await using receiver = await createWebhookReceiver();
    const waits: { ms: number; end: () => void }[] = [];
    await using sandbox = await createSandbox({
      wait: (ms) => new Promise((end) => waits.push({ ms, end })),
      webhooks: [{ url: receiver.url, secret: 'whsec_a' }],
    });
    sandbox.misbehave({ webhooks: { rate: 1, kinds: ['delay'], delay_ms: 700, times: 1 } });
    const [delayed, direct] = await createCustomers(sandbox, 2);
    expect(await receiver.events(1, 'whsec_a')).toMatchObject([{ data: { object: { id: direct } } }]);
    expect(waits.map(({ ms }) => ms)).toEqual([700]);
    waits[0]?.end();
    expect((await receiver.events(2, 'whsec_a'))[1]).toMatchObject({ data: { object: { id: delayed } } });
  });

  it('is sent in another order, or alone after the delay', async () => {
    const orderWith = async (seed: number): Promise<number[]> => {
      await using receiver = await createWebhookReceiver();
      const waits: (() => void)[] = [];
      await using sandbox = await createSandbox({
        wait: () => new Promise((end) => waits.push(end)),
        webhooks: [{ url: receiver.url, secret: 'whsec_a' }],
      });
      sandbox.misbehave({ webhooks: { rate: 1, kinds: ['shuffle'], seed } });
      const ids = await createCustomers(sandbox, 7);
      expect(receiver.received).toEqual([]);
      const [last = ''] = await createCustomers(sandbox, 1);
      ids.push(last);
      const idOf = ({ data: { object } }: { data: { object: object } }) => (object as { id: string }).id;
      const sent = (await receiver.events(8, 'whsec_a')).map(idOf);
      const [alone] = await createCustomers(sandbox, 1);
      for (const end of waits) end();
      expect(idOf((await receiver.events(9, 'whsec_a'))[8] ?? { data: { object: {} } })).toBe(alone);
      return sent.map((id) => ids.indexOf(id));
    };
    const inOrder = [0, 1, 2, 3, 4, 5, 6, 7];
    const [first, second] = [await orderWith(3), await orderWith(4)];
    expect(first).not.toEqual(inOrder);
    expect([...first].sort()).toEqual(inOrder);
    expect(second).not.toEqual(first);
  });
});
