import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FAULT_KINDS, type FaultKind } from '../../../src/sandbox/faults/faults.ts';
import { createSandbox, type Sandbox } from '../../../src/sandbox/server.ts';
import { SECRET_KEY } from '../support.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await createSandbox();
});
afterEach(() => sandbox.close());

interface Seen {
  readonly status: number | 'nothing';
  readonly headers: Headers;
  readonly text: string | 'broken';
}

/** Creates an intent. `ms` is the timeout. */
async function create(key: string, ms = 5000): Promise<Seen> {
  try {
    const response = await fetch(`${sandbox.url}/v1/setup_intents`, {
      method: 'POST',
      headers: { authorization: `Bearer ${SECRET_KEY}`, 'idempotency-key': key },
      signal: AbortSignal.timeout(ms),
    });
    const text = await response.text().catch(() => 'broken');
    return { status: response.status, headers: response.headers, text };
  } catch {
    return { status: 'nothing', headers: new Headers(), text: '' };
  }
}

const executionsOf = (key: string) => sandbox.ledger().find((entry) => entry.key === key)?.executions ?? 0;
const once = (kind: FaultKind, more: object = {}) =>
  sandbox.misbehave({ rate: 1, kinds: [kind], times: 1, ...more });

describe('a fault', () => {
  it.each<[FaultKind, { status: number | 'nothing'; text?: string; header?: [string, string | null] }]>([
    [
      'rate_limit',
      { status: 429, text: '"rate_limit"', header: ['stripe-rate-limited-reason', 'global-rate'] },
    ],
    ['lock_timeout', { status: 429, text: '"lock_timeout"', header: ['stripe-rate-limited-reason', null] }],
    ['key_in_use', { status: 409, text: '"idempotency_key_in_use"' }],
    ['error_500', { status: 500, text: '"api_error"', header: ['idempotent-replayed', null] }],
    ['stored_500', { status: 500, text: '"api_error"', header: ['stripe-should-retry', 'false'] }],
    ['unavailable_503', { status: 503, text: 'Service unavailable', header: ['content-type', 'text/plain'] }],
    ['reset_before', { status: 'nothing' }],
    ['reset_after', { status: 'nothing' }],
    ['truncated_body', { status: 200, text: 'broken' }],
    ['invalid_json', { status: 200, text: '{' }],
    ['slow_body', { status: 200, text: '"setup_intent"' }],
    ['hang', { status: 'nothing' }],
    ['hang_after', { status: 'nothing' }],
  ])('%s', async (kind, { status, text, header }) => {
    once(kind, { slow_ms: 1 });
    const seen = await create('mine', kind.startsWith('hang') ? 200 : 5000);
    expect(seen.status).toBe(status);
    if (text) expect(seen.text).toContain(text);
    if (header) expect(seen.headers.get(header[0])).toBe(header[1]);
    // The ledger entry of the key shows whether the operation ran.
    expect(executionsOf('mine')).toBe(FAULT_KINDS[kind].executes ? 1 : 0);
    const again = await create('mine');
    expect(executionsOf('mine')).toBe(1);
    expect(again.status).toBe(kind === 'stored_500' ? 500 : 200);
    expect(again.headers.get('idempotent-replayed')).toBe(FAULT_KINDS[kind].executes ? 'true' : null);
  });

  it('invalid_json sends a complete body that is not JSON', async () => {
    once('invalid_json');
    const { text } = await create('mine');
    expect(() => JSON.parse(text)).toThrow(SyntaxError);
  });

  it('stored_500 runs the operation once, and every replay fails', async () => {
    once('stored_500');
    await create('mine');
    for (let time = 0; time < 3; time += 1) expect((await create('mine')).status).toBe(500);
    expect(sandbox.ledger()).toMatchObject([
      {
        key: 'mine',
        requests: 4,
        executions: 1,
        objects: [expect.stringMatching(/^seti_/)],
        statuses: [500, 500, 500, 500],
      },
    ]);
  });

  it('does not affect control calls', async () => {
    sandbox.misbehave({ rate: 1 });
    expect((await fetch(`${sandbox.url}/_sandbox/requests`)).status).toBe(200);
  });

  it('records the status that was sent, or null, with the received request', async () => {
    once('error_500');
    await create('a');
    once('reset_after');
    await create('b');
    expect(sandbox.requests().map(({ status }) => status)).toEqual([500, null]);
  });

  it('hang does not keep the sandbox from closing', async () => {
    once('hang');
    const hanging = create('mine', 60_000);
    await expect.poll(() => sandbox.requests().length).toBe(1);
    await sandbox.close();
    expect((await hanging).status).toBe('nothing');
  });
});
