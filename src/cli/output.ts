import { type Logger, pino } from 'pino';
import { readableLine } from './readable-line.ts';

/**
 * A log on stderr: readable on a terminal, JSON lines otherwise. Lines are written in the background; `flush` writes the
 * rest.
 */
export function createLog(level: string): Logger {
  const { stderr } = process;
  const destination = stderr.isTTY
    ? { write: (line: string) => stderr.write(readableLine(line)) }
    : pino.destination({ dest: 2, sync: false });
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
