import { ConfigError } from '../config/config-error.ts';

/** Prints an error, and ends the process with exit code 1. */
export function fail(error: unknown): never {
  process.stderr.write(`${problemText(error)}\n`);
  process.exit(1);
}

/** Remedies if the server cannot listen. */
const REMEDIES: Readonly<Record<string, string>> = {
  EADDRINUSE: 'set PORT (or SANDBOX_PORT, METRICS_PORT) to a free port.',
  EADDRNOTAVAIL: 'set HOST to an address of this machine.',
  ENOTFOUND: 'set HOST to an address of this machine.',
  EAI_AGAIN: 'set HOST to an address of this machine.',
  EACCES: 'set PORT to a port that you may use.',
};

function problemText(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  if (!(error instanceof Error)) return String(error);
  const remedy = 'code' in error && typeof error.code === 'string' ? REMEDIES[error.code] : undefined;
  if (remedy) return `${error.message}: ${remedy}`;
  return error.stack ?? error.message;
}
