/** The part of a structured logger that the gateway uses; pino's has it. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** How many values one log remembers; past it, further ones are not logged. */
const MAX_REMEMBERED = 1000;

/** A warning that each log gets once for each value. */
export class WarnOnce {
  readonly #message: string;
  readonly #seen = new WeakMap<Log, Set<string>>();

  constructor(message: string) {
    this.#message = message;
  }

  warn(log: Log, value: string, fields: object): void {
    const seen = this.#seen.get(log) ?? new Set<string>();
    this.#seen.set(log, seen);
    if (seen.has(value) || seen.size >= MAX_REMEMBERED) return;
    seen.add(value);
    log.warn(fields, this.#message);
  }
}

/**
 * Where an unexpected error comes from, as fields of a log line. What it says is told only when it speaks of code: other
 * messages may repeat what a caller has sent.
 */
export function traceOf(error: unknown): object {
  if (!(error instanceof Error)) return { error: typeof error };
  // The stack begins with the message, which may have lines of its own.
  const frames =
    error.stack?.slice(error.stack.indexOf(error.message) + error.message.length).split('\n') ?? [];
  return {
    error: error.name,
    ...(SPEAKS_OF_CODE.some((kind) => error instanceof kind) && { message: error.message }),
    at: frames.map((line) => line.trim()).filter((line) => line !== ''),
    ...(error.cause instanceof Error && { cause: traceOf(error.cause) }),
  };
}

const SPEAKS_OF_CODE = [TypeError, ReferenceError];
