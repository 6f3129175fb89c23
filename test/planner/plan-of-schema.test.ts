import { describe, expect, it } from 'vitest';
import type { Upstream } from '../../src/planner/plan.ts';
import { schema } from '../../src/schema/index.ts';
import { planOf } from '../support/plan.ts';

/** `setupIntents ×2 customer`, for each call of a plan. */
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

  it('expands the holder of what cannot be fetched, from where the path is too long', () => {
    const deep =
      'latestAttempt { setupIntent { latestAttempt { setupIntent { latestAttempt { customer { name } } } } } }';
    const calls = planOf(schema, intents(deep));
    expect(calls.map(({ field }) => field)).toEqual([
      'setupIntents',
      'setupIntents.nodes.latestAttempt.setupIntent.latestAttempt.setupIntent',
    ]);
  });
});

describe('the plan for a caller who is bound to a customer', () => {
  const DEEP =
    'data.latest_attempt,data.latest_attempt.setup_intent,data.latest_attempt.setup_intent.latest_attempt';

  it.each<[string, string, string[]]>([
    ['the latest attempt, even for its id', 'latestAttempt { id }', ['setup_intents ×1 data.latest_attempt']],
    [
      'the payment method that the details of an attempt are of',
      'latestAttempt { paymentMethodDetails { type } }',
      ['setup_intents ×1 data.latest_attempt,data.latest_attempt.payment_method'],
    ],
    [
      'the same in a list',
      'attempts { nodes { paymentMethodDetails { type } } }',
      ['setup_intents ×1', 'setup_attempts ×3 data.payment_method'],
    ],
    [
      'an attempt that is too deep to expand',
      'latestAttempt { setupIntent { latestAttempt { setupIntent { status latestAttempt { id } } } } }',
      [`setup_intents ×1 ${DEEP}`, 'setup_intents/:id ×3 latest_attempt'],
    ],
    [
      'a payment method that is too deep to expand',
      'latestAttempt { setupIntent { latestAttempt { paymentMethodDetails { type } } } }',
      [`setup_intents ×1 ${DEEP}`, 'payment_methods/:id ×3'],
    ],
    ['no owner of a reference', 'paymentMethod { id } customer { id }', ['setup_intents ×1']],
  ])('has %s', (_, selection, expected) => {
    expect(lines(intents(selection), {}, 'cus_1')).toEqual(expected);
  });

  it('names the field that needs an owner', () => {
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
    ['no customer', '{ customer { name } }', []],
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
    ['an id of another kind', '{ paymentMethod(id: "cus_1") { type } customer(id: "x") { name } }', []],
    [
      'a node of each kind, each with what its own type asks',
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
      'a node that stands in several places, and what hangs on it in all of them',
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
      'one object by several fields',
      `{ setupIntent(id: "seti_1") { customer { name } } node(id: "seti_1") { ... on SetupIntent { mandate { status } } }
         nodes(ids: ["seti_1"]) { ... on SetupIntent { paymentMethod { type } } } }`,
      ['setup_intents/seti_1 ×1 customer,mandate,payment_method'],
    ],
    ['a list that will be refused', '{ setupIntents(first: 501) { nodes { id } } }', []],
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
      'what the answer holds',
      '... on CancelSetupIntentPayload { requestId setupIntent { status customer { id } } }',
      [POST],
    ],
    [
      'more than the answer holds',
      '... on CancelSetupIntentPayload { setupIntent { customer { name } mandate { paymentMethod { type } } } }',
      [POST, 'setup_intents/:id ×1 customer,mandate,mandate.payment_method'],
    ],
    [
      'more of a refusal than it holds',
      '... on InvalidRequestError { message setupIntent { customer { name } } }',
      [POST, 'setup_intents/:id ×1 customer'],
    ],
    [
      'the costliest of the answers',
      `... on CancelSetupIntentPayload { setupIntent { customer { name } } }
       ... on CardError { setupIntent { customer { name } } paymentMethod { customer { name } } }`,
      [POST, 'setup_intents/:id ×1 customer', 'payment_methods/:id ×1 customer'],
    ],
    [
      'a list below the answer',
      '... on CancelSetupIntentPayload { setupIntent { id attempts(first: 101) { nodes { customer { name } } } } }',
      [POST, 'setup_attempts ×2 data.customer'],
    ],
  ])('%s', (_, selection, expected) => {
    expect(lines(cancel(selection)).sort()).toEqual([...expected].sort());
  });

  it.each([
    ['create', '{ usage: OFF_SESSION }', ''],
    ['update', '{ id: "seti_1" }', '/:id'],
    ['confirm', '{ id: "seti_1" }', '/:id/confirm'],
  ])('%s is a POST', (verb, input, path) => {
    expect(lines(`mutation { ${verb}SetupIntent(input: ${input}) { __typename } }`)).toEqual([
      `POST setup_intents${path} ×1`,
    ]);
  });
});

describe('what the fields say of calls', () => {
  const fields = Object.values(schema.getTypeMap()).flatMap((type) =>
    'getFields' in type
      ? Object.values(type.getFields()).map((field) => ({
          place: `${type.name}.${field.name}`,
          upstream: field.extensions.upstream as Upstream | undefined,
        }))
      : [],
  );

  it('names a way for all that expands, but for what cannot be fetched at all', () => {
    const stuck = fields.filter(({ upstream }) => upstream?.expands && !upstream.retrieve);
    expect(stuck.map(({ place }) => place).sort()).toEqual([
      'SetupAttempt.onBehalfOf',
      'SetupIntent.onBehalfOf',
    ]);
  });

  it('names every field of the roots that calls', () => {
    const free = fields.filter(
      ({ place, upstream }) => /^(Query|Mutation)\./.test(place) && upstream?.calls === undefined,
    );
    expect(free.map(({ place }) => place)).toEqual([]);
  });
});
