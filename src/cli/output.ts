import { type Logger, pino } from 'pino';
import { readableLine } from './readable-line.ts';

/** Lines wait until there are so many bytes (the library allows less than 16,384), or for so long. */
const MIN_BYTES = 16_000;
const MAX_WAIT_MS = 100;

/**
 * A log on stderr: readable on a terminal, JSON lines otherwise. Lines are written in the background, several at a time,
 * because a write costs more than a line; `flush` writes the rest.
 */
export function createLog(level: string): Logger {
  const { stderr } = process;
  const destination = stderr.isTTY
    ? { write: (line: string) => stderr.write(readableLine(line)) }
    : pino.destination({ dest: 2, sync: false, minLength: MIN_BYTES, periodicFlush: MAX_WAIT_MS });
  return pino({ base: null, level }, destination);
}

/** Reports a start or a stop on stdout, at every log level: as text on a terminal, as a JSON line otherwise. */
export function announce(message: string, fields: object = {}): void {
  const { stdout } = process;
  if (stdout.isTTY) stdout.write(`${message}\n`);
  else pino({ base: null }, stdout).info(fields, message);
}

/** Logs the warnings about variables that look like settings but are not. */
export function logWarnings(log: Logger, warnings: readonly string[]): void {
  for (const warning of warnings) log.warn(warning);
}
