import { createServer } from 'node:http';
import { createSchema, createYoga } from 'graphql-yoga';
import Stripe from 'stripe';
import { listenAndSay, PEER_SDL, RESOLVERS, type Source, UPSTREAM, type WireIntent } from './shared.ts';

/** Yoga with the `stripe` package, as its documentation shows: a resolver for each relation. */
const { hostname, port } = new URL(UPSTREAM);
const stripe = new Stripe('sk_test_bench', {
  host: hostname,
  port: Number(port),
  protocol: 'http',
  telemetry: false,
});

const source: Source = {
  setupIntent: (id) => stripe.setupIntents.retrieve(id) as unknown as Promise<WireIntent>,
  setupIntents: (limit) =>
    stripe.setupIntents.list({ limit }) as unknown as ReturnType<Source['setupIntents']>,
  create: (params) => stripe.setupIntents.create(params) as unknown as Promise<WireIntent>,
  customer: (id) => stripe.customers.retrieve(id),
  paymentMethod: (id) => stripe.paymentMethods.retrieve(id),
};

const yoga = createYoga({
  schema: createSchema({ typeDefs: PEER_SDL, resolvers: RESOLVERS as never }),
  context: () => ({ source }),
  logging: false,
});
listenAndSay(createServer(yoga));
