import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WORKLOADS, type Workload } from '../workloads.ts';

export const UPSTREAM = process.env.BENCH_UPSTREAM ?? '';

/** The workload of a request, for contenders without GraphQL. */
export function workloadOf({ headers }: IncomingMessage): Workload {
  const workload = WORKLOADS.find(({ name }) => name === headers['x-workload']);
  if (!workload) throw new Error('The request has no header x-workload.');
  return workload;
}

/** Listens on a free port, and prints the URL. */
export function listenAndSay(server: Server, path = '/graphql'): void {
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1', () => {
    process.stdout.write(`READY http://127.0.0.1:${(server.address() as AddressInfo).port}${path}\n`);
  });
}

/** The schema of the GraphQL peers: what the workloads select, under the same names. */
export const PEER_SDL = /* GraphQL */ `
  type Query {
    setupIntent(id: ID!): SetupIntent
    setupIntents(first: Int): SetupIntentConnection
  }
  type Mutation { createSetupIntent(input: CreateSetupIntentInput!): CreateSetupIntentPayload }
  input CreateSetupIntentInput { customer: ID usage: String description: String }
  type CreateSetupIntentPayload { setupIntent: SetupIntent }
  type SetupIntentConnection { nodes: [SetupIntent!]! pageInfo: PageInfo! }
  type PageInfo { hasNextPage: Boolean! endCursor: String }
  type MetadataEntry { key: String! value: String! }
  type Reference { id: ID! }
  type Customer { id: ID! name: String email: String }
  type Card { last4: String brand: String }
  type PaymentMethod { id: ID! type: String card: Card }
  type AutomaticPaymentMethods { enabled: Boolean allowRedirects: String }
  type RedirectToUrl { url: String returnUrl: String }
  type NextAction { type: String redirectToUrl: RedirectToUrl }
  type SetupError { type: String code: String declineCode: String message: String docUrl: String param: String }
  type ConfigurationDetails { id: ID! parent: ID }
  type MandateOptions { amount: Int currency: String interval: String reference: String }
  type CardOptions { requestThreeDSecure: String network: String mandateOptions: MandateOptions }
  type PaymentMethodOptions { card: CardOptions }
  type SetupIntent {
    id: ID!
    status: String!
    usage: String!
    description: String
    livemode: Boolean!
    createdAt: String!
    cancellationReason: String
    clientSecret: String
    paymentMethodTypes: [String!]!
    attachToSelf: Boolean
    metadata: [MetadataEntry!]
    allowedPaymentMethodTypes: [String!]
    excludedPaymentMethodTypes: [String!]
    flowDirections: [String!]
    automaticPaymentMethods: AutomaticPaymentMethods
    nextAction: NextAction
    lastSetupError: SetupError
    paymentMethodConfigurationDetails: ConfigurationDetails
    paymentMethodOptions: PaymentMethodOptions
    customer: Customer
    paymentMethod: PaymentMethod
    mandate: Reference
    singleUseMandate: Reference
    onBehalfOf: Reference
    application: Reference
    latestAttempt: Reference
  }
`;

export interface WireIntent {
  readonly id: string;
  readonly [field: string]: unknown;
}

/** How a peer reads Stripe. */
export interface Source {
  setupIntent(id: string): Promise<WireIntent>;
  setupIntents(limit: number): Promise<{ readonly data: readonly WireIntent[]; readonly has_more: boolean }>;
  create(params: Readonly<Record<string, unknown>>): Promise<WireIntent>;
  customer(id: string): Promise<object>;
  paymentMethod(id: string): Promise<object>;
}

type Resolver = (parent: WireIntent, args: never, context: { readonly source: Source }) => unknown;

const camel = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
const camelKeys = (value: unknown): unknown =>
  typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [camel(key), camelKeys(inner)]))
    : value;

const SNAKE = [
  'cancellation_reason',
  'client_secret',
  'payment_method_types',
  'attach_to_self',
  'allowed_payment_method_types',
  'excluded_payment_method_types',
  'flow_directions',
];
const NESTED = [
  'automatic_payment_methods',
  'next_action',
  'last_setup_error',
  'payment_method_configuration_details',
  'payment_method_options',
];
const REFERENCES = ['mandate', 'single_use_mandate', 'on_behalf_of', 'application', 'latest_attempt'];
const each = (names: readonly string[], resolverFor: (name: string) => Resolver) =>
  Object.fromEntries(names.map((name) => [camel(name), resolverFor(name)]));

/** Resolvers as people write them: one call for each relation of each row. */
export const RESOLVERS = {
  Query: {
    setupIntent: (_: unknown, { id }: { id: string }, { source }: { source: Source }) =>
      source.setupIntent(id),
    setupIntents: async (_: unknown, { first }: { first: number }, { source }: { source: Source }) => {
      const { data, has_more: hasNextPage } = await source.setupIntents(first);
      return { nodes: data, pageInfo: { hasNextPage, endCursor: data.at(-1)?.id ?? null } };
    },
  },
  Mutation: {
    createSetupIntent: async (
      _: unknown,
      { input }: { input: { customer?: string; usage?: string; description?: string } },
      { source }: { source: Source },
    ) => ({ setupIntent: await source.create({ ...input, usage: input.usage?.toLowerCase() }) }),
  },
  SetupIntent: {
    status: ({ status }: WireIntent) => String(status).toUpperCase(),
    usage: ({ usage }: WireIntent) => String(usage).toUpperCase(),
    createdAt: ({ created }: WireIntent) => new Date(Number(created) * 1000).toISOString(),
    metadata: ({ metadata }: WireIntent) =>
      Object.entries(metadata as object).map(([key, value]) => ({ key, value })),
    ...each(SNAKE, (name) => (intent) => intent[name]),
    ...each(NESTED, (name) => (intent) => camelKeys(intent[name])),
    ...each(REFERENCES, (name) => (intent) => (intent[name] ? { id: intent[name] } : null)),
    customer: selecting('customer', (source, id) => source.customer(id)),
    paymentMethod: selecting('payment_method', (source, id) => source.paymentMethod(id)),
  },
};

/** W5 selects the id alone, which no resolver fetches for. */
function selecting(key: string, load: (source: Source, id: string) => Promise<object>) {
  return (
    intent: WireIntent,
    _args: unknown,
    { source }: { source: Source },
    info?: {
      readonly fieldNodes?: readonly {
        selectionSet?: { selections: readonly { name?: { value: string } }[] };
      }[];
    },
  ) => {
    const id = intent[key];
    if (typeof id !== 'string') return null;
    const selections = info?.fieldNodes?.[0]?.selectionSet?.selections;
    return selections?.length === 1 && selections[0]?.name?.value === 'id' ? { id } : load(source, id);
  };
}
