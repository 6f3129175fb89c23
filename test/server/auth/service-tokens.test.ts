import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { serviceTokens } from '../../../src/server/auth/service-tokens.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

const ORDERS = {
  name: 'orders',
  sha256: sha256('token-1'),
  scopes: ['setup_intents:read'],
  accounts: ['own'],
  mayNarrow: false,
} as const;
const ADMIN = {
  name: 'admin',
  sha256: sha256('token-2').toUpperCase(),
  scopes: ['setup_intents:read', 'setup_intents:write'],
  accounts: '*',
  mayNarrow: true,
} as const;

const callerOf = serviceTokens([ORDERS, ADMIN]);

describe('a service', () => {
  it('is found by its token, with its name, scopes and accounts', () => {
    expect(callerOf('token-1')).toEqual({
      principal: {
        kind: 'service',
        subject: 'token:orders',
        scopes: new Set(['setup_intents:read']),
        account: null,
      },
      accounts: ['own'],
      mayNarrow: false,
    });
    expect(callerOf('token-2')).toMatchObject({
      principal: { subject: 'token:admin' },
      accounts: '*',
      mayNarrow: true,
    });
  });

  it.each(['', 'token-3', 'token-1 ', 'TOKEN-1', ORDERS.sha256, 'orders'])('is not found by %j', (bearer) => {
    expect(callerOf(bearer)).toBeNull();
  });

  it('is not found without tokens', () => {
    expect(serviceTokens([])('token-1')).toBeNull();
  });
});
