import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import { createYoga, type YogaServerInstance } from 'graphql-yoga';

interface Order {
  readonly id: string;
  readonly title: string;
  readonly customer: string;
  readonly setupIntent: string;
}

/**
 * What another subgraph asks about: the id, and what `@requires` has fetched for us. Where that failed, some gateways
 * hand an error in its place, so that nothing is taken for what it should be.
 */
interface KnownCustomer {
  readonly id: string;
  readonly name?: unknown;
  readonly email?: unknown;
  readonly delinquent?: unknown;
}

interface KnownSetupIntent {
  readonly id: string;
  readonly status?: unknown;
}

const CUSTOMER = 'cus_U8rAldFnchC0fe';

/** Orders of the sandbox's first customer: one is paid for, one waits for 3-D Secure, one for another try. */
const FIRST_ORDERS: readonly Order[] = [
  {
    id: 'order_3',
    title: 'Filter papers',
    customer: CUSTOMER,
    setupIntent: 'seti_1SeedAlderVisaSucceeded0',
  },
  { id: 'order_2', title: 'A grinder', customer: CUSTOMER, setupIntent: 'seti_1SeedAlderRedirect000000' },
  {
    id: 'order_1',
    title: 'Twelve cups',
    customer: CUSTOMER,
    setupIntent: 'seti_1SeedAlderToConfirm00000',
  },
];

/** Stripe's ids tell the types of their objects by what they begin with. */
const STRIPE_TYPES: Readonly<Record<string, string>> = {
  ba: 'PaymentMethod',
  card: 'PaymentMethod',
  cus: 'Customer',
  mandate: 'Mandate',
  pm: 'PaymentMethod',
  seti: 'SetupIntent',
  src: 'PaymentMethod',
};

/** The type of any node of the graph. */
const typeOfNode = (id: string) => STRIPE_TYPES[id.split('_')[0] ?? ''] ?? 'Order';

/**
 * The shop's own subgraph, kept in memory. It holds Stripe's ids and asks Stripe for nothing: what it wants to know of a
 * customer or an intent, the payments' subgraph tells.
 * @param sdl the text of `orders.graphql`
 */
export function createOrders(sdl: string): YogaServerInstance<object, object> {
  const orders = [...FIRST_ORDERS];
  const byId = (id: string) => orders.find((order) => order.id === id) ?? null;
  const order = (_root: unknown, { id }: { readonly id: string }) => byId(id);
  const schema = buildSubgraphSchema({
    typeDefs: parse(sdl),
    resolvers: {
      Query: {
        orders: () => orders,
        order,
        // Of Stripe's objects no more is known here than their ids; the gateway asks `payments` for the rest.
        node: (_root: unknown, { id }: { readonly id: string }) =>
          typeOfNode(id) === 'Order' ? byId(id) : { id },
      },
      Mutation: {
        placeOrder(_root: unknown, args: Pick<Order, 'customer' | 'setupIntent'>) {
          const placed = { id: `order_${orders.length + 1}`, title: 'A surprise', ...args };
          orders.unshift(placed);
          return placed;
        },
      },
      Node: { __resolveType: ({ id }: { readonly id: string }) => typeOfNode(id) },
      Order: {
        __resolveReference: ({ id }: Order) => byId(id),
        customer: ({ customer }: Order) => ({ id: customer }),
        setupIntent: ({ setupIntent }: Order) => ({ id: setupIntent }),
      },
      Customer: {
        orders: ({ id }: KnownCustomer) => orders.filter(({ customer }) => customer === id),
        label: ({ name, email }: KnownCustomer) =>
          typeof name === 'string' && typeof email === 'string' ? `${name} <${email}>` : null,
        mayOrder: ({ delinquent }: KnownCustomer) => (typeof delinquent === 'boolean' ? !delinquent : null),
        riskNote: () => 'Ask before the next order',
        description: ({ id }: KnownCustomer) =>
          `Has ordered ${orders.filter(({ customer }) => customer === id).length} times`,
      },
      SetupIntent: {
        order: ({ id }: KnownSetupIntent) => orders.find(({ setupIntent }) => setupIntent === id) ?? null,
        isReady: ({ status }: KnownSetupIntent) =>
          typeof status === 'string' ? status === 'SUCCEEDED' : null,
      },
    },
  });
  return createYoga({ schema, logging: false });
}
