import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startProcess } from '../support/process.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);

/** The oldest Node that is promised, and the majors after it. */
const VERSIONS = ['20.19.0', '22.23.3', '24.21.0', '26.10.0'];

/** Node itself, as npm has it. */
const NODE = `node-${process.platform}-${process.arch}`;

const hasRegistry = await run('npm', ['view', `${NODE}@${VERSIONS[0]}`, 'version']).then(
  () => true,
  () => false,
);

/** A user's program: all that the package exports, in one. */
const PROGRAM = `
import { createGateway } from 'setup-intents-gateway';
import { CreateSetupIntentDocument, possibleTypes } from 'setup-intents-gateway/client';
import { createSandbox } from 'setup-intents-gateway/sandbox';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { print } from 'graphql';

const sandbox = await createSandbox();
const gateway = createGateway({ stripeApiKey: 'sk_test_1', stripeApiBase: sandbox.url });
const input = { paymentMethod: 'pm_card_visa', confirm: true, returnUrl: 'https://shop.example' };
const response = await gateway.fetch('http://localhost/graphql', {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ query: print(CreateSetupIntentDocument), variables: { input } }),
});
const { data } = await response.json();
const sdl = (name) => readFileSync(fileURLToPath(import.meta.resolve('setup-intents-gateway/' + name)), 'utf8').length > 1000;
console.log(JSON.stringify({
  node: process.versions.node,
  status: data.createSetupIntent.setupIntent.status,
  calls: sandbox.requests().length,
  types: possibleTypes.StripeError.length,
  files: ['schema.graphql', 'subgraph.graphql'].every(sdl),
}));
await gateway.dispose();
await sandbox.close();
`;

describe.skipIf(!hasRegistry)('the packed package (needs a registry of npm)', { timeout: 300_000 }, () => {
  let project: string;
  beforeAll(async () => {
    project = mkdtempSync(join(tmpdir(), 'packed-'));
    writeFileSync(join(project, 'package.json'), '{"private":true,"type":"module"}');
    writeFileSync(join(project, 'program.js'), PROGRAM);
    // The build stands already, and others are at work with it.
    await run('npm', ['pack', '--ignore-scripts', '--pack-destination', project], { cwd: root });
    const [tarball] = readdirSync(project).filter((name) => name.endsWith('.tgz'));
    const nodes = VERSIONS.map((version) => `node-${version}@npm:${NODE}@${version}`);
    await run('npm', ['install', '--no-audit', '--no-fund', `./${tarball}`, ...nodes], { cwd: project });
  }, 300_000);
  afterAll(() => rmSync(project, { recursive: true }));

  const binary = (version: string) => join(project, 'node_modules', `node-${version}`, 'bin', 'node');

  it('holds what it needs, and no source, test or example', () => {
    const files = readdirSync(join(project, 'node_modules', 'setup-intents-gateway'));
    expect(files.sort()).toEqual(['LICENSE', 'README.md', 'dist', 'package.json', 'schema.graphql', 'src']);
    const src = join(project, 'node_modules', 'setup-intents-gateway', 'src');
    expect(readdirSync(src, { recursive: true }).map(String).sort()).toEqual([
      'schema',
      join('schema', 'subgraph.graphql'),
    ]);
  });

  it.each(VERSIONS)('works in a program on Node %s', async (version) => {
    const { stdout } = await run(binary(version), ['program.js'], { cwd: project });
    expect(JSON.parse(stdout)).toEqual({
      node: version,
      status: 'SUCCEEDED',
      // The write, and what is asked beyond its answer.
      calls: 2,
      types: 4,
      files: true,
    });
  });

  it.each(VERSIONS)('serves by its command on Node %s, without a warning', async (version) => {
    const cli = join(project, 'node_modules', 'setup-intents-gateway', 'dist', 'cli.js');
    const gateway = startProcess(binary(version), [cli, 'serve'], { PORT: '0', LOG_LEVEL: 'warn' });
    const url = await gateway.until(/GraphQL and GraphiQL: (\S+)/);
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ setupIntents(first: 20) { nodes { customer { name } } } }' }),
    });
    expect(await response.json()).toMatchObject({ extensions: { stripe: { calls: 1 } } });
    gateway.signal('SIGTERM');
    expect(await gateway.ended).toMatchObject({ code: 0, stderr: '' });
  });
});
