import type { ErrorCode } from '../../schema/error-codes.ts';

/** The codes with which a request is rejected because of its credential, with their HTTP statuses. */
export const STATUS_OF_CODE = {
  BAD_REQUEST: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
} as const satisfies Partial<Record<ErrorCode, number>>;

interface AuthenticationErrorOptions {
  readonly code: keyof typeof STATUS_OF_CODE;
  /** For the log only. Never contains a credential. */
  readonly reason: string;
  /** The caller, if it is known. */
  readonly subject?: string;
  /** Whether the same request may succeed later. */
  readonly retryable?: boolean;
}

/**
 * The error for a request that is rejected because of its credential, or because of headers that the credential does
 * not allow.
 */
export class AuthenticationError extends Error {
  readonly code: keyof typeof STATUS_OF_CODE;
  readonly reason: string;
  readonly subject: string | null;
  readonly retryable: boolean;

  /** @param message for the caller */
  constructor(message: string, { code, reason, subject, retryable = false }: AuthenticationErrorOptions) {
    super(message);
    this.name = 'AuthenticationError';
    this.code = code;
    this.reason = reason;
    this.subject = subject ?? null;
    this.retryable = retryable;
  }
}

/** The error for a missing or invalid credential. */
export function unauthenticated(message: string, reason: string): AuthenticationError {
  return new AuthenticationError(message, { code: 'UNAUTHENTICATED', reason });
}
