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
 * A representation of a customer: the id, and the fields of `@requires`. Their types are unknown because some gateways
 * send an error in place of a field that they could not fetch.
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

/** Orders of the sandbox's first customer. Their intents have succeeded, require 3-D Secure, and require confirmation. */
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

/** The types of Stripe's objects, by the prefix of their id. */
const STRIPE_TYPES: Readonly<Record<string, string>> = {
  ba: 'PaymentMethod',
  card: 'PaymentMethod',
  cus: 'Customer',
  mandate: 'Mandate',
  pm: 'PaymentMethod',
  seti: 'SetupIntent',
  src: 'PaymentMethod',
};

const typeOfNode = (id: string) => STRIPE_TYPES[id.split('_')[0] ?? ''] ?? 'Order';

/**
 * The shop's subgraph, with its orders in memory. It stores Stripe's ids and makes no calls to Stripe: the subgraph
 * `payments` provides the fields that it requires.
 *
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
        // The shop knows only the ids of Stripe's objects. The graph fetches their other fields from `payments`.
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
