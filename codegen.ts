import type { CodegenConfig } from '@graphql-codegen/cli';
import { minifyIntrospectionQuery } from '@urql/introspection';
import { type GraphQLSchema, introspectionFromSchema, isAbstractType, isObjectType } from 'graphql';
import { subgraphSdl } from './dist/server/graph/federation.js';

/** Which types stand behind each union and interface. */
function possibleTypesOf(schema: GraphQLSchema): Record<string, string[]> {
  const abstract = Object.values(schema.getTypeMap()).filter(isAbstractType);
  return Object.fromEntries(
    abstract.map((type) => [
      type.name,
      schema
        .getPossibleTypes(type)
        .map(({ name }) => name)
        .sort(),
    ]),
  );
}

/** The names of the object types without an id, which caches keep within the objects that hold them. */
function valueTypesOf(schema: GraphQLSchema): string[] {
  const roots = [schema.getQueryType(), schema.getMutationType()];
  return Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) && !type.name.startsWith('__') && !type.getFields().id)
    .filter((type) => !roots.some((root) => root === type))
    .map(({ name }) => name)
    .sort();
}

/** What urql's cache needs of the graph: no descriptions, no arguments, no inputs. */
const introspectionOf = (schema: GraphQLSchema) =>
  minifyIntrospectionQuery(introspectionFromSchema(schema, { descriptions: false }));

/** What is made of the schema and no document, by its path below `src`. */
const MADE_OF_SCHEMA: Readonly<Record<string, (schema: GraphQLSchema) => string>> = {
  'schema/subgraph.graphql': subgraphSdl,
  // What caches have to know of the graph.
  'client/generated/possible-types.ts': (schema) =>
    `export const possibleTypes: Record<string, string[]> = ${JSON.stringify(possibleTypesOf(schema))};\n`,
  'client/generated/value-types.ts': (schema) =>
    `export const valueTypes: readonly string[] = ${JSON.stringify(valueTypesOf(schema))};\n`,
  'client/generated/introspection.ts': (schema) =>
    `import type { IntrospectionQuery } from 'graphql';\n\n` +
    `export const introspection = ${JSON.stringify(introspectionOf(schema))} as unknown as IntrospectionQuery;\n`,
};

// Reads the built schema, so that what is written is what is served.
const config: CodegenConfig = {
  schema: './dist/schema/index.js',
  ignoreNoDocuments: true,
  silent: true,
  importExtension: '.ts',
  generates: {
    'schema.graphql': {
      plugins: ['schema-ast'],
      config: { sort: true, includeDirectives: false },
    },
    // The typed client that comes with the package.
    'src/client/generated/documents.ts': {
      documents: 'src/client/*.graphql',
      plugins: ['typescript-operations', 'typed-document-node'],
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        immutableTypes: true,
        // What a client sends and gets are the names of enum values, not what stands for them inside.
        ignoreEnumValuesFromSchema: true,
        scalars: { ID: 'string', DateTime: 'string', SafeInt: 'number', JSON: 'unknown' },
      },
    },
    'src/': {
      preset: {
        buildGeneratesSection: ({ baseOutputDir, schema, schemaAst }) =>
          Object.entries(MADE_OF_SCHEMA).map(([name, textOf]) => ({
            filename: `${baseOutputDir}${name}`,
            schema,
            ...(schemaAst && { schemaAst }),
            documents: [],
            config: {},
            plugins: [{ made: {} }],
            pluginMap: { made: { plugin: (built) => textOf(built) } },
          })),
      },
    },
    'test/generated/': {
      documents: ['test/**/*.test.ts', '!test/generated/**', '!test/clients/**'],
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        scalars: { DateTime: 'string', SafeInt: 'number', JSON: 'unknown' },
      },
    },
  },
};

export default config;
