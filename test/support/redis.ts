import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether the program `redis-server` is installed; tests that need it are skipped otherwise. */
export const HAS_REDIS = spawnSync('redis-server', ['--version']).status === 0;

export interface TestRedis {
  readonly url: string;
  /** Ends the process without a chance to save anything. */
  kill(): Promise<void>;
  /** Starts the process again, on the same port. It has forgotten everything unless `isDurable`. */
  start(): Promise<void>;
  /** Stops the process from answering, without closing connections. */
  pause(): void;
  resume(): void;
  close(): Promise<void>;
}

/** Below the ports that systems give to other programs, which could take a port before Redis does. */
const PORTS = { min: 10_000, max: 30_000 };

/**
 * Starts a Redis server on a free port.
 * @param isDurable whether it keeps its data when it is killed
 * @throws Error if it does not start
 */
export async function startRedis({ isDurable = false } = {}): Promise<TestRedis> {
  let port = 0;
  const folder = await mkdtemp(join(tmpdir(), 'redis-'));
  let child: ChildProcess | null = null;
  const start = async () => {
    const options = { port, bind: '127.0.0.1', save: '', dir: folder, appendonly: isDurable ? 'yes' : 'no' };
    const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
    const started = spawn('redis-server', args, { stdio: ['ignore', 'pipe', 'inherit'] });
    child = started;
    let output = '';
    for await (const chunk of started.stdout) {
      output += String(chunk);
      if (output.includes('Ready to accept connections')) {
        started.stdout.resume();
        return;
      }
    }
    throw new Error(`Redis did not start: ${output}`);
  };
  const kill = async () => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };
  for (let attempt = 1; port === 0; attempt += 1) {
    port = randomInt(PORTS.min, PORTS.max);
    await start().catch((error: unknown) => {
      // Another program uses the port.
      if (attempt === 5) throw error;
      port = 0;
    });
  }
  return {
    url: `redis://127.0.0.1:${port}`,
    kill,
    start,
    pause: () => void child?.kill('SIGSTOP'),
    resume: () => void child?.kill('SIGCONT'),
    async close() {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
