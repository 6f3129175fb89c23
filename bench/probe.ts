import { readdirSync } from 'node:fs';
import { queryObjects } from 'node:v8';

/** What a process holds, at one moment. */
export interface Holdings {
  /** Bytes of memory in all. */
  readonly rss: number;
  /** Bytes of objects that are alive after a collection. */
  readonly heapUsed: number;
  /** Bytes outside of the heap that objects of the heap own. */
  readonly external: number;
  readonly sockets: number;
  /** Timers, sockets, requests and other things that keep Node's loop busy. */
  readonly handles: number;
  /** Timers that will run, also those that do not keep Node's loop busy. */
  readonly timers: number;
  /** Milliseconds of processor time so far. */
  readonly cpuMs: number;
}

/** Marks the lines that the measuring process reads. */
export const MARK = 'HOLDINGS ';

const aTimer = setTimeout(() => {}, 0);
const Timer = aTimer.constructor;
clearTimeout(aTimer);

function holdings(): Holdings {
  const { rss, heapUsed, external } = process.memoryUsage();
  const resources = process.getActiveResourcesInfo();
  const { user, system } = process.cpuUsage();
  return {
    rss,
    heapUsed,
    external,
    sockets: readdirSync('/proc/self/fd').length,
    handles: resources.length,
    timers: queryObjects(Timer, { format: 'summary' }).filter((text) => text.includes('_destroyed: false'))
      .length,
    cpuMs: (user + system) / 1000,
  };
}

// Loaded into the measured process with `--import`. Prints the resources in use on this signal.
process.on('SIGUSR2', () => {
  for (let round = 0; round < 4; round += 1) globalThis.gc?.();
  process.stdout.write(`${MARK}${JSON.stringify(holdings())}\n`);
});
