import { rmSync } from 'node:fs';
import { build } from 'esbuild';

// Node spends most of a start on finding and reading a thousand small modules, so the command line is bundled with its
// dependencies. The modules for embedding (`dist/server/gateway.js`) are not.

rmSync('dist/chunks', { recursive: true, force: true });
await build({
  entryPoints: ['src/cli.ts'],
  outdir: 'dist',
  chunkNames: 'chunks/[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
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
