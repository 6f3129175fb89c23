import type { GraphQLSchema } from 'graphql';
import { documentWithTypePrefix } from './graph/type-prefix.ts';

/** Ids of objects that exist, such as those of the seeded sandbox, for the examples. */
export interface ExampleIds {
  readonly setupIntent: string;
  /** An intent whose last attempt was declined. */
  readonly declinedSetupIntent: string;
  /** An intent that waits for 3-D Secure. Without it, the example of a subscription follows `setupIntent`. */
  readonly pendingSetupIntent?: string;
  readonly customer: string;
  /** A payment method of the customer. */
  readonly paymentMethod: string;
}

/** An operation, and its variables for objects that exist; null if it requires such objects and none are known. */
interface Example {
  readonly query: string;
  readonly variables: (ids: ExampleIds | null) => object | null;
}

/** A tab of GraphiQL. `variables` is JSON. */
interface ExampleTab {
  readonly query: string;
  readonly variables: string;
}

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

const SAVE_CARD_WITH_3DS: Example = {
  query: `# A card that requires 3-D Secure: open the url of the result, and complete the authentication there.
mutation SaveCardWith3DSecure($input: CreateSetupIntentInput!) {
  createSetupIntent(input: $input) {
    __typename
    ... on CreateSetupIntentPayload {
      setupIntent {
        id
        status
        nextAction {
          type
          redirectToUrl {
            url
          }
        }
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
      paymentMethod: 'pm_card_threeDSecureRequired',
      confirm: true,
      paymentMethodTypes: ['CARD'],
      returnUrl: 'https://example.com/saved',
    },
  }),
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

const FOLLOW: Example = {
  query: `# The status now and after each change. To make one, open the url and complete the authentication.
subscription FollowSetupIntent($id: ID!) {
  setupIntent(id: $id) {
    createdAt
    setupIntent {
      status
      nextAction {
        redirectToUrl {
          url
        }
      }
    }
  }
}
`,
  variables: (ids) => ids && { id: ids.pendingSetupIntent ?? ids.setupIntent },
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

/** In the order of the story: save, list, 3-D Secure, set the default, remove, a live subscription, a decline. */
const EXAMPLES = [SAVE_CARD, SAVED_CARDS, SAVE_CARD_WITH_3DS, SET_DEFAULT, REMOVE_CARD, FOLLOW, WHY_DECLINED];

/** The examples, which run unchanged. Examples with ids are included only if the ids are known. */
export function exampleTabs(
  ids: ExampleIds | null,
  graph: { readonly schema: GraphQLSchema; readonly typePrefix: string },
): readonly ExampleTab[] {
  return EXAMPLES.flatMap((example) => {
    const variables = example.variables(ids);
    if (variables === null) return [];
    const query = documentWithTypePrefix(example.query, graph.schema, graph.typePrefix);
    return [{ query, variables: JSON.stringify(variables, null, 2) }];
  });
}
