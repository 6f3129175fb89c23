import { describe, expect, it } from 'vitest';
import type { Upstream } from '../../src/planner/upstream.ts';
import { schema } from '../../src/schema/index.ts';
import { planOf } from '../support/plan.ts';

/** `setup_intents ×2 customer`, for each call of a plan. */
function lines(
  source: string,
  variables: Readonly<Record<string, unknown>> = {},
  customer: string | null = null,
): string[] {
  return planOf(schema, source, variables, customer).map(({ method, path, expand, pages, times }) =>
    [method === 'GET' ? '' : `${method} `, path.replace('/v1/', ''), ` ×${pages * times} `, expand.join(',')]
      .join('')
      .trim(),
  );
}

const intent = (selection: string) => `{ setupIntent(id: "seti_1") { ${selection} } }`;
const intents = (selection: string) => `{ setupIntents(first: 3) { nodes { ${selection} } } }`;

describe('the expansions of an intent', () => {
  it.each<[string, string]>([
    ['id status createdAt metadata { key }', ''],
    ['automaticPaymentMethods { enabled } nextAction { type } paymentMethodOptions { card { network } }', ''],
    ['customer { id } paymentMethod { id } mandate { id } latestAttempt { id } application { id }', ''],
    ['onBehalfOf { id } singleUseMandate { __typename }', ''],
    ['customer { name }', 'customer'],
    ['paymentMethod { type }', 'payment_method'],
    ['mandate { status }', 'mandate'],
    ['singleUseMandate { status }', 'single_use_mandate'],
    ['latestAttempt { status }', 'latest_attempt'],
    ['application { name }', 'application'],
    ['paymentMethod { customer { name } }', 'payment_method,payment_method.customer'],
    ['mandate { paymentMethod { type } }', 'mandate,mandate.payment_method'],
    ['paymentMethod { card { last4 checks { cvcCheck } } billingDetails { email } }', 'payment_method'],
    [
      'customer { invoiceSettings { defaultPaymentMethod { type } } }',
      'customer,customer.invoice_settings.default_payment_method',
    ],
    ['customer { invoiceSettings { defaultPaymentMethod { id } } }', 'customer'],
    ['lastSetupError { message paymentMethod { type } }', ''],
    ['lastSetupError { paymentMethod { id type } setupIntent { id } }', ''],
    [
      'latestAttempt { paymentMethodDetails { ideal { generatedSepaDebit { type } } } }',
      'latest_attempt,latest_attempt.payment_method_details.ideal.generated_sepa_debit',
    ],
    ['latestAttempt { setupError { paymentMethod { __typename id type } } }', 'latest_attempt'],
    [
      'paymentMethod { card { generatedFrom { setupAttempt { status } } } }',
      'payment_method,payment_method.card.generated_from.setup_attempt',
    ],
    ['latestAttempt { application { name } }', 'latest_attempt,latest_attempt.application'],
  ])('{ %s }: %s', (selection, expand) => {
    expect(lines(intent(selection))).toEqual([`setup_intents/seti_1 ×1 ${expand}`.trim()]);
  });
});

