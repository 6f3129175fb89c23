import { describe, expect, it } from 'vitest';
import type { Accounts } from '../../../src/config/credentials.ts';
import type { Principal } from '../../../src/schema/access/principal.ts';
import type { Caller } from '../../../src/server/auth/caller.ts';
import { narrowedPrincipal } from '../../../src/server/auth/narrowing.ts';

const SCOPES = new Set(['setup_intents:read'] as const);
const SERVICE: Principal = { kind: 'service', subject: 'token:a', scopes: SCOPES, account: null };
const CUSTOMER: Principal = { ...SERVICE, kind: 'customer', subject: 'jwt:i|s', customer: 'cus_1' };
const BROWSER: Principal = {
  ...SERVICE,
  kind: 'publishable',
  subject: 'publishable:1',
  publishableKey: 'pk_test_1',
};

const caller = (principal: Principal, accounts: Accounts = ['own'], mayNarrow = false): Caller => ({
  principal,
  accounts,
  mayNarrow,
});

type Given = Readonly<Record<string, string>>;

function refusalOf(who: Caller, given: Given): unknown {
  try {
    return narrowedPrincipal(who, new Headers(given));
  } catch (error) {
    return error;
  }
}

const ID_ATTACKS = [
  '',
  'acct_',
  'cus_',
  '1',
  'acct_1/..',
  'acct_1, acct_2',
  'acct_1?x=1',
  'cus_1, cus_2',
  '../cus_1',
  `cus_${'x'.repeat(10_000)}`,
  'cus_1_secret_2',
];

describe('Stripe-Account', () => {
  it.each<[Accounts, Given, string | null]>([
    [['own'], {}, null],
    ['*', {}, null],
    ['*', { 'stripe-account': 'acct_1' }, 'acct_1'],
    [['own', 'acct_1'], {}, null],
    [['own', 'acct_1'], { 'stripe-account': 'acct_1' }, 'acct_1'],
    [['acct_1'], {}, 'acct_1'],
    [['acct_1'], { 'stripe-account': 'acct_1' }, 'acct_1'],
    [['acct_1', 'acct_2'], { 'stripe-account': 'acct_2' }, 'acct_2'],
  ])('of a caller with %j who sends %j is %j', (accounts, given, account) => {
    for (const principal of [SERVICE, CUSTOMER, BROWSER])
      expect(narrowedPrincipal(caller(principal, accounts), new Headers(given))).toEqual({
        ...principal,
        account,
      });
  });

  it.each<[Accounts, Given]>([
    [['own'], { 'stripe-account': 'acct_1' }],
    [['acct_1'], { 'stripe-account': 'acct_2' }],
    [['own', 'acct_1'], { 'stripe-account': 'acct_11' }],
  ])('of a caller with %j who sends %j is forbidden', (accounts, given) => {
    expect(refusalOf(caller(SERVICE, accounts), given)).toMatchObject({
      code: 'FORBIDDEN',
      message: 'This credential may not use the given Stripe-Account.',
      subject: 'token:a',
    });
  });

  it('is required from a caller with several accounts without the own one', () => {
    expect(refusalOf(caller(SERVICE, ['acct_1', 'acct_2']), {})).toMatchObject({ code: 'BAD_REQUEST' });
  });

  it.each([...ID_ATTACKS, 'own', '*'])('is malformed as %j', (id) => {
    expect(refusalOf(caller(SERVICE, '*'), { 'stripe-account': id })).toMatchObject({
      code: 'BAD_REQUEST',
      message: 'The Stripe-Account header must be one account id (acct_…).',
    });
  });
});

describe('Gateway-Customer', () => {
  it('binds a service that may narrow, with its scopes and its own subject', () => {
    const principal = narrowedPrincipal(
      caller(SERVICE, '*', true),
      new Headers({ 'gateway-customer': 'cus_9', 'stripe-account': 'acct_1' }),
    );
    expect(principal).toEqual({
      kind: 'customer',
      subject: 'token:a|cus_9',
      scopes: SCOPES,
      account: 'acct_1',
      customer: 'cus_9',
    });
  });

  it('may be the customer of the caller', () => {
    expect(narrowedPrincipal(caller(CUSTOMER), new Headers({ 'gateway-customer': 'cus_1' }))).toEqual(
      CUSTOMER,
    );
  });

  it.each<[string, Caller]>([
    ['a service that may not narrow', caller(SERVICE)],
    ['another customer', caller(CUSTOMER, '*', true)],
    ['a browser', caller(BROWSER, '*', true)],
  ])('is forbidden to %s', (_, who) => {
    expect(refusalOf(who, { 'gateway-customer': 'cus_2' })).toMatchObject({
      code: 'FORBIDDEN',
      message: 'This credential may not use the given Gateway-Customer.',
      subject: who.principal.subject,
    });
  });

  it.each(ID_ATTACKS)('is malformed as %j', (id) => {
    expect(refusalOf(caller(SERVICE, '*', true), { 'gateway-customer': id })).toMatchObject({
      code: 'BAD_REQUEST',
      message: 'The Gateway-Customer header must be one customer id (cus_…).',
    });
  });
});
