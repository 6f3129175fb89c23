import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type ConcreteRequest,
  createOperationDescriptor,
  Environment,
  fetchQuery,
  Network,
  type ReaderFragment,
  RecordSource,
  Store,
} from 'relay-runtime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import relayConfig from '../../../examples/clients/relay.config.json' with { type: 'json' };
import { seededIds } from '../../../src/sandbox/seed/seed.ts';
import { startTestGateway, type TestGateway } from '../../support/gateway.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** As in an application: a list of saved payment methods with pagination, and an intent that is refetched by id. */
const SOURCE = `
const page = graphql\`query SavedMethodsQuery($customer: ID!) { customer(id: $customer) { ...SavedMethods_customer } }\`;
const list = graphql\`fragment SavedMethods_customer on Customer
  @refetchable(queryName: "SavedMethodsPageQuery")
  @argumentDefinitions(count: { type: "Int", defaultValue: 1 }, cursor: { type: "String" }) {
  paymentMethods(first: $count, after: $cursor) @connection(key: "SavedMethods_paymentMethods") {
    edges { node { id card { last4 } } }
  }
}\`;
const one = graphql\`fragment SavedMethods_intent on SetupIntent @refetchable(queryName: "SavedMethodsIntentQuery") {
  status createdAt nextAction { useStripeSdk }
}\`;
`;

let gateway: TestGateway;
let folder: string;

beforeAll(async () => {
  gateway = await startTestGateway({ sandbox: { seeded: true } });
  folder = mkdtempSync(join(tmpdir(), 'relay-'));
  mkdirSync(join(folder, 'src'));
  symlinkSync(`${root}node_modules`, join(folder, 'node_modules'));
  writeFileSync(join(folder, 'src', 'SavedMethods.ts'), SOURCE);
  // As in docs/clients.md, except that the package is this repository.
  const config = { ...relayConfig, schema: relative(folder, `${root}schema.graphql`) };
  writeFileSync(join(folder, 'relay.config.json'), JSON.stringify(config));
  execFileSync(process.execPath, [`${root}node_modules/relay-compiler/cli.js`, 'relay.config.json'], {
    cwd: folder,
    stdio: 'pipe',
  });
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await gateway.close();
});

const fileOf = (name: string) => join(folder, 'src', '__generated__', `${name}.graphql.ts`);

/** The compiler's output. */
async function artifact<T>(name: string): Promise<T> {
  return ((await import(fileOf(name))) as { default: T }).default;
}

const environment = () =>
  new Environment({
    network: Network.create(async ({ text }, variables) => {
      return (await gateway.execute(text ?? '', variables)) as never;
    }),
    store: new Store(new RecordSource()),
  });

describe('Relay', () => {
  it('paginates a connection with the query of @refetchable, in one call for each page', async () => {
    const relay = environment();
    const calls = gateway.sandbox.requests().length;
    const page = await artifact<ConcreteRequest>('SavedMethodsQuery');
    const variables = { customer: seededIds.customer };
    await fetchQuery(relay, page, variables).toPromise();
    const list = await artifact<ReaderFragment>('SavedMethods_customer');
    const operation = createOperationDescriptor(page, variables);
    relay.retain(operation);
    const shown = () => {
      const data = relay.lookup({
        kind: 'SingularReaderSelector',
        dataID: seededIds.customer,
        node: list,
        owner: operation.request,
        variables: { ...variables, count: 1, cursor: null },
        isWithinUnmatchedTypeRefinement: false,
        clientEdgeTraversalPath: null,
      } as never).data as unknown as {
        paymentMethods: {
          edges: { node: { id: string } }[];
          pageInfo: { endCursor: string; hasNextPage: boolean };
        };
      };
      return data.paymentMethods;
    };
    expect(shown().edges).toHaveLength(1);
    expect(shown().pageInfo.hasNextPage).toBe(true);
    const more = await artifact<ConcreteRequest>('SavedMethodsPageQuery');
    const cursor = shown().pageInfo.endCursor;
    await fetchQuery(relay, more, { id: seededIds.customer, count: 1, cursor }).toPromise();
    const ids = shown().edges.map(({ node }) => node.id);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(2);
    // The customer and a page; then the customer, by node, and the next page.
    expect(gateway.sandbox.requests().length - calls).toBe(4);
  });

  it('refetches an object by its global id', async () => {
    const again = await artifact<ConcreteRequest>('SavedMethodsIntentQuery');
    const calls = gateway.sandbox.requests().length;
    const relay = environment();
    await fetchQuery(relay, again, { id: seededIds.succeeded }).toPromise();
    expect(relay.getStore().getSource().get(seededIds.succeeded)).toMatchObject({
      __typename: 'SetupIntent',
      status: 'SUCCEEDED',
    });
    expect(gateway.sandbox.requests().length - calls).toBe(1);
  });

  it('maps the custom scalars of the graph to types', () => {
    const types = readFileSync(fileOf('SavedMethods_intent'), 'utf8');
    expect(types).toContain('readonly createdAt: string;');
    expect(types).toContain('readonly useStripeSdk: unknown');
    expect(types).not.toContain('any;');
  });
});
