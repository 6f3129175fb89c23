import type { Log } from '../schema/log.ts';
import { redacted, withoutSecrets } from '../stripe/redact.ts';

/** A log that redacts keys, tokens and client secrets before it passes the lines on. */
export function redactingLog(log: Log): Log {
  return {
    info: (fields, message) => log.info(withoutSecrets(fields), redacted(message)),
    warn: (fields, message) => log.warn(withoutSecrets(fields), redacted(message)),
    error: (fields, message) => log.error(withoutSecrets(fields), redacted(message)),
  };
}
