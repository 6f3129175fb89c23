import { createServer, type IncomingMessage, request as nodeRequest, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createSandbox, type Sandbox } from '../../src/sandbox/server.ts';
import { progressOf } from '../../src/server/fast-path.ts';
import { createGateway, type GatewayOptions, type Log } from '../../src/server/gateway.ts';

/** How a request was answered. */
export type Way =
  /** By the fast path, or by Yoga without a try of the fast path. */
  | 'at once'
  /** By Yoga, after the fast path could not answer it. */
  | 'by Yoga'
  /** By Yoga with the result of the fast path. */
  | 'by Yoga, executed early';

interface Answer {
  readonly way: Way;
  readonly status: number;
  /** Names and values, sorted, without `date` and without the value of `x-request-id`. Names are in lower case. */
  readonly headers: readonly string[];
  /** With `req_…` for the ids of Stripe's requests. */
  readonly body: string;
}

export interface Sent {
  /** JSON, or the bytes of the body. */
  readonly body: object | string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

interface LoggedLine {
  readonly level: 'info' | 'warn' | 'error';
  readonly fields: Readonly<Record<string, unknown>>;
  readonly message: string;
}

export interface BothWays {
  readonly url: string;
  readonly sandbox: Sandbox;
  /** The log, oldest line first. */
  readonly lines: LoggedLine[];
  /** Makes the log throw instead of writing such lines. */
  failLog(fails: (fields: object) => boolean): void;
  send(request: Sent): Promise<Answer>;
  /** The requests that have arrived, in order. */
  readonly exchanges: readonly { readonly way: () => Way; readonly closed: () => boolean }[];
  close(): Promise<void>;
}

/** A gateway with its sandbox, on a server that knows how each request was answered. */
export async function startBothWays(
  options: Partial<GatewayOptions> = {},
  mount: (gateway: RequestListener) => RequestListener = (gateway) => gateway,
): Promise<BothWays> {
  const sandbox = await createSandbox({ seeded: true });
  const lines: LoggedLine[] = [];
  let logFails = (_fields: object) => false;
  const write = (level: LoggedLine['level']) => (fields: object, message: string) => {
    if (logFails(fields)) throw new Error('The log is broken.');
    lines.push({ level, fields: { ...fields }, message });
  };
  const log: Log = { info: write('info'), warn: write('warn'), error: write('error') };
  const gateway = createGateway({
    stripeApiKey: 'sk_test_gateway',
    stripeApiBase: sandbox.url,
    log,
    ...options,
  });
  const exchanges: BothWays['exchanges'][number][] = [];
  const listener = mount(gateway);
  const server = createServer((request, response) => {
    exchanges.push({ way: () => wayOf(request), closed: () => response.closed });
    listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
  return {
    url,
    sandbox,
    lines,
    exchanges,
    failLog(fails) {
      logFails = fails;
    },
    async send(request) {
      const { length } = exchanges;
      const answer = await answerTo(url, request);
      return { ...answer, way: exchanges[length]?.way() ?? 'at once' };
    },
    async close() {
      await new Promise((resolve) => server.close(resolve).closeAllConnections());
      await gateway.dispose();
      await sandbox.close();
    },
  };
}

function wayOf(request: IncomingMessage): Way {
  const progress = progressOf({ req: request });
  if (!progress) return 'at once';
  return progress.executed ? 'by Yoga, executed early' : 'by Yoga';
}

function answerTo(url: string, { body, headers = {} }: Sent): Promise<Omit<Answer, 'way'>> {
  const bytes = Buffer.isBuffer(body) || typeof body === 'string' ? Buffer.from(body) : jsonOf(body);
  return new Promise((resolve, reject) => {
    const sent = nodeRequest(
      url,
      {
        method: 'POST',
        agent: false,
        headers: { 'content-type': 'application/json', 'content-length': bytes.length, ...headers },
      },
      async (response) => {
        const chunks: Buffer[] = [];
        for await (const chunk of response) chunks.push(chunk as Buffer);
        resolve({
          status: response.statusCode ?? 0,
          headers: headersOf(response.rawHeaders),
          body: Buffer.concat(chunks)
            .toString()
            .replace(/req_\w+/g, 'req_…'),
        });
      },
    );
    sent.once('error', reject);
    sent.end(bytes);
  });
}

function jsonOf(body: object): Buffer {
  return Buffer.from(JSON.stringify(body));
}

function headersOf(raw: readonly string[]): string[] {
  const lines: string[] = [];
  for (let index = 0; index < raw.length; index += 2) {
    const name = raw[index]?.toLowerCase() ?? '';
    if (name === 'x-request-id') lines.push(name);
    else if (name !== 'date') lines.push(`${name}: ${raw[index + 1]}`);
  }
  return lines.sort();
}
