import { expect, it } from 'vitest';
import { publishableKeys } from '../../../src/server/auth/publishable-keys.ts';

const callerOf = publishableKeys({ keys: ['pk_test_one', 'pk_test_two'], accounts: ['own', 'acct_1'] });

it('finds the caller of a key, whose subject does not contain the key', () => {
  const [one, two] = ['pk_test_one', 'pk_test_two'].map(callerOf);
  expect(one).toMatchObject({
    principal: { kind: 'publishable', account: null, publishableKey: 'pk_test_one' },
    accounts: ['own', 'acct_1'],
    mayNarrow: false,
  });
  expect(one?.principal.subject).toMatch(/^publishable:[0-9a-f]{12}$/);
  expect(two?.principal.subject).not.toBe(one?.principal.subject);
});

it.each(['pk_test_three', 'pk_test_on', 'pk_test_one1', 'PK_TEST_ONE', '', 'pk_live_one', '__proto__'])(
  'does not know %j',
  (key) => {
    expect(callerOf(key)).toBeNull();
  },
);
