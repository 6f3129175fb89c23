import { InMemoryCache } from '@apollo/client';
import { relayStylePagination } from '@apollo/client/utilities';
import { possibleTypes, valueTypes } from 'setup-intents-gateway/client';

export const cache = new InMemoryCache({
  possibleTypes,
  typePolicies: {
    // Objects without an id are merged, so that queries can select different fields of the same card.
    ...Object.fromEntries(valueTypes.map((name) => [name, { merge: true }])),
    Query: { fields: { setupIntents: relayStylePagination(['filter']) } },
    Customer: {
      fields: {
        paymentMethods: relayStylePagination(['filter']),
        setupIntents: relayStylePagination(['filter']),
      },
    },
    SetupIntent: { fields: { attempts: relayStylePagination(['filter']) } },
  },
});
