import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Builds the package and the examples, which the slow tests run as processes. Vitest calls it before them. */
export function setup(): void {
  const run = (command: string, ...args: string[]) =>
    execFileSync(command, args, { cwd: root, stdio: 'inherit' });
  run('npm', 'run', '--silent', 'build');
  run('npx', 'tsc', '-b', 'examples/federation', 'examples/observability', 'examples/web');
  run('npx', 'vite', 'build', '--config', 'examples/web/vite.config.ts');
}
