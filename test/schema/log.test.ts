import { describe, expect, it } from 'vitest';
import { traceOf, WarnOnce } from '../../src/schema/log.ts';
import { recordingLog } from '../support/log.ts';

describe('traceOf', () => {
  it('includes the origin of an error, without input of the caller', () => {
    const error = new Error('seti_1_secret_2\n    at not a frame of ours seti_1_secret_3');
    const trace = traceOf(error);
    expect(trace).toMatchObject({
      error: 'Error',
      at: expect.arrayContaining([expect.stringContaining('log.test.ts')]),
    });
    expect(trace).not.toHaveProperty('message');
    expect(JSON.stringify(trace)).not.toContain('_secret_');
  });

  it('includes the messages of errors of the language', () => {
    expect(traceOf(new TypeError('x is not a function'))).toMatchObject({ message: 'x is not a function' });
  });

  it('includes the cause in the same way', () => {
    const cause = new SyntaxError('Unexpected token in seti_1_secret_2');
    expect(traceOf(new Error('Outer.', { cause }))).toMatchObject({ cause: { error: 'SyntaxError' } });
    expect(JSON.stringify(traceOf(new Error('Outer.', { cause })))).not.toContain('_secret_');
  });

  it.each([['a text'], [undefined], [{ secret: 1 }]])(
    'tells only the kind of what is no error: %o',
    (thrown) => {
      expect(traceOf(thrown)).toEqual({ error: typeof thrown });
    },
  );
});

describe('WarnOnce', () => {
  it('logs each value once for each log', () => {
    const once = new WarnOnce('Something new');
    const [one, other] = [recordingLog(), recordingLog()];
    for (const log of [one, other, one])
      for (const value of ['a', 'b', 'a']) once.warn(log, value, { value });
    for (const { lines } of [one, other])
      expect(lines).toEqual([
        { level: 'warn', fields: { value: 'a' }, message: 'Something new' },
        { level: 'warn', fields: { value: 'b' }, message: 'Something new' },
      ]);
  });

  it('remembers 1000 values, and logs no further ones', () => {
    const once = new WarnOnce('Something new');
    const log = recordingLog();
    for (let value = 0; value < 3000; value += 1) once.warn(log, String(value), {});
    expect(log.lines).toHaveLength(1000);
  });
});
