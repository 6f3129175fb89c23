/**
 * Checks for leaks: after many requests, some of them with a failing upstream, the gateway must use no more resources than
 * after the first tenth. `npm run bench:soak [-- requests]`, 200,000 by default.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { Pool } from 'undici';
import type { Holdings } from './probe.ts';
import { MeasuredProcess } from './processes.ts';

const REQUESTS = Number(process.argv[2] ?? 200_000);
const CONCURRENCY = 64;
/** The sandbox keeps everything in memory, so it is reset after this many requests. */
const RESET_EVERY = 20_000;
/** Long enough for keep-alive connections to close, so that only leaks are measured. */
const QUIET_MS = 8000;
const TOLERANCE = 0.1;

const FAULTS = { rate: 0.03, seed: 1, slow_ms: 50 };

const sandbox = new MeasuredProcess('sandbox', { SANDBOX_PORT: '0' });
const base = await sandbox.until(/Sandbox: (\S+)/);
const gateway = new MeasuredProcess('serve', {
  PORT: '0',
  STRIPE_API_KEY: 'sk_test_soak',
  STRIPE_API_BASE: base,
  STRIPE_MAX_RPS: '100000',
  STRIPE_MAX_IN_FLIGHT: '256',
  UPSTREAM_DEADLINE_MS: '4000',
  MAX_CONCURRENT_REQUESTS: '1000',
  LOG_LEVEL: 'silent',
});
const url = new URL(await gateway.until(/GraphQL and GraphiQL: ([^\s"]+)/));
const pool = new Pool(url.origin, { connections: CONCURRENCY });

const LIST =
  '{ setupIntents(first: 20) { nodes { id status customer { name } paymentMethod { type card { last4 } } } } }';
const ONE = '{ setupIntent(id: "seti_unknown") { id } nodes(ids: ["cus_unknown", "nonsense"]) { id } }';
const CREATE = `mutation { createSetupIntent(input: { paymentMethod: "pm_card_visa", confirm: true, automaticPaymentMethods: { enabled: true, allowRedirects: NEVER } }) {
  __typename ... on CreateSetupIntentPayload { setupIntent { id paymentMethod { type } } } ... on StripeError { code } } }`;

interface Kind {
  readonly query: string | null;
  readonly hangsUp: boolean;
}

const kinds = (count: number, query: string | null, hangsUp = false): Kind[] =>
  Array.from({ length: count }, () => ({ query, hangsUp }));

/** A hundred requests, mixed by taking every thirty-seventh. */
const MIX: readonly Kind[] = [
  ...kinds(45, LIST),
  ...kinds(30, CREATE),
  ...kinds(15, ONE),
  ...kinds(5, null),
  ...kinds(5, LIST, true),
];

async function send(number: number): Promise<void> {
  const { query = LIST, hangsUp = false } = MIX[(number * 37) % MIX.length] ?? {};
  const { body } = await pool.request({
    method: 'POST',
    path: url.pathname,
    headers: { 'content-type': 'application/json' },
    body: query === null ? '{"query": "{ nonsense' : JSON.stringify({ query }),
    ...(hangsUp && { signal: AbortSignal.timeout(2) }),
  });
  await body.dump();
}

async function prepare(): Promise<void> {
  await fetch(`${base}/_sandbox/reset`, { method: 'POST' });
  await fetch(`${base}/_sandbox/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(FAULTS),
  });
}

async function sendUntil(last: number): Promise<void> {
  const worker = async () => {
    while (sent < last) {
      sent += 1;
      if (sent % RESET_EVERY === 0) await prepare();
      await send(sent).catch(() => {});
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, worker));
  await delay(QUIET_MS);
}

let sent = 0;
await prepare();
await sendUntil(Math.ceil(REQUESTS / 10));
const early = await gateway.holdings();
await sendUntil(REQUESTS);
const late = await gateway.holdings();
await pool.close();
await gateway.stop();
await sandbox.stop();

const names = ['rss', 'heapUsed', 'sockets', 'handles'] as const satisfies readonly (keyof Holdings)[];
const rows = names.map((name) => ({
  held: name,
  'after a tenth': early[name],
  'at the end': late[name],
  ratio: Number((late[name] / early[name]).toFixed(3)),
}));
const grown = rows.filter(({ ratio }) => ratio > 1 + TOLERANCE).map(({ held }) => held);
const lines = rows.map((row) => Object.values(row).join('\t'));
process.stdout.write(`${Object.keys(rows[0] ?? {}).join('\t')}\n${lines.join('\n')}\n`);
process.stdout.write(
  `CPU per request: ${(((late.cpuMs - early.cpuMs) / (REQUESTS * 0.9)) * 1000).toFixed(0)} µs\n`,
);
process.stdout.write(grown.length === 0 ? 'Nothing grew.\n' : `Grew: ${grown.join(', ')}\n`);
process.exitCode = grown.length === 0 ? 0 : 1;
