import type { Sandbox } from '../../src/sandbox/server.ts';
import type { Principal } from '../../src/server/gateway.ts';
import { startTestGateway } from './gateway.ts';
import { startHttpServer } from './http-server.ts';
import { service } from './principals.ts';

interface Result {
  readonly data: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly errors: unknown;
  readonly extensions: { readonly staleReplays?: unknown } | undefined;
  /** The calls that the sandbox has received: `POST /v1/setup_intents`, `GET …?expand[0]=customer`. */
  readonly received: readonly string[];
}

export interface RepeatedWrites {
  readonly sandbox: Sandbox;
  /** Sets the caller of the next requests. */
  principal: Principal;
  /** Sets whether the next reads fail before they reach the sandbox. */
  readsFail: boolean;
  /** The credentials of each call so far. */
  readonly credentials: (string | undefined)[];
  ask(document: string, variables?: object): Promise<Result>;
  /** Resets to the seeded sandbox, a service as the caller, and reads that succeed. */
  reset(): void;
  close(): Promise<void>;
}

/** A gateway with a seeded sandbox, between which reads can fail while writes succeed. */
export async function startRepeatedWrites(): Promise<RepeatedWrites> {
  const proxy = await startHttpServer((request, response) => {
    repeated.credentials.push(request.headers.authorization);
    if (request.method === 'GET' && repeated.readsFail) {
      response.writeHead(503, { 'stripe-should-retry': 'false' }).end();
      return;
    }
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', async () => {
      const { host: _host, connection: _connection, 'content-length': _length, ...headers } = request.headers;
      const upstream = await fetch(`${gateway.sandbox.url}${request.url}`, {
        method: request.method ?? 'GET',
        headers: headers as Record<string, string>,
        ...(request.method === 'POST' && { body: Buffer.concat(chunks) }),
      });
      const body = await upstream.text();
      const { 'content-length': _size, ...rest } = Object.fromEntries(upstream.headers);
      response.writeHead(upstream.status, rest).end(body);
    });
  });
  const gateway = await startTestGateway({
    sandbox: { seeded: true },
    gateway: { principal: () => repeated.principal, stripeApiBase: proxy.url },
  });
  const repeated: RepeatedWrites = {
    sandbox: gateway.sandbox,
    principal: service(),
    readsFail: false,
    credentials: [],
    async ask(document, variables = {}) {
      const before = gateway.sandbox.requests().length;
      const { data, errors, extensions } = await gateway.execute<Result['data'], object>(document, variables);
      const received = gateway.sandbox
        .requests()
        .slice(before)
        .map(({ method, path, query }) => `${method} ${path}${query && `?${decodeURIComponent(query)}`}`);
      return { data: data ?? {}, errors, extensions: extensions as Result['extensions'], received };
    },
    reset() {
      gateway.sandbox.reset();
      repeated.principal = service();
      repeated.readsFail = false;
      repeated.credentials.length = 0;
    },
    async close() {
      await gateway.close();
      await proxy.close();
    },
  };
  return repeated;
}

/** The id of the intent in a mutation's payload or error. */
export function intentIdIn(result: Readonly<Record<string, unknown>> | undefined): string {
  return String(Reflect.get(Object(result?.setupIntent), 'id'));
}

/** A mutation that selects these fields of the intent in its payload and errors. */
export function mutationOf(name: string, selection: string): string {
  const type = name.charAt(0).toUpperCase() + name.slice(1);
  return `mutation ($input: ${type}Input!) { ${name}(input: $input) {
    __typename
    ... on ${type}Payload { idempotentReplayed setupIntent { ${selection} } }
    ... on StripeError { ... on CardError { setupIntent { ${selection} } } }
    ... on InvalidRequestError { code setupIntent { ${selection} } }
  } }`;
}
