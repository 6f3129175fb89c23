import { expect, it } from 'vitest';
import { ERROR_CODES } from '../../../src/schema/error-codes.ts';
import {
  AuthenticationError,
  STATUS_OF_CODE,
  unauthenticated,
} from '../../../src/server/auth/authentication-error.ts';

it('is by default not retryable and without a subject', () => {
  const error = unauthenticated('No.', 'because');
  expect(error).toMatchObject({ code: 'UNAUTHENTICATED', message: 'No.', reason: 'because' });
  expect(error).toMatchObject({ subject: null, retryable: false, name: 'AuthenticationError' });
  const other = new AuthenticationError('No.', {
    code: 'FORBIDDEN',
    reason: 'x',
    subject: 'me',
    retryable: true,
  });
  expect(other).toMatchObject({ subject: 'me', retryable: true });
});

it('has only codes of ERROR_CODES', () => {
  expect(Object.keys(ERROR_CODES)).toEqual(expect.arrayContaining(Object.keys(STATUS_OF_CODE)));
});
