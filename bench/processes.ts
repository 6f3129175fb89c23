import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type Holdings, MARK } from './probe.ts';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const PROBE = new URL('./probe.js', import.meta.url).href;

/** A command of the CLI, or a script, in its own process, which can be asked for the resources in use. */
export class MeasuredProcess {
  readonly #child: ChildProcess;
  #output = '';

  constructor(program: 'serve' | 'sandbox' | URL, env: Readonly<Record<string, string>>) {
    const args = program instanceof URL ? [fileURLToPath(program)] : [CLI, program];
    this.#child = spawn(process.execPath, ['--expose-gc', `--import=${PROBE}`, ...args], {
      env: { PATH: process.env.PATH, ...env },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    this.#child.stdout?.on('data', (chunk: Buffer) => {
      this.#output += chunk.toString();
    });
  }

  /** The first group of a match in the output, once there is one. */
  async until(pattern: RegExp): Promise<string> {
    for (;;) {
      const found = pattern.exec(this.#output);
      if (found?.[1] !== undefined) return found[1];
      if (this.#child.exitCode !== null) throw new Error(`It ended with ${this.#child.exitCode}.`);
      await Promise.race([
        once(this.#child.stdout as NodeJS.ReadableStream, 'data'),
        once(this.#child, 'exit'),
      ]);
    }
  }

  async holdings(): Promise<Holdings> {
    this.#output = '';
    this.#child.kill('SIGUSR2');
    return JSON.parse(await this.until(new RegExp(`^${MARK}(.*)$`, 'm'))) as Holdings;
  }

  async stop(): Promise<void> {
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGTERM');
    await ended;
  }
}
