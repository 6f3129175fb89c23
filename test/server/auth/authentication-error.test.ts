import { expect, it } from 'vitest';
import { AuthenticationError, unauthenticated } from '../../../src/server/auth/authentication-error.ts';

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
