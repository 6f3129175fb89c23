// Runs GraphQL Codegen (codegen.ts) for the typed client and the tests, unless none of its inputs has changed since.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** @param {string} path */
const read = (path) => readFileSync(root + path, 'utf8');

/** The tests that contain typed documents. */
export const TYPED_TESTS = readdirSync(`${root}test`, { recursive: true })
  .map((name) => `test/${name}`)
  .filter((path) => path.endsWith('.test.ts') && read(path).includes('/generated/index.ts'))
  .sort();

const CLIENT_DOCUMENTS = readdirSync(`${root}src/client`)
  .filter((name) => name.endsWith('.graphql'))
  .map((name) => `src/client/${name}`);

const OUTPUTS = ['src/client/generated/documents.ts', 'test/generated/graphql.ts'];

/** Holds the hash of the inputs of the last run. */
const STAMP = `${root}src/client/generated/.inputs`;

/** Generates the typed documents if they are missing or out of date. Vitest calls it before the tests. */
export function setup() {
  const hash = createHash('sha256');
  for (const path of [
    'package-lock.json',
    'codegen.ts',
    'schema.graphql',
    ...CLIENT_DOCUMENTS,
    ...TYPED_TESTS,
  ])
    hash.update(`${path}\n${read(path)}\n`);
  const inputs = hash.digest('hex');
  const isCurrent =
    [STAMP, ...OUTPUTS.map((path) => root + path)].every(existsSync) &&
    readFileSync(STAMP, 'utf8') === inputs;
  if (isCurrent) return;
  const codegen = `${root}node_modules/@graphql-codegen/cli/esm/bin.js`;
  execFileSync(process.execPath, [codegen, '--config', 'codegen.ts'], { cwd: root, stdio: 'inherit' });
  writeFileSync(STAMP, inputs);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) setup();
