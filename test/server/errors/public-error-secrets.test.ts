import { GraphQLError } from 'graphql';
import { describe, expect, it } from 'vitest';
import { codedError } from '../../../src/schema/error-codes.ts';
import { toPublicError } from '../../../src/server/errors/public-error.ts';

describe('a secret', () => {
  const PLANTED = [
    'sk_test_hunter2',
    'rk_live_****hunter2',
    'whsec_hunter2',
    'sgt_hunter2',
    'seti_1_secret_hunter2',
  ];

  it.each(PLANTED)('is redacted in a message, even if it is shortened: %s', (secret) => {
    const message = `${'x'.repeat(230)} ${secret}`;
    const { error } = toPublicError(codedError('BAD_USER_INPUT', message));
    expect(error.message).toBe(`${'x'.repeat(230)} [redacted]`);
  });

  it.each(PLANTED)('is redacted in an extension: %s', (secret) => {
    const extensions = { argument: `input.${secret}`, stripe: { param: [secret], code: null }, cost: 7 };
    const { error } = toPublicError(codedError('BAD_USER_INPUT', 'No.', extensions));
    expect(error.extensions).toEqual({
      code: 'BAD_USER_INPUT',
      retryable: false,
      argument: 'input.[redacted]',
      stripe: { param: ['[redacted]'], code: null },
      cost: 7,
    });
  });

  it.each(PLANTED)('is redacted in the message of a validation error: %s', (secret) => {
    const { error } = toPublicError(new GraphQLError(`Cannot query field "${secret}" on type "Query".`));
    expect(error.message).toBe('Cannot query field "[redacted]" on type "Query".');
  });
});
