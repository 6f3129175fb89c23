import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));

it('the testing example passes with its own command', async () => {
  const args = ['run', '--silent', 'example:testing', '--', '--reporter=json'];
  const { stdout } = await promisify(execFile)('npm', args, { cwd: root });
  expect(JSON.parse(stdout.slice(stdout.indexOf('{')))).toMatchObject({
    numPassedTests: 4,
    numTotalTests: 4,
  });
});
