/** No usable HTTP answer arrived. `sent` says whether the request may have reached the other side. */
export abstract class TransportError extends Error {
  readonly sent: boolean;

  constructor(message: string, options: { sent: boolean; cause?: unknown }) {
    super(message, { cause: options.cause });
    this.name = new.target.name;
    this.sent = options.sent;
  }
}

/** The connection could not be made, or broke before the whole answer was read. */
export class ConnectionError extends TransportError {}

/** The time that the caller allowed ran out before the whole answer was read. */
export class TimeoutError extends TransportError {}

/** The caller gave up (its signal was aborted). */
export class AbortedError extends TransportError {}
