import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { expect, it, onTestFinished } from 'vitest';
import { seededIds } from '../../../src/sandbox/seed/seed.ts';
import { createSandbox } from '../../../src/sandbox/server.ts';
import type { createGateway } from '../../../src/server/gateway.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

// The types of the schema register themselves when their modules are loaded, and graphql has two builds.
it.each([
  ['modules', ['module', 'main']],
  ['CommonJS', ['main']],
])('works in a bundle that prefers %s', async (_name, mainFields) => {
  await using sandbox = await createSandbox({ seeded: true });
  const folder = await mkdtemp(join(tmpdir(), 'bundled-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const outfile = join(folder, 'bundle.cjs');
  await build({
    stdin: { contents: "export { createGateway } from 'setup-intents-gateway';", resolveDir: root },
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    mainFields,
    external: ['@graphql-yoga/render-graphiql', 'ioredis'],
    logLevel: 'error',
  });
  const bundle = createRequire(import.meta.url)(outfile) as { readonly createGateway: typeof createGateway };
  await using gateway = bundle.createGateway({ stripeApiKey: 'sk_test_123', stripeApiBase: sandbox.url });
  const query = `{ node(id: "${seededIds.customer}") { ... on Node { id } } }`;
  const response = await gateway.fetch(`http://localhost/graphql?query=${encodeURIComponent(query)}`);
  expect(await response.json()).toMatchObject({ data: { node: { id: seededIds.customer } } });
});
