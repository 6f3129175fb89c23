import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { buildSchema, type GraphQLSchema, parse, print, printSchema, visit } from 'graphql';
import { describe, expect, it } from 'vitest';
import { schema } from '../../src/schema/index.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The schema that users have: of the main branch here or where this was cloned from; null where there is no git. */
function released(): GraphQLSchema | null {
  for (const branch of ['origin/main', 'main', 'HEAD'])
    try {
      const args = ['show', `${branch}:schema.graphql`];
      return buildSchema(execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: 'pipe' }));
    } catch {
      // There is no such branch: look at the next.
    }
  return null;
}

async function breakingChanges(from: GraphQLSchema, to: GraphQLSchema): Promise<string[]> {
  const changes = await diff(from, to);
  return changes
    .filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking)
    .map(({ message }) => message);
}

const main = released();

/** The schema without its descriptions, a line for each field and value. */
const bare = print(
  visit(parse(printSchema(schema)), {
    enter: (node) => ('description' in node ? { ...node, description: undefined } : undefined),
  }),
);

describe('GraphQL Inspector, as a gate', () => {
  it.skipIf(main === null)('finds nothing that breaks a client of the main branch', async () => {
    expect(await breakingChanges(main as GraphQLSchema, schema)).toEqual([]);
  });

  it.each([
    ['a field that is gone', /^ {2}cancellationReason: .*\n/m, ''],
    ['a value that is gone', /^ {2}REQUIRES_ACTION\n/m, ''],
    ['an argument that is required now', 'first: Int', 'first: Int!'],
  ])('stops %s', async (_, from, to) => {
    const text = bare.replace(from, to);
    expect(text).not.toBe(bare);
    expect(await breakingChanges(buildSchema(bare), buildSchema(text))).not.toEqual([]);
  });

  it('lets a new field pass', async () => {
    const text = bare.replace(/^type SetupIntent [^{]*{$/m, '$&\n  fresh: String');
    expect(text).toContain('fresh');
    expect(await breakingChanges(buildSchema(bare), buildSchema(text))).toEqual([]);
  });
});
