import { constants, setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Agent, request } from 'undici';
import { type RunningProcess, runCli, runNode } from '../../support/process.ts';

/** One of several processes that share a Redis. */
export interface Instance {
  /** The GraphQL endpoint. */
  readonly url: string;
  /** Sends a GraphQL request. Rejects if there is no response. */
  execute<Data>(
    query: string,
    variables: object,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Answer<Data>>;
  /** The status in the body of `/ready`. */
  readiness(): Promise<string>;
  /** Kills the process. */
  kill(): Promise<void>;
}

interface Answer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions?: { readonly code?: string };
  }[];
}

/** Starts an instance as a process of its own. */
export async function startInstance(
  stripe: { readonly url: string },
  redis: { readonly url: string },
  env: Readonly<Record<string, string>> = {},
): Promise<Instance> {
  const process: RunningProcess = runCli([], {
    PORT: '0',
    STRIPE_API_KEY: 'sk_test_fleet',
    STRIPE_API_BASE: stripe.url,
    REDIS_URL: redis.url,
    MAX_CONCURRENT_REQUESTS: '1000',
    LOG_LEVEL: 'error',
    ...env,
  });
  preferred(process.pid);
  const url = await process.until(/GraphQL and GraphiQL: ([^\s"]+)/);
  const agent = new Agent({ connections: 64 });
  return {
    url,
    async execute<Data>(query: string, variables: object, headers: Readonly<Record<string, string>> = {}) {
      const { body } = await request(url, {
        dispatcher: agent,
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query, variables }),
      });
      return (await body.json()) as Answer<Data>;
    },
    async readiness() {
      const { body } = await request(new URL('/ready', url), { dispatcher: agent });
      const { status } = (await body.json()) as { status: string };
      return status;
    },
    async kill() {
      process.signal('SIGKILL');
      await process.ended;
      await agent.destroy();
    },
  };
}

/** Lets a process run before others: on a busy machine, delayed calls would arrive as a burst. Only root may do this. */
function preferred(pid = 0): void {
  try {
    setPriority(pid, constants.priority.PRIORITY_HIGHEST);
  } catch {
    // The tests then depend on how busy the machine is.
  }
}

export interface Arrival {
  /** Milliseconds of `performance.now()`. */
  readonly at: number;
  readonly id: string;
}

export interface StubStripe {
  readonly url: string;
  /** The calls for setup intents, oldest first. */
  arrivals(): Promise<readonly Arrival[]>;
  close(): Promise<void>;
}

/**
 * Starts an upstream that records when calls arrive, and responds to each read with the setup intent that it names. It is
 * a process of its own, so that nothing delays the records.
 */
export async function startStubStripe(): Promise<StubStripe> {
  const process = runNode([fileURLToPath(new URL('stub-stripe.mjs', import.meta.url))]);
  preferred(process.pid);
  const url = await process.until(/http:\S+/);
  return {
    url,
    async arrivals() {
      const { body } = await request(`${url}/arrivals`);
      const arrivals = (await body.json()) as Arrival[];
      return arrivals.map(({ at, id }) => ({ at: at - performance.timeOrigin, id }));
    },
    async close() {
      process.signal('SIGKILL');
      await process.ended;
    },
  };
}

/** The most calls that arrived within any second. */
export function mostInOneSecond(arrivals: readonly Arrival[]): number {
  let most = 0;
  let first = 0;
  for (const [index, { at }] of arrivals.entries()) {
    while ((arrivals[first]?.at ?? at) <= at - 1000) first += 1;
    most = Math.max(most, index - first + 1);
  }
  return most;
}

/** The number of reads that an instance gets at a time. */
const CONCURRENCY = 20;

/**
 * Sends reads of different setup intents to an instance until the time is over. Returns the wrong answers.
 * @param name the beginning of the ids
 */
export async function readUntil(endsAt: number, instance: Instance, name: string): Promise<string[]> {
  const wrong: string[] = [];
  let number = 0;
  const reader = async () => {
    while (performance.now() < endsAt) {
      number += 1;
      const id = `seti_${name}x${number}`;
      const answer = await instance
        .execute<{ setupIntent: { metadataValue: string } | null }>(
          'query ($id: ID!) { setupIntent(id: $id) { metadataValue(key: "name") } }',
          { id },
        )
        .catch((error: unknown) => ({ data: null, errors: [{ message: String(error) }] }));
      if (answer.data?.setupIntent?.metadataValue === id) continue;
      wrong.push(`${id}: ${JSON.stringify(answer)}`);
      // An instance that fails every request would be asked without a pause.
      if (wrong.length > 20) return;
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, reader));
  return wrong;
}
