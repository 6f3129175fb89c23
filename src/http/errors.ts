/** No complete HTTP response was received. `sent` says whether the server may have received the request. */
export abstract class TransportError extends Error {
  readonly sent: boolean;

  constructor(message: string, options: { sent: boolean; cause?: unknown }) {
    super(message, { cause: options.cause });
    this.name = new.target.name;
    this.sent = options.sent;
  }
}

/** The connection could not be opened, or it broke before the whole response was read. */
export class ConnectionError extends TransportError {}

/** The timeout passed before the whole response was read. */
export class TimeoutError extends TransportError {}

/** The caller aborted the request by its signal. */
export class AbortedError extends TransportError {}
