import { ConfigError } from '../../src/config/config-error.ts';
import { type Config, readConfig } from '../../src/config.ts';

export type Env = Readonly<Record<string, string | undefined>>;

export interface TestSource {
  /** Texts of files by their paths. */
  readonly files?: Readonly<Record<string, string>>;
  /** Default: true. */
  readonly mayStartSandbox?: boolean;
}

/** The configuration of an environment, with the given files. */
export function configOf(env: Env, { files = {}, mayStartSandbox = true }: TestSource = {}): Config {
  return readConfig(env, {
    mayStartSandbox,
    readFile(path) {
      const text = files[path];
      if (text === undefined) throw Object.assign(new Error(`cannot read ${path}`), { code: 'ENOENT' });
      return text;
    },
  });
}

/** The problems of an environment; empty if there is none. */
export function problemsOf(env: Env, source: TestSource = {}): readonly string[] {
  try {
    configOf(env, source);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}
