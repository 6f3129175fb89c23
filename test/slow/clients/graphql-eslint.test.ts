import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import graphqlPlugin from '@graphql-eslint/eslint-plugin';
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));

const SDL = readFileSync(`${root}schema.graphql`, 'utf8');

const RULES = {
  ...graphqlPlugin.configs['flat/schema-all'].rules,
  ...graphqlPlugin.configs['flat/schema-relay'].rules,
  // Names are sorted, but the rule expects `id` first in each type, and the schema definition among the types.
  '@graphql-eslint/alphabetize': 'off',
  // Nested objects of Stripe have no ids.
  '@graphql-eslint/strict-id-in-types': 'off',
  // `Customer.customerAccount` is Stripe's name.
  '@graphql-eslint/no-typename-prefix': 'off',
  // Stripe names no date at which deprecated fields end.
  '@graphql-eslint/require-deprecation-date': 'off',
  // The rule forbids mutations.
  '@graphql-eslint/no-root-type': 'off',
  // Lists of nested objects are short, and Stripe returns them whole.
  '@graphql-eslint/relay-edge-types': [
    'error',
    { withEdgeSuffix: true, shouldImplementNode: true, listTypeCanWrapOnlyEdgeType: false },
  ],
};

interface Complaint {
  readonly rule: string | null;
  readonly message: string;
  readonly line: number;
}

/** The reports of the rules for a schema. */
async function complaintsOf(schema: string): Promise<Complaint[]> {
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
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line }) => ({ rule: ruleId, message, line })),
  );
}

describe('all schema rules of GraphQL ESLint, and its Relay rules,', () => {
  it('accept the schema, except the connection of attempts, which cannot be fetched by id', async () => {
    const [complaint, ...others] = await complaintsOf(SDL);
    expect(others).toEqual([]);
    expect(complaint?.rule).toBe('@graphql-eslint/relay-edge-types');
    expect(complaint?.message).toContain('must implement `Node`');
    const before = SDL.split('\n').slice(0, complaint?.line);
    expect(before.findLast((line) => line.startsWith('type '))).toBe('type SetupAttemptEdge {');
  });

  it('report an incorrect schema', async () => {
    const complaints = await complaintsOf(
      'type Query { all: AllConnection! } type AllConnection { edges: [String] } type Unused { Odd: Int }',
    );
    expect([...new Set(complaints.map(({ rule }) => rule?.replace('@graphql-eslint/', '')))].sort()).toEqual([
      'naming-convention',
      'no-unreachable-types',
      'relay-arguments',
      'relay-connection-types',
      'relay-edge-types',
      'relay-page-info',
      'require-description',
      'require-nullable-result-in-root',
    ]);
  });
});
