import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));

interface Report {
  readonly errors: readonly { readonly rule: string; readonly message: string }[];
}

/** The reports of all rules of graphql-schema-linter for a schema. */
function reportOf(schema: string): Report {
  const cli = `${root}node_modules/graphql-schema-linter/lib/cli.js`;
  const { stdout } = spawnSync(process.execPath, [cli, '--stdin', '--format', 'json'], {
    cwd: root,
    input: schema,
    encoding: 'utf8',
    timeout: 60_000,
  });
  return JSON.parse(stdout) as Report;
}

describe('all rules of graphql-schema-linter', () => {
  it('accept the schema', () => {
    expect(reportOf(readFileSync(`${root}schema.graphql`, 'utf8'))).toEqual({ errors: [] });
  });

  it('report an incorrect schema', () => {
    const { errors } = reportOf('"Reads." type Query { "all of them" all: AllConnection b: Int }');
    expect(errors.map(({ rule }) => rule)).toEqual(['invalid-graphql-schema']);
    const others = reportOf('"Reads." type Query { "the answer" b: Int A: Int }').errors;
    expect([...new Set(others.map(({ rule }) => rule))].sort()).toEqual([
      'descriptions-are-capitalized',
      'fields-are-camel-cased',
      'fields-have-descriptions',
      'relay-page-info-spec',
      'type-fields-sorted-alphabetically',
    ]);
  });
});
