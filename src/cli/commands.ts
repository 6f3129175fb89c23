/** A command, with its help. Its code is loaded when it runs. */
export interface Command {
  /** Arguments in the usage line; empty if it takes none. */
  readonly args: string;
  readonly summary: string;
  /** Paragraphs of the help. */
  readonly help: string;
  readonly load: () => Promise<(args: readonly string[]) => Promise<void>>;
}

const PROGRAM = 'setup-intents-gateway';

export const COMMANDS: Readonly<Record<string, Command>> = {
  serve: {
    args: '',
    summary: 'serve GraphQL and GraphiQL (the default)',
    help: `Serves GraphQL and GraphiQL until it is stopped, at the address that HOST and
PORT set. With STRIPE_API_KEY it calls Stripe; without it, it starts a
sandbox with made-up data.`,
    load: async () => (await import('./serve.ts')).serve,
  },
  sandbox: {
    args: '',
    summary: 'serve only the sandbox, a Stripe-compatible REST API',
    help: `Serves Stripe's REST API with made-up data on this machine until it is stopped,
at the port that SANDBOX_PORT sets.`,
    load: async () => (await import('./sandbox.ts')).sandbox,
  },
  token: {
    args: '[name [scope …]]',
    summary: 'create a bearer token for a service',
    help: `Prints a new token and the settings that accept it. The token is shown only
once; the settings hold its hash.

name   the name of the service in logs (default: service)
scope  setup_intents:read, setup_intents:write, setup_intents:client_secret,
       customers:write, payment_methods:write or federation (default: the
       first two)`,
    load: async () => (await import('./token.ts')).token,
  },
  subgraph: {
    args: '',
    summary: 'print the schema as a subgraph (Federation 2)',
    help: 'Prints the schema for the composition of a larger graph, with SUBGRAPH_TYPE_PREFIX.',
    load: async () => (await import('./subgraph.ts')).subgraph,
  },
};

const FOOTER = 'Settings come from the environment: see docs/configuration.md.';

/** The help of one command, or of all of them. */
export function helpText(name: string | null): string {
  const command = name === null ? undefined : COMMANDS[name];
  if (command)
    return `Usage: ${[PROGRAM, name, command.args].filter((part) => part !== '').join(' ')}\n\n${command.help}\n\n${FOOTER}\n`;
  const lines = Object.entries(COMMANDS).map(([each, { summary }]) => `  ${each.padEnd(16)}${summary}`);
  return `Usage: ${PROGRAM} [command]

${lines.join('\n')}
  help [command]  show the help of a command

  -h, --help      show this help, or that of a command
  -v, --version   print the version

${FOOTER}
`;
}
