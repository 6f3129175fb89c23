// Prints the built schema to files: `node src/schema/print.mjs subgraph` and `… schema`.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { schema } from '../../dist/schema/index.js';
import { subgraphSdl } from '../../dist/server/graph/federation.js';

/** @type {Readonly<Record<string, { path: string, text: () => string }>>} */
const PRINTED = {
  // Reviewed and committed. A test fails when it is out of date.
  schema: { path: '../../schema.graphql', text: () => printSchema(lexicographicSortSchema(schema)) },
  // Part of the package only.
  subgraph: { path: '../../dist/subgraph.graphql', text: () => subgraphSdl(schema) },
};

for (const name of process.argv.slice(2)) {
  const { path, text } = PRINTED[name] ?? {};
  if (!path || !text) throw new Error(`Unknown: ${name}. Use ${Object.keys(PRINTED).join(' or ')}.`);
  const [file, content] = [new URL(path, import.meta.url), text()];
  // Other processes may read the file, so it is not written if it has not changed.
  if (!existsSync(file) || readFileSync(file, 'utf8') !== content) writeFileSync(file, content);
}
