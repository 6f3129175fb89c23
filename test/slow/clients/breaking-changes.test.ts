import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { buildSchema, type GraphQLSchema, parse, print, printSchema, visit } from 'graphql';
import { describe, expect, it } from 'vitest';
import { schema } from '../../../src/schema/index.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

const git = (...args: string[]) =>
  execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: 'pipe' }).trim();

/**
 * The schema before the current work: of the last commit in common with the main branch, of the origin or local. Later
 * commits of main do not count as changes. On main, it is the previous commit. Null without git or a main branch.
 */
function released(): GraphQLSchema | null {
  for (const main of ['origin/main', 'main'])
    try {
      const base = git('merge-base', 'HEAD', main);
      const isMain = base === git('rev-parse', 'HEAD');
      return buildSchema(git('show', `${base}${isMain ? '^' : ''}:schema.graphql`));
    } catch {
      // There is no such branch or no earlier commit: try the next.
    }
  return null;
}

async function breakingChanges(from: GraphQLSchema, to: GraphQLSchema): Promise<string[]> {
  const changes = await diff(from, to);
  return changes
    .filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking)
    .map(({ message }) => message);
}

/**
 * Intended breaking changes of fields whose release was incorrect: Stripe does not limit the values of these fields, and
 * the gateway returned them as UNRECOGNIZED. Empty the list once main contains the changes.
 */
const INTENDED: readonly string[] = [
  ['PaymentMethodSofort.country', 'PaymentMethodSofortCountry'],
  ['PaymentMethodUsBankAccountNetworks.preferred', 'UsBankAccountNetwork'],
  [
    'SetupIntentPaymentMethodOptionsKlarna.preferredLocale',
    'SetupIntentPaymentMethodOptionsKlarnaPreferredLocale',
  ],
].map(([field, before]) => `Field '${field}' changed type from '${before}' to 'String'`);

const main = released();

/** The schema without its descriptions, with one line for each field and value. */
const bare = print(
  visit(parse(printSchema(schema)), {
    enter: (node) => ('description' in node ? { ...node, description: undefined } : undefined),
  }),
);

describe('the GraphQL Inspector check', () => {
  it.skipIf(main === null)('finds no breaking change since main (needs git, with main)', async () => {
    const changes = await breakingChanges(main as GraphQLSchema, schema);
    expect(changes.filter((change) => !INTENDED.includes(change))).toEqual([]);
  });

  it.each([
    ['a removed field', /^ {2}cancellationReason: .*\n/m, ''],
    ['a removed enum value', /^ {2}REQUIRES_ACTION\n/m, ''],
    ['an argument that becomes required', 'first: Int', 'first: Int!'],
  ])('rejects %s', async (_, from, to) => {
    const text = bare.replace(from, to);
    expect(text).not.toBe(bare);
    expect(await breakingChanges(buildSchema(bare), buildSchema(text))).not.toEqual([]);
  });

  it('accepts a new field', async () => {
    const text = bare.replace(/^type SetupIntent [^{]*{$/m, '$&\n  fresh: String');
    expect(text).toContain('fresh');
    expect(await breakingChanges(buildSchema(bare), buildSchema(text))).toEqual([]);
  });
});
