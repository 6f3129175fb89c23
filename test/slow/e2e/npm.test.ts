import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));

describe('npm start', () => {
  it('serves, and leaves no process behind when npm is stopped', async () => {
    const npm = spawn('npm', ['start'], { cwd: root, env: { ...process.env, PORT: '0' } });
    const ended = once(npm, 'exit');
    let output = '';
    const url = await new Promise<string>((resolve, reject) => {
      npm.stdout.on('data', (chunk: Buffer) => {
        output += chunk.toString();
        const found = /GraphQL and GraphiQL: ([^\s"]+)/.exec(output)?.[1];
        if (found) resolve(found);
      });
      npm.once('exit', () => reject(new Error(`npm start ended: ${output}`)));
    });
    expect((await fetch(`${url}?query=%7B__typename%7D`)).status).toBe(200);
    npm.kill('SIGTERM');
    await ended;
    const isGone = () =>
      fetch(url).then(
        () => false,
        () => true,
      );
    await expect.poll(isGone, { timeout: 30_000 }).toBe(true);
  });
});
