/** Lists every problem of the configuration. No message holds a secret. */
export class ConfigError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(['The configuration is not valid:', ...problems].join('\n  '));
    this.name = 'ConfigError';
    this.problems = problems;
  }
}
