import type { CodegenConfig } from '@graphql-codegen/cli';

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
    // What Apollo Client has to know of unions and interfaces.
    'src/client/generated/possible-types.ts': { plugins: ['fragment-matcher'] },
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
