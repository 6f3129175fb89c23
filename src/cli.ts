#!/usr/bin/env node
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { COMMANDS, helpText } from './cli/commands.ts';
import { fail } from './cli/failure.ts';
import { UsageError } from './cli/usage-error.ts';
import { nearest } from './config/nearest.ts';

const FLAGS = {
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;

// Libraries check more in development, which costs time in every request.
process.env.NODE_ENV ??= 'production';

/** @throws UsageError if the command line is invalid */
async function main(args: readonly string[]): Promise<void> {
  // A command that reads the output, such as `head`, may end early, which is not an error.
  process.stdout.on('error', (error) => {
    if (!('code' in error && error.code === 'EPIPE')) fail(error);
  });
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    options: FLAGS,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  for (const token of tokens)
    if (token.kind === 'option' && !Object.hasOwn(FLAGS, token.name))
      throw await unknownFlag(token.rawName, token.name);
  if (values.version) {
    const { version } = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'));
    process.stdout.write(`${version}\n`);
    return;
  }
  const [first = null, ...rest] = positionals;
  if (first === 'help' || values.help) {
    const [name = null, ...more] = first === 'help' ? rest : positionals;
    if (first === 'help' && more.length > 0) throw new UsageError('help takes at most one command.', null);
    if (name !== null) commandOf(name);
    process.stdout.write(helpText(name));
    return;
  }
  const name = first ?? 'serve';
  const command = commandOf(name);
  if (command.args === '' && rest.length > 0)
    throw new UsageError(`${name} takes no arguments, but ${JSON.stringify(rest[0])} was given.`, name);
  const run = await command.load();
  await run(rest);
}

function commandOf(name: string) {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command) return command;
  const meant = nearest(name, [...Object.keys(COMMANDS), 'help']);
  throw new UsageError(
    `Unknown command ${JSON.stringify(name)}.${meant === null ? '' : ` Did you mean ${meant}?`}`,
    null,
  );
}

/** The error for an unknown flag. It names the similar flag, or the variable if the flag has the name of a setting. */
async function unknownFlag(flag: string, name: string): Promise<UsageError> {
  const meant = nearest(name, Object.keys(FLAGS));
  if (meant !== null) return new UsageError(`Unknown flag ${flag}. Did you mean --${meant}?`, null);
  const { SETTINGS } = await import('./config/settings.ts');
  const variable = SETTINGS.find(
    (each) => each.variable === name.replaceAll('-', '_').toUpperCase(),
  )?.variable;
  const remedy = variable ? ` Settings come from the environment: set ${variable}.` : '';
  return new UsageError(`Unknown flag ${flag}.${remedy}`, null);
}

main(process.argv.slice(2)).catch((error) => {
  if (!(error instanceof UsageError)) fail(error);
  process.stderr.write(`${error.message}\n\n${helpText(error.command)}`);
  process.exit(2);
});
