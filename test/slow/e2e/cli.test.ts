import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import packageJson from '../../../package.json' with { type: 'json' };
import { CLI, type RunningProcess, runCli, startProcess } from '../../support/process.ts';

const running: RunningProcess[] = [];

afterEach(async () => {
  for (const process of running.splice(0)) {
    process.signal('SIGKILL');
    await process.ended;
  }
});

function run(args: readonly string[], env?: Readonly<Record<string, string>>): RunningProcess {
  const process = runCli(args, env);
  running.push(process);
  return process;
}

async function query(url: string, text: string) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: text }),
  });
  return response.json();
}

const GRAPHQL_URL = /GraphQL and GraphiQL: ([^\s"]+)/;

describe('serve', () => {
  it('uses the seeded sandbox without a key, and reports it in one line', async () => {
    const process = run(['serve'], { PORT: '0' });
    const url = await process.until(GRAPHQL_URL);
    expect(await query(url, '{ setupIntents(first: 100) { nodes { status } } }')).toMatchObject({
      data: { setupIntents: { nodes: expect.arrayContaining([{ status: 'SUCCEEDED' }]) } },
    });
    process.signal('SIGTERM');
    const { code, stdout, stderr } = await process.ended;
    expect(code).toBe(0);
    expect(
      stderr
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toMatchObject([
      { operation: { type: 'query' }, status: 200, calls: 1, retries: 0, requestId: expect.any(String) },
    ]);
    expect(stdout.split('\n').filter((line) => line.includes('Sandbox'))).toEqual([
      expect.stringContaining('STRIPE_API_KEY=sk_test_'),
    ]);
  });

  it('uses STRIPE_API_BASE as upstream, with the key, when it is set', async () => {
    const sandbox = run(['sandbox'], { SANDBOX_PORT: '0' });
    const base = await sandbox.until(/Sandbox: (\S+)/);
    const gateway = run([], { PORT: '0', STRIPE_API_KEY: 'sk_test_e2e', STRIPE_API_BASE: base });
    const url = await gateway.until(GRAPHQL_URL);
    expect(await query(url, '{ setupIntents(first: 1) { nodes { id } } }')).toMatchObject({
      data: { setupIntents: { nodes: [{ id: expect.stringMatching(/^seti_/) }] } },
    });
    const received = (await (await fetch(`${base}/_sandbox/requests`)).json()) as { data: object[] };
    // The readiness probe and the query.
    expect(received.data).toMatchObject(Array(2).fill({ method: 'GET', path: '/v1/setup_intents' }));
  });

  it('does not start with a live key on a public address', async () => {
    const { code, stdout, stderr } = await run([], { HOST: '0.0.0.0', STRIPE_API_KEY: 'sk_live_secret' })
      .ended;
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain('HOST must be a loopback address');
    expect(stderr).not.toContain('sk_live_secret');
  });

  it('names all invalid variables at once', async () => {
    const { code, stderr } = await run([], { PORT: 'abc', UPSTREAM_DEADLINE_MS: '-1' }).ended;
    expect(code).toBe(1);
    expect(stderr).toContain('PORT must be');
    expect(stderr).toContain('UPSTREAM_DEADLINE_MS must be');
  });

  it.each([
    [
      { PERSISTED_OPERATIONS: '/nowhere/operations.json' },
      'PERSISTED_OPERATIONS names a manifest that cannot be used',
    ],
    [{ CUSTOMER_HIDDEN_FIELDS: 'SetupIntent.status' }, 'SetupIntent.status is non-null'],
    [{ CUSTOMER_HIDDEN_FIELDS: 'SetupIntent.nonsense' }, 'SetupIntent.nonsense is not a field'],
    [{ CORS_ORIGINS: '*' }, 'CORS_ORIGINS must be a list of origins'],
  ])('does not start with %j, and reports it in one line', async (env, problem) => {
    const { code, stdout, stderr } = await run([], { PORT: '0', ...env }).ended;
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(problem);
    expect(stderr.trim().split('\n')).toHaveLength(2);
  });

  it('names the setting to change when the port is in use', async () => {
    const blocker = createServer();
    await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve));
    const address = blocker.address();
    const port = typeof address === 'object' && address ? String(address.port) : '';
    const { code, stderr } = await run([], { PORT: port }).ended;
    blocker.close();
    expect(code).toBe(1);
    expect(stderr).toContain('set PORT');
  });
});

describe('the other commands', () => {
  it('subgraph prints the schema', async () => {
    const { code, stdout } = await run(['subgraph']).ended;
    expect(code).toBe(0);
    expect(stdout).toContain('type SetupIntent implements Node @key(fields: "id") {');
  });

  it.each(['subgraph', '--version', 'token graph'])(
    'succeed when the reader of their output ends early: %s',
    async (command) => {
      const shell = `"$0" "$1" ${command} | true; echo "\${PIPESTATUS[0]}"`;
      const { stdout, stderr } = await startProcess('/bin/bash', ['-c', shell, process.execPath, CLI]).ended;
      expect([stdout, stderr]).toEqual(['0\n', '']);
    },
  );

  it.skipIf(!existsSync('/dev/full'))(
    'fail when their output cannot be written (needs /dev/full)',
    async () => {
      const { code, stderr } = await startProcess('/bin/sh', [
        '-c',
        '"$0" "$1" subgraph > /dev/full',
        process.execPath,
        CLI,
      ]).ended;
      expect(code).toBe(1);
      expect(stderr).toContain('ENOSPC');
    },
  );

  it('print it with the configured prefix', async () => {
    const { code, stdout } = await run(['subgraph'], { SUBGRAPH_TYPE_PREFIX: 'Stripe' }).ended;
    expect(code).toBe(0);
    expect(stdout).toContain('type StripeSetupIntent implements Node @key(fields: "id") {');
    expect(stdout).toContain('  createStripeSetupIntent(');
  });
});

describe('the command line', () => {
  it.each(['--version', '-v'])('prints the version with %s', async (flag) => {
    const { code, stdout, stderr } = await run([flag]).ended;
    expect([code, stdout, stderr]).toEqual([0, `${packageJson.version}\n`, '']);
  });

  it.each([['--help'], ['-h'], ['help']])('lists the commands with %s', async (...args) => {
    const { code, stdout } = await run(args).ended;
    expect(code).toBe(0);
    for (const command of ['serve', 'sandbox', 'token', 'subgraph', 'help'])
      expect(stdout).toMatch(new RegExp(`^  ${command} `, 'm'));
  });

  it.each(['serve', 'sandbox', 'token', 'subgraph'])('has a help of %s', async (command) => {
    const [short, long] = await Promise.all([run([command, '--help']).ended, run(['help', command]).ended]);
    expect(short.stdout).toMatch(new RegExp(`^Usage: setup-intents-gateway ${command}`));
    expect(long).toEqual(short);
    expect(short.code).toBe(0);
  });

  it.each<[string[], string]>([
    [['nonsense'], 'Unknown command "nonsense".'],
    [['constructor'], 'Unknown command "constructor".'],
    [['srve'], 'Unknown command "srve". Did you mean serve?'],
    [['help', 'tokn'], 'Unknown command "tokn". Did you mean token?'],
    [['help', 'serve', 'token'], 'help takes at most one command.'],
    [['serve', 'extra'], 'serve takes no arguments, but "extra" was given.'],
    [['serve', '--verison'], 'Unknown flag --verison. Did you mean --version?'],
    [['--port=3000'], 'Unknown flag --port. Settings come from the environment: set PORT.'],
    [['--max-depth', '3'], 'Unknown flag --max-depth. Settings come from the environment: set MAX_DEPTH.'],
    [['-x'], 'Unknown flag -x.'],
  ])('refuses %j with the exit code 2', async (args, problem) => {
    const { code, stdout, stderr } = await run(args).ended;
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr.split('\n')[0]).toBe(problem);
    expect(stderr).toContain('Usage: setup-intents-gateway');
  });

  it.each([['--version'], ['--help'], ['help', 'serve']])(
    'loads neither server nor packages for %s',
    async (...args) => {
      const folder = mkdtempSync(join(tmpdir(), 'loaded-'));
      await run(args, { NODE_V8_COVERAGE: folder }).ended;
      const reports = readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));
      rmSync(folder, { recursive: true });
      const urls: string[] = reports.flatMap(({ result }) => result.map(({ url }: { url: string }) => url));
      const files = urls.filter((url) => url.startsWith('file:'));
      expect(files.length).toBeGreaterThan(0);
      // The command line is bundled. Each of its parts that contains packages is far larger.
      const sizes = files.map((url) => statSync(fileURLToPath(url)).size);
      expect(Math.max(...sizes)).toBeLessThan(50_000);
    },
  );
});

