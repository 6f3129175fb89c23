import { cacheExchange } from '@urql/exchange-graphcache';
import { relayPagination } from '@urql/exchange-graphcache/extras';
import type { IntrospectionQuery } from 'graphql';

/** @param schema of `schema.graphql`, as introspection tells it: graphcache finds by it what unions stand for */
export const cache = (schema: IntrospectionQuery) =>
  cacheExchange({
    schema,
    resolvers: {
      Query: { setupIntents: relayPagination() },
      Customer: { paymentMethods: relayPagination(), setupIntents: relayPagination() },
      SetupIntent: { attempts: relayPagination() },
    },
  });
