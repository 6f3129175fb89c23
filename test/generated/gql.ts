/* eslint-disable */
import * as types from './graphql.ts';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n    mutation BadInputMetadata($input: CreateSetupIntentInput!) {\n      createSetupIntent(input: $input) {\n        ... on CreateSetupIntentPayload {\n          setupIntent {\n            id\n            metadata { key value }\n            proto: metadataValue(key: \"__proto__\")\n            constructor: metadataValue(key: \"constructor\")\n            toString: metadataValue(key: \"toString\")\n            hasOwnProperty: metadataValue(key: \"hasOwnProperty\")\n          }\n        }\n      }\n    }\n  ": typeof types.BadInputMetadataDocument,
    "\n    mutation EncodingCreate($input: CreateSetupIntentInput!) {\n      createSetupIntent(input: $input) { __typename ... on StripeError { code message } }\n    }\n  ": typeof types.EncodingCreateDocument,
    "\n    mutation EncodingUpdate($input: UpdateSetupIntentInput!) {\n      updateSetupIntent(input: $input) { ... on StripeError { code } }\n    }\n  ": typeof types.EncodingUpdateDocument,
    "\n    mutation EncodingConfirm($input: ConfirmSetupIntentInput!) {\n      confirmSetupIntent(input: $input) { ... on StripeError { code } }\n    }\n  ": typeof types.EncodingConfirmDocument,
    "\n    mutation EncodingCancel($input: CancelSetupIntentInput!) {\n      cancelSetupIntent(input: $input) { ... on StripeError { code } }\n    }\n  ": typeof types.EncodingCancelDocument,
    "\n    query EncodingList($first: Int, $after: String, $last: Int, $before: String, $filter: SetupIntentFilter) {\n      setupIntents(first: $first, after: $after, last: $last, before: $before, filter: $filter) {\n        nodes { id }\n      }\n    }\n  ": typeof types.EncodingListDocument,
    "\n  mutation IdempotencyCreate($input: CreateSetupIntentInput!) {\n    createSetupIntent(input: $input) {\n      __typename\n      ... on CreateSetupIntentPayload {\n        idempotentReplayed\n        requestId\n        setupIntent { id description }\n      }\n      ... on CardError { code declineCode setupIntent { id } }\n      ... on IdempotencyError { message code docUrl requestId }\n    }\n  }\n": typeof types.IdempotencyCreateDocument,
    "\n  mutation IdempotencyCancel($input: CancelSetupIntentInput!) {\n    cancelSetupIntent(input: $input) {\n      __typename\n      ... on CancelSetupIntentPayload { idempotentReplayed setupIntent { id status } }\n      ... on IdempotencyError { message }\n    }\n  }\n": typeof types.IdempotencyCancelDocument,
    "\n    mutation IdempotencyTwo($input: CreateSetupIntentInput!) {\n      a: createSetupIntent(input: $input) {\n        ... on CreateSetupIntentPayload { idempotentReplayed setupIntent { id } }\n      }\n      b: createSetupIntent(input: $input) {\n        ... on CreateSetupIntentPayload { idempotentReplayed setupIntent { id } }\n      }\n    }\n  ": typeof types.IdempotencyTwoDocument,
    "\n  fragment LifeIntent on SetupIntent {\n    id\n    status\n    usage\n    livemode\n    clientSecret\n    description\n    cancellationReason\n    paymentMethodTypes\n    metadata { key value }\n    customer { id }\n    paymentMethod { id }\n    latestAttempt { id }\n    nextAction { type }\n  }\n": typeof types.LifeIntentFragmentDoc,
    "\n  mutation LifeCreate($input: CreateSetupIntentInput!) {\n    createSetupIntent(input: $input) {\n      __typename\n      ... on CreateSetupIntentPayload { idempotentReplayed requestId setupIntent { ...LifeIntent } }\n      ... on StripeError { message }\n    }\n  }\n": typeof types.LifeCreateDocument,
    "\n  mutation LifeUpdate($input: UpdateSetupIntentInput!) {\n    updateSetupIntent(input: $input) {\n      __typename\n      ... on UpdateSetupIntentPayload { idempotentReplayed requestId setupIntent { ...LifeIntent } }\n      ... on StripeError { message }\n    }\n  }\n": typeof types.LifeUpdateDocument,
    "\n  mutation LifeConfirm($input: ConfirmSetupIntentInput!) {\n    confirmSetupIntent(input: $input) {\n      __typename\n      ... on ConfirmSetupIntentPayload { idempotentReplayed requestId setupIntent { ...LifeIntent } }\n      ... on StripeError { message }\n    }\n  }\n": typeof types.LifeConfirmDocument,
    "\n  mutation LifeCancel($input: CancelSetupIntentInput!) {\n    cancelSetupIntent(input: $input) {\n      __typename\n      ... on CancelSetupIntentPayload { idempotentReplayed requestId setupIntent { ...LifeIntent } }\n      ... on InvalidRequestError { message code docUrl requestId param inputPath setupIntent { ...LifeIntent } }\n    }\n  }\n": typeof types.LifeCancelDocument,
    "\n  query LifeRetrieve($id: ID!, $clientSecret: String) {\n    setupIntent(id: $id, clientSecret: $clientSecret) {\n      ...LifeIntent\n      createdAt\n      mandate { id }\n      lastSetupError { code }\n      automaticPaymentMethods { enabled allowRedirects }\n      orderId: metadataValue(key: \"order_id\")\n      unknown: metadataValue(key: \"unknown\")\n    }\n  }\n": typeof types.LifeRetrieveDocument,
    "\n  query LifeList($filter: SetupIntentFilter) {\n    setupIntents(filter: $filter) { nodes { ...LifeIntent } }\n  }\n": typeof types.LifeListDocument,
    "\n  mutation OutcomeCreate($input: CreateSetupIntentInput!) {\n    createSetupIntent(input: $input) {\n      __typename\n      ... on StripeError { message code docUrl requestId }\n      ... on OutcomeUnknownError { idempotencyKey }\n    }\n  }\n": typeof types.OutcomeCreateDocument,
    "\n  query PagingPage($first: Int, $after: String, $last: Int, $before: String, $filter: SetupIntentFilter) {\n    setupIntents(first: $first, after: $after, last: $last, before: $before, filter: $filter) {\n      edges { cursor node { id } }\n      nodes { id }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n    }\n  }\n": typeof types.PagingPageDocument,
    "\n    query RelationsAll($id: ID!) {\n      setupIntent(id: $id) {\n        customer { name deleted invoiceSettings { defaultPaymentMethod { card { last4 } } } }\n        paymentMethod { type usBankAccount { last4 } customer { name } }\n        mandate { status type paymentMethod { type } }\n        latestAttempt { status setupIntent { status } paymentMethod { type } customer { name } }\n        application { id name }\n        onBehalfOf { id }\n        singleUseMandate { status }\n      }\n    }\n  ": typeof types.RelationsAllDocument,
    "\n    query RelationsLean($id: ID!, $no: Boolean!, $yes: Boolean!) {\n      setupIntent(id: $id) {\n        customer { ...RelationsCustomerId }\n        payer: customer { id name @skip(if: $yes) email @include(if: $no) }\n        customer { deleted @include(if: $no) ... on Customer @skip(if: $yes) { name } }\n        paymentMethod { ... on Node { id } ...RelationsMore @include(if: $no) }\n        mandate { ... on Mandate { __typename id } }\n        latestAttempt { kind: __typename id ... @include(if: $no) { status } }\n      }\n    }\n  ": typeof types.RelationsLeanDocument,
    "fragment RelationsCustomerId on Customer { id ... on Node { __typename } }": typeof types.RelationsCustomerIdFragmentDoc,
    "fragment RelationsMore on PaymentMethod { type }": typeof types.RelationsMoreFragmentDoc,
    "\n      query RelationsShared($customer: ID!) {\n        setupIntents(filter: { customer: $customer }) { nodes { customer { name } } }\n        customer(id: $customer) { email }\n      }\n    ": typeof types.RelationsSharedDocument,
    "\n    query RelationsNode($id: ID!) {\n      node(id: $id) { __typename id ... on Customer { name } ... on SetupIntent { status } }\n    }\n  ": typeof types.RelationsNodeDocument,
    "\n    query RelationsNodes($ids: [ID!]!) {\n      nodes(ids: $ids) {\n        __typename\n        id\n        ... on Customer { name }\n        ... on Mandate { mandateStatus: status }\n        ... on PaymentMethod { type }\n        ... on SetupIntent { status }\n      }\n    }\n  ": typeof types.RelationsNodesDocument,
    "\n    fragment RelationsWholeCustomer on Customer {\n      __typename id deleted address { city } balance businessName createdAt currency customerAccount delinquent\n      description email individualName invoiceCreditBalance invoicePrefix invoiceSettings { footer } livemode\n      metadata { key } metadataValue(key: \"a\") name nextInvoiceSequence phone preferredLocales\n      shipping { name } tax { ipAddress } taxExempt\n    }\n  ": typeof types.RelationsWholeCustomerFragmentDoc,
    "\n      query RelationsDeleted($id: ID!, $filter: SetupIntentFilter) {\n        customer(id: $id) { ...RelationsWholeCustomer }\n        node(id: $id) { ...RelationsWholeCustomer }\n        setupIntents(filter: $filter) { nodes { customer { ...RelationsWholeCustomer } } }\n      }\n    ": typeof types.RelationsDeletedDocument,
    "\n  fragment ResultErrors on StripeError {\n    message\n    code\n    docUrl\n    requestId\n    ... on CardError {\n      declineCode\n      adviceCode\n      networkDeclineCode\n      networkAdviceCode\n      param\n      inputPath\n      paymentMethod { id type card { last4 } customer { id } }\n      setupIntent { ...ResultIntent }\n    }\n    ... on InvalidRequestError { param inputPath setupIntent { ...ResultIntent } }\n    ... on OutcomeUnknownError { idempotencyKey }\n  }\n": typeof types.ResultErrorsFragmentDoc,
    "\n  fragment ResultIntent on SetupIntent {\n    id\n    status\n    description\n    customer { id }\n    paymentMethod { id }\n    latestAttempt { id }\n    lastSetupError { type code declineCode message paymentMethod { id } }\n  }\n": typeof types.ResultIntentFragmentDoc,
    "\n  mutation ResultsCreate($input: CreateSetupIntentInput!) {\n    createSetupIntent(input: $input) {\n      __typename\n      ... on CreateSetupIntentPayload { setupIntent { ...ResultIntent } }\n      ...ResultErrors\n    }\n  }\n": typeof types.ResultsCreateDocument,
    "\n  mutation ResultsUpdate($input: UpdateSetupIntentInput!) {\n    updateSetupIntent(input: $input) {\n      __typename\n      ... on UpdateSetupIntentPayload { setupIntent { ...ResultIntent } }\n      ...ResultErrors\n    }\n  }\n": typeof types.ResultsUpdateDocument,
    "\n  mutation ResultsConfirm($input: ConfirmSetupIntentInput!) {\n    confirmSetupIntent(input: $input) {\n      __typename\n      ... on ConfirmSetupIntentPayload { setupIntent { ...ResultIntent } }\n      ...ResultErrors\n    }\n  }\n": typeof types.ResultsConfirmDocument,
    "\n  mutation ResultsCancel($input: CancelSetupIntentInput!) {\n    cancelSetupIntent(input: $input) {\n      __typename\n      ... on CancelSetupIntentPayload { setupIntent { ...ResultIntent } }\n      ...ResultErrors\n    }\n  }\n": typeof types.ResultsCancelDocument,
    "\n      mutation ResultsThree($good: CreateSetupIntentInput!, $bad: CreateSetupIntentInput!) {\n        first: createSetupIntent(input: $good) { __typename }\n        refused: createSetupIntent(input: { customer: \"cus_missing\" }) { __typename }\n        invalid: createSetupIntent(input: $bad) { __typename }\n        last: createSetupIntent(input: $good) { ... on CreateSetupIntentPayload { setupIntent { description } } }\n      }\n    ": typeof types.ResultsThreeDocument,
};
const documents: Documents = {
    "\n    mutation BadInputMetadata($input: CreateSetupIntentInput!) {\n      createSetupIntent(input: $input) {\n        ... on CreateSetupIntentPayload {\n          setupIntent {\n            id\n            metadata { key value }\n            proto: metadataValue(key: \"__proto__\")\n            constructor: metadataValue(key: \"constructor\")\n            toString: metadataValue(key: \"toString\")\n            hasOwnProperty: metadataValue(key: \"hasOwnProperty\")\n          }\n        }\n      }\n    }\n  ": types.BadInputMetadataDocument,
    "\n    mutation EncodingCreate($input: CreateSetupIntentInput!) {\n      createSetupIntent(input: $input) { __typename ... on StripeError { code message } }\n    }\n  ": types.EncodingCreateDocument,
    "\n    mutation EncodingUpdate($input: UpdateSetupIntentInput!) {\n      updateSetupIntent(input: $input) { ... on StripeError { code } }\n    }\n  ": types.EncodingUpdateDocument,
    "\n    mutation EncodingConfirm($input: ConfirmSetupIntentInput!) {\n      confirmSetupIntent(input: $input) { ... on StripeError { code } }\n    }\n  ": types.EncodingConfirmDocument,
    "\n    mutation EncodingCancel($input: CancelSetupIntentInput!) {\n      cancelSetupIntent(input: $input) { ... on StripeError { code } }\n    }\n  ": types.EncodingCancelDocument,
    "\n    query EncodingList($first: Int, $after: String, $last: Int, $before: String, $filter: SetupIntentFilter) {\n      setupIntents(first: $first, after: $after, last: $last, before: $before, filter: $filter) {\n        nodes { id }\n      }\n    }\n  ": types.EncodingListDocument,
    "\n  mutation IdempotencyCreate($input: CreateSetupIntentInput!) {\n    createSetupIntent(input: $input) {\n      __typename\n      ... on CreateSetupIntentPayload {\n        idempotentReplayed\n        requestId\n        setupIntent { id description }\n      }\n      ... on CardError { code declineCode setupIntent { id } }\n      ... on IdempotencyError { message code docUrl requestId }\n    }\n  }\n": types.IdempotencyCreateDocument,
    "\n  mutation IdempotencyCancel($input: CancelSetupIntentInput!) {\n    cancelSetupIntent(input: $input) {\n      __typename\n      ... on CancelSetupIntentPayload { idempotentReplayed setupIntent { id status } }\n      ... on IdempotencyError { message }\n    }\n  }\n": types.IdempotencyCancelDocument,
    "\n    mutation IdempotencyTwo($input: CreateSetupIntentInput!) {\n      a: createSetupIntent(input: $input) {\n        ... on CreateSetupIntentPayload { idempotentReplayed setupIntent { id } }\n      }\n      b: createSetupIntent(input: $input) {\n        ... on CreateSetupIntentPayload { idempotentReplayed setupIntent { id } }\n      }\n    }\n  ": types.IdempotencyTwoDocument,
    "\n  fragment LifeIntent on SetupIntent {\n    id\n    status\n    usage\n    livemode\n    clientSecret\n    description\n    cancellationReason\n    paymentMethodTypes\n    metadata { key value }\n    customer { id }\n    paymentMethod { id }\n    latestAttempt { id }\n    nextAction { type }\n  }\n": types.LifeIntentFragmentDoc,
    "\n  mutation LifeCreate($input: CreateSetupIntentInput!) {\n    createSetupIntent(input: $input) {\n      __typename\n      ... on CreateSetupIntentPayload { idempotentReplayed requestId setupIntent { ...LifeIntent } }\n      ... on StripeError { message }\n    }\n  }\n": types.LifeCreateDocument,
    "\n  mutation LifeUpdate($input: UpdateSetupIntentInput!) {\n    updateSetupIntent(input: $input) {\n      __typename\n      ... on UpdateSetupIntentPayload { idempotentReplayed requestId setupIntent { ...LifeIntent } }\n      ... on StripeError { message }\n    }\n  }\n": types.LifeUpdateDocument,
    "\n  mutation LifeConfirm($input: ConfirmSetupIntentInput!) {\n    confirmSetupIntent(input: $input) {\n      __typename\n      ... on ConfirmSetupIntentPayload { idempotentReplayed requestId setupIntent { ...LifeIntent } }\n      ... on StripeError { message }\n    }\n  }\n": types.LifeConfirmDocument,
    "\n  mutation LifeCancel($input: CancelSetupIntentInput!) {\n    cancelSetupIntent(input: $input) {\n      __typename\n      ... on CancelSetupIntentPayload { idempotentReplayed requestId setupIntent { ...LifeIntent } }\n      ... on InvalidRequestError { message code docUrl requestId param inputPath setupIntent { ...LifeIntent } }\n    }\n  }\n": types.LifeCancelDocument,
    "\n  query LifeRetrieve($id: ID!, $clientSecret: String) {\n    setupIntent(id: $id, clientSecret: $clientSecret) {\n      ...LifeIntent\n      createdAt\n      mandate { id }\n      lastSetupError { code }\n      automaticPaymentMethods { enabled allowRedirects }\n      orderId: metadataValue(key: \"order_id\")\n      unknown: metadataValue(key: \"unknown\")\n    }\n  }\n": types.LifeRetrieveDocument,
    "\n  query LifeList($filter: SetupIntentFilter) {\n    setupIntents(filter: $filter) { nodes { ...LifeIntent } }\n  }\n": types.LifeListDocument,
    "\n  mutation OutcomeCreate($input: CreateSetupIntentInput!) {\n    createSetupIntent(input: $input) {\n      __typename\n      ... on StripeError { message code docUrl requestId }\n      ... on OutcomeUnknownError { idempotencyKey }\n    }\n  }\n": types.OutcomeCreateDocument,
    "\n  query PagingPage($first: Int, $after: String, $last: Int, $before: String, $filter: SetupIntentFilter) {\n    setupIntents(first: $first, after: $after, last: $last, before: $before, filter: $filter) {\n      edges { cursor node { id } }\n      nodes { id }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n    }\n  }\n": types.PagingPageDocument,
    "\n    query RelationsAll($id: ID!) {\n      setupIntent(id: $id) {\n        customer { name deleted invoiceSettings { defaultPaymentMethod { card { last4 } } } }\n        paymentMethod { type usBankAccount { last4 } customer { name } }\n        mandate { status type paymentMethod { type } }\n        latestAttempt { status setupIntent { status } paymentMethod { type } customer { name } }\n        application { id name }\n        onBehalfOf { id }\n        singleUseMandate { status }\n      }\n    }\n  ": types.RelationsAllDocument,
    "\n    query RelationsLean($id: ID!, $no: Boolean!, $yes: Boolean!) {\n      setupIntent(id: $id) {\n        customer { ...RelationsCustomerId }\n        payer: customer { id name @skip(if: $yes) email @include(if: $no) }\n        customer { deleted @include(if: $no) ... on Customer @skip(if: $yes) { name } }\n        paymentMethod { ... on Node { id } ...RelationsMore @include(if: $no) }\n        mandate { ... on Mandate { __typename id } }\n        latestAttempt { kind: __typename id ... @include(if: $no) { status } }\n      }\n    }\n  ": types.RelationsLeanDocument,
    "fragment RelationsCustomerId on Customer { id ... on Node { __typename } }": types.RelationsCustomerIdFragmentDoc,
    "fragment RelationsMore on PaymentMethod { type }": types.RelationsMoreFragmentDoc,
    "\n      query RelationsShared($customer: ID!) {\n        setupIntents(filter: { customer: $customer }) { nodes { customer { name } } }\n        customer(id: $customer) { email }\n      }\n    ": types.RelationsSharedDocument,
    "\n    query RelationsNode($id: ID!) {\n      node(id: $id) { __typename id ... on Customer { name } ... on SetupIntent { status } }\n    }\n  ": types.RelationsNodeDocument,
    "\n    query RelationsNodes($ids: [ID!]!) {\n      nodes(ids: $ids) {\n        __typename\n        id\n        ... on Customer { name }\n        ... on Mandate { mandateStatus: status }\n        ... on PaymentMethod { type }\n        ... on SetupIntent { status }\n      }\n    }\n  ": types.RelationsNodesDocument,
    "\n    fragment RelationsWholeCustomer on Customer {\n      __typename id deleted address { city } balance businessName createdAt currency customerAccount delinquent\n      description email individualName invoiceCreditBalance invoicePrefix invoiceSettings { footer } livemode\n      metadata { key } metadataValue(key: \"a\") name nextInvoiceSequence phone preferredLocales\n      shipping { name } tax { ipAddress } taxExempt\n    }\n  ": types.RelationsWholeCustomerFragmentDoc,
    "\n      query RelationsDeleted($id: ID!, $filter: SetupIntentFilter) {\n        customer(id: $id) { ...RelationsWholeCustomer }\n        node(id: $id) { ...RelationsWholeCustomer }\n        setupIntents(filter: $filter) { nodes { customer { ...RelationsWholeCustomer } } }\n      }\n    ": types.RelationsDeletedDocument,
    "\n  fragment ResultErrors on StripeError {\n    message\n    code\n    docUrl\n    requestId\n    ... on CardError {\n      declineCode\n      adviceCode\n      networkDeclineCode\n      networkAdviceCode\n      param\n      inputPath\n      paymentMethod { id type card { last4 } customer { id } }\n      setupIntent { ...ResultIntent }\n    }\n    ... on InvalidRequestError { param inputPath setupIntent { ...ResultIntent } }\n    ... on OutcomeUnknownError { idempotencyKey }\n  }\n": types.ResultErrorsFragmentDoc,
    "\n  fragment ResultIntent on SetupIntent {\n    id\n    status\n    description\n    customer { id }\n    paymentMethod { id }\n    latestAttempt { id }\n    lastSetupError { type code declineCode message paymentMethod { id } }\n  }\n": types.ResultIntentFragmentDoc,
    "\n  mutation ResultsCreate($input: CreateSetupIntentInput!) {\n    createSetupIntent(input: $input) {\n      __typename\n      ... on CreateSetupIntentPayload { setupIntent { ...ResultIntent } }\n      ...ResultErrors\n    }\n  }\n": types.ResultsCreateDocument,
    "\n  mutation ResultsUpdate($input: UpdateSetupIntentInput!) {\n    updateSetupIntent(input: $input) {\n      __typename\n      ... on UpdateSetupIntentPayload { setupIntent { ...ResultIntent } }\n      ...ResultErrors\n    }\n  }\n": types.ResultsUpdateDocument,
    "\n  mutation ResultsConfirm($input: ConfirmSetupIntentInput!) {\n    confirmSetupIntent(input: $input) {\n      __typename\n      ... on ConfirmSetupIntentPayload { setupIntent { ...ResultIntent } }\n      ...ResultErrors\n    }\n  }\n": types.ResultsConfirmDocument,
    "\n  mutation ResultsCancel($input: CancelSetupIntentInput!) {\n    cancelSetupIntent(input: $input) {\n      __typename\n      ... on CancelSetupIntentPayload { setupIntent { ...ResultIntent } }\n      ...ResultErrors\n    }\n  }\n": types.ResultsCancelDocument,
    "\n      mutation ResultsThree($good: CreateSetupIntentInput!, $bad: CreateSetupIntentInput!) {\n        first: createSetupIntent(input: $good) { __typename }\n        refused: createSetupIntent(input: { customer: \"cus_missing\" }) { __typename }\n        invalid: createSetupIntent(input: $bad) { __typename }\n        last: createSetupIntent(input: $good) { ... on CreateSetupIntentPayload { setupIntent { description } } }\n      }\n    ": types.ResultsThreeDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    mutation BadInputMetadata($input: CreateSetupIntentInput!) {\n      createSetupIntent(input: $input) {\n        ... on CreateSetupIntentPayload {\n          setupIntent {\n            id\n            metadata { key value }\n            proto: metadataValue(key: \"__proto__\")\n            constructor: metadataValue(key: \"constructor\")\n            toString: metadataValue(key: \"toString\")\n            hasOwnProperty: metadataValue(key: \"hasOwnProperty\")\n          }\n        }\n      }\n    }\n  "): (typeof documents)["\n    mutation BadInputMetadata($input: CreateSetupIntentInput!) {\n      createSetupIntent(input: $input) {\n        ... on CreateSetupIntentPayload {\n          setupIntent {\n            id\n            metadata { key value }\n            proto: metadataValue(key: \"__proto__\")\n            constructor: metadataValue(key: \"constructor\")\n            toString: metadataValue(key: \"toString\")\n            hasOwnProperty: metadataValue(key: \"hasOwnProperty\")\n          }\n        }\n      }\n    }\n  "];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    mutation EncodingCreate($input: CreateSetupIntentInput!) {\n      createSetupIntent(input: $input) { __typename ... on StripeError { code message } }\n    }\n  "): (typeof documents)["\n    mutation EncodingCreate($input: CreateSetupIntentInput!) {\n      createSetupIntent(input: $input) { __typename ... on StripeError { code message } }\n    }\n  "];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    mutation EncodingUpdate($input: UpdateSetupIntentInput!) {\n      updateSetupIntent(input: $input) { ... on StripeError { code } }\n    }\n  "): (typeof documents)["\n    mutation EncodingUpdate($input: UpdateSetupIntentInput!) {\n      updateSetupIntent(input: $input) { ... on StripeError { code } }\n    }\n  "];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    mutation EncodingConfirm($input: ConfirmSetupIntentInput!) {\n      confirmSetupIntent(input: $input) { ... on StripeError { code } }\n    }\n  "): (typeof documents)["\n    mutation EncodingConfirm($input: ConfirmSetupIntentInput!) {\n      confirmSetupIntent(input: $input) { ... on StripeError { code } }\n    }\n  "];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    mutation EncodingCancel($input: CancelSetupIntentInput!) {\n      cancelSetupIntent(input: $input) { ... on StripeError { code } }\n    }\n  "): (typeof documents)["\n    mutation EncodingCancel($input: CancelSetupIntentInput!) {\n      cancelSetupIntent(input: $input) { ... on StripeError { code } }\n    }\n  "];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    query EncodingList($first: Int, $after: String, $last: Int, $before: String, $filter: SetupIntentFilter) {\n      setupIntents(first: $first, after: $after, last: $last, before: $before, filter: $filter) {\n        nodes { id }\n      }\n    }\n  "): (typeof documents)["\n    query EncodingList($first: Int, $after: String, $last: Int, $before: String, $filter: SetupIntentFilter) {\n      setupIntents(first: $first, after: $after, last: $last, before: $before, filter: $filter) {\n        nodes { id }\n      }\n    }\n  "];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation IdempotencyCreate($input: CreateSetupIntentInput!) {\n    createSetupIntent(input: $input) {\n      __typename\n      ... on CreateSetupIntentPayload {\n        idempotentReplayed\n        requestId\n        setupIntent { id description }\n      }\n      ... on CardError { code declineCode setupIntent { id } }\n      ... on IdempotencyError { message code docUrl requestId }\n    }\n  }\n"): (typeof documents)["\n  mutation IdempotencyCreate($input: CreateSetupIntentInput!) {\n    createSetupIntent(input: $input) {\n      __typename\n      ... on CreateSetupIntentPayload {\n        idempotentReplayed\n        requestId\n        setupIntent { id description }\n      }\n      ... on CardError { code declineCode setupIntent { id } }\n      ... on IdempotencyError { message code docUrl requestId }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation IdempotencyCancel($input: CancelSetupIntentInput!) {\n    cancelSetupIntent(input: $input) {\n      __typename\n      ... on CancelSetupIntentPayload { idempotentReplayed setupIntent { id status } }\n      ... on IdempotencyError { message }\n    }\n  }\n"): (typeof documents)["\n  mutation IdempotencyCancel($input: CancelSetupIntentInput!) {\n    cancelSetupIntent(input: $input) {\n      __typename\n      ... on CancelSetupIntentPayload { idempotentReplayed setupIntent { id status } }\n      ... on IdempotencyError { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    mutation IdempotencyTwo($input: CreateSetupIntentInput!) {\n      a: createSetupIntent(input: $input) {\n        ... on CreateSetupIntentPayload { idempotentReplayed setupIntent { id } }\n      }\n      b: createSetupIntent(input: $input) {\n        ... on CreateSetupIntentPayload { idempotentReplayed setupIntent { id } }\n      }\n    }\n  "): (typeof documents)["\n    mutation IdempotencyTwo($input: CreateSetupIntentInput!) {\n      a: createSetupIntent(input: $input) {\n        ... on CreateSetupIntentPayload { idempotentReplayed setupIntent { id } }\n      }\n      b: createSetupIntent(input: $input) {\n        ... on CreateSetupIntentPayload { idempotentReplayed setupIntent { id } }\n      }\n    }\n  "];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment LifeIntent on SetupIntent {\n    id\n    status\n    usage\n    livemode\n    clientSecret\n    description\n    cancellationReason\n    paymentMethodTypes\n    metadata { key value }\n    customer { id }\n    paymentMethod { id }\n    latestAttempt { id }\n    nextAction { type }\n  }\n"): (typeof documents)["\n  fragment LifeIntent on SetupIntent {\n    id\n    status\n    usage\n    livemode\n    clientSecret\n    description\n    cancellationReason\n    paymentMethodTypes\n    metadata { key value }\n    customer { id }\n    paymentMethod { id }\n    latestAttempt { id }\n    nextAction { type }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation LifeCreate($input: CreateSetupIntentInput!) {\n    createSetupIntent(input: $input) {\n      __typename\n      ... on CreateSetupIntentPayload { idempotentReplayed requestId setupIntent { ...LifeIntent } }\n      ... on StripeError { message }\n    }\n  }\n"): (typeof documents)["\n  mutation LifeCreate($input: CreateSetupIntentInput!) {\n    createSetupIntent(input: $input) {\n      __typename\n      ... on CreateSetupIntentPayload { idempotentReplayed requestId setupIntent { ...LifeIntent } }\n      ... on StripeError { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation LifeUpdate($input: UpdateSetupIntentInput!) {\n    updateSetupIntent(input: $input) {\n      __typename\n      ... on UpdateSetupIntentPayload { idempotentReplayed requestId setupIntent { ...LifeIntent } }\n      ... on StripeError { message }\n    }\n  }\n"): (typeof documents)["\n  mutation LifeUpdate($input: UpdateSetupIntentInput!) {\n    updateSetupIntent(input: $input) {\n      __typename\n      ... on UpdateSetupIntentPayload { idempotentReplayed requestId setupIntent { ...LifeIntent } }\n      ... on StripeError { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation LifeConfirm($input: ConfirmSetupIntentInput!) {\n    confirmSetupIntent(input: $input) {\n      __typename\n      ... on ConfirmSetupIntentPayload { idempotentReplayed requestId setupIntent { ...LifeIntent } }\n      ... on StripeError { message }\n    }\n  }\n"): (typeof documents)["\n  mutation LifeConfirm($input: ConfirmSetupIntentInput!) {\n    confirmSetupIntent(input: $input) {\n      __typename\n      ... on ConfirmSetupIntentPayload { idempotentReplayed requestId setupIntent { ...LifeIntent } }\n      ... on StripeError { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation LifeCancel($input: CancelSetupIntentInput!) {\n    cancelSetupIntent(input: $input) {\n      __typename\n      ... on CancelSetupIntentPayload { idempotentReplayed requestId setupIntent { ...LifeIntent } }\n      ... on InvalidRequestError { message code docUrl requestId param inputPath setupIntent { ...LifeIntent } }\n    }\n  }\n"): (typeof documents)["\n  mutation LifeCancel($input: CancelSetupIntentInput!) {\n    cancelSetupIntent(input: $input) {\n      __typename\n      ... on CancelSetupIntentPayload { idempotentReplayed requestId setupIntent { ...LifeIntent } }\n      ... on InvalidRequestError { message code docUrl requestId param inputPath setupIntent { ...LifeIntent } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query LifeRetrieve($id: ID!, $clientSecret: String) {\n    setupIntent(id: $id, clientSecret: $clientSecret) {\n      ...LifeIntent\n      createdAt\n      mandate { id }\n      lastSetupError { code }\n      automaticPaymentMethods { enabled allowRedirects }\n      orderId: metadataValue(key: \"order_id\")\n      unknown: metadataValue(key: \"unknown\")\n    }\n  }\n"): (typeof documents)["\n  query LifeRetrieve($id: ID!, $clientSecret: String) {\n    setupIntent(id: $id, clientSecret: $clientSecret) {\n      ...LifeIntent\n      createdAt\n      mandate { id }\n      lastSetupError { code }\n      automaticPaymentMethods { enabled allowRedirects }\n      orderId: metadataValue(key: \"order_id\")\n      unknown: metadataValue(key: \"unknown\")\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query LifeList($filter: SetupIntentFilter) {\n    setupIntents(filter: $filter) { nodes { ...LifeIntent } }\n  }\n"): (typeof documents)["\n  query LifeList($filter: SetupIntentFilter) {\n    setupIntents(filter: $filter) { nodes { ...LifeIntent } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation OutcomeCreate($input: CreateSetupIntentInput!) {\n    createSetupIntent(input: $input) {\n      __typename\n      ... on StripeError { message code docUrl requestId }\n      ... on OutcomeUnknownError { idempotencyKey }\n    }\n  }\n"): (typeof documents)["\n  mutation OutcomeCreate($input: CreateSetupIntentInput!) {\n    createSetupIntent(input: $input) {\n      __typename\n      ... on StripeError { message code docUrl requestId }\n      ... on OutcomeUnknownError { idempotencyKey }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PagingPage($first: Int, $after: String, $last: Int, $before: String, $filter: SetupIntentFilter) {\n    setupIntents(first: $first, after: $after, last: $last, before: $before, filter: $filter) {\n      edges { cursor node { id } }\n      nodes { id }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n    }\n  }\n"): (typeof documents)["\n  query PagingPage($first: Int, $after: String, $last: Int, $before: String, $filter: SetupIntentFilter) {\n    setupIntents(first: $first, after: $after, last: $last, before: $before, filter: $filter) {\n      edges { cursor node { id } }\n      nodes { id }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    query RelationsAll($id: ID!) {\n      setupIntent(id: $id) {\n        customer { name deleted invoiceSettings { defaultPaymentMethod { card { last4 } } } }\n        paymentMethod { type usBankAccount { last4 } customer { name } }\n        mandate { status type paymentMethod { type } }\n        latestAttempt { status setupIntent { status } paymentMethod { type } customer { name } }\n        application { id name }\n        onBehalfOf { id }\n        singleUseMandate { status }\n      }\n    }\n  "): (typeof documents)["\n    query RelationsAll($id: ID!) {\n      setupIntent(id: $id) {\n        customer { name deleted invoiceSettings { defaultPaymentMethod { card { last4 } } } }\n        paymentMethod { type usBankAccount { last4 } customer { name } }\n        mandate { status type paymentMethod { type } }\n        latestAttempt { status setupIntent { status } paymentMethod { type } customer { name } }\n        application { id name }\n        onBehalfOf { id }\n        singleUseMandate { status }\n      }\n    }\n  "];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    query RelationsLean($id: ID!, $no: Boolean!, $yes: Boolean!) {\n      setupIntent(id: $id) {\n        customer { ...RelationsCustomerId }\n        payer: customer { id name @skip(if: $yes) email @include(if: $no) }\n        customer { deleted @include(if: $no) ... on Customer @skip(if: $yes) { name } }\n        paymentMethod { ... on Node { id } ...RelationsMore @include(if: $no) }\n        mandate { ... on Mandate { __typename id } }\n        latestAttempt { kind: __typename id ... @include(if: $no) { status } }\n      }\n    }\n  "): (typeof documents)["\n    query RelationsLean($id: ID!, $no: Boolean!, $yes: Boolean!) {\n      setupIntent(id: $id) {\n        customer { ...RelationsCustomerId }\n        payer: customer { id name @skip(if: $yes) email @include(if: $no) }\n        customer { deleted @include(if: $no) ... on Customer @skip(if: $yes) { name } }\n        paymentMethod { ... on Node { id } ...RelationsMore @include(if: $no) }\n        mandate { ... on Mandate { __typename id } }\n        latestAttempt { kind: __typename id ... @include(if: $no) { status } }\n      }\n    }\n  "];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment RelationsCustomerId on Customer { id ... on Node { __typename } }"): (typeof documents)["fragment RelationsCustomerId on Customer { id ... on Node { __typename } }"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment RelationsMore on PaymentMethod { type }"): (typeof documents)["fragment RelationsMore on PaymentMethod { type }"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      query RelationsShared($customer: ID!) {\n        setupIntents(filter: { customer: $customer }) { nodes { customer { name } } }\n        customer(id: $customer) { email }\n      }\n    "): (typeof documents)["\n      query RelationsShared($customer: ID!) {\n        setupIntents(filter: { customer: $customer }) { nodes { customer { name } } }\n        customer(id: $customer) { email }\n      }\n    "];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    query RelationsNode($id: ID!) {\n      node(id: $id) { __typename id ... on Customer { name } ... on SetupIntent { status } }\n    }\n  "): (typeof documents)["\n    query RelationsNode($id: ID!) {\n      node(id: $id) { __typename id ... on Customer { name } ... on SetupIntent { status } }\n    }\n  "];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    query RelationsNodes($ids: [ID!]!) {\n      nodes(ids: $ids) {\n        __typename\n        id\n        ... on Customer { name }\n        ... on Mandate { mandateStatus: status }\n        ... on PaymentMethod { type }\n        ... on SetupIntent { status }\n      }\n    }\n  "): (typeof documents)["\n    query RelationsNodes($ids: [ID!]!) {\n      nodes(ids: $ids) {\n        __typename\n        id\n        ... on Customer { name }\n        ... on Mandate { mandateStatus: status }\n        ... on PaymentMethod { type }\n        ... on SetupIntent { status }\n      }\n    }\n  "];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    fragment RelationsWholeCustomer on Customer {\n      __typename id deleted address { city } balance businessName createdAt currency customerAccount delinquent\n      description email individualName invoiceCreditBalance invoicePrefix invoiceSettings { footer } livemode\n      metadata { key } metadataValue(key: \"a\") name nextInvoiceSequence phone preferredLocales\n      shipping { name } tax { ipAddress } taxExempt\n    }\n  "): (typeof documents)["\n    fragment RelationsWholeCustomer on Customer {\n      __typename id deleted address { city } balance businessName createdAt currency customerAccount delinquent\n      description email individualName invoiceCreditBalance invoicePrefix invoiceSettings { footer } livemode\n      metadata { key } metadataValue(key: \"a\") name nextInvoiceSequence phone preferredLocales\n      shipping { name } tax { ipAddress } taxExempt\n    }\n  "];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      query RelationsDeleted($id: ID!, $filter: SetupIntentFilter) {\n        customer(id: $id) { ...RelationsWholeCustomer }\n        node(id: $id) { ...RelationsWholeCustomer }\n        setupIntents(filter: $filter) { nodes { customer { ...RelationsWholeCustomer } } }\n      }\n    "): (typeof documents)["\n      query RelationsDeleted($id: ID!, $filter: SetupIntentFilter) {\n        customer(id: $id) { ...RelationsWholeCustomer }\n        node(id: $id) { ...RelationsWholeCustomer }\n        setupIntents(filter: $filter) { nodes { customer { ...RelationsWholeCustomer } } }\n      }\n    "];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ResultErrors on StripeError {\n    message\n    code\n    docUrl\n    requestId\n    ... on CardError {\n      declineCode\n      adviceCode\n      networkDeclineCode\n      networkAdviceCode\n      param\n      inputPath\n      paymentMethod { id type card { last4 } customer { id } }\n      setupIntent { ...ResultIntent }\n    }\n    ... on InvalidRequestError { param inputPath setupIntent { ...ResultIntent } }\n    ... on OutcomeUnknownError { idempotencyKey }\n  }\n"): (typeof documents)["\n  fragment ResultErrors on StripeError {\n    message\n    code\n    docUrl\n    requestId\n    ... on CardError {\n      declineCode\n      adviceCode\n      networkDeclineCode\n      networkAdviceCode\n      param\n      inputPath\n      paymentMethod { id type card { last4 } customer { id } }\n      setupIntent { ...ResultIntent }\n    }\n    ... on InvalidRequestError { param inputPath setupIntent { ...ResultIntent } }\n    ... on OutcomeUnknownError { idempotencyKey }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ResultIntent on SetupIntent {\n    id\n    status\n    description\n    customer { id }\n    paymentMethod { id }\n    latestAttempt { id }\n    lastSetupError { type code declineCode message paymentMethod { id } }\n  }\n"): (typeof documents)["\n  fragment ResultIntent on SetupIntent {\n    id\n    status\n    description\n    customer { id }\n    paymentMethod { id }\n    latestAttempt { id }\n    lastSetupError { type code declineCode message paymentMethod { id } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ResultsCreate($input: CreateSetupIntentInput!) {\n    createSetupIntent(input: $input) {\n      __typename\n      ... on CreateSetupIntentPayload { setupIntent { ...ResultIntent } }\n      ...ResultErrors\n    }\n  }\n"): (typeof documents)["\n  mutation ResultsCreate($input: CreateSetupIntentInput!) {\n    createSetupIntent(input: $input) {\n      __typename\n      ... on CreateSetupIntentPayload { setupIntent { ...ResultIntent } }\n      ...ResultErrors\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ResultsUpdate($input: UpdateSetupIntentInput!) {\n    updateSetupIntent(input: $input) {\n      __typename\n      ... on UpdateSetupIntentPayload { setupIntent { ...ResultIntent } }\n      ...ResultErrors\n    }\n  }\n"): (typeof documents)["\n  mutation ResultsUpdate($input: UpdateSetupIntentInput!) {\n    updateSetupIntent(input: $input) {\n      __typename\n      ... on UpdateSetupIntentPayload { setupIntent { ...ResultIntent } }\n      ...ResultErrors\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ResultsConfirm($input: ConfirmSetupIntentInput!) {\n    confirmSetupIntent(input: $input) {\n      __typename\n      ... on ConfirmSetupIntentPayload { setupIntent { ...ResultIntent } }\n      ...ResultErrors\n    }\n  }\n"): (typeof documents)["\n  mutation ResultsConfirm($input: ConfirmSetupIntentInput!) {\n    confirmSetupIntent(input: $input) {\n      __typename\n      ... on ConfirmSetupIntentPayload { setupIntent { ...ResultIntent } }\n      ...ResultErrors\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ResultsCancel($input: CancelSetupIntentInput!) {\n    cancelSetupIntent(input: $input) {\n      __typename\n      ... on CancelSetupIntentPayload { setupIntent { ...ResultIntent } }\n      ...ResultErrors\n    }\n  }\n"): (typeof documents)["\n  mutation ResultsCancel($input: CancelSetupIntentInput!) {\n    cancelSetupIntent(input: $input) {\n      __typename\n      ... on CancelSetupIntentPayload { setupIntent { ...ResultIntent } }\n      ...ResultErrors\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      mutation ResultsThree($good: CreateSetupIntentInput!, $bad: CreateSetupIntentInput!) {\n        first: createSetupIntent(input: $good) { __typename }\n        refused: createSetupIntent(input: { customer: \"cus_missing\" }) { __typename }\n        invalid: createSetupIntent(input: $bad) { __typename }\n        last: createSetupIntent(input: $good) { ... on CreateSetupIntentPayload { setupIntent { description } } }\n      }\n    "): (typeof documents)["\n      mutation ResultsThree($good: CreateSetupIntentInput!, $bad: CreateSetupIntentInput!) {\n        first: createSetupIntent(input: $good) { __typename }\n        refused: createSetupIntent(input: { customer: \"cus_missing\" }) { __typename }\n        invalid: createSetupIntent(input: $bad) { __typename }\n        last: createSetupIntent(input: $good) { ... on CreateSetupIntentPayload { setupIntent { description } } }\n      }\n    "];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;