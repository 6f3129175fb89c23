import { describe, expect, it } from 'vitest';
import type { StripeCall, StripeRequest } from '../../src/stripe/call.ts';
import { binderOf, change, create, list, listOf, pathWithId, retrieve } from '../../src/stripe/operation.ts';

const boats = {
  list: list('/v1/boats'),
  listMasts: listOf('/v1/boats/:id/masts'),
  retrieve: retrieve('/v1/boats/:id', 'customer'),
  create: create('/v1/boats', 'customer'),
  sink: change('/v1/boats/:id/sink', 'customer'),
};

describe('an operation', () => {
  it('states its method and its path', () => {
    expect(Object.values(boats).map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /v1/boats',
      'GET /v1/boats/:id/masts',
      'GET /v1/boats/:id',
      'POST /v1/boats',
      'POST /v1/boats/:id/sink',
    ]);
  });

  it('sends its call with the client that it is bound to', async () => {
    const calls: StripeCall[] = [];
    const request = (async (call: StripeCall) => calls.push(call)) as unknown as StripeRequest;
    const operations = binderOf(boats)(request);
    await operations.list({ limit: 1 }, { endsAt: 5 });
    await operations.listMasts('boat_1', { limit: 1 }, { endsAt: 5 });
    await operations.retrieve('boat_1', { expand: ['owner'] });
    await operations.create({ name: 'Pequod' }, { idempotencyKey: 'k' });
    await operations.sink('boat_1', {}, { idempotencyKey: 'k' });
    expect(calls).toEqual([
      {
        method: 'GET',
        path: '/v1/boats',
        template: '/v1/boats',
        params: { limit: 1 },
        expects: 'list',
        endsAt: 5,
      },
      {
        method: 'GET',
        path: '/v1/boats/boat_1/masts',
        template: '/v1/boats/:id/masts',
        params: { limit: 1 },
        expects: 'list',
        endsAt: 5,
      },
      {
        method: 'GET',
        path: '/v1/boats/boat_1',
        template: '/v1/boats/:id',
        params: { expand: ['owner'] },
        expects: 'customer',
      },
      {
        method: 'POST',
        path: '/v1/boats',
        template: '/v1/boats',
        params: { name: 'Pequod' },
        expects: 'customer',
        idempotencyKey: 'k',
      },
      {
        method: 'POST',
        path: '/v1/boats/boat_1/sink',
        template: '/v1/boats/:id/sink',
        params: {},
        expects: 'customer',
        idempotencyKey: 'k',
      },
    ]);
  });
});

describe('pathWithId', () => {
  it('encodes the id as one segment', () => {
    expect(pathWithId('/v1/boats/:id/sink', 'a/b?c')).toBe('/v1/boats/a%2Fb%3Fc/sink');
  });
});
