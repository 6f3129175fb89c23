import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TooManyStreamsError } from '../../src/events/streams.ts';
import { CancelSource } from '../../src/http/cancel-signal.ts';
import { cursor, streamsRig } from '../support/events.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a stream', () => {
  it('begins with the state now, and goes on with the events after it', async () => {
    const rig = streamsRig();
    await rig.append();
    const { next } = rig.open();
    expect(await next()).toMatchObject({ cursor: 'log.1-0', event: null, gap: false });
    await rig.append({ objectId: 'seti_2' });
    await rig.append({ type: 'setup_intent.canceled' });
    expect(await next()).toMatchObject({ cursor: 'log.3-0', event: { type: 'setup_intent.canceled' } });
  });

  it('loses no event between its opening and its first item', async () => {
    const rig = streamsRig();
    const { next } = rig.open();
    const first = next();
    await rig.append();
    expect([await first, await next()]).toMatchObject([{ event: null }, { event: { objectId: 'seti_1' } }]);
  });

  it('needs one item for many events of an object that arrive while the client is busy', async () => {
    const rig = streamsRig();
    const { next } = rig.open({ interest: { account: null, customer: null } });
    await next();
    for (const objectId of ['seti_1', 'seti_2', 'seti_1', 'seti_1']) await rig.append({ objectId });
    expect([await next(), await next()]).toMatchObject([{ cursor: 'log.2-0' }, { cursor: 'log.4-0' }]);
    const third = next();
    await rig.append({ objectId: 'seti_3' });
    expect(await third).toMatchObject({ cursor: 'log.5-0' });
  });

  it('resumes after a cursor, without an opening item', async () => {
    const rig = streamsRig();
    for (const objectId of ['seti_1', 'seti_2', 'seti_1']) await rig.append({ objectId });
    const { next } = rig.open({ after: cursor('log.1-0') });
    expect(await next()).toMatchObject({ cursor: 'log.3-0', gap: false });
  });

  it('does not repeat events up to its cursor that this instance has not passed on yet', async () => {
    const rig = streamsRig();
    for (const _ of [1, 2]) await rig.append();
    const { next } = rig.open({ after: cursor('log.2-0') });
    const first = next();
    for (const event of (await rig.log.since(cursor('log.0-0'))) ?? []) rig.hub.publish(event);
    await rig.append();
    expect(await first).toMatchObject({ cursor: 'log.3-0' });
  });

  it.each(['other.1-0', 'log.7-0'])('begins with a gap after the unknown cursor %s', async (after) => {
    const rig = streamsRig();
    await rig.append();
    const { next } = rig.open({ after: cursor(after) });
    expect(await next()).toMatchObject({ cursor: 'log.1-0', event: null, gap: true });
    await rig.append();
    expect(await next()).toMatchObject({ cursor: 'log.2-0', gap: false });
  });

  it('sends the state once more if the object changes no more, and ends', async () => {
    const rig = streamsRig();
    await rig.append();
    const { next } = rig.open({ after: cursor('log.1-0'), isFinal: true });
    const item = await next();
    expect(item).toMatchObject({ cursor: 'log.1-0', event: null, gap: false });
    if (item) item.isLast = true;
    expect(await next()).toBeNull();
  });

  it('reports a loss as one gap, and forgets the events before it', async () => {
    const rig = streamsRig();
    const { next } = rig.open();
    await next();
    await rig.append();
    rig.hub.publishLoss();
    expect(await next()).toMatchObject({ cursor: 'log.1-0', event: null, gap: true });
    await rig.append();
    expect(await next()).toMatchObject({ cursor: 'log.2-0', gap: false });
  });

  it('ends after its last item', async () => {
    const rig = streamsRig({ max: 1 });
    const { next } = rig.open();
    const item = await next();
    if (item) item.isLast = true;
    expect(await next()).toBeNull();
    rig.open();
  });
});

describe('streams', () => {
  it('are limited in all, and per group', () => {
    const rig = streamsRig({ max: 3, maxPerGroup: 1 });
    rig.open({ group: 'cus_1' });
    expect(() => rig.open({ group: 'cus_1' })).toThrow(TooManyStreamsError);
    rig.open({ group: 'cus_2' });
    rig.open();
    expect(() => rig.open()).toThrow(TooManyStreamsError);
  });

  it('make room when their client disconnects, even if nobody reads them', () => {
    const rig = streamsRig({ max: 1, maxPerGroup: 1 });
    const { disconnect } = rig.open({ group: 'cus_1' });
    disconnect();
    expect(rig.hub.accounts).toEqual([]);
    rig.open({ group: 'cus_1' });
  });

  it('make room when they are closed while an item is awaited', async () => {
    const rig = streamsRig({ max: 1 });
    const { next, stream } = rig.open();
    await next();
    const waiting = next();
    stream.close();
    expect(await waiting).toBeNull();
    rig.open();
  });

  it('end at their maximum age, with a single timer for all', async () => {
    let now = 0;
    const rig = streamsRig({ maxAgeMs: 5000, now: () => now });
    const old = rig.open();
    await old.next();
    const ended = old.next();
    now = 3000;
    const young = rig.open();
    await young.next();
    expect(vi.getTimerCount()).toBe(1);
    now = 5000;
    vi.advanceTimersByTime(1000);
    expect(await ended).toBeNull();
    const next = young.next();
    await rig.append();
    expect(await next).toMatchObject({ event: { objectId: 'seti_1' } });
  });

  it('end while the server drains, and so do waits', async () => {
    let isDraining = false;
    const rig = streamsRig({ isDraining: () => isDraining });
    const { next } = rig.open();
    await next();
    const ended = next();
    const wait = rig.streams.next('seti_1', { account: null, ms: 60_000, signal: new CancelSource() });
    isDraining = true;
    vi.advanceTimersByTime(1000);
    expect([await ended, await wait.event]).toEqual([null, false]);
  });

  it('end when they are closed, also those that are opened later', async () => {
    const rig = streamsRig();
    const { next } = rig.open();
    await next();
    rig.streams.close();
    expect(await next()).toBeNull();
    const late = rig.open();
    await late.next();
    expect(await late.next()).toBeNull();
    const wait = rig.streams.next('seti_1', { account: null, ms: 60_000, signal: new CancelSource() });
    expect(await wait.event).toBe(false);
  });

  it('wait for the next event of an object', async () => {
    const rig = streamsRig();
    const wait = rig.streams.next('seti_1', { account: 'acct_1', ms: 60_000, signal: new CancelSource() });
    expect(rig.hub.accounts).toEqual(['acct_1']);
    await rig.append({ objectId: 'seti_2' });
    await rig.append();
    expect(await wait.event).toBe(true);
    expect(rig.hub.accounts).toEqual([]);
  });
});
