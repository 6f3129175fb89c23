import { defineConfig } from 'vitest/config';

// Here the package is this repository, outside node_modules. A project that has installed it does not need this setting.
export default defineConfig({
  root: import.meta.dirname,
  test: { include: ['*.test.ts'], server: { deps: { external: [/\/dist\//] } } },
});
