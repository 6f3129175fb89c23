import { generateKeyPairSync } from 'node:crypto';
import { SignJWT } from 'jose';
import { afterEach, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../../../src/sandbox/server.ts';
import { stripeClient } from '../../sandbox/support.ts';
import { AUDIENCE, ISSUER, validClaims } from '../../support/issuer.ts';
import { HAS_REDIS, startRedis } from '../../support/redis.ts';
import { type Instance, startInstance } from './fleet.ts';

const INSTANCES = 3;

const CREATE = `mutation ($key: String!) {
  createSetupIntent(input: { idempotencyKey: $key }) {
    __typename
    ... on CreateSetupIntentPayload { setupIntent { id } }
  }
}`;

interface Created {
  readonly createSetupIntent: {
    readonly __typename: string;
    readonly setupIntent?: { readonly id: string };
  } | null;
}

const opened: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0)) await close();
});

async function intentIds(sandbox: Sandbox): Promise<string[]> {
  const ids: string[] = [];
  for await (const { id } of stripeClient(sandbox).setupIntents.list({ limit: 100 })) ids.push(id);
  return ids.sort();
}

describe.skipIf(!HAS_REDIS)('three instances that share a Redis', () => {
  it('carry out ten of thirty creates of one customer', async () => {
    const redis = await startRedis();
    opened.push(redis.close);
    const sandbox = await createSandbox();
    opened.push(sandbox.close);
    const { id: customer } = await stripeClient(sandbox).customers.create();
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const env = {
      GATEWAY_AUTH: 'jwt',
      JWT_ISSUER: ISSUER,
      JWT_AUDIENCE: AUDIENCE,
      JWT_PUBLIC_KEY: String(publicKey.export({ type: 'spki', format: 'pem' })),
      JWT_CUSTOMER_CLAIM: 'customer',
    };
    const instances = await Promise.all(
      Array.from({ length: INSTANCES }, () => startInstance(sandbox, redis, env)),
    );
    opened.push(...instances.map(({ kill }) => kill));
    const token = await new SignJWT({
      ...validClaims(Date.now()),
      customer,
      scope: 'setup_intents:read setup_intents:write',
    })
      .setProtectedHeader({ alg: 'ES256' })
      .sign(privateKey);

    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, index) =>
        instances[index % INSTANCES]?.execute<Created>(
          CREATE,
          { key: `key-${index}` },
          { authorization: `Bearer ${token}` },
        ),
      ),
    );
    const codes = answers.map((answer) => answer?.errors?.[0]?.extensions?.code ?? 'ok');
    expect(codes.filter((code) => code === 'ok')).toHaveLength(10);
    expect(codes.filter((code) => code === 'RATE_LIMITED')).toHaveLength(20);
    expect(await intentIds(sandbox)).toHaveLength(10);
  });

  it('create each intent once, and lose none, while instances and Redis are killed', async () => {
    const kills = 3;
    const redis = await startRedis();
    opened.push(redis.close);
    const sandbox = await createSandbox({ latencyMs: 20 });
    opened.push(sandbox.close);
    sandbox.misbehave({ rate: 0.1, seed: 1, slow_ms: 50 });
    const start = () => startInstance(sandbox, redis, { STRIPE_MAX_RPS: '50', UPSTREAM_DEADLINE_MS: '6000' });
    const instances: Instance[] = await Promise.all(Array.from({ length: INSTANCES }, start));
    opened.push(() => Promise.all(instances.map(({ kill }) => kill())));

    const acknowledged = new Map<string, string>();
    let sent = 0;
    let isDone = false;
    /** Sends each write until it is acknowledged, every time to another instance. */
    const writer = async (name: number) => {
      for (let order = 0; !isDone; order += 1) {
        const key = `order-${name}-${order}`;
        while (!acknowledged.has(key)) {
          sent += 1;
          const instance = instances[sent % INSTANCES];
          const answer = await instance?.execute<Created>(CREATE, { key }).catch(() => null);
          const id = answer?.data?.createSetupIntent?.setupIntent?.id;
          if (id !== undefined) acknowledged.set(key, id);
          else await new Promise((resolve) => setTimeout(resolve, 50));
        }
      }
    };
    /** Kills one instance after another, and Redis each second time. */
    const killer = async () => {
      for (let victim = 0; victim < kills; victim += 1) {
        await instances[victim % INSTANCES]?.kill();
        if (victim % 2 === 0) await redis.kill();
        instances[victim % INSTANCES] = await start();
        if (victim % 2 === 0) await redis.start();
      }
      isDone = true;
    };
    await Promise.all([killer(), ...Array.from({ length: 12 }, (_, name) => writer(name))]);

    sandbox.misbehave({ rate: 0 });
    const ledger = sandbox.ledger();
    expect(ledger.filter(({ executions }) => executions > 1)).toEqual([]);
    const made = new Map(ledger.map(({ key, objects }) => [key, objects]));
    for (const [key, id] of acknowledged) expect(made.get(key)).toEqual([id]);
    expect(await intentIds(sandbox)).toEqual([...acknowledged.values()].sort());
    expect(acknowledged.size).toBeGreaterThan(kills);
  });
});