describe('the plan of a list of three', () => {
  it.each<[string, string[]]>([
    ['id customer { id }', ['setup_intents ×1']],
    [
      'customer { email } paymentMethod { type } latestAttempt { status }',
      ['setup_intents ×1 data.customer,data.latest_attempt,data.payment_method'],
    ],
    [
      'latestAttempt { paymentMethod { customer { email } } }',
      [
        'setup_intents ×1 data.latest_attempt,data.latest_attempt.payment_method,data.latest_attempt.payment_method.customer',
      ],
    ],
    [
      'latestAttempt { paymentMethod { customer { invoiceSettings { defaultPaymentMethod { type } } } } }',
      [
        'setup_intents ×1 data.latest_attempt,data.latest_attempt.payment_method,data.latest_attempt.payment_method.customer',
        'payment_methods/:id ×3',
      ],
    ],
    [
      'latestAttempt { setupIntent { latestAttempt { application { name } } } }',
      [
        'setup_intents ×1 data.latest_attempt,data.latest_attempt.setup_intent,data.latest_attempt.setup_intent.latest_attempt',
        'setup_intents/:id ×3 latest_attempt.application',
      ],
    ],
    [
      'latestAttempt { setupIntent { latestAttempt { setupIntent { latestAttempt { customer { name } } } } } }',
      [
        'setup_intents ×1 data.latest_attempt,data.latest_attempt.setup_intent,data.latest_attempt.setup_intent.latest_attempt',
        'setup_intents/:id ×3 latest_attempt,latest_attempt.customer',
      ],
    ],
    [
      'lastSetupError { paymentMethod { id type } setupIntent { attempts(first: 2) { nodes { id } } } }',
      ['setup_intents ×1', 'setup_attempts ×3'],
    ],
    [
      'lastSetupError { paymentMethod { type customer { name } } setupIntent { mandate { status } } }',
      ['setup_intents ×1', 'payment_methods/:id ×3 customer', 'setup_intents/:id ×3 mandate'],
    ],
    [
      'attempts(first: 2) { nodes { setupError { paymentMethod { card { last4 } } } } }',
      ['setup_intents ×1', 'setup_attempts ×3', 'payment_methods/:id ×6'],
    ],
    [
      'paymentMethod { sepaDebit { generatedFrom { setupAttempt { status customer { name } } } } }',
      [
        'setup_intents ×1 data.payment_method',
        'payment_methods/:id ×3 sepa_debit.generated_from.setup_attempt,sepa_debit.generated_from.setup_attempt.customer',
      ],
    ],
    ['attempts(first: 120) { nodes { status } }', ['setup_intents ×1', 'setup_attempts ×6']],
    [
      'attempts { edges { node { paymentMethod { type } setupIntent { status } } } }',
      ['setup_intents ×1', 'setup_attempts ×3 data.payment_method,data.setup_intent'],
    ],
    [
      'customer { id paymentMethods(first: 2) { nodes { customer { name } } } }',
      ['setup_intents ×1', 'customers/:id/payment_methods ×3 data.customer'],
    ],
    [
      'customer { name setupIntents(first: 2) { nodes { paymentMethod { type } } } }',
      ['setup_intents ×1 data.customer', 'setup_intents ×3 data.payment_method'],
    ],
    [
      'customer { setupIntents(first: 2) { nodes { attempts(first: 4) { nodes { customer { name } } } } } }',
      ['setup_intents ×1', 'setup_intents ×3', 'setup_attempts ×6 data.customer'],
    ],
    ['customer { setupIntents(first: 0) { nodes { id } } }', ['setup_intents ×1', 'setup_intents ×0']],
  ])('{ %s }', (selection, expected) => {
    expect(lines(intents(selection))).toEqual(expected);
  });

  it('names the field whose path is too long to expand', () => {
    const deep =
      'latestAttempt { setupIntent { latestAttempt { setupIntent { latestAttempt { customer { name } } } } } }';
    const calls = planOf(schema, intents(deep));
    expect(calls.map(({ field }) => field)).toEqual([
      'setupIntents',
      'setupIntents.nodes.latestAttempt.setupIntent.latestAttempt.setupIntent',
    ]);
  });
});

