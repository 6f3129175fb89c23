import { StripePermissionError } from '../stripe/errors.ts';

/** What a request has learned of what the gateway's key may not read. */
export class Refusals {
  /** Whether anything was refused: then it is wise to ask for one object before asking for many. */
  seen = false;

  /**
   * Reads with expansions; where the key may not read what one of them needs, without. What can be read arrives, and
   * only the fields that need the rest fail.
   */
  async read<T>(expand: readonly string[], read: (expand: readonly string[]) => Promise<T>): Promise<T> {
    try {
      return await read(expand);
    } catch (error) {
      if (!(error instanceof StripePermissionError) || expand.length === 0) throw error;
      this.seen = true;
      return read([]);
    }
  }
}
