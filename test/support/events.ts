import type { EventFact } from '../../src/events/event.ts';
import type { Cursor } from '../../src/events/event-log.ts';
import { Hub } from '../../src/events/hub.ts';
import { MemoryLog } from '../../src/events/memory-log.ts';
import {
  type StreamItem,
  type StreamOptions,
  Streams,
  type StreamsOptions,
} from '../../src/events/streams.ts';
import { CancelSource } from '../../src/http/cancel-signal.ts';

let facts = 0;

/** A new event, by default about the intent `seti_1` of the own account. */
export function factOf(fact: Partial<EventFact> = {}): EventFact {
  facts += 1;
  return {
    id: `evt_${facts}`,
    type: 'setup_intent.created',
    objectId: 'seti_1',
    customer: null,
    account: null,
    createdAt: 1000,
    ...fact,
  };
}

/** Streams over a log in memory. */
export function streamsRig(options: Partial<StreamsOptions> = {}) {
  const log = new MemoryLog({ name: 'log', retained: 1000 });
  const hub = new Hub();
  log.listen((event) => hub.publish(event));
  const streams = new Streams({
    log,
    hub,
    max: 100,
    maxPerGroup: 100,
    maxAgeMs: 60_000,
    now: () => 0,
    isDraining: () => false,
    onOpen: () => {},
    ...options,
  });
  const open = (stream: Partial<StreamOptions> = {}) => {
    const source = new CancelSource();
    const opened = streams.open({
      interest: { objectId: 'seti_1' },
      account: null,
      after: null,
      isFinal: false,
      signal: source,
      group: null,
      ...stream,
    });
    return { ...reader(opened), stream: opened, disconnect: () => source.abort() };
  };
  return {
    log,
    hub,
    streams,
    open,
    append: (fact: Partial<EventFact> = {}) => log.append(factOf(fact)),
  };
}

/** Takes the items of a stream one by one. */
function reader(items: AsyncIterable<StreamItem>) {
  const iterator = items[Symbol.asyncIterator]();
  return {
    /** The next item; null at the end of the stream. */
    async next(): Promise<StreamItem | null> {
      const { done, value } = await iterator.next();
      return done ? null : value;
    },
  };
}

export const cursor = (text: string) => text as Cursor;
