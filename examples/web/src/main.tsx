import { ApolloClient, HttpLink } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { createRoot } from 'react-dom/client';
import { cache } from '../../clients/apollo.ts';
import { Outcome } from './outcome.tsx';
import { pageUrl, returnedIntent } from './page-url.ts';
import { SaveCard } from './save-card.tsx';
import { SavedMethods } from './saved-methods.tsx';

const client = new ApolloClient({ link: new HttpLink({ uri: '/graphql' }), cache });

const returned = returnedIntent();
history.replaceState(null, '', pageUrl(returned));
// A page that the browser restores from its back/forward cache has an outdated status.
addEventListener('pageshow', ({ persisted }) => persisted && location.reload());

createRoot(document.getElementById('page') ?? document.body).render(
  <ApolloProvider client={client}>
    <h1>Your payment methods</h1>
    {returned !== null && <Outcome id={returned} />}
    <SavedMethods />
    <SaveCard returned={returned} />
  </ApolloProvider>,
);
