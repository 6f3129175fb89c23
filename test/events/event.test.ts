import { describe, expect, it } from 'vitest';
import { eventFrom } from '../../src/events/event.ts';

const SNAPSHOT = {
  id: 'evt_1',
  object: 'event',
  type: 'setup_intent.succeeded',
  created: 1_764_410_000,
  livemode: false,
  data: { object: { id: 'seti_1', customer: 'cus_1', client_secret: 'seti_1_secret_x' } },
};
const THIN = {
  id: 'evt_2',
  object: 'v2.core.event',
  type: 'v1.setup_intent.succeeded',
  created: '2025-11-29T09:53:20.123Z',
  context: 'acct_1',
  related_object: { id: 'seti_1', type: 'setup_intent', url: '/v1/setup_intents/seti_1' },
};

describe('an event of Stripe', () => {
  it('as a snapshot is kept without its object', () => {
    expect(eventFrom({ ...SNAPSHOT, account: 'acct_1' }, false)).toEqual({
      id: 'evt_1',
      type: 'setup_intent.succeeded',
      objectId: 'seti_1',
      customer: 'cus_1',
      account: 'acct_1',
      createdAt: 1_764_410_000,
    });
  });

  it('as a thin event names no customer', () => {
    expect(eventFrom(THIN, false)).toEqual({
      id: 'evt_2',
      type: 'setup_intent.succeeded',
      objectId: 'seti_1',
      customer: null,
      account: 'acct_1',
      createdAt: 1_764_410_000,
    });
  });

  it.each([
    ['of another type', { ...SNAPSHOT, type: 'customer.updated' }, 'type'],
    ['of an unknown thin type', { ...THIN, type: 'v2.core.account.updated' }, 'type'],
    ['of the other mode', { ...SNAPSHOT, livemode: true }, 'livemode'],
  ])('%s is irrelevant', (_, value, reason) => {
    expect(eventFrom(value, false)).toBe(reason);
  });

  it.each([
    null,
    'evt_1',
    [],
    {},
    { ...SNAPSHOT, object: 'charge' },
    { ...SNAPSHOT, id: 1 },
    { ...SNAPSHOT, data: {} },
    { ...SNAPSHOT, data: { object: { id: 'seti_1/../x' } } },
    { ...SNAPSHOT, created: 'today' },
    { ...THIN, created: 'today' },
    { ...THIN, related_object: null },
  ])('is not %j', (value) => {
    expect(eventFrom(value, false)).toBeNull();
  });
});
