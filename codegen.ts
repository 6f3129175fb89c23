import type { CodegenConfig } from '@graphql-codegen/cli';
import { minifyIntrospectionQuery } from '@urql/introspection';
import { type GraphQLSchema, introspectionFromSchema, isAbstractType, isObjectType } from 'graphql';
import { TYPED_TESTS } from './src/client/generate.mjs';

/** The object types of each union and interface, by its name. */
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

/** The names of the object types without an id, which caches store inside their parent objects. */
function valueTypesOf(schema: GraphQLSchema): string[] {
  const roots = [schema.getQueryType(), schema.getMutationType()];
  return Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) && !type.name.startsWith('__') && !type.getFields().id)
    .filter((type) => !roots.some((root) => root === type))
    .map(({ name }) => name)
    .sort();
}

/** The parts of the introspection that urql's cache uses: no descriptions, argument types or inputs. */
const introspectionOf = (schema: GraphQLSchema) =>
  minifyIntrospectionQuery(introspectionFromSchema(schema, { descriptions: false }));

/** Modules that depend on the schema only, by file name. */
const SCHEMA_MODULES: Readonly<Record<string, (schema: GraphQLSchema) => string>> = {
  'possible-types.ts': (schema) =>
    `export const possibleTypes: Record<string, string[]> = ${JSON.stringify(possibleTypesOf(schema))};\n`,
  'value-types.ts': (schema) =>
    `export const valueTypes: readonly string[] = ${JSON.stringify(valueTypesOf(schema))};\n`,
  'introspection.ts': (schema) =>
    `import type { IntrospectionQuery } from 'graphql';\n\n` +
    `export const introspection = ${JSON.stringify(introspectionOf(schema))} as unknown as IntrospectionQuery;\n`,
};

// Reads schema.graphql and not the TypeScript schema: generating needs no build, and the client needs no server.
const config: CodegenConfig = {
  schema: 'schema.graphql',
  silent: true,
  importExtension: '.ts',
  generates: {
    // The typed client of the package.
    'src/client/generated/documents.ts': {
      documents: 'src/client/*.graphql',
      plugins: ['typescript-operations', 'typed-document-node'],
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        immutableTypes: true,
        scalars: { ID: 'string', Date: 'string', DateTime: 'string', SafeInt: 'number', JSON: 'unknown' },
      },
    },
    'src/client/generated/': {
      preset: {
        buildGeneratesSection: ({ baseOutputDir, schema, schemaAst }) =>
          Object.entries(SCHEMA_MODULES).map(([name, textOf]) => ({
            filename: `${baseOutputDir}${name}`,
            schema,
            ...(schemaAst && { schemaAst }),
            documents: [],
            config: {},
            plugins: [{ module: {} }],
            pluginMap: { module: { plugin: (built) => textOf(built) } },
          })),
      },
    },
    'test/generated/': {
      documents: TYPED_TESTS,
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        scalars: { Date: 'string', DateTime: 'string', SafeInt: 'number', JSON: 'unknown' },
      },
    },
  },
};

export default config;
