import { defineConfig } from 'vitest/config';

// Here the package is this repository itself, and not in node_modules. A project that has installed it needs no setting.
export default defineConfig({
  root: import.meta.dirname,
  test: { server: { deps: { external: [/\/dist\//] } } },
});
