import type { CodegenConfig } from '@graphql-codegen/cli';

// Reads the built schema, so that what is written is what is served.
const config: CodegenConfig = {
  schema: './dist/schema/index.js',
  documents: ['test/**/*.test.ts', '!test/generated/**'],
  ignoreNoDocuments: true,
  silent: true,
  importExtension: '.ts',
  generates: {
    'schema.graphql': {
      plugins: ['schema-ast'],
      config: { sort: true, includeDirectives: false },
    },
    'test/generated/': {
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
