import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApolloClient, HttpLink } from '@apollo/client';
import { createGateway } from 'setup-intents-gateway';
import {
  CustomerPaymentMethodsDocument,
  type CustomerPaymentMethodsQuery,
} from 'setup-intents-gateway/client';
import { createSandbox, seededIds } from 'setup-intents-gateway/sandbox';
import { cache } from './apollo.ts';
import { changesOf } from './live.ts';
import { saveCard, textFor } from './typed.ts';
import { createClient } from './urql.ts';

const print = (line: string) => process.stdout.write(`${line}\n`);

// The sandbox replaces Stripe. You do not need it with your own key.
const sandbox = await createSandbox({ seeded: true });
const gateway = createGateway({ stripeApiKey: 'sk_test_example', stripeApiBase: sandbox.url });
const server = createServer(gateway);
server.once('error', (error) => {
  process.stderr.write(`${error.message}: set PORT to a free port.\n`);
  process.exit(1);
});
await new Promise<void>((resolve) => {
  server.listen(Number(process.env.PORT ?? 4000), '127.0.0.1', resolve);
});
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
print(`Sandbox: ${sandbox.url}\nGraphQL: ${url}`);

const { customer } = seededIds;
const returnUrl = 'https://shop.example/cards';
for (const paymentMethod of ['pm_card_visa', 'pm_card_chargeDeclined'])
  print(
    `Typed documents, ${paymentMethod}: ${textFor(await saveCard(url, { customer, paymentMethod, returnUrl, confirm: true }))}`,
  );

const cardsIn = ({ customer }: CustomerPaymentMethodsQuery) =>
  customer?.paymentMethods?.edges
    ?.map((edge) => edge?.node?.card)
    .filter(Boolean)
    .map((card) => `${card?.brand} ${card?.last4}`)
    .join(', ');
const variables = { customer, first: 5 };

const apollo = new ApolloClient({ link: new HttpLink({ uri: url }), cache });
const { data } = await apollo.query({ query: CustomerPaymentMethodsDocument, variables });
if (data) print(`Apollo Client: ${cardsIn(data)}`);

const urql = await createClient(url).query(CustomerPaymentMethodsDocument, variables).toPromise();
if (urql.data) print(`urql: ${cardsIn(urql.data)}`);

// A card that requires 3-D Secure. The call to the sandbox is what a customer does on the page of the bank.
const pending = await saveCard(url, {
  customer,
  paymentMethod: 'pm_card_threeDSecure2Required',
  returnUrl,
  confirm: true,
});
if (pending.__typename === 'CreateSetupIntentPayload') {
  const { id } = pending.setupIntent;
  for await (const { status } of changesOf(url, id)) {
    print(`Subscription: ${status}`);
    if (status === 'REQUIRES_ACTION')
      await fetch(`${sandbox.url}/_sandbox/authenticate`, {
        method: 'POST',
        body: new URLSearchParams({ setup_intent: id, outcome: 'succeeded' }),
      });
  }
}
