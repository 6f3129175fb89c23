import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
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

const GRAPHQL_URL = /GraphQL and GraphiQL: (\S+)/;

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
  it('print the subgraph', async () => {
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
  it('prints its version', async () => {
    const { stdout } = await run(['--version']).ended;
    expect(stdout).toBe(`${packageJson.version}\n`);
  });

  it.each([['nonsense'], ['serve', 'extra'], ['constructor']])('prints its usage for %s', async (...args) => {
    const { code, stderr } = await run(args).ended;
    expect(code).toBe(2);
    expect(stderr).toContain('Usage: setup-intents-gateway');
  });

  it('prints its usage on request', async () => {
    const { code, stdout } = await run(['--help']).ended;
    expect(code).toBe(0);
    expect(stdout).toContain('sandbox');
  });
});
