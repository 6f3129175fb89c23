import { fileURLToPath } from 'node:url';
import type { NextConfig } from 'next';

const config: NextConfig = {
  distDir: 'dist',
  // The gateway's package is this repository. An app that has installed it does not need this setting.
  turbopack: { root: fileURLToPath(new URL('../..', import.meta.url)) },
  // `npm run typecheck` checks the types.
  typescript: { ignoreBuildErrors: true },
};

export default config;
