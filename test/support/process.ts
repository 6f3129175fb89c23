import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

export interface RunningProcess {
  readonly pid: number | undefined;
  /** Resolves with the first group of a match in the output. Rejects if the process ends without one. */
  until(pattern: RegExp): Promise<string>;
  signal(name: NodeJS.Signals): void;
  readonly ended: Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }>;
}

/** Runs the built CLI with these variables, without any other setting of the gateway. */
export function runCli(args: readonly string[], env: Readonly<Record<string, string>> = {}): RunningProcess {
  return runNode([CLI, ...args], env);
}

/** Runs Node with these arguments and variables, without any other setting of the gateway. */
export function runNode(args: readonly string[], env: Readonly<Record<string, string>> = {}): RunningProcess {
  return startProcess(process.execPath, args, env);
}

/**
 * Runs `npm run` with these arguments and variables. Signals reach all processes of the script, like those of a
 * terminal: npm passes them to the shell only.
 */
export function runScript(args: readonly string[], env: Readonly<Record<string, string>>): RunningProcess {
  return startProcess('npm', ['run', ...args], env, true);
}

/** Runs a program with these arguments and variables, without any other setting of the gateway. */
export function startProcess(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  isGroup = false,
): RunningProcess {
  const child: ChildProcess = spawn(program, [...args], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: isGroup,
  });
  const output = { stdout: '', stderr: '' };
  const waiting = new Set<() => void>();
  for (const name of ['stdout', 'stderr'] as const)
    child[name]?.on('data', (chunk: Buffer) => {
      output[name] += chunk.toString();
      for (const look of waiting) look();
    });
  const ended = new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) => {
    child.once('close', (code) => resolve({ code, ...output }));
  });
  return {
    pid: child.pid,
    until: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = pattern.exec(output.stdout);
          if (!found) return;
          waiting.delete(look);
          resolve(found[1] ?? found[0]);
        };
        waiting.add(look);
        look();
        ended.then(({ code, stderr }) => reject(new Error(`The process ended with ${code}: ${stderr}`)));
      }),
    signal: (name) => {
      if (isGroup && child.pid !== undefined) process.kill(-child.pid, name);
      else child.kill(name);
    },
    ended,
  };
}
