import { type GraphQLInputObjectType, getNamedType, isInputObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schema } from '../../../src/schema/index.ts';
import { stripeClient } from '../../sandbox/support.ts';
import { startTestGateway, type TestGateway } from '../../support/gateway.ts';
import { inputType } from '../../support/input.ts';
import { receivedPairs } from './expected-form.ts';
import { casesOf, type Input } from './input-values.ts';

// Explicit null, and `[]`, in every field of every mutation: which fields they clear, and that Stripe accepts them.

let gateway: TestGateway;
let runs: readonly Run[] = [];

const MUTATIONS = Object.values(schema.getMutationType()?.getFields() ?? {}).map(({ name, args }) => ({
  name,
  input: String(getNamedType(args[0]?.type)),
}));

type Mutation = (typeof MUTATIONS)[number];

interface Result {
  readonly outcome: { readonly __typename: string } | null;
  readonly errors: unknown;
  /** The empty values that Stripe has received. */
  readonly empty: readonly string[];
}

interface Run {
  readonly mutation: string;
  /** The field, by the name of its input type: `UpdateSetupIntentInput.description`. */
  readonly field: string;
  readonly says: string;
  readonly result: Result;
  /** The same input without its nulls and empty lists. */
  readonly without: Result;
}

beforeAll(async () => {
  gateway = await startTestGateway();
  const all: Run[] = [];
  for (const mutation of MUTATIONS) {
    const type = inputType(mutation.input);
    const pruned = new Map<string, Result>();
    for (const { place, says, input } of casesOf(type)) {
      // Of alternatives, one must be given, so leaving out the empty one is an error.
      if (says === 'a value' || place.startsWith('verification.')) continue;
      const rest = prunedFrom(input);
      const key = JSON.stringify(rest);
      const without = pruned.get(key) ?? (await run(mutation, rest));
      pruned.set(key, without);
      const field = fieldAt(place, type);
      all.push({ mutation: mutation.name, field, says, result: await run(mutation, input), without });
    }
  }
  runs = all;
});
afterAll(() => gateway.close());

async function newIntent(): Promise<string> {
  const { data } = await gateway.execute<{ createSetupIntent: { setupIntent: { id: string } } }, object>(
    `mutation { createSetupIntent(input: {
      paymentMethod: "pm_card_visa", description: "d", automaticPaymentMethods: { enabled: true, allowRedirects: NEVER }
    }) { ... on CreateSetupIntentPayload { setupIntent { id } } } }`,
  );
  return data?.createSetupIntent.setupIntent.id ?? '';
}

/** A customer with a card, and the ids of both. */
async function newCustomer() {
  const stripe = stripeClient(gateway.sandbox);
  const { id: customer } = await stripe.customers.create();
  const { id: paymentMethod } = await stripe.paymentMethods.attach('pm_card_visa', { customer });
  return { customer, paymentMethod };
}

/** The id of a fresh object for a mutation; none for a create. */
async function freshId(mutation: string): Promise<{ readonly id?: string }> {
  if (mutation.startsWith('create')) return {};
  if (mutation.endsWith('Customer')) return { id: (await newCustomer()).customer };
  if (mutation.endsWith('PaymentMethod')) return { id: (await newCustomer()).paymentMethod };
  return { id: await newIntent() };
}

/** Runs a mutation on a fresh object. */
async function run({ name, input }: Mutation, given: Input): Promise<Result> {
  gateway.sandbox.reset();
  const id = await freshId(name);
  // A type that requires no details.
  const method = given.paymentMethodData
    ? { paymentMethodData: { ...given.paymentMethodData, type: 'LINK' } }
    : {};
  const { data, errors } = await gateway.execute<Record<string, { __typename: string }>, object>(
    `mutation ($input: ${input}!) {
      ${name}(input: $input) { __typename ... on StripeError { message code } }
    }`,
    { input: { ...given, ...id, ...method } },
  );
  const form = gateway.sandbox.requests().at(-1)?.form ?? '';
  const empty = receivedPairs(form).filter((pair) => pair.endsWith('=""'));
  return { outcome: data?.[name] ?? null, errors, empty };
}

function prunedFrom(input: Input): Input {
  const isGiven = (value: unknown) => value !== null && !(Array.isArray(value) && value.length === 0);
  const inner = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(inner);
    return typeof value === 'object' && value !== null ? prunedFrom(value as Input) : value;
  };
  const given = Object.entries(input).filter(([, value]) => isGiven(value));
  return Object.fromEntries(given.map(([name, value]) => [name, inner(value)]));
}

/** The field at a path such as `paymentMethodOptions.upi.setupFutureUsage`, by the name of its input type. */
function fieldAt(place: string, root: GraphQLInputObjectType): string {
  const steps = place.split('.');
  const last = steps.pop();
  let type = root;
  for (const step of steps) {
    const below = getNamedType(type.getFields()[step]?.type);
    if (isInputObjectType(below)) type = below;
  }
  return `${type.name}.${last}`;
}

describe('explicit null, and an empty list,', () => {
  it('have the outcome that leaving the field out has', () => {
    const outcome = (result: Result) => JSON.stringify([result.outcome, result.errors]);
    expect(runs.filter(({ result, without }) => outcome(result) !== outcome(without))).toEqual([]);
    expect(runs.length).toBeGreaterThan(480);
  });

  it('never fail where they clear', () => {
    const clearing = runs.filter(({ result }) => result.empty.length > 0);
    expect(clearing.filter(({ result }) => !result.outcome?.__typename.endsWith('Payload'))).toEqual([]);
    expect(clearing.length).toBeGreaterThan(40);
  });
});

