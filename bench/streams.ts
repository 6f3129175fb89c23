/**
 * Compares the memory of an idle subscription with that of a stream of a bare `node:http` server, and shows that no
 * subscription has a timer of its own. `npm run bench:streams [-- streams]`, 10,000 by default. The limit of open files
 * (`ulimit -n`) must be a little larger than the number of streams.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { Holdings } from './probe.ts';
import { MeasuredProcess } from './processes.ts';

const STREAMS = Number(process.argv[2] ?? 10_000);
const CONCURRENCY = 50;
/** These are closed before the measurement, so that the code is compiled, and pools and caches are filled. */
const WARM_UP = 200;
/** Long enough for closed connections to be forgotten. */
const QUIET_MS = 3000;
const MAX_RATIO = 2;

const QUERY = `subscription ($id: ID!, $after: String) {
  setupIntent(id: $id, after: $after) { cursor gap type setupIntent { id status } }
}`;

/** Stripe, with every setup intent that is asked for. */
const stripe = createServer(({ url = '' }, response) => {
  const id = /^\/v1\/setup_intents\/(\w+)/.exec(url)?.[1];
  const body =
    id === undefined
      ? { object: 'list', url: '/v1/setup_intents', data: [], has_more: false }
      : { object: 'setup_intent', id, status: 'requires_action' };
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(body));
}).listen(0, '127.0.0.1');
await once(stripe, 'listening');
const address = stripe.address();
if (typeof address !== 'object' || !address) throw new Error('The upstream has no address.');

/** Opens a stream, and waits for its first event. */
function openStream(url: URL, id: string): Promise<Socket> {
  const body = JSON.stringify({ query: QUERY, variables: { id } });
  const head = [
    `POST ${url.pathname} HTTP/1.1`,
    `Host: ${url.host}`,
    'Accept: text/event-stream',
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  const socket = connect({ host: url.hostname, port: Number(url.port) });
  socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
  return new Promise((resolve, reject) => {
    let text = '';
    const onData = (chunk: Buffer) => {
      text += chunk.toString();
      if (!/event: next[\s\S]*\n\n/.test(text)) return;
      if (!text.includes(`"id":"${id}"`)) reject(new Error(`Unexpected event: ${text}`));
      socket.off('data', onData);
      // Heartbeats are read, and ignored.
      socket.resume();
      resolve(socket);
    };
    socket.on('data', onData);
    socket.on('error', reject);
    socket.once('close', () => reject(new Error(`The server ended the stream: ${text}`)));
  });
}

async function openStreams(url: URL, count: number): Promise<Socket[]> {
  const sockets: Socket[] = [];
  let started = 0;
  const worker = async () => {
    while (started < count) {
      started += 1;
      sockets.push(await openStream(url, `seti_${started}`));
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, worker));
  return sockets;
}

async function close(sockets: readonly Socket[]): Promise<void> {
  for (const socket of sockets) socket.destroy();
  await delay(QUIET_MS);
}

/** The resources of a process without streams, and with all of them. */
async function measure(server: MeasuredProcess, url: URL): Promise<{ idle: Holdings; busy: Holdings }> {
  await close(await openStreams(url, WARM_UP));
  const idle = await server.holdings();
  const sockets = await openStreams(url, STREAMS);
  await delay(QUIET_MS);
  const busy = await server.holdings();
  await close(sockets);
  await server.stop();
  return { idle, busy };
}

const gateway = new MeasuredProcess('serve', {
  PORT: '0',
  STRIPE_API_KEY: 'sk_test_streams',
  STRIPE_API_BASE: `http://127.0.0.1:${address.port}`,
  EVENTS_POLL_MS: '0',
  SUBSCRIPTIONS_MAX: String(STREAMS + WARM_UP),
  MAX_CONNECTIONS: String(2 * STREAMS + WARM_UP),
  MAX_CONNECTIONS_PER_ADDRESS: String(2 * STREAMS + WARM_UP),
  SHUTDOWN_DELAY_MS: '0',
  LOG_LEVEL: 'silent',
});
const ours = await measure(gateway, new URL(await gateway.until(/GraphQL and GraphiQL: ([^\s"]+)/)));
const bareServer = new MeasuredProcess(new URL('./bare-sse.js', import.meta.url), {});
const bare = await measure(bareServer, new URL(await bareServer.until(/Listening: (\S+)/)));
stripe.close();

const rows = (['rss', 'heapUsed', 'external'] as const).map((name) => {
  const bytesOf = ({ idle, busy }: typeof ours) => Math.round((busy[name] - idle[name]) / STREAMS);
  const [gatewayBytes, bareBytes] = [bytesOf(ours), bytesOf(bare)];
  return { name, gatewayBytes, bareBytes, ratio: gatewayBytes / bareBytes };
});
const timers = ours.busy.timers - ours.idle.timers;
process.stdout.write(`bytes for each of ${STREAMS} streams\tgateway\tbare\tratio\n`);
for (const { name, gatewayBytes, bareBytes, ratio } of rows)
  process.stdout.write(`${name}\t${gatewayBytes}\t${bareBytes}\t${ratio.toFixed(2)}\n`);
process.stdout.write(`timers\t${ours.busy.timers} (${timers} more than without streams)\n`);
const isOver = rows.some(({ name, ratio }) => name !== 'external' && ratio > MAX_RATIO);
process.exitCode = isOver || timers > 2 ? 1 : 0;
