import { ApolloClient, HttpLink } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { createRoot } from 'react-dom/client';
import { cache } from '../../clients/apollo.ts';
import { Outcome } from './outcome.tsx';
import { SaveCard } from './save-card.tsx';
import { SavedMethods } from './saved-methods.tsx';

const client = new ApolloClient({ link: new HttpLink({ uri: '/graphql' }), cache });

// Stripe's authentication page sends the customer back with the intent's id, and with its client secret, which is kept
// in no history.
const returned = new URLSearchParams(location.search).get('setup_intent');
if (returned !== null) history.replaceState(null, '', `?${new URLSearchParams({ setup_intent: returned })}`);

createRoot(document.getElementById('page') ?? document.body).render(
  <ApolloProvider client={client}>
    <h1>Your payment methods</h1>
    {returned !== null && <Outcome id={returned} />}
    <SavedMethods />
    <SaveCard begun={returned} />
  </ApolloProvider>,
);