/** The last sentence of a description that states the effect of null on the value. */
const CLEARS =
  /[^.:]*\bnull( or `\[\]`)?( for the whole field)? (clears (it|them)|removes (all keys|the limit|the exclusions|them))\.$/i;

/** The fields whose descriptions say that null clears them, in an input type and those below: `UpdateSetupIntentInput.description`. */
function describedAsCleared(
  type: GraphQLInputObjectType,
  found = new Map<string, string>(),
): Map<string, string> {
  for (const field of Object.values(type.getFields())) {
    const place = `${type.name}.${field.name}`;
    const below = getNamedType(field.type);
    const [sentence] = CLEARS.exec(field.description ?? '') ?? [];
    if (sentence !== undefined) found.set(place, sentence.trim());
    if (isInputObjectType(below) && !found.has(below.name)) {
      found.set(below.name, '');
      describedAsCleared(below, found);
    }
  }
  return found;
}

const OPTIONS = 'SetupIntentPaymentMethodOptions';
const BILLING = 'BillingDetailsInput';
const SETTINGS = 'CustomerInvoiceSettings';
const SHARED = 'In an update or a confirmation, null clears it.';
const METADATA = 'Null for the whole field removes all keys.';
const CUSTOMER = 'In an update, null clears it.';
const METHOD = 'In `updatePaymentMethod`, null clears it.';

/** From the contract and from Stripe's declarations, copied by hand. */
const CLEARED: Readonly<Record<string, string>> = {
  'UpdateSetupIntentInput.allowedPaymentMethodTypes': 'Null or `[]` removes the limit.',
  'UpdateSetupIntentInput.description': 'Null clears it.',
  'UpdateSetupIntentInput.excludedPaymentMethodTypes': 'Null or `[]` removes the exclusions.',
  'UpdateSetupIntentInput.metadata': METADATA,
  'UpdateSetupIntentInput.paymentMethod': 'Null clears it.',
  'ConfirmSetupIntentInput.mandateData': 'Null clears it.',
  'UpdateCustomerInput.address': 'Null clears it.',
  'UpdateCustomerInput.businessName': 'Null clears it.',
  'UpdateCustomerInput.description': 'Null clears it.',
  'UpdateCustomerInput.email': 'Null clears it.',
  'UpdateCustomerInput.individualName': 'Null clears it.',
  'UpdateCustomerInput.metadata': METADATA,
  'UpdateCustomerInput.name': 'Null clears it.',
  'UpdateCustomerInput.phone': 'Null clears it.',
  'UpdateCustomerInput.shipping': 'Null clears it.',
  'UpdateCustomerInput.taxExempt': 'Null clears it.',
  [`${SETTINGS}Input.customFields`]: 'In an update, null or `[]` removes them.',
  [`${SETTINGS}Input.renderingOptions`]: 'In an update, null clears them.',
  [`${SETTINGS}RenderingOptionsInput.amountTaxDisplay`]: CUSTOMER,
  'CustomerTaxInput.ipAddress': CUSTOMER,
  'UpdatePaymentMethodInput.metadata': METADATA,
  'PaymentMethodCardNetworksInput.preferred': 'Null clears it.',
  [`${BILLING}.address`]: METHOD,
  [`${BILLING}.email`]: METHOD,
  [`${BILLING}.name`]: METHOD,
  [`${BILLING}.phone`]: METHOD,
  [`${OPTIONS}AcssDebitMandateOptionsInput.customMandateUrl`]: SHARED,
  [`${OPTIONS}BacsDebitMandateOptionsInput.referencePrefix`]: SHARED,
  [`${OPTIONS}KlarnaInput.subscriptions`]: 'In an update or a confirmation, null or `[]` removes them.',
  'PaytoMandateOptionsInput.amount': SHARED,
  'PaytoMandateOptionsInput.amountType': SHARED,
  'PaytoMandateOptionsInput.endDate': SHARED,
  'PaytoMandateOptionsInput.paymentSchedule': SHARED,
  'PaytoMandateOptionsInput.paymentsPerPeriod': SHARED,
  'PaytoMandateOptionsInput.purpose': SHARED,
  'PaytoMandateOptionsInput.startDate': SHARED,
  [`${OPTIONS}SepaDebitMandateOptionsInput.referencePrefix`]: SHARED,
  [`${OPTIONS}UpiInput.setupFutureUsage`]: SHARED,
  'UsBankAccountMandateOptionsInput.collectionMethod': SHARED,
};

describe('a field that null clears', () => {
  it('states so in its description, and no other field does', () => {
    const said = new Map(MUTATIONS.flatMap(({ input }) => [...describedAsCleared(inputType(input))]));
    const sentences = [...said].filter(([, sentence]) => sentence !== '');
    expect(Object.fromEntries(sentences)).toEqual(CLEARED);
  });

  it('sends an empty value, and no other field does', () => {
    const sent = runs.filter(({ result }) => result.empty.length > 0).map(({ field }) => field);
    expect([...new Set(sent)].sort()).toEqual(Object.keys(CLEARED).sort());
    expect(runs.filter(({ without }) => without.empty.length > 0)).toEqual([]);
  });

  it('sends it in updates and confirms alone', () => {
    const clearing = runs.filter(({ result }) => result.empty.length > 0).map(({ mutation }) => mutation);
    expect([...new Set(clearing)].sort()).toEqual([
      'confirmSetupIntent',
      'updateCustomer',
      'updatePaymentMethod',
      'updateSetupIntent',
    ]);
  });
});