describe('the environment', () => {
  it('refuses to start the sandbox if a live key is in another variable', async () => {
    const { code, stdout, stderr } = await run([], { PORT: '0', STRIPE_SECRET_KEY: 'sk_live_hunter2' }).ended;
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(
      'STRIPE_SECRET_KEY holds a live key but is not a setting: rename it to STRIPE_API_KEY',
    );
    expect(stderr).not.toContain('hunter2');
  });

  it('warns of variables that look like settings, with the right name', async () => {
    const process = run([], { PORT: '0', STRIPE_SECRET_KEY: 'sk_test_hunter2', MAX_DEPHT: '3' });
    await process.until(GRAPHQL_URL);
    process.signal('SIGINT');
    const { stderr } = await process.ended;
    const warnings = stderr
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(warnings.map(({ level, msg }) => [level, msg])).toEqual([
      [40, 'STRIPE_SECRET_KEY is not a setting and is ignored. Did you mean STRIPE_API_KEY?'],
      [40, 'MAX_DEPHT is not a setting and is ignored. Did you mean MAX_DEPTH?'],
    ]);
    expect(stderr).not.toContain('hunter2');
  });

  it('starts the sandbox alone, whatever keys other programs have', async () => {
    const process = run(['sandbox'], { SANDBOX_PORT: '0', STRIPE_SECRET_KEY: 'sk_live_1' });
    expect(await process.until(/Sandbox: (\S+)/)).toMatch(/^http:/);
  });

  it('reads the key from a file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'key-'));
    const path = join(folder, 'key');
    writeFileSync(path, 'sk_test_from_file\n');
    const process = run([], { PORT: '0', STRIPE_API_KEY_FILE: path, STRIPE_API_BASE: 'http://127.0.0.1:9' });
    await process.until(GRAPHQL_URL);
    process.signal('SIGINT');
    const { stdout } = await process.ended;
    rmSync(folder, { recursive: true });
    expect(stdout).toContain('Stripe: http://127.0.0.1:9');
    expect(stdout).not.toContain('sk_test');
  });
});

