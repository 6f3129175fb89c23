import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));

it('the testing example passes with its own command', async () => {
  const args = ['run', '--config', 'examples/testing/vitest.config.ts', '--reporter=json'];
  const { stdout } = await promisify(execFile)(`${root}node_modules/.bin/vitest`, args, { cwd: root });
  expect(JSON.parse(stdout.slice(stdout.indexOf('{')))).toMatchObject({
    numPassedTests: 4,
    numTotalTests: 4,
  });
});
