import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'esbuild';

// Node spends most of a start on finding and reading a thousand small modules, so the command line is bundled with its
// dependencies. The modules for embedding (`dist/server/gateway.js`) are not.

const CHUNKS = resolve('dist/chunks');

const { outputFiles, metafile } = await build({
  write: false,
  metafile: true,
  entryPoints: ['src/cli.ts'],
  outdir: 'dist',
  chunkNames: 'chunks/[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  // Only ECMAScript modules are bundled without a getter between each use of a name and its value.
  mainFields: ['module', 'main'],
  target: 'node20',
  // The types of the schema register themselves when their modules are loaded.
  ignoreAnnotations: true,
  // Loaded when first needed, or made for CommonJS.
  external: ['@graphql-yoga/render-graphiql', 'ioredis', 'jose', 'pino', 'prom-client', 'qs', 'undici'],
  banner: {
    js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
  },
  logLevel: 'warning',
});

mkdirSync(CHUNKS, { recursive: true });
for (const { path, contents } of outputFiles) write(path, Buffer.from(contents));
const built = new Set(outputFiles.map(({ path }) => path));
for (const name of readdirSync(CHUNKS)) {
  const path = resolve(CHUNKS, name);
  if (!built.has(path)) rmSync(path);
}

// The bundle contains copies of these packages, and their licenses require their texts.
const folders = new Set(
  Object.keys(metafile.inputs).flatMap(
    (input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0] ?? [],
  ),
);
const licenses = [...folders].sort().map((folder) => {
  const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
  const text = file
    ? readFileSync(`${folder}/${file}`, 'utf8').trim()
    : 'The package contains no license text.';
  return `${name} ${version} (${license})\n\n${text}\n`;
});
write('dist/third-party-licenses.txt', Buffer.from(licenses.join(`\n${'-'.repeat(80)}\n\n`)));

/**
 * Other processes may read the files: unchanged ones are not touched, and others are replaced at once.
 * @param {string} path
 * @param {Buffer} contents
 */
function write(path, contents) {
  if (existsSync(path) && readFileSync(path).equals(contents)) return;
  writeFileSync(`${path}.new`, contents);
  renameSync(`${path}.new`, path);
}
