import { describe, expect, it } from 'vitest';
import { MemoryLog } from '../../src/events/memory-log.ts';
import { cursor, factOf } from '../support/events.ts';

// What both kinds of log promise is tested in event-log.test.ts.
describe('a log in memory', () => {
  it('keeps the newest events, and knows exactly which cursors they cover', async () => {
    const log = new MemoryLog({ name: 'log', retained: 2 });
    for (const id of ['evt_a', 'evt_b', 'evt_c']) await log.append(factOf({ id }));
    const idsSince = async (text: string) => (await log.since(cursor(text)))?.map(({ id }) => id) ?? null;
    expect(await idsSince('log.0-0')).toBeNull();
    expect(await idsSince('log.1-0')).toEqual(['evt_b', 'evt_c']);
    expect(await idsSince('log.3-0')).toEqual([]);
  });

  it('does not know cursors of another log, nor positions that it has not reached', async () => {
    const log = new MemoryLog({ name: 'log', retained: 2 });
    await log.append(factOf());
    expect(await log.since(cursor('other.1-0'))).toBeNull();
    expect(await log.since(cursor('log.2-0'))).toBeNull();
  });
});
