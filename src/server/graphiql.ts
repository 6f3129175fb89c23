import type { GraphQLSchema } from 'graphql';
import type { GraphiQLOptions } from 'graphql-yoga';
import { documentWithTypePrefix } from './graph/type-prefix.ts';

/** Ids of objects that exist, such as those of the seeded sandbox, for the examples. */
export interface ExampleIds {
  readonly setupIntent: string;
  /** An intent whose last attempt was declined. */
  readonly declinedSetupIntent: string;
  readonly customer: string;
  /** A payment method of the customer. */
  readonly paymentMethod: string;
}

/** An operation, and its variables for objects that exist; null if it requires such objects and none are known. */
interface Example {
  readonly query: string;
  readonly variables: (ids: ExampleIds | null) => object | null;
}

const LIST: Example = {
  query: `# Setup intents, newest first, each with its customer and its payment method.
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
`,
  variables: () => ({}),
};

const SAVE_CARD: Example = {
  query: `# Saves a card in one step. A decline is a result, too: try pm_card_chargeDeclined in the variables.
mutation SaveCard($input: CreateSetupIntentInput!) {
  createSetupIntent(input: $input) {
    __typename
    ... on CreateSetupIntentPayload {
      setupIntent {
        id
        status
      }
    }
    ... on StripeError {
      message
      code
    }
  }
}
`,
  variables: (ids) => ({
    input: {
      ...(ids && { customer: ids.customer }),
      paymentMethod: 'pm_card_visa',
      confirm: true,
      automaticPaymentMethods: { enabled: true, allowRedirects: 'NEVER' },
    },
  }),
};

const SAVED_CARDS: Example = {
  query: `# The saved cards of a customer. For a signed-in customer, use the field viewer in place of customer.
query SavedCards($customer: ID!) {
  customer(id: $customer) {
    paymentMethods(filter: { type: CARD }) {
      nodes {
        id
        card {
          brand
          last4
          expMonth
          expYear
        }
      }
    }
  }
}
`,
  variables: (ids) => ids && { customer: ids.customer },
};

const SET_DEFAULT: Example = {
  query: `# Makes a card the default for the customer's invoices and subscriptions.
mutation SetDefaultCard($input: UpdateCustomerInput!) {
  updateCustomer(input: $input) {
    __typename
    ... on UpdateCustomerPayload {
      customer {
        id
      }
    }
    ... on StripeError {
      message
      code
    }
  }
}
`,
  variables: (ids) =>
    ids && { input: { id: ids.customer, invoiceSettings: { defaultPaymentMethod: ids.paymentMethod } } },
};

const REMOVE_CARD: Example = {
  query: `# Detaches a card from its customer, permanently.
mutation RemoveCard($input: DetachPaymentMethodInput!) {
  detachPaymentMethod(input: $input) {
    __typename
    ... on DetachPaymentMethodPayload {
      paymentMethod {
        id
      }
    }
    ... on StripeError {
      message
      code
    }
  }
}
`,
  variables: (ids) => ids && { input: { id: ids.paymentMethod } },
};

const WHY_DECLINED: Example = {
  query: `# Why the last attempt to save a card was declined.
query WhyDeclined($id: ID!) {
  setupIntent(id: $id) {
    status
    lastSetupError {
      code
      declineCode
      adviceCode
      message
      paymentMethod {
        id
        type
      }
    }
  }
}
`,
  variables: (ids) => ids && { id: ids.declinedSetupIntent },
};

const BY_ID: Example = {
  query: `# One intent with its latest attempt, and any object by its id.
query OneSetupIntent($id: ID!, $node: ID!) {
  setupIntent(id: $id) {
    id
    status
    metadata { key value }
    paymentMethod { id type }
    latestAttempt { id status createdAt }
  }
  node(id: $node) { __typename id ... on Customer { name email } }
}
`,
  variables: (ids) => ids && { id: ids.setupIntent, node: ids.customer },
};

const EXAMPLES = [LIST, SAVE_CARD, SAVED_CARDS, SET_DEFAULT, REMOVE_CARD, WHY_DECLINED, BY_ID];

/** GraphiQL with examples that run unchanged. Examples with ids are included only if the ids are known. */
export function graphiqlOptions(
  ids: ExampleIds | null,
  graph: { readonly schema: GraphQLSchema; readonly typePrefix: string },
): GraphiQLOptions {
  const defaultTabs = EXAMPLES.flatMap((example) => {
    const variables = example.variables(ids);
    if (variables === null) return [];
    const query = documentWithTypePrefix(example.query, graph.schema, graph.typePrefix);
    return [{ query, variables: JSON.stringify(variables, null, 2) }];
  });
  return {
    title: 'Setup Intents Gateway',
    defaultQuery: defaultTabs[0]?.query ?? LIST.query,
    defaultTabs,
    schemaDescription: true,
  };
}
