import { createSandbox } from '../sandbox/server.ts';
import { stopOnSignals } from './lifecycle.ts';
import { announce, createLog, logWarnings } from './output.ts';
import { settingsOfProcess } from './settings.ts';

const DEFAULT_PORT = 12111;

/** Serves the sandbox until the process is stopped. */
export async function sandbox(): Promise<void> {
  const { server, warnings } = settingsOfProcess(false);
  const log = createLog(server.logLevel);
  logWarnings(log, warnings);
  const { url, close } = await createSandbox({ seeded: true, port: server.sandboxPort ?? DEFAULT_PORT });
  stopOnSignals({ log, delayMs: 0, stop: () => close() });
  announce(`Sandbox: ${url} accepts any well-formed test key, such as sk_test_123`, { url });
}
