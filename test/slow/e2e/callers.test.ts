import { afterEach, describe, expect, it } from 'vitest';
import { problemsOf } from '../../support/config.ts';
import { AUDIENCE, ISSUER, startIssuer } from '../../support/issuer.ts';
import { type RunningProcess, runCli } from '../../support/process.ts';

const running: RunningProcess[] = [];

afterEach(async () => {
  for (const process of running.splice(0)) {
    process.signal('SIGKILL');
    await process.ended;
  }
});

type Env = Readonly<Record<string, string>>;

/** A gateway with these settings, and the responses for each credential. */
async function start(env: Env) {
  const process = runCli([], { PORT: '0', ...env });
  running.push(process);
  const url = await process.until(/GraphQL and GraphiQL: ([^\s"]+)/);
  return {
    process,
    async statusFor(credential: string | null, headers: Env = {}): Promise<number> {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(credential !== null && { authorization: `Bearer ${credential}` }),
          ...headers,
        },
        body: JSON.stringify({ query: '{ setupIntents(first: 1) { nodes { id } } }' }),
      });
      await response.text();
      return response.status;
    },
  };
}

describe('the command line', () => {
  it('creates a token that its settings accept, and no other', async () => {
    const { code, stdout } = await runCli(['token', 'orders']).ended;
    expect(code).toBe(0);
    const token = /^Token, shown only once: (sgt_[\w-]{43})$/m.exec(stdout)?.[1] ?? '';
    const tokens = /^GATEWAY_TOKENS='(.*)'$/m.exec(stdout)?.[1] ?? '';
    expect(JSON.parse(tokens)).toMatchObject([
      {
        name: 'orders',
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        scopes: ['setup_intents:read', 'setup_intents:write'],
      },
    ]);
    expect(tokens).not.toContain(token);

    const { process, statusFor } = await start({ GATEWAY_AUTH: 'token', GATEWAY_TOKENS: tokens });
    expect(await statusFor(token)).toBe(200);
    expect(await statusFor(`${token}x`)).toBe(401);
    expect(await statusFor(null)).toBe(401);
    expect(await statusFor(token, { 'stripe-account': 'acct_1' })).toBe(403);
    process.signal('SIGTERM');
    const { stderr } = await process.ended;
    const lines = stderr
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
      .filter(({ msg }) => msg === 'Request rejected');
    expect(lines.map(({ reason, subject = null }) => [reason, subject]).sort()).toEqual([
      ['a Stripe-Account that the caller may not use', 'token:orders'],
      ['an unknown credential', null],
      ['no Authorization header', null],
    ]);
    expect(stderr).not.toContain(token);
  });

  it('creates a token with the given scopes', async () => {
    const { stdout } = await runCli(['token', 'graph', 'setup_intents:read', 'federation']).ended;
    const tokens = /^GATEWAY_TOKENS='(.*)'$/m.exec(stdout)?.[1] ?? '';
    expect(JSON.parse(tokens)).toMatchObject([
      { name: 'graph', scopes: ['setup_intents:read', 'federation'] },
    ]);
    expect(problemsOf({ GATEWAY_AUTH: 'token', GATEWAY_TOKENS: tokens })).toEqual([]);
  });

  it.each([
    [['a b'], 'The name must be'],
    [['', ''], 'The name must be'],
    [['"x"'], 'The name must be'],
    [['federation'], 'The first argument must be the name of the service'],
    [['graph', 'federaton'], 'Unknown scope federaton: the scopes are setup_intents:read, '],
    [['graph', 'federation', 'federation'], 'A scope is repeated: list each scope only once.'],
  ])('creates no token for %j, and reports the reason', async (args, problem) => {
    const { code, stdout, stderr } = await runCli(['token', ...args]).ended;
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(problem);
  });

  it('serves service tokens and browsers at once', async () => {
    const issuer = await startIssuer(Date.now());
    const { statusFor } = await start({
      GATEWAY_AUTH: 'jwt,publishable',
      JWT_ISSUER: ISSUER,
      JWT_AUDIENCE: AUDIENCE,
      JWT_JWKS_URL: issuer.jwksUrl,
      JWT_CUSTOMER_CLAIM: 'customer',
      JWT_CUSTOMER_SCOPES: 'setup_intents:read',
      STRIPE_PUBLISHABLE_KEY: 'pk_test_browser',
      MAX_CONCURRENT_REQUESTS_PER_CUSTOMER: '1',
    });
    expect(await statusFor(await issuer.token({ customer: 'cus_U8rAldFnchC0fe' }))).toBe(200);
    expect(await statusFor(await issuer.token())).toBe(403);
    expect(await statusFor(await issuer.token({ customer: 'cus_1', exp: 1 }))).toBe(401);
    expect(await statusFor('pk_test_browser')).toBe(200);
    expect(await statusFor('pk_test_other')).toBe(401);
    await issuer.close();
  });

  it('does not start with an incomplete authentication setup, and names the setting', async () => {
    const { code, stdout, stderr } = await runCli([], {
      GATEWAY_AUTH: 'token,jwt,publishable',
      GATEWAY_TOKENS: '[{"name":"a","sha256":"hunter2","scopes":["setup_intents:read"]}]',
      STRIPE_PUBLISHABLE_KEY: 'sk_test_hunter2',
    }).ended;
    expect(code).toBe(1);
    expect(stdout).toBe('');
    for (const name of [
      'GATEWAY_TOKENS',
      'JWT_ISSUER',
      'JWT_AUDIENCE',
      'JWT_JWKS_URL',
      'STRIPE_PUBLISHABLE_KEY',
    ])
      expect(stderr).toContain(`${name} `);
    expect(stderr).not.toContain('hunter2');
  });
});
