import { expect, it } from 'vitest';
import { ERROR_CODES } from '../../../src/schema/error-codes.ts';
import {
  AuthenticationError,
  notAccepted,
  REFUSAL_STATUS,
} from '../../../src/server/auth/authentication-error.ts';

it('is final, and about nobody, unless told otherwise', () => {
  const error = notAccepted('No.', 'because');
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

it('has codes of the closed table', () => {
  expect(Object.keys(ERROR_CODES)).toEqual(expect.arrayContaining(Object.keys(REFUSAL_STATUS)));
});
