import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { expect, it, onTestFinished } from 'vitest';
import type { createGateway } from '../../../src/server/gateway.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

it('works in a bundle, although the types of the schema register themselves when their modules are loaded', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bundled-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const outfile = join(folder, 'bundle.cjs');
  await build({
    stdin: { contents: "export { createGateway } from 'setup-intents-gateway';", resolveDir: root },
    outfile,
    bundle: true,
    platform: 'node',
    external: ['@graphql-yoga/render-graphiql', 'ioredis'],
    logLevel: 'error',
  });
  const bundle = createRequire(import.meta.url)(outfile) as { readonly createGateway: typeof createGateway };
  await using gateway = bundle.createGateway({ stripeApiKey: 'sk_test_123' });
  const query = '{ __type(name: "SetupIntent") { name } }';
  const response = await gateway.fetch(`http://localhost/graphql?query=${encodeURIComponent(query)}`);
  expect(await response.json()).toMatchObject({ data: { __type: { name: 'SetupIntent' } } });
});
