import type { Logger } from 'pino';
import { traceOf } from '../schema/log.ts';
import { fail } from './failure.ts';
import { announce } from './output.ts';

/** Milliseconds between two checks whether npm still runs. */
const ORPHAN_CHECK_MS = 250;

/** A server that runs until it is stopped. */
export interface Running {
  readonly log: Logger;
  /** Milliseconds for which new requests are still served after SIGTERM. */
  readonly delayMs: number;
  /** Serves new requests for `delayMs`, then accepts no more. Settles when the requests in flight have ended. */
  readonly stop: (delayMs: number) => Promise<void>;
}

/** Stops a server on a signal or an unhandled error, then ends the process. Only SIGTERM applies `delayMs`. */
export function stopOnSignals({ stop, log, delayMs }: Running): void {
  let isStopping = false;
  const stopOnce = (code: 0 | 1, delay: number) => {
    if (code !== 0) process.exitCode = code;
    if (isStopping) return;
    isStopping = true;
    announce(delay > 0 ? `Stopping: new requests are still served for ${delay} ms` : 'Stopping');
    stop(delay).then(
      () => {
        announce('Stopped');
        log.flush(() => process.exit());
      },
      (error) => fail(error),
    );
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => {
      // A second signal, of either kind, ends the process at once.
      process.removeAllListeners('SIGTERM').removeAllListeners('SIGINT');
      stopOnce(0, signal === 'SIGINT' ? 0 : delayMs);
    });
  for (const event of ['uncaughtException', 'unhandledRejection'] as const)
    process.on(event, (error: unknown) => {
      log.fatal({ unhandled: traceOf(error) }, 'Unhandled error: stopping');
      stopOnce(1, 0);
    });
  // npm runs its scripts in a shell that does not forward SIGTERM, so the process stops when the shell has ended.
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event !== undefined)
    setInterval(() => process.ppid !== parent && stopOnce(0, 0), ORPHAN_CHECK_MS).unref();
}
