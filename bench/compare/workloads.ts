/** One request, which each contender gets. */
export interface Workload {
  readonly name: 'W1' | 'W2' | 'W3' | 'W4' | 'W5';
  readonly title: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** The variables for a customer, if customers may not set all of them. */
  readonly customerVariables?: Readonly<Record<string, unknown>>;
  /** The upstream request that answers it alone, for contenders without GraphQL. */
  readonly upstream: { readonly method: 'GET' | 'POST'; readonly path: string; readonly body?: string };
}

const FIELDS =
  'id status usage description livemode createdAt cancellationReason clientSecret paymentMethodTypes attachToSelf metadata { key value }';

const WIDE = `${FIELDS} allowedPaymentMethodTypes excludedPaymentMethodTypes flowDirections
  automaticPaymentMethods { enabled allowRedirects } nextAction { type redirectToUrl { url returnUrl } }
  lastSetupError { type code declineCode message docUrl param } paymentMethodConfigurationDetails { id parent }
  paymentMethodOptions { card { requestThreeDSecure network mandateOptions { amount currency interval reference } } }
  customer { id } paymentMethod { id } mandate { id } singleUseMandate { id } onBehalfOf { id } application { id } latestAttempt { id }`;

export const WORKLOADS: readonly Workload[] = [
  {
    name: 'W1',
    title: 'one intent, 10 scalar fields and metadata',
    query: `query One($id: ID!) { setupIntent(id: $id) { ${FIELDS} } }`,
    variables: { id: 'seti_000001' },
    upstream: { method: 'GET', path: '/v1/setup_intents/seti_000001' },
  },
  {
    name: 'W2',
    title: 'a list of 20, the same fields',
    query: `query List($first: Int!) { setupIntents(first: $first) { nodes { ${FIELDS} } pageInfo { hasNextPage endCursor } } }`,
    variables: { first: 20 },
    upstream: { method: 'GET', path: '/v1/setup_intents?limit=20' },
  },
  {
    name: 'W3',
    title: 'a list of 20 with customer and payment method',
    query: `query Related($first: Int!) { setupIntents(first: $first) { nodes { ${FIELDS} customer { name email } paymentMethod { type card { last4 } } } pageInfo { hasNextPage endCursor } } }`,
    variables: { first: 20 },
    upstream: {
      method: 'GET',
      path: '/v1/setup_intents?limit=20&expand[0]=data.customer&expand[1]=data.payment_method',
    },
  },
  {
    name: 'W4',
    title: 'create',
    query: `mutation Create($input: CreateSetupIntentInput!) { createSetupIntent(input: $input) { __typename ... on CreateSetupIntentPayload { setupIntent { ${FIELDS} } } } }`,
    variables: { input: { customer: 'cus_000001', usage: 'OFF_SESSION', description: 'A benchmark' } },
    customerVariables: { input: { usage: 'OFF_SESSION' } },
    upstream: {
      method: 'POST',
      path: '/v1/setup_intents',
      body: 'customer=cus_000001&usage=off_session&description=A%20benchmark',
    },
  },
  {
    name: 'W5',
    title: 'a list of 100 with nearly all fields',
    query: `query Wide($first: Int!) { setupIntents(first: $first) { nodes { ${WIDE} } pageInfo { hasNextPage endCursor } } }`,
    variables: { first: 100 },
    upstream: { method: 'GET', path: '/v1/setup_intents?limit=100' },
  },
];
