import { ApolloClient, HttpLink } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { createRoot } from 'react-dom/client';
import { cache } from '../../clients/apollo.ts';
import { Page } from './page.tsx';
import { pageUrl, returnedIntent } from './page-url.ts';

const client = new ApolloClient({ link: new HttpLink({ uri: '/graphql' }), cache });

const returned = returnedIntent();
history.replaceState(null, '', pageUrl(returned));
// A page that the browser restores from its back/forward cache has an outdated status.
addEventListener('pageshow', ({ persisted }) => persisted && location.reload());

createRoot(document.getElementById('page') ?? document.body).render(
  <ApolloProvider client={client}>
    <Page returned={returned} />
  </ApolloProvider>,
);
