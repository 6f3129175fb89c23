import { InMemoryCache } from '@apollo/client';
import { relayStylePagination } from '@apollo/client/utilities';
import { possibleTypes, valueTypes } from 'setup-intents-gateway/client';

export const cache = new InMemoryCache({
  possibleTypes,
  typePolicies: {
    // What has no id is merged, so that queries may ask for different fields of the same card.
    ...Object.fromEntries(valueTypes.map((name) => [name, { merge: true }])),
    Query: { fields: { setupIntents: relayStylePagination(['filter']) } },
    Customer: {
      fields: {
        paymentMethods: relayStylePagination(['type', 'allowRedisplay']),
        setupIntents: relayStylePagination(['attachToSelf', 'createdAt', 'paymentMethod']),
      },
    },
    SetupIntent: { fields: { attempts: relayStylePagination(['createdAt']) } },
  },
});
