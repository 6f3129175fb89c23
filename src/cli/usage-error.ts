/** An invalid command line. */
export class UsageError extends Error {
  /** The command whose help is shown; null for the help of all commands. */
  readonly command: string | null;

  constructor(message: string, command: string | null) {
    super(message);
    this.name = 'UsageError';
    this.command = command;
  }
}
