import { describe, expect, it } from 'vitest';
import type { TransportRequest } from '../../../src/http/transport.ts';
import { json } from '../../support/recording-transport.ts';
import { schemaOverWire } from '../../support/schema-over-wire.ts';

const INTENT = { id: 'seti_1', object: 'setup_intent', created: 1, status: 'requires_payment_method' };
const METHOD = { id: 'pm_1', object: 'payment_method', type: 'card', customer: null };
const REPLAYED = { headers: { 'idempotent-replayed': 'true' } };
const CREATE = (selection: string) => `mutation { createSetupIntent(input: {}) { ${selection} } }`;
const PAYLOAD = (selection: string) =>
  CREATE(`... on CreateSetupIntentPayload { setupIntent { ${selection} } }`);
const DECLINE = (selection: string) => CREATE(`... on CardError { ${selection} }`);

const declined = (more: object) => ({ error: { type: 'card_error', message: 'No.', ...more } });

describe('an object of a fresh response', () => {
  it('is returned unchanged', async () => {
    const { ask, sent } = schemaOverWire(() => json(INTENT), { expands: true });
    expect((await ask(PAYLOAD('status'))).data).toEqual({
      createSetupIntent: { setupIntent: { status: 'REQUIRES_PAYMENT_METHOD' } },
    });
    expect(sent()).toEqual(['/v1/setup_intents']);
  });

  it('is returned unchanged if the object that it refers to cannot be read', async () => {
    const { ask, context } = schemaOverWire(
      ({ method }) =>
        method === 'POST' ? json({ ...INTENT, customer: 'cus_1' }) : json({}, { status: 404 }),
      { expands: true },
    );
    const { data } = await ask(PAYLOAD('status customer { name }'));
    expect(data).toMatchObject({ createSetupIntent: { setupIntent: { status: 'REQUIRES_PAYMENT_METHOD' } } });
    expect(context.staleReplays).toEqual([]);
  });
});

describe('an object of a replayed response', () => {
  const world = ({ method, path }: TransportRequest) => {
    if (method === 'POST')
      return json(declined({ setup_intent: INTENT, payment_method: METHOD }), { status: 402, ...REPLAYED });
    if (path.startsWith('/v1/setup_intents/seti_1')) return json({ ...INTENT, status: 'succeeded' });
    return json({ ...METHOD, billing_details: { name: 'Now' } });
  };

  it('is read again, each by itself', async () => {
    const { ask, sent, context } = schemaOverWire(world, { expands: true });
    const { data } = await ask(
      DECLINE(
        'setupIntent { status } paymentMethod { billingDetails { name } } paymentMethodAgain: paymentMethod { type }',
      ),
    );
    expect(data).toEqual({
      createSetupIntent: {
        setupIntent: { status: 'SUCCEEDED' },
        paymentMethod: { billingDetails: { name: 'Now' } },
        paymentMethodAgain: { type: 'CARD' },
      },
    });
    expect(sent()).toEqual(['/v1/setup_intents', '/v1/setup_intents/seti_1', '/v1/payment_methods/pm_1']);
    expect(context.staleReplays).toEqual([]);
  });

  it('is not read again for its id alone, nor for lists, which are read by themselves', async () => {
    const { ask, sent } = schemaOverWire(
      ({ method }) =>
        method === 'POST' ? json(INTENT, REPLAYED) : json({ object: 'list', data: [], has_more: false }),
      { expands: true },
    );
    await ask(PAYLOAD('__typename id attempts { nodes { id } }'));
    expect(sent()).toEqual(['/v1/setup_intents', expect.stringMatching(/^\/v1\/setup_attempts/)]);
  });

  it('is the stored one when the read fails, and the path of the write is reported once', async () => {
    const { ask, context } = schemaOverWire(
      (request) => (request.method === 'POST' ? world(request) : json({}, { status: 404 })),
      { expands: true },
    );
    const { data, errors } = await ask(
      `mutation { renamed: createSetupIntent(input: {}) {
        ... on CardError { setupIntent { status } paymentMethod { type } }
      } }`,
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      renamed: { setupIntent: { status: 'REQUIRES_PAYMENT_METHOD' }, paymentMethod: { type: 'CARD' } },
    });
    expect(context.staleReplays).toEqual([['renamed']]);
  });

  it('does not hide a bug of ours', async () => {
    const { ask, loaders, context } = schemaOverWire(world, { expands: true });
    Reflect.set(loaders.setupIntents, 'load', () => Promise.reject(new TypeError('a bug')));
    const { data, errors } = await ask(DECLINE('setupIntent { status }'));
    expect(data).toEqual({ createSetupIntent: { setupIntent: null } });
    expect(errors?.[0]?.message).toBe('a bug');
    expect(context.staleReplays).toEqual([]);
  });
});

describe('an object of an error without a string id', () => {
  it.each([{}, { id: 7 }, { id: null }])(
    'is null, next to the other fields of the error: %j',
    async (object) => {
      const { ask } = schemaOverWire(
        () => json(declined({ setup_intent: object, payment_method: METHOD }), { status: 402 }),
        { expands: true },
      );
      const { data, errors } = await ask(DECLINE('message setupIntent { id status } paymentMethod { id }'));
      expect(errors).toBeUndefined();
      expect(data).toEqual({
        createSetupIntent: { message: 'No.', setupIntent: null, paymentMethod: { id: 'pm_1' } },
      });
    },
  );
});
