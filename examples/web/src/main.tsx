import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { relayStylePagination } from '@apollo/client/utilities';
import { createRoot } from 'react-dom/client';
import { possibleTypes } from 'setup-intents-gateway/client';
import { Outcome } from './outcome.tsx';
import { SaveCard } from './save-card.tsx';
import { SavedMethods } from './saved-methods.tsx';

const client = new ApolloClient({
  link: new HttpLink({ uri: '/graphql' }),
  cache: new InMemoryCache({
    possibleTypes,
    typePolicies: {
      Customer: { fields: { paymentMethods: relayStylePagination(['type', 'allowRedisplay']) } },
    },
  }),
});

// Stripe's authentication page sends the customer back with the intent's id.
const returned = new URLSearchParams(location.search).get('setup_intent');

createRoot(document.getElementById('page') ?? document.body).render(
  <ApolloProvider client={client}>
    <h1>Your payment methods</h1>
    {returned !== null && <Outcome id={returned} />}
    <SavedMethods />
    <SaveCard />
  </ApolloProvider>,
);
