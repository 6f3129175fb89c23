import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { type ExecutionResult, print } from 'graphql';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox/server.ts';
import { createGateway, type GatewayOptions } from '../../src/server/gateway.ts';
import { listen } from '../../src/server/listen.ts';
import { TEST_CONNECTIONS } from './connections.ts';

export interface TestGateway {
  readonly sandbox: Sandbox;
  /** The GraphQL endpoint. */
  readonly url: string;
  /** Sends a document over HTTP. */
  execute<Data, Variables>(
    document: TypedDocumentNode<Data, Variables> | string,
    variables?: Variables,
    headers?: Readonly<Record<string, string>>,
  ): Promise<ExecutionResult<Data, Extensions>>;
  close(): Promise<void>;
}

interface Extensions {
  readonly [name: string]: unknown;
  readonly stripe: { readonly calls: number; readonly requestIds: readonly string[] };
}

export interface TestGatewayOptions {
  readonly sandbox?: SandboxOptions;
  readonly gateway?: Partial<GatewayOptions>;
}

/** A gateway with its own sandbox, both on free ports, over real sockets. */
export async function startTestGateway(options: TestGatewayOptions = {}): Promise<TestGateway> {
  const sandbox = await createSandbox(options.sandbox);
  const gateway = createGateway({
    stripeApiKey: 'sk_test_gateway',
    stripeApiBase: sandbox.url,
    ...options.gateway,
  });
  const server = await listen(gateway, {
    host: '127.0.0.1',
    port: 0,
    graceMs: 1000,
    now: () => performance.now(),
    ...TEST_CONNECTIONS,
  });
  const url = `${server.url}/graphql`;
  return {
    sandbox,
    url,
    async execute(document, variables, headers = {}) {
      const query = typeof document === 'string' ? document : print(document);
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query, variables }),
      });
      return (await response.json()) as never;
    },
    async close() {
      await server.close();
      await gateway.dispose();
      await sandbox.close();
    },
  };
}
