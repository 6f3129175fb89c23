import { Client, fetchExchange } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import { relayPagination } from '@urql/exchange-graphcache/extras';
import { introspection, valueTypes } from 'setup-intents-gateway/client';

export const createClient = (url: string) =>
  new Client({
    url,
    // Client secrets must not be part of a URL.
    preferGetMethod: false,
    // Subscriptions over server-sent events.
    fetchSubscriptions: true,
    exchanges: [
      cacheExchange({
        schema: introspection,
        // Objects without an id are stored in their parent.
        keys: Object.fromEntries(valueTypes.map((name) => [name, () => null])),
        resolvers: {
          Query: { setupIntents: relayPagination() },
          Customer: { paymentMethods: relayPagination(), setupIntents: relayPagination() },
          SetupIntent: { attempts: relayPagination() },
        },
      }),
      fetchExchange,
    ],
  });
