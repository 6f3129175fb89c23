/** An attempt that starts. */
export interface StartingAttempt {
  readonly method: 'GET' | 'POST';
  /** The path without ids: `/v1/setup_intents/:id`. */
  readonly template: string;
  /** 1 for the first attempt of a call. */
  readonly attempt: number;
}

/** How an attempt ended. */
export interface AttemptOutcome {
  /** The HTTP status; null without a response. */
  readonly status: number | null;
  readonly requestId: string | null;
  /** Null if the attempt succeeded. */
  readonly failure: Error | null;
}

/** The trace of one attempt. */
export interface AttemptTrace {
  /** Headers to send with the attempt. */
  readonly headers: Readonly<Record<string, string>>;
  /** Called when the attempt has ended. */
  end(outcome: AttemptOutcome): void;
}

/** Traces the attempts of one GraphQL request. */
export interface AttemptTracer {
  startAttempt(attempt: StartingAttempt): AttemptTrace;
}
