import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { ts } from 'ts-morph';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import packageJson from '../../../package.json' with { type: 'json' };
import { startProcess } from '../../support/process.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const run = promisify(execFile);

/** The oldest supported Node, and later majors. */
const VERSIONS = ['20.19.0', '22.23.3', '24.21.0', '26.10.0'];
const [OLDEST = ''] = VERSIONS;

/** The oldest supported version of graphql. */
const OLDEST_GRAPHQL = packageJson.peerDependencies.graphql.replace('^', '');

/** Node itself, as a package of npm. */
const NODE = `node-${process.platform}-${process.arch}`;

const hasRegistry = await run('npm', ['view', `${NODE}@${OLDEST}`, 'version']).then(
  () => true,
  () => false,
);

/** A user's program, which uses all exports of the package. */
const PROGRAM = `
import { createGateway, type GatewayOptions } from 'setup-intents-gateway';
import {
  CreateSetupIntentDocument,
  type CreateSetupIntentMutation,
  type CreateSetupIntentMutationVariables,
  possibleTypes,
} from 'setup-intents-gateway/client';
import { createSandbox } from 'setup-intents-gateway/sandbox';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { print } from 'graphql';

const sandbox = await createSandbox();
const options: GatewayOptions = { stripeApiKey: 'sk_test_1', stripeApiBase: sandbox.url };
const gateway = createGateway(options);
const input: CreateSetupIntentMutationVariables['input'] = {
  paymentMethod: 'pm_card_visa', confirm: true, returnUrl: 'https://shop.example',
};
const response = await gateway.fetch('http://localhost/graphql', {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ query: print(CreateSetupIntentDocument), variables: { input } }),
});
const { data } = (await response.json()) as { data: CreateSetupIntentMutation };
const result = data.createSetupIntent;
const textOf = (name: string) =>
  readFileSync(fileURLToPath(import.meta.resolve('setup-intents-gateway/' + name)), 'utf8');
process.stdout.write(JSON.stringify({
  node: process.versions.node,
  status: result?.__typename === 'CreateSetupIntentPayload' ? result.setupIntent?.status : result?.__typename,
  calls: sandbox.requests().length,
  types: possibleTypes.StripeError?.length,
  files: ['schema.graphql', 'subgraph.graphql', 'package.json'].every((name) => textOf(name).length > 1000),
}));
await gateway.dispose();
await sandbox.close();
`;

/** The program in JavaScript, for Node 20. */
const JAVASCRIPT = ts.transpileModule(PROGRAM, {
  compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
}).outputText;

/** A CommonJS program, which uses all exports of the package. */
const REQUIRES = `
const { createGateway } = require('setup-intents-gateway');
const { createSandbox } = require('setup-intents-gateway/sandbox');
const { possibleTypes } = require('setup-intents-gateway/client');
process.stdout.write([typeof createGateway, typeof createSandbox, typeof possibleTypes].join());
`;