describe('starts and stops', () => {
  it('are JSON lines without a terminal', async () => {
    const process = run([], { PORT: '0', LOG_LEVEL: 'silent', SHUTDOWN_DELAY_MS: '1' });
    const url = await process.until(GRAPHQL_URL);
    process.signal('SIGTERM');
    const { code, stdout, stderr } = await process.ended;
    expect([code, stderr]).toEqual([0, '']);
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toMatchObject([
      { level: 30, sandbox: expect.stringMatching(/^http:/), msg: expect.stringMatching(/^Sandbox: /) },
      { level: 30, time: expect.any(Number), url, msg: `GraphQL and GraphiQL: ${url}` },
      { msg: 'Stopping: new requests are still served for 1 ms' },
      { msg: 'Stopped' },
    ]);
  });

  it.skipIf(!existsSync('/usr/bin/script') || !existsSync('/proc/self/task'))(
    'are text on a terminal, and so are requests (needs script and /proc)',
    async () => {
      const command = `exec "${process.execPath}" "${CLI}" serve`;
      const terminal = startProcess('/usr/bin/script', ['-qec', command, '/dev/null'], { PORT: '0' });
      running.push(terminal);
      const url = await terminal.until(GRAPHQL_URL);
      await query(url, 'query Typename { __typename }');
      await terminal.until(/query Typename/);
      const [child = ''] = readFileSync(`/proc/${terminal.pid}/task/${terminal.pid}/children`, 'utf8').split(
        ' ',
      );
      process.kill(Number(child), 'SIGINT');
      const { stdout } = await terminal.ended;
      expect(stdout.replaceAll('\r', '').trim().split('\n')).toEqual([
        expect.stringMatching(/^Sandbox: made-up data/),
        `GraphQL and GraphiQL: ${url}`,
        expect.stringMatching(/^\d\d:\d\d:\d\d 200 query Typename \(\d+ ms, 0 calls\)$/),
        'Stopping',
        'Stopped',
      ]);
    },
  );
});
