import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
// The same types for the same scalars, whatever compiles them.
import relayConfig from '../../../examples/clients/relay.config.json' with { type: 'json' };

const root = fileURLToPath(new URL('../../..', import.meta.url));
const run = promisify(execFile);

const CODEGEN = {
  schema: `${root}schema.graphql`,
  documents: ['src/page.ts'],
  generates: {
    'src/gql/': {
      preset: 'client',
      config: {
        useTypeImports: true,
        scalars: relayConfig.customScalarTypes,
      },
    },
  },
};

/** A user's page; what is put at its end is to compile, or not. */
const page = (end: string) => `
import { graphql } from './gql/gql.ts';
import type { ResultOf } from '@graphql-typed-document-node/core';
export const Save = graphql(\`mutation Save($input: CreateSetupIntentInput!) { createSetupIntent(input: $input) {
  __typename
  ... on CreateSetupIntentPayload { setupIntent { id status createdAt } }
  ... on StripeError { message }
  ... on CardError { declineCode } } }\`);
export function shown({ createSetupIntent: result }: ResultOf<typeof Save>): string | null {
  switch (result?.__typename) {
    case 'CreateSetupIntentPayload': return result.setupIntent?.status ?? null;
    case 'CardError': return result.declineCode ?? result.message;
    default: return result?.message ?? null;
  }
}
${end}`;

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'codegen-'));
  mkdirSync(join(folder, 'src'));
  symlinkSync(`${root}node_modules`, join(folder, 'node_modules'));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  writeFileSync(join(folder, 'codegen.json'), JSON.stringify(CODEGEN));
  writeFileSync(join(folder, 'src', 'page.ts'), page(''));
  const codegen = `${root}node_modules/@graphql-codegen/cli/esm/bin.js`;
  await run(process.execPath, [codegen, '--config', 'codegen.json'], { cwd: folder });
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What the compiler says of the page with such an end; nothing when all is well. */
async function problemsOf(end: string): Promise<string> {
  writeFileSync(join(folder, 'src', 'page.ts'), page(end));
  const options = ['--noEmit', '--strict', '--module', 'preserve', '--target', 'es2022', '--skipLibCheck'];
  const tsc = `${root}node_modules/.bin/tsc`;
  return run(tsc, [...options, '--allowImportingTsExtensions', 'src/page.ts'], { cwd: folder }).then(
    () => '',
    ({ stdout }: { stdout: string }) => stdout,
  );
}

describe("GraphQL Codegen's client preset", () => {
  it('makes types of the schema that tell the members of a result apart', async () => {
    expect(await problemsOf('')).toBe('');
  });

  it.each([
    [
      'a field that was not asked for',
      'export const wrong = (r: ResultOf<typeof Save>) => r.nonsense;',
      'nonsense',
    ],
    [
      'a decline code of what is no decline',
      "export const wrong = (r: ResultOf<typeof Save>) => r.createSetupIntent?.__typename === 'InvalidRequestError' ? r.createSetupIntent.declineCode : null;",
      'declineCode',
    ],
    [
      'an instant taken for a number',
      "export const wrong = (r: ResultOf<typeof Save>): number | undefined => r.createSetupIntent?.__typename === 'CreateSetupIntentPayload' ? r.createSetupIntent.setupIntent?.createdAt : undefined;",
      "'string' is not assignable to type 'number",
    ],
  ])('refuses %s', async (_, end, problem) => {
    expect(await problemsOf(end)).toContain(problem);
  });
});
