import { Agent, request } from 'undici';
import { afterEach, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../../../src/sandbox/server.ts';
import { stripeClient } from '../../sandbox/support.ts';
import { type RunningProcess, runCli } from '../../support/process.ts';

const WRITES = 500;
const KILL_AFTER = 150;

const CREATE = `mutation Create($key: String!, $order: String!) {
  createSetupIntent(input: { idempotencyKey: $key, metadata: [{ key: "order", value: $order }] }) {
    __typename
    ... on CreateSetupIntentPayload { setupIntent { id } }
  }
}`;

interface Answer {
  readonly data?: {
    readonly createSetupIntent: {
      readonly __typename: string;
      readonly setupIntent?: { readonly id: string };
    };
  };
}

const opened: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0)) await close();
});

function serve(sandbox: Sandbox): RunningProcess {
  const gateway = runCli([], {
    PORT: '0',
    STRIPE_API_KEY: 'sk_test_e2e',
    STRIPE_API_BASE: sandbox.url,
    STRIPE_MAX_RPS: '10000',
    LOG_LEVEL: 'error',
  });
  opened.push(() => {
    gateway.signal('SIGKILL');
    return gateway.ended;
  });
  return gateway;
}

const urlOf = (gateway: RunningProcess) => gateway.until(/GraphQL and GraphiQL: ([^\s"]+)/);

/** Sends the writes, 32 at a time, each with the key of its order. Null for a write without a response. */
async function sendAll(url: string, onAnswer: () => void = () => {}): Promise<(string | null)[]> {
  const agent = new Agent({ connections: 32 });
  const ids: (string | null)[] = [];
  const waiting = Array.from({ length: WRITES }, (_, order) => String(order)).entries();
  const worker = async () => {
    for (const [index, order] of waiting) {
      ids[index] = await send(agent, url, order).catch(() => null);
      if (ids[index] !== null) onAnswer();
    }
  };
  await Promise.all(Array.from({ length: 32 }, worker));
  await agent.destroy();
  return ids;
}

async function send(dispatcher: Agent, url: string, order: string): Promise<string | null> {
  const { body } = await request(url, {
    dispatcher,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: CREATE, variables: { key: `order-${order}`, order } }),
  });
  const { data } = (await body.json()) as Answer;
  return data?.createSetupIntent.setupIntent?.id ?? null;
}

describe('kill -9', () => {
  it('during 500 writes loses and repeats none of them, when each is retried with its key', async () => {
    const sandbox = await createSandbox({ latencyMs: 3 });
    opened.push(sandbox.close);
    const first = serve(sandbox);
    let responses = 0;
    const before = await sendAll(await urlOf(first), () => {
      responses += 1;
      if (responses === KILL_AFTER) first.signal('SIGKILL');
    });
    await first.ended;
    const acknowledged = before.filter((id) => id !== null);
    expect(acknowledged.length).toBeGreaterThanOrEqual(KILL_AFTER);
    expect(acknowledged.length).toBeLessThan(WRITES);

    const after = await sendAll(await urlOf(serve(sandbox)));
    expect(after).not.toContain(null);
    expect(after.filter((_id, index) => before[index])).toEqual(acknowledged);

    const stored: string[] = [];
    for await (const { id } of stripeClient(sandbox).setupIntents.list({ limit: 100 })) stored.push(id);
    expect(stored.sort()).toEqual([...after].sort());
  });
});
