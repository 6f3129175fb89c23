import { describe, expect, it } from 'vitest';
import { traceOf } from '../../src/schema/log.ts';

describe('traceOf', () => {
  it('tells where an error comes from, and not what it repeats of a caller', () => {
    const error = new Error('seti_1_secret_2\n    at not a frame of ours seti_1_secret_3');
    const trace = traceOf(error);
    expect(trace).toMatchObject({
      error: 'Error',
      at: expect.arrayContaining([expect.stringContaining('log.test.ts')]),
    });
    expect(trace).not.toHaveProperty('message');
    expect(JSON.stringify(trace)).not.toContain('_secret_');
  });

  it('tells the words of an error that speaks of code', () => {
    expect(traceOf(new TypeError('x is not a function'))).toMatchObject({ message: 'x is not a function' });
  });

  it('tells the cause alike', () => {
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
