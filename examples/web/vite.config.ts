import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  logLevel: 'warn',
  build: { outDir: 'dist/page', emptyOutDir: true, chunkSizeWarningLimit: 1000 },
});
