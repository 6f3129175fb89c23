import { readFileSync } from 'node:fs';
import { composeServices as composeWithApollo } from '@apollo/composition';
import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway';
import { createGatewayRuntime } from '@graphql-hive/gateway-runtime';
import { composeServices as composeWithGuild } from '@theguild/federation-composition';
import { type DocumentNode, type ExecutionResult, parse } from 'graphql';
import { createOrders } from '../../examples/federation/orders.ts';
import { sdlOf } from '../../examples/federation/supergraph.ts';
import { createSandbox, type Sandbox } from '../../src/sandbox/server.ts';
import { createGateway, type GatewayOptions } from '../../src/server/gateway.ts';
import { type RecordingServer, recordingServer } from './recording-server.ts';

const ORDERS = readFileSync(new URL('../../examples/federation/orders.graphql', import.meta.url), 'utf8');

type Result = ExecutionResult<Record<string, unknown>>;

/** A router of a supergraph. */
export interface GraphGateway {
  /** @param headers of the client, which are forwarded to the payments subgraph */
  execute(
    query: string,
    variables?: Readonly<Record<string, unknown>>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Result>;
  close(): Promise<void>;
}

/** The credential of the routers at the payments subgraph. */
export const GRAPH_TOKEN = 'sgt_of_the_larger_graph';
const HEADERS: Readonly<Record<string, string>> = { authorization: `Bearer ${GRAPH_TOKEN}` };

/** The headers of clients that are forwarded. */
const PASSED_ON = ['gateway-customer', 'idempotency-key', 'stripe-account'];

/** The subgraphs to compose. */
interface Service {
  readonly name: string;
  readonly url: string;
  readonly typeDefs: DocumentNode;
}

/** Apollo's composition, query planner and executor, without a server. */
export async function apolloGateway(services: readonly Service[]): Promise<GraphGateway> {
  const { supergraphSdl, errors } = composeWithApollo([...services]);
  if (!supergraphSdl) throw new AggregateError(errors ?? []);
  const gateway = new ApolloGateway({
    supergraphSdl,
    buildService: ({ url = '' }) =>
      new RemoteGraphQLDataSource({
        url,
        willSendRequest({ request, context }) {
          const headers = { ...HEADERS, ...(context as typeof HEADERS) };
          for (const [name, value] of Object.entries(headers)) request.http?.headers.set(name, value);
        },
      }),
  });
  const { schema, executor } = await gateway.load();
  return {
    async execute(query, variables = {}, headers = {}) {
      const document = parse(query);
      const request = { query, variables };
      const context = { request, document, schema, context: headers, queryHash: query, operationName: null };
      const operation = document.definitions.find(({ kind }) => kind === 'OperationDefinition');
      return (await executor({ ...context, operation, metrics: {} } as never)) as Result;
    },
    close: () => gateway.stop(),
  };
}

/** The Guild's composition, and Hive Gateway behind its fetch handler. */
export async function hiveGateway(services: readonly Service[]): Promise<GraphGateway> {
  const { supergraphSdl: supergraph, errors } = composeWithGuild([...services]);
  if (!supergraph) throw new AggregateError(errors ?? []);
  const gateway = createGatewayRuntime({
    supergraph,
    logging: false,
    propagateHeaders: {
      fromClientToSubgraphs({ request }) {
        const passed = PASSED_ON.map((name) => [name, request.headers.get(name)]);
        return { ...HEADERS, ...Object.fromEntries(passed.filter(([, value]) => value !== null)) };
      },
    },
  });
  return {
    async execute(query, variables = {}, headers = {}) {
      const response = await gateway.fetch('http://localhost/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query, variables }),
      });
      return (await response.json()) as Result;
    },
    close: async () => gateway.dispose(),
  };
}

/** The payments subgraph and another one, both served. */
export interface Subgraphs {
  readonly sandbox: Sandbox;
  readonly payments: RecordingServer;
  readonly services: readonly Service[];
  close(): Promise<void>;
}

/** The other subgraph is the orders subgraph of the example by default. */
export async function startSubgraphs(
  options: Partial<GatewayOptions> = {},
  other = createOrders(ORDERS),
): Promise<Subgraphs> {
  const sandbox = await createSandbox({ seeded: true });
  const gateway = createGateway({
    stripeApiKey: 'sk_test_gateway',
    stripeApiBase: sandbox.url,
    ...options,
  });
  const payments = await recordingServer(gateway);
  const neighbour = await recordingServer(other);
  const services = await Promise.all(
    [
      { name: 'payments', url: payments.url, headers: HEADERS },
      { name: 'neighbour', url: neighbour.url },
    ].map(async (subgraph) => ({ ...subgraph, typeDefs: parse(await sdlOf(subgraph)) })),
  );
  return {
    sandbox,
    payments,
    services,
    async close() {
      await Promise.all([payments.close(), neighbour.close()]);
      await gateway.dispose();
      await sandbox.close();
    },
  };
}
