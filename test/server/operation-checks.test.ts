import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { policyOf } from '../../src/schema/access/policy.ts';
import type { Principal } from '../../src/schema/access/principal.ts';
import { schema } from '../../src/schema/index.ts';
import { Operations } from '../../src/server/operation.ts';
import { boundTo, service } from '../support/principals.ts';

describe('the checks of an operation', () => {
  const query = `query ($a: ID!, $b: ID!, $n: Int, $m: Int) {
    a: setupIntent(id: $a) { id }
    b: setupIntent(id: $b) { id }
    setupIntents(first: $n) { nodes { attempts(first: $m) { nodes { id } } } }
  }`;
  const operation = new Operations(100).get(parse(query), null, { schema, view: 'whole' });
  if (!operation) throw new Error('There is no operation.');
  const VALUES = { a: 'seti_1', b: 'seti_2', n: 1, m: 1 };
  const keyOf = (values: object, principal: Principal = service()) => {
    const complete = { ...VALUES, ...values };
    const { fields } = operation.compile(complete);
    return operation.checkKey(complete, { fields, policy: policyOf(principal) });
  };
  const usual = keyOf({});

  it('are the same for other ids', () => {
    expect(keyOf({ a: 'seti_3', b: 'seti_4' })).toBe(usual);
  });

  it.each<[string, string]>([
    ['an object that is requested twice', keyOf({ b: 'seti_1' })],
    ['another size of a list', keyOf({ n: 2 })],
    ['another size of a nested list', keyOf({ m: 2 })],
    ['fewer scopes', keyOf({}, service(['setup_intents:read']))],
    ['a caller who is bound to a customer', keyOf({}, boundTo('cus_1'))],
  ])('are different for %s', (_, key) => {
    expect(key).not.toBe(usual);
  });
});
