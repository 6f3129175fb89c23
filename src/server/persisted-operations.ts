import { GraphQLError, type GraphQLSchema, parse, validate } from 'graphql';
import { type ZodType, z } from 'zod';

/** Operations by the id that clients send in their place. */
export type PersistedOperations = ReadonlyMap<string, string>;

/** A manifest that cannot be used. The message names every problem. */
export class ManifestError extends Error {}

/** As relay-compiler writes it: texts by id. */
const Relay: ZodType<Record<string, string>> = z.record(z.string(), z.string());

/** As Apollo's tools write it, version 1. */
const Apollo = z.object({
  format: z.literal('apollo-persisted-query-manifest'),
  version: z.literal(1),
  operations: z.array(z.object({ id: z.string(), body: z.string() })),
});

/**
 * The operations of a manifest of Relay's or Apollo's.
 * @throws ManifestError when the text is neither, or an operation is none of the schema's
 */
export function readManifest(text: string, schema: GraphQLSchema): PersistedOperations {
  const json = jsonFrom(text);
  const apollo = Apollo.safeParse(json);
  const relay = Relay.safeParse(json);
  if (!apollo.success && !relay.success)
    throw new ManifestError('It is a manifest neither of Relay (texts by id) nor of Apollo (version 1).');
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
    throw new ManifestError('It is no JSON.');
  }
}

function problemsOf(body: string, schema: GraphQLSchema): string[] {
  try {
    return validate(schema, parse(body)).map(({ message }) => message);
  } catch (error) {
    return [error instanceof GraphQLError ? error.message : 'It cannot be read.'];
  }
}
