import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { buildSchema, type GraphQLSchema, parse, print, printSchema, visit } from 'graphql';
import { describe, expect, it } from 'vitest';
import { schema } from '../../../src/schema/index.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

const git = (...args: string[]) =>
  execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: 'pipe' }).trim();

interface Release {
  readonly schema: GraphQLSchema;
  readonly changelog: string;
}

/**
 * The state before the current work: the last commit in common with the main branch, of the origin or local. Later
 * commits of main do not count as changes. On main, it is the previous commit. Null without git or a main branch.
 */
function released(): Release | null {
  for (const main of ['origin/main', 'main'])
    try {
      const base = git('merge-base', 'HEAD', main);
      const commit = base === git('rev-parse', 'HEAD') ? `${base}^` : base;
      const changelog = git('show', `${commit}:CHANGELOG.md`);
      return { schema: buildSchema(git('show', `${commit}:schema.graphql`)), changelog };
    } catch {
      // There is no such branch or no earlier commit: try the next.
    }
  return null;
}

/** The breaking changes that a changelog announces for the next release. */
function announcedIn(changelog: string): string {
  return /^### Breaking changes\n(.*?)^##/ms.exec(changelog)?.[1] ?? '';
}

async function breakingChanges(from: GraphQLSchema, to: GraphQLSchema): Promise<string[]> {
  const changes = await diff(from, to);
  return changes
    .filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking)
    .map(({ message }) => message);
}

const main = released();

/** The schema without its descriptions, with one line for each field and value. */
const bare = print(
  visit(parse(printSchema(schema)), {
    enter: (node) => ('description' in node ? { ...node, description: undefined } : undefined),
  }),
);

describe('the GraphQL Inspector check', () => {
  it.skipIf(main === null)(
    'finds no breaking change since main that the changelog does not announce',
    async () => {
      const { schema: before, changelog } = main as Release;
      const now = readFileSync(`${root}CHANGELOG.md`, 'utf8');
      const isAnnounced = announcedIn(now) !== announcedIn(changelog);
      expect(isAnnounced ? [] : await breakingChanges(before, schema)).toEqual([]);
    },
  );

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
