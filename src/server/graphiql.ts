import type { GraphQLSchema } from 'graphql';
import type { GraphiQLOptions } from 'graphql-yoga';
import { documentWithTypePrefix } from './graph/type-prefix.ts';

/** Ids of objects that exist, such as those of the seeded sandbox, for the examples. */
export interface ExampleIds {
  readonly setupIntent: string;
  readonly customer: string;
}

const LIST = `# Setup intents, newest first, each with its customer and its payment method.
query ListSetupIntents {
  setupIntents(first: 5) {
    nodes {
      id
      status
      usage
      createdAt
      description
      customer { name email }
      paymentMethod { type card { brand last4 expMonth expYear } }
    }
    pageInfo { hasNextPage endCursor }
  }
}
`;

const CREATE = `# Saves a card in one step: created, confirmed, succeeded.
mutation SaveCard {
  createSetupIntent(input: {
    paymentMethod: "pm_card_visa"
    confirm: true
    automaticPaymentMethods: { enabled: true, allowRedirects: NEVER }
    metadata: [{ key: "order_id", value: "6735" }]
  }) {
    __typename
    ... on CreateSetupIntentPayload { setupIntent { id status paymentMethod { card { last4 } } } }
    ... on StripeError { message code requestId }
    ... on InvalidRequestError { inputPath }
  }
}
`;

const DECLINE = `# A decline is returned as a result. The error contains the intent, which accepts another card.
mutation DeclinedCard {
  createSetupIntent(input: {
    paymentMethod: "pm_card_chargeDeclined"
    confirm: true
    automaticPaymentMethods: { enabled: true, allowRedirects: NEVER }
  }) {
    __typename
    ... on CardError { message code declineCode adviceCode setupIntent { id status lastSetupError { code } } }
  }
}
`;

const byIds = ({ setupIntent, customer }: ExampleIds) => `# One intent in full, and any object by its id.
query OneSetupIntent {
  setupIntent(id: "${setupIntent}") {
    id
    status
    metadata { key value }
    paymentMethod { id type }
    latestAttempt { id status createdAt }
  }
  node(id: "${customer}") { __typename id ... on Customer { name email } }
}
`;

/** GraphiQL with examples that run unchanged. Examples with ids are included only if the ids are known. */
export function graphiqlOptions(
  ids: ExampleIds | null,
  graph: { readonly schema: GraphQLSchema; readonly typePrefix: string },
): GraphiQLOptions {
  const examples = [LIST, CREATE, DECLINE, ...(ids ? [byIds(ids)] : [])].map((text) =>
    documentWithTypePrefix(text, graph.schema, graph.typePrefix),
  );
  return {
    title: 'Setup Intents Gateway',
    defaultQuery: examples[0] ?? LIST,
    defaultTabs: examples.map((query) => ({ query })),
  };
}
