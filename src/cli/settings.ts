import { readFileSync } from 'node:fs';
import { type Config, readConfig } from '../config.ts';

/**
 * The settings of this process.
 * @param mayStartSandbox whether the command uses the sandbox if there is no key
 * @throws ConfigError naming every problem
 */
export function settingsOfProcess(mayStartSandbox: boolean): Config {
  return readConfig(process.env, { readFile: (path) => readFileSync(path, 'utf8'), mayStartSandbox });
}
