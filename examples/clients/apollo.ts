import { InMemoryCache } from '@apollo/client';
import { relayStylePagination } from '@apollo/client/utilities';
import { possibleTypes } from 'setup-intents-gateway/client';

export const cache = new InMemoryCache({
  possibleTypes,
  typePolicies: {
    Query: { fields: { setupIntents: relayStylePagination(['filter']) } },
    Customer: {
      fields: {
        paymentMethods: relayStylePagination(['type', 'allowRedisplay']),
        setupIntents: relayStylePagination(['attachToSelf', 'createdAt']),
      },
    },
    SetupIntent: { fields: { attempts: relayStylePagination(['createdAt']) } },
  },
});
