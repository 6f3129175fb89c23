import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Unit and graph tests that take long, so that `npm test` takes less than two minutes. */
const LONG = [
  'test/graph/{access-matrix,limits,retries,upstream-failures}.test.ts',
  'test/schema/fields/input.test.ts',
  'test/server/{document-cache,subscription-limits,execution/execute}.test.ts',
];

export default defineConfig(({ mode }) => ({
  resolve: {
    alias: [
      // graphql ships two builds; the libraries load this one, and a second copy would break `instanceof`.
      { find: /^graphql$/, replacement: 'graphql/index.js' },
      // The examples import the package by its name.
      { find: /^setup-intents-gateway$/, replacement: at('src/server/gateway.ts') },
      { find: /^setup-intents-gateway\/client$/, replacement: at('src/client/client.ts') },
      { find: /^setup-intents-gateway\/metrics$/, replacement: at('src/telemetry/metrics.ts') },
      { find: /^setup-intents-gateway\/sandbox$/, replacement: at('src/sandbox/server.ts') },
    ],
  },
  test: {
    globalSetup: ['src/client/generate.mjs', 'src/sandbox/stripe-js/generate.mjs'],
    // On two cores the default is one worker.
    maxWorkers: 2,
    sequence: { shuffle: true },
    // Generous, so that tests pass on a busy machine. The full number of random cases takes minutes there.
    testTimeout: mode === 'full' ? 600_000 : 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 20_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/slow/**', ...LONG],
          // Vitest hands its mode and its environment variables to no project.
          env: { TEST_MODE: mode },
          // The modules of src are loaded, and the schema is built, once in each worker instead of once in each file.
          isolate: false,
        },
      },
      {
        extends: true,
        test: { name: 'long', include: LONG, env: { TEST_MODE: mode }, isolate: false },
      },
      {
        extends: true,
        test: {
          // Requests once more, on the fast path: elsewhere Yoga answers the first request for each document.
          name: 'fast',
          include: ['test/{graph,client,schema/fields}/**/*.test.ts', 'test/server/{*,plugins/*}.test.ts'],
          // These tests are about documents that are not cached, or not valid everywhere.
          exclude: ['test/server/fast-path*.test.ts', 'test/server/plugins/use-no-suggestions.test.ts'],
          setupFiles: 'test/support/cached-documents.ts',
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'slow',
          include: ['test/slow/**/*.test.ts'],
          globalSetup: 'test/support/build.ts',
        },
      },
    ],
  },
}));
