import { createServer, type IncomingMessage, request as nodeRequest } from 'node:http';
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
  send(request: Sent): Promise<Answer>;
  /** The way of the last request, if it has one by now. */
  lastWay(): Way;
  close(): Promise<void>;
}

/** A gateway with its sandbox, on a server that knows how each request was answered. */
export async function startBothWays(options: Partial<GatewayOptions> = {}): Promise<BothWays> {
  const sandbox = await createSandbox({ seeded: true });
  const lines: LoggedLine[] = [];
  const write = (level: LoggedLine['level']) => (fields: object, message: string) => {
    lines.push({ level, fields: { ...fields }, message });
  };
  const log: Log = { info: write('info'), warn: write('warn'), error: write('error') };
  const gateway = createGateway({
    stripeApiKey: 'sk_test_gateway',
    stripeApiBase: sandbox.url,
    log,
    ...options,
  });
  let last: IncomingMessage | undefined;
  const server = createServer((request, response) => {
    last = request;
    gateway(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
  const lastWay = () => wayOf(last);
  return {
    url,
    sandbox,
    lines,
    lastWay,
    async send(request) {
      const answer = await answerTo(url, request);
      return { ...answer, way: lastWay() };
    },
    async close() {
      await new Promise((resolve) => server.close(resolve).closeAllConnections());
      await gateway.dispose();
      await sandbox.close();
    },
  };
}

function wayOf(request: IncomingMessage | undefined): Way {
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