describe('the plan for a caller who is bound to a customer expands', () => {
  const DEEP =
    'data.latest_attempt,data.latest_attempt.setup_intent,data.latest_attempt.setup_intent.latest_attempt';

  it.each<[string, string, string[]]>([
    ['the latest attempt, even for its id', 'latestAttempt { id }', ['setup_intents ×1 data.latest_attempt']],
    [
      'the payment method of the details of an attempt',
      'latestAttempt { paymentMethodDetails { type } }',
      ['setup_intents ×1 data.latest_attempt,data.latest_attempt.payment_method'],
    ],
    [
      'the payment method of the details of listed attempts',
      'attempts { nodes { paymentMethodDetails { type } } }',
      ['setup_intents ×1', 'setup_attempts ×3 data.payment_method'],
    ],
    [
      'an attempt, or retrieves its intent if the path is too long',
      'latestAttempt { setupIntent { latestAttempt { setupIntent { status latestAttempt { id } } } } }',
      [`setup_intents ×1 ${DEEP}`, 'setup_intents/:id ×3 latest_attempt'],
    ],
    [
      'a payment method, or retrieves it if the path is too long',
      'latestAttempt { setupIntent { latestAttempt { paymentMethodDetails { type } } } }',
      [`setup_intents ×1 ${DEEP}`, 'payment_methods/:id ×3'],
    ],
    [
      'no references of which only the id is selected',
      'paymentMethod { id } customer { id }',
      ['setup_intents ×1'],
    ],
  ])('%s', (_, selection, expected) => {
    expect(lines(intents(selection), {}, 'cus_1')).toEqual(expected);
  });

  it('names the field whose owner is retrieved', () => {
    const deep = 'latestAttempt { setupIntent { latestAttempt { paymentMethodDetails { type } } } }';
    expect(planOf(schema, intents(deep), {}, 'cus_1').map(({ field }) => field)).toEqual([
      'setupIntents',
      'setupIntents.nodes.latestAttempt.setupIntent.latestAttempt.paymentMethodDetails',
    ]);
  });
});

describe('the plan of root fields', () => {
  it.each<[string, string, string[]]>([
    ['a customer', '{ customer(id: "cus_1") { name } }', ['customers/cus_1 ×1']],
    ['a viewer who is not a customer', '{ viewer { name } }', []],
    ['a mandate', '{ mandate(id: "mandate_1") { status } }', ['mandates/mandate_1 ×1']],
    [
      'a customer with the default payment method',
      '{ customer(id: "cus_1") { invoiceSettings { defaultPaymentMethod { customer { name } } } } }',
      [
        'customers/cus_1 ×1 invoice_settings.default_payment_method,invoice_settings.default_payment_method.customer',
      ],
    ],
    [
      'a payment method',
      '{ paymentMethod(id: "pm_1") { customer { name } } }',
      ['payment_methods/pm_1 ×1 customer'],
    ],
    [
      'no object, for an id of another type',
      '{ paymentMethod(id: "cus_1") { type } customer(id: "x") { name } }',
      [],
    ],
    [
      'a node of each type, with the expansions of that type',
      `{ nodes(ids: ["seti_1", "cus_1", "pm_1", "mandate_1", "nothing", "seti_1"]) { id
         ... on SetupIntent { mandate { status } } ... on PaymentMethod { customer { name } }
         ... on Mandate { paymentMethod { type } } ... on Customer { name setupIntents { nodes { id } } } } }`,
      [
        'setup_intents/seti_1 ×1 mandate',
        'customers/cus_1 ×1',
        'setup_intents ×1',
        'payment_methods/pm_1 ×1 customer',
        'mandates/mandate_1 ×1 payment_method',
      ],
    ],
    [
      'a repeated node, and its lists',
      '{ nodes(ids: ["cus_1", "cus_1", "cus_2", "cus_1"]) { ... on Customer { setupIntents(first: 2) { nodes { attempts { nodes { id } } } } } } }',
      [
        'customers/cus_1 ×1',
        'setup_intents ×1',
        'setup_attempts ×2',
        'customers/cus_2 ×1',
        'setup_intents ×1',
        'setup_attempts ×2',
      ],
    ],
    [
      'one object of several fields',
      `{ setupIntent(id: "seti_1") { customer { name } } node(id: "seti_1") { ... on SetupIntent { mandate { status } } }
         nodes(ids: ["seti_1"]) { ... on SetupIntent { paymentMethod { type } } } }`,
      ['setup_intents/seti_1 ×1 customer,mandate,payment_method'],
    ],
    ['a list with invalid arguments', '{ setupIntents(first: 501) { nodes { id } } }', []],
    ['introspection', '{ __schema { types { name fields { name } } } }', []],
  ])('%s', (_, source, expected) => {
    expect(lines(source)).toEqual(expected);
  });

  it('follows variables', () => {
    const source = `query ($n: Int, $with: Boolean! = false, $ids: [ID!]! = []) {
      setupIntents(first: $n) { nodes { id customer @include(if: $with) { name } } }
      nodes(ids: $ids) { id }
    }`;
    expect(lines(source)).toEqual(['setup_intents ×1']);
    expect(lines(source, { n: 101, with: true, ids: ['pm_1', 'pm_1', 'pm_2'] })).toEqual([
      'setup_intents ×2 data.customer',
      'payment_methods/pm_1 ×1',
      'payment_methods/pm_2 ×1',
    ]);
  });
});

