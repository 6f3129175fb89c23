import { readFileSync } from 'node:fs';
import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway';
import { createGatewayRuntime } from '@graphql-hive/gateway-runtime';
import { type ExecutionResult, parse } from 'graphql';
import { createOrders } from '../../examples/federation/orders.ts';
import { supergraphOf } from '../../examples/federation/supergraph.ts';
import { createSandbox, type Sandbox } from '../../src/sandbox/server.ts';
import { createGateway, type GatewayOptions } from '../../src/server/gateway.ts';
import { type RecordingServer, recordingServer } from './recording-server.ts';

type Result = ExecutionResult<Record<string, unknown>>;

/** A gateway of a larger graph, whoever makes it. */
export interface GraphGateway {
  execute(query: string, variables?: Readonly<Record<string, unknown>>): Promise<Result>;
  close(): Promise<void>;
}

/** What the gateways show to the payments' subgraph. */
export const GRAPH_TOKEN = 'sgt_of_the_larger_graph';
const HEADERS = { authorization: `Bearer ${GRAPH_TOKEN}` };

/** By Apollo: its planner and executor, without the server around them. */
export async function apolloGateway(supergraphSdl: string): Promise<GraphGateway> {
  const gateway = new ApolloGateway({
    supergraphSdl,
    buildService: ({ url = '' }) =>
      new RemoteGraphQLDataSource({
        url,
        willSendRequest: ({ request }) => request.http?.headers.set('authorization', HEADERS.authorization),
      }),
  });
  const { schema, executor } = await gateway.load();
  return {
    async execute(query, variables = {}) {
      const document = parse(query);
      const request = { query, variables };
      const context = { request, document, schema, context: {}, queryHash: query, operationName: null };
      const operation = document.definitions.find(({ kind }) => kind === 'OperationDefinition');
      return (await executor({ ...context, operation, metrics: {} } as never)) as Result;
    },
    close: () => gateway.stop(),
  };
}

/** By Hive: over its fetch handler. */
export async function hiveGateway(supergraph: string): Promise<GraphGateway> {
  const gateway = createGatewayRuntime({
    supergraph,
    logging: false,
    propagateHeaders: { fromClientToSubgraphs: () => HEADERS },
  });
  return {
    async execute(query, variables = {}) {
      const response = await gateway.fetch('http://localhost/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables }),
      });
      return (await response.json()) as Result;
    },
    close: async () => gateway.dispose(),
  };
}

/** Payments and orders, both served and composed. */
export interface Subgraphs {
  readonly sandbox: Sandbox;
  readonly payments: RecordingServer;
  readonly orders: RecordingServer;
  readonly supergraph: string;
  close(): Promise<void>;
}

export async function startSubgraphs(options: Partial<GatewayOptions> = {}): Promise<Subgraphs> {
  const sandbox = await createSandbox({ seeded: true });
  const gateway = createGateway({
    stripeApiKey: 'sk_test_gateway',
    stripeApiBase: sandbox.url,
    ...options,
  });
  const sdl = readFileSync(new URL('../../examples/federation/orders.graphql', import.meta.url), 'utf8');
  const payments = await recordingServer(gateway);
  const orders = await recordingServer(createOrders(sdl));
  const supergraph = await supergraphOf([
    { name: 'payments', url: payments.url, headers: HEADERS },
    { name: 'orders', url: orders.url },
  ]);
  return {
    sandbox,
    payments,
    orders,
    supergraph,
    async close() {
      await Promise.all([payments.close(), orders.close()]);
      await gateway.dispose();
      await sandbox.close();
    },
  };
}
