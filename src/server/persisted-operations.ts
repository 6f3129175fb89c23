import { GraphQLError, type GraphQLSchema, parse, validate } from 'graphql';
import { type ZodType, z } from 'zod';

/** The texts of operations by the ids that clients send instead. */
export type PersistedOperations = ReadonlyMap<string, string>;

/** The manifest is invalid. The message names every problem. */
export class ManifestError extends Error {}

/** The format of relay-compiler: texts by id. */
const Relay: ZodType<Record<string, string>> = z.record(z.string(), z.string());

/** The format of Apollo's tools, version 1. */
const Apollo = z.object({
  format: z.literal('apollo-persisted-query-manifest'),
  version: z.literal(1),
  operations: z.array(z.object({ id: z.string(), body: z.string() })),
});

/**
 * Reads the operations of a manifest in Relay's or Apollo's format.
 * @throws ManifestError if the format is unknown or an operation is invalid
 */
export function readManifest(text: string, schema: GraphQLSchema): PersistedOperations {
  const json = jsonFrom(text);
  const apollo = Apollo.safeParse(json);
  const relay = Relay.safeParse(json);
  if (!apollo.success && !relay.success)
    throw new ManifestError(
      'The format is unknown: expected a manifest of Relay (texts by id) or Apollo (version 1).',
    );
  const operations = new Map(
    apollo.success
      ? apollo.data.operations.map(({ id, body }) => [id, body] as const)
      : Object.entries(relay.data ?? {}),
  );
  const problems = [...operations].flatMap(([id, body]) =>
    problemsOf(body, schema).map((problem) => `${id.slice(0, 80)}: ${problem}`),
  );
  if (problems.length > 0) throw new ManifestError(problems.join('\n'));
  return operations;
}

function jsonFrom(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ManifestError('The file is not valid JSON.');
  }
}

function problemsOf(body: string, schema: GraphQLSchema): string[] {
  try {
    return validate(schema, parse(body)).map(({ message }) => message);
  } catch (error) {
    return [error instanceof GraphQLError ? error.message : 'cannot be parsed'];
  }
}
