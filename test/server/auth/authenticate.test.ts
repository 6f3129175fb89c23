import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ANYONE, type Principal } from '../../../src/schema/access/principal.ts';
import {
  type CallersOptions,
  createAuthenticator,
  type PrincipalOf,
} from '../../../src/server/auth/authenticate.ts';
import { ISSUER, type Issuer, jwtOptions, NOW, startIssuer } from '../../support/issuer.ts';
import { recordingLog } from '../../support/log.ts';

let issuer: Issuer;

beforeAll(async () => {
  issuer = await startIssuer();
});
afterAll(() => issuer.close());

type Given = Readonly<Record<string, string>>;

/** The principal of a request with these headers, or the error with which it is rejected. */
async function ask(options: CallersOptions, headers: Given = {}): Promise<unknown> {
  const callers = createAuthenticator(options, {
    now: () => NOW,
    monotonicNow: () => 0,
    log: recordingLog(),
  });
  try {
    return await callers.principalOf(new Request('http://test/graphql', { headers }), {});
  } catch (error) {
    return error;
  } finally {
    await callers.close();
  }
}

const bearer = (credential: string): Given => ({ authorization: `Bearer ${credential}` });

const list = (): CallersOptions => ({
  tokens: [
    {
      name: 'orders',
      sha256: createHash('sha256').update('token-1').digest('hex'),
      scopes: ['federation'],
      accounts: ['own'],
      mayNarrow: false,
    },
  ],
  jwt: jwtOptions({ url: issuer.jwksUrl }),
  publishable: { keys: ['pk_test_own'], accounts: ['own'] },
});

describe('a list of callers', () => {
  it('finds each kind of caller by its credential', async () => {
    expect(await ask(list(), bearer('token-1'))).toMatchObject({ subject: 'token:orders' });
    expect(await ask(list(), bearer('pk_test_own'))).toMatchObject({ kind: 'publishable' });
    const token = await issuer.token({ customer: 'cus_1' });
    expect(await ask(list(), bearer(token))).toMatchObject({
      kind: 'customer',
      subject: `jwt:${ISSUER}|user-1`,
    });
  });

  it.each<[string, Given, object]>([
    [
      'nothing',
      {},
      {
        message: 'Authentication required: send `Authorization: Bearer …`.',
        reason: 'no Authorization header',
      },
    ],
    ['an unknown token', bearer('token-2'), { message: 'Invalid token.' }],
    ['an unknown publishable key', bearer('pk_test_foreign'), { message: 'Invalid publishable key.' }],
    ['a secret key', bearer('sk_test_1'), { reason: 'a Stripe secret key as credential' }],
  ])('rejects %s', async (_, headers, error) => {
    expect(await ask(list(), headers)).toMatchObject({ code: 'UNAUTHENTICATED', ...error });
  });

  it.each<[string, CallersOptions]>([
    ['tokens', { tokens: [] }],
    ['publishable keys', { publishable: { keys: ['pk_test_own'], accounts: ['own'] } }],
    ['an empty list', {}],
  ])('with %s only rejects other credentials', async (_, options) => {
    const error = { code: 'UNAUTHENTICATED', reason: 'an unknown credential' };
    expect(await ask(options, bearer(await issuer.token()))).toMatchObject(error);
    expect(await ask(options, bearer('token-1'))).toMatchObject(error);
    expect(await ask(options)).toMatchObject({ reason: 'no Authorization header' });
  });
});

describe('without authentication', () => {
  it.each<[Given, object]>([
    [{}, ANYONE],
    [bearer('whatever'), ANYONE],
    [{ authorization: 'nonsense' }, ANYONE],
    [{ 'stripe-account': 'acct_1' }, { ...ANYONE, account: 'acct_1' }],
    [
      { 'gateway-customer': 'cus_1' },
      { ...ANYONE, kind: 'customer', subject: 'anyone|cus_1', customer: 'cus_1' },
    ],
  ])('a request with %j is from a service with all scopes', async (headers, principal) => {
    expect(await ask('everybody', headers)).toEqual(principal);
  });

  it('a Stripe secret key is rejected', async () => {
    expect(await ask('everybody', bearer('sk_live_1'))).toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});

describe('a principal function', () => {
  const service: Principal = { kind: 'service', subject: 'mine', scopes: new Set(), account: null };
  const customer: Principal = { ...service, kind: 'customer', customer: 'cus_1' };

  it('gets the request, and may be asynchronous', async () => {
    const principal: PrincipalOf = async ({ headers }) => ({
      ...service,
      subject: headers.get('x-me') ?? '',
    });
    expect(await ask(principal, { 'x-me': 'me' })).toEqual({ ...service, subject: 'me' });
  });

  it('rejects a request by returning null', async () => {
    expect(await ask(() => null)).toMatchObject({ code: 'UNAUTHENTICATED', reason: 'no principal' });
  });

  it('passes its errors on', async () => {
    const bug = new Error('bug');
    const principal = () => {
      throw bug;
    };
    expect(await ask(principal)).toBe(bug);
    expect(await ask(() => Promise.reject(bug))).toBe(bug);
  });

  it('is not called for a Stripe secret key', async () => {
    let calls = 0;
    const principal = () => {
      calls += 1;
      return service;
    };
    expect(await ask(principal, bearer('rk_live_1'))).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(calls).toBe(0);
  });

  it.each<[string, Principal, Given, object]>([
    ['another account', service, { 'stripe-account': 'acct_1' }, { code: 'FORBIDDEN' }],
    [
      "the principal's own account",
      { ...service, account: 'acct_1' },
      { 'stripe-account': 'acct_1' },
      { account: 'acct_1' },
    ],
    [
      'the account of the principal without a header',
      { ...service, account: 'acct_1' },
      {},
      { account: 'acct_1' },
    ],
    [
      'a customer, for a service',
      service,
      { 'gateway-customer': 'cus_1' },
      { kind: 'customer', subject: 'mine|cus_1' },
    ],
    ['another customer', customer, { 'gateway-customer': 'cus_2' }, { code: 'FORBIDDEN' }],
  ])('limits the headers of the request: %s', async (_, principal, headers, expected) => {
    expect(await ask(() => principal, headers)).toMatchObject(expected);
  });

  it.each<[string, Principal]>([
    ['an unknown kind', { ...customer, kind: 'Customer' } as unknown as Principal],
    ['scopes in a list', { ...service, scopes: ['setup_intents:read'] } as unknown as Principal],
    ['no scopes', { kind: 'service', subject: 'mine', account: null } as unknown as Principal],
    ['an empty subject', { ...service, subject: '' }],
    ['an invalid account id', { ...service, account: 'acct_1/..' }],
    ['an invalid customer id', { ...service, kind: 'customer', customer: 'cus_1&expand[]=x' }],
    ['a secret key as publishable key', { ...service, kind: 'publishable', publishableKey: 'sk_live_1' }],
    ['a key with a line break', { ...service, kind: 'publishable', publishableKey: 'pk_test_1\r\nx: y' }],
  ])('must not return %s', async (_, principal) => {
    const error = await ask(() => principal);
    expect(error).toBeInstanceOf(TypeError);
    expect(String(error)).not.toMatch(/sk_live|cus_1|acct_1/);
  });
});