describe('the plan of a mutation', () => {
  const cancel = (selection: string) =>
    `mutation { cancelSetupIntent(input: { id: "seti_1" }) { ${selection} } }`;
  const POST = 'POST setup_intents/:id/cancel ×1';

  it.each<[string, string, string[]]>([
    [
      'no expansions',
      '... on CancelSetupIntentPayload { requestId setupIntent { status customer { id } } }',
      [POST],
    ],
    [
      'expansions of the payload',
      '... on CancelSetupIntentPayload { setupIntent { customer { name } mandate { paymentMethod { type } } } }',
      [POST, 'setup_intents/:id ×1 customer,mandate,mandate.payment_method'],
    ],
    [
      'expansions of an error',
      '... on InvalidRequestError { message setupIntent { customer { name } } }',
      [POST, 'setup_intents/:id ×1 customer'],
    ],
    [
      'a fragment on the interface of payloads',
      '... on SetupIntentPayload { setupIntent { customer { name } } }',
      [POST, 'setup_intents/:id ×1 customer'],
    ],
    [
      'a list in the payload',
      '... on CancelSetupIntentPayload { setupIntent { id attempts(first: 101) { nodes { customer { name } } } } }',
      [POST, 'setup_attempts ×2 data.customer'],
    ],
  ])('%s', (_, selection, expected) => {
    expect(lines(cancel(selection)).sort()).toEqual([...expected].sort());
  });

  it('has the calls of the member of the result union that needs the most', () => {
    const source = `mutation { createSetupIntent(input: {}) {
      ... on CreateSetupIntentPayload { setupIntent { customer { name } } }
      ... on CardError { intent: setupIntent { customer { name } } paymentMethod { customer { name } } } } }`;
    expect(lines(source).sort()).toEqual([
      'POST setup_intents ×1',
      'payment_methods/:id ×1 customer',
      'setup_intents/:id ×1 customer',
    ]);
  });

  it.each([
    ['create', '{ usage: OFF_SESSION }', ''],
    ['update', '{ id: "seti_1" }', '/:id'],
    ['confirm', '{ id: "seti_1" }', '/:id/confirm'],
  ])('of %s is a POST', (verb, input, path) => {
    expect(lines(`mutation { ${verb}SetupIntent(input: ${input}) { __typename } }`)).toEqual([
      `POST setup_intents${path} ×1`,
    ]);
  });
});

describe('the upstream metadata', () => {
  const fields = Object.values(schema.getTypeMap()).flatMap((type) =>
    'getFields' in type
      ? Object.values(type.getFields()).map((field) => ({
          coordinate: `${type.name}.${field.name}`,
          upstream: field.extensions.upstream as Upstream | undefined,
        }))
      : [],
  );

  it('of each expandable field says how to retrieve it, except for accounts', () => {
    const withoutRetrieve = fields.filter(({ upstream }) => upstream?.expands && !upstream.retrieve);
    expect(withoutRetrieve.map(({ coordinate }) => coordinate).sort()).toEqual([
      'SetupAttempt.onBehalfOf',
      'SetupIntent.onBehalfOf',
    ]);
  });

  it('of each root field has its calls', () => {
    const withoutCalls = fields.filter(
      ({ coordinate, upstream }) => /^(Query|Mutation)\./.test(coordinate) && upstream?.calls === undefined,
    );
    expect(withoutCalls.map(({ coordinate }) => coordinate)).toEqual([]);
  });
});
