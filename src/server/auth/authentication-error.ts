/** How a request can be refused because of who sends it, with the HTTP status of each. */
export const REFUSAL_STATUS = {
  BAD_REQUEST: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
} as const;

interface Refusal {
  readonly code: keyof typeof REFUSAL_STATUS;
  /** For the log alone; never holds a credential. */
  readonly reason: string;
  /** Who it is, where that is known. */
  readonly subject?: string;
  /** Whether the same request may be taken later. */
  readonly retryable?: boolean;
}

/** Thrown when a request comes from nobody who may ask. The message is for the caller. */
export class AuthenticationError extends Error {
  readonly code: keyof typeof REFUSAL_STATUS;
  readonly reason: string;
  readonly subject: string | null;
  readonly retryable: boolean;

  constructor(message: string, { code, reason, subject, retryable = false }: Refusal) {
    super(message);
    this.name = 'AuthenticationError';
    this.code = code;
    this.reason = reason;
    this.subject = subject ?? null;
    this.retryable = retryable;
  }
}

/** A credential that is not accepted, told to the caller in these words. */
export function notAccepted(message: string, reason: string): AuthenticationError {
  return new AuthenticationError(message, { code: 'UNAUTHENTICATED', reason });
}