describe.skipIf(!hasRegistry)('the packed package (needs a registry of npm)', () => {
  let folder: string;
  let tarball: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'packed-'));
    // Without a new build: other tests use `dist` at the same time.
    const { stdout } = await run(
      'npm',
      ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder],
      {
        cwd: root,
      },
    );
    tarball = join(folder, stdout.trim());
    const nodes = VERSIONS.map((version) => `node-${version}@npm:${NODE}@${version}`);
    await run('npm', ['install', '--no-audit', '--no-fund', ...nodes], { cwd: projectOf('nodes', {}) });
  });
  // No time limit: the folder holds tens of thousands of files, which takes minutes on a busy disk.
  afterAll(() => rmSync(folder, { recursive: true }), 0);

  /** A folder with nothing but a package.json. */
  function projectOf(name: string, content: object): string {
    const project = join(folder, name);
    mkdirSync(project, { recursive: true });
    writeFileSync(
      join(project, 'package.json'),
      JSON.stringify({ private: true, type: 'module', ...content }),
    );
    return project;
  }

  const node = (version: string) => join(folder, 'nodes', 'node_modules', `node-${version}`, 'bin', 'node');

  /** Installs the package with this machine's npm, which the given Node runs. Returns npm's messages. */
  async function install(project: string, version: string): Promise<string> {
    const { stdout: npm } = await run('npm', ['root', '--global']);
    const cli = join(npm.trim(), 'npm', 'bin', 'npm-cli.js');
    const args = [cli, 'install', '--no-audit', '--no-fund', tarball];
    const { stderr } = await run(node(version), args, { cwd: project });
    return stderr;
  }

  describe.each(VERSIONS)('in an empty project, by Node %s', (version) => {
    let project: string;
    let said: string;
    beforeAll(async () => {
      project = projectOf(version, {});
      said = await install(project, version);
    });

    it('installs with only the warnings that the README names', () => {
      const warned = new Set([...said.matchAll(/package: '(.+)@/g)].map(([, name]) => name));
      expect([...warned].sort()).toEqual(
        version === OLDEST ? ['@whatwg-node/disposablestack', '@whatwg-node/promise-helpers'] : [],
      );
      if (version !== OLDEST) expect(said).not.toContain('warn');
    });

    it('works in a program', async () => {
      writeFileSync(join(project, 'program.js'), JAVASCRIPT);
      const { stdout } = await run(node(version), ['program.js'], { cwd: project });
      expect(JSON.parse(stdout)).toEqual({
        node: version,
        status: 'SUCCEEDED',
        // The write, and the read of the fields that its response does not have.
        calls: 2,
        types: 4,
        files: true,
      });
    });

    it('is required by CommonJS, without a warning', async () => {
      writeFileSync(join(project, 'program.cjs'), REQUIRES);
      expect(await run(node(version), ['program.cjs'], { cwd: project })).toEqual({
        stdout: 'function,function,object',
        stderr: '',
      });
    });

    it('serves by its command, without a warning', async () => {
      const bin = join(project, 'node_modules', '.bin', 'setup-intents-gateway');
      const gateway = startProcess(node(version), [bin, 'serve'], { PORT: '0', LOG_LEVEL: 'warn' });
      const url = await gateway.until(/GraphQL and GraphiQL: ([^\s"]+)/);
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

  describe('as it is installed', () => {
    let project: string;
    beforeAll(async () => {
      // The types of the oldest supported Node, which only the compiler needs.
      project = projectOf('installed', { devDependencies: { '@types/node': '20' } });
      await install(project, OLDEST);
    });

    it('contains all that it needs, and no source, test or example', () => {
      const files = readdirSync(join(project, 'node_modules', 'setup-intents-gateway'));
      expect(files.sort()).toEqual(['LICENSE', 'README.md', 'dist', 'package.json', 'schema.graphql']);
      const dist = join(project, 'node_modules', 'setup-intents-gateway', 'dist');
      expect(readdirSync(dist, { recursive: true }).map(String)).toEqual(
        expect.arrayContaining(['subgraph.graphql', join('client', 'generated', 'documents.js')]),
      );
    });

    it('contains the licenses of the packages in the bundle', () => {
      const file = join(
        project,
        ...['node_modules', 'setup-intents-gateway', 'dist', 'third-party-licenses.txt'],
      );
      const licenses = readFileSync(file, 'utf8').split(`\n${'-'.repeat(80)}\n\n`);
      const yoga = licenses.find((text) => text.startsWith('graphql-yoga '));
      expect(yoga).toMatch(/\(MIT\).+Permission is hereby granted/s);
    });

    it.each([
      ['as Node resolves', ['--module', 'nodenext']],
      ['as bundlers resolve', ['--module', 'preserve', '--moduleResolution', 'bundler']],
    ])('has types that hold in a strict program, %s', async (_, options) => {
      writeFileSync(join(project, 'program.ts'), PROGRAM);
      const strict = ['--noEmit', '--strict', '--target', 'es2023', '--skipLibCheck', '--types', 'node'];
      const tsc = join(root, 'node_modules', '.bin', 'tsc');
      const compile = () => run(tsc, [...strict, ...options, 'program.ts'], { cwd: project });
      expect(await compile().catch(({ stdout }) => stdout)).toMatchObject({ stdout: '' });
      // What is not there is not taken for anything.
      writeFileSync(join(project, 'program.ts'), PROGRAM.replace('stripeApiKey:', 'nonsense:'));
      await expect(compile()).rejects.toMatchObject({ stdout: expect.stringContaining('nonsense') });
    });
  });

  describe('in a project that has graphql already', () => {
    it('works with the oldest supported version', async () => {
      const project = projectOf('oldest-graphql', { dependencies: { graphql: OLDEST_GRAPHQL } });
      await install(project, OLDEST);
      writeFileSync(join(project, 'program.js'), JAVASCRIPT);
      const { stdout } = await run(node(OLDEST), ['program.js'], { cwd: project });
      expect(JSON.parse(stdout)).toMatchObject({ status: 'SUCCEEDED' });
    });

    it('rejects a major of graphql that it does not support', async () => {
      const project = projectOf('next-graphql', { dependencies: { graphql: '17.1.0' } });
      await expect(install(project, OLDEST)).rejects.toMatchObject({
        stderr: expect.stringContaining('ERESOLVE'),
      });
    });
  });
});
