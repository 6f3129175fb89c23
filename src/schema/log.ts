/** The methods of a structured logger that the gateway uses, such as pino's. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** The maximum number of values of one warning in each log. Further values are not logged. */
const MAX_VALUES = 1000;

/** A warning that is logged only once for each value. */
export class WarnOnce {
  readonly #message: string;
  readonly #seen = new WeakMap<Log, Set<string>>();

  constructor(message: string) {
    this.#message = message;
  }

  warn(log: Log, value: string, fields: object): void {
    const seen = this.#seen.get(log) ?? new Set<string>();
    this.#seen.set(log, seen);
    if (seen.has(value) || seen.size >= MAX_VALUES) return;
    seen.add(value);
    log.warn(fields, this.#message);
  }
}

/**
 * The origin of an unexpected error, as fields of a log line. Messages are included only for JavaScript's built-in
 * errors, because other messages may contain the caller's input.
 */
export function traceOf(error: unknown): object {
  if (!(error instanceof Error)) return { error: typeof error };
  // The stack starts with the message, which may have several lines.
  const frames =
    error.stack?.slice(error.stack.indexOf(error.message) + error.message.length).split('\n') ?? [];
  return {
    error: error.name,
    ...(LANGUAGE_ERRORS.some((kind) => error instanceof kind) && { message: error.message }),
    at: frames.map((line) => line.trim()).filter((line) => line !== ''),
    ...(error.cause instanceof Error && { cause: traceOf(error.cause) }),
  };
}

const LANGUAGE_ERRORS = [TypeError, ReferenceError];
