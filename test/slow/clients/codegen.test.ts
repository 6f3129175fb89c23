import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
// The same types for the same scalars in every compiler.
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
    // All types of the schema, by the plugin's defaults.
    'src/types.ts': { plugins: ['typescript'] },
  },
};

/** A user's module. The tests append code that must compile, or must not. */
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

/** The compiler's errors for the module with this code. Empty if it compiles. */
async function problemsOf(end: string): Promise<string> {
  writeFileSync(join(folder, 'src', 'page.ts'), page(end));
  return compilerErrors();
}

/** The compiler's errors for a module that is in the folder. Empty if it compiles. */
async function compilerErrors(module = 'src/page.ts'): Promise<string> {
  const options = ['--noEmit', '--strict', '--module', 'preserve', '--target', 'es2022', '--skipLibCheck'];
  const tsc = `${root}node_modules/.bin/tsc`;
  return run(tsc, [...options, '--allowImportingTsExtensions', module], { cwd: folder }).then(
    () => '',
    ({ stdout }: { stdout: string }) => stdout,
  );
}

describe('the client preset of GraphQL Code Generator', () => {
  it('creates types that distinguish the members of a result', async () => {
    expect(await problemsOf('')).toBe('');
  });

  it.each([
    [
      'a field that is not selected',
      'export const wrong = (r: ResultOf<typeof Save>) => r.nonsense;',
      'nonsense',
    ],
    [
      'a decline code of another error',
      "export const wrong = (r: ResultOf<typeof Save>) => r.createSetupIntent?.__typename === 'InvalidRequestError' ? r.createSetupIntent.declineCode : null;",
      'declineCode',
    ],
    [
      'a date used as a number',
      "export const wrong = (r: ResultOf<typeof Save>): number | undefined => r.createSetupIntent?.__typename === 'CreateSetupIntentPayload' ? r.createSetupIntent.setupIntent?.createdAt : undefined;",
      "'string' is not assignable to type 'number",
    ],
  ])('reports %s', async (_, end, problem) => {
    expect(await problemsOf(end)).toContain(problem);
  });
});

/** A user's module about the types of the `typescript` plugin. */
const using = (end: string) => `
import { type MicrodepositVerificationInput, PaymentMethodType, ThreeDSecureVersion } from './types.ts';
export const values: string[] = [PaymentMethodType.Card, ThreeDSecureVersion.V1_0_2];
export const verification: MicrodepositVerificationInput[] = [{ amounts: [32, 45] }, { descriptorCode: 'SM11AA' }];
${end}`;

describe('the typescript plugin of GraphQL Code Generator', () => {
  async function problemsWith(end: string): Promise<string> {
    writeFileSync(join(folder, 'src', 'using.ts'), using(end));
    return compilerErrors('src/using.ts');
  }

  it('creates types that compile, with its defaults', async () => {
    expect(await compilerErrors('src/types.ts')).toBe('');
    expect(await problemsWith('')).toBe('');
  });

  it('reports an input with two alternatives', async () => {
    const both =
      "export const both: MicrodepositVerificationInput = { amounts: [1, 2], descriptorCode: 'SM11AA' };";
    expect(await problemsWith(both)).toContain('MicrodepositVerificationInput');
  });
});
