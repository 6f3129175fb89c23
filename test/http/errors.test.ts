import { expect, it } from 'vitest';
import { AbortedError, ConnectionError, TimeoutError, TransportError } from '../../src/http/errors.ts';

it.each([AbortedError, ConnectionError, TimeoutError])(
  '%o has its name, its cause and whether it was sent',
  (Class) => {
    const cause = new Error('Below.');
    const error = new Class('No answer.', { sent: true, cause });
    expect(error).toBeInstanceOf(TransportError);
    expect(error).toMatchObject({ name: Class.name, message: 'No answer.', sent: true, cause });
    expect(new Class('No answer.', { sent: false }).sent).toBe(false);
  },
);
