import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import graphqlPlugin from '@graphql-eslint/eslint-plugin';
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));

const SDL = readFileSync(`${root}schema.graphql`, 'utf8');

const RULES = {
  '@graphql-eslint/relay-arguments': ['error', { includeBoth: false }],
  '@graphql-eslint/relay-connection-types': 'error',
  '@graphql-eslint/relay-edge-types': [
    'error',
    { withEdgeSuffix: true, shouldImplementNode: true, listTypeCanWrapOnlyEdgeType: false },
  ],
  '@graphql-eslint/relay-page-info': 'error',
} as const;

/** The reports of the Relay rules for a schema. */
async function complaintsOf(schema: string): Promise<string[]> {
  const eslint = new ESLint({
    cwd: root,
    overrideConfigFile: true,
    overrideConfig: [
      {
        files: ['**/*.graphql'],
        plugins: { '@graphql-eslint': graphqlPlugin as never },
        languageOptions: {
          parser: graphqlPlugin.parser as never,
          parserOptions: { graphQLConfig: { schema } },
        },
        rules: RULES as never,
      },
    ],
  });
  const results = await eslint.lintText(schema, { filePath: `${root}schema.graphql` });
  return results.flatMap(({ messages }) => messages.map(({ message, line }) => `${line}: ${message}`));
}

describe('the Relay rules of GraphQL ESLint', () => {
  it('accept all connections, except attempts, which cannot be fetched by id', async () => {
    const [complaint = '', ...others] = await complaintsOf(SDL);
    expect(others).toEqual([]);
    expect(complaint).toContain('must implement `Node`');
    const before = SDL.split('\n').slice(0, Number.parseInt(complaint, 10));
    expect(before.findLast((line) => line.startsWith('type '))).toBe('type SetupAttemptEdge {');
  });

  it('report an incorrect connection', async () => {
    expect(
      await complaintsOf('type Query { all: AllConnection } type AllConnection { edges: [String] }'),
    ).not.toEqual([]);
  });
});
