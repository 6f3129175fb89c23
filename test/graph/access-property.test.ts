import fc from 'fast-check';
import type Stripe from 'stripe';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seededIds } from '../../src/sandbox/seed/seed.ts';
import { schema } from '../../src/schema/index.ts';
import { errorOf, stripeClient } from '../sandbox/support.ts';
import { cases, IS_FULL } from '../support/cases.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { boundTo } from '../support/principals.ts';
import { type KnownIds, RandomQueries } from '../support/random-query.ts';

const SEED = 20_261_124;
const OWN = seededIds.customer;

/** All objects of one customer, or of no customer. */
interface Belongings {
  readonly setupIntents: string[];
  readonly paymentMethods: string[];
  readonly customers: string[];
  readonly mandates: string[];
  /** Texts that occur only in these objects. */
  readonly marks: string[];
}

const nothing = (): Belongings => ({
  setupIntents: [],
  paymentMethods: [],
  customers: [],
  mandates: [],
  marks: [],
});

let gateway: TestGateway;
const own = nothing();
const foreign = nothing();
/** Payment methods without a customer. */
const unattached: string[] = [];

beforeAll(async () => {
  gateway = await startTestGateway({
    sandbox: { seeded: true },
    gateway: { principal: () => boundTo(OWN), customerWritesPerHour: 1_000_000, upstreamCallBudget: 10_000 },
  });
  const stripe = stripeClient(gateway.sandbox);
  for await (const customer of stripe.customers.list({ limit: 100 })) {
    const owner = customer.id === OWN ? own : foreign;
    owner.customers.push(customer.id);
    owner.marks.push(
      ...[customer.name, customer.email, customer.phone].filter(
        (each) => each !== null && each !== undefined,
      ),
    );
    for await (const method of stripe.customers.listPaymentMethods(customer.id))
      owner.paymentMethods.push(method.id);
  }
  await addUnattached(stripe, { mine: own.customers[0] ?? '', theirs: foreign.customers[0] ?? '' });
  for await (const intent of stripe.setupIntents.list({ limit: 100 })) {
    const owner = intent.customer === OWN ? own : foreign;
    owner.setupIntents.push(intent.id);
    if (intent.mandate) owner.mandates.push(String(intent.mandate));
    if (intent.latest_attempt) owner.marks.push(String(intent.latest_attempt));
  }
  expect(foreign.setupIntents.length).toBeGreaterThan(5);
  expect(foreign.paymentMethods.length).toBeGreaterThan(2);
});
afterAll(() => gateway.close());

/** Texts in unattached payment methods that identify a person. */
const UNATTACHED = ['Jane Unattached', 'jane@example.com', 'Rue Inconnue'];

/**
 * Unattached payment methods: one that was declined on an intent of this customer, an unused one, and one that was
 * declined on an intent of another customer that then moved to this one.
 */
async function addUnattached(
  stripe: Stripe,
  { mine, theirs }: { readonly mine: string; readonly theirs: string },
): Promise<void> {
  const [name = '', email = '', line1 = ''] = UNATTACHED;
  const make = (token: string) =>
    stripe.paymentMethods.create({
      type: 'card',
      card: { token },
      billing_details: { name, email, address: { line1 } },
    });
  const decline = async (customer: string) => {
    const { id } = await stripe.setupIntents.create({ customer });
    const { id: payment_method } = await make('tok_chargeDeclined');
    await errorOf(stripe.setupIntents.confirm(id, { payment_method, return_url: 'https://example.com' }));
    await stripe.setupIntents.update(id, { payment_method });
    unattached.push(payment_method);
    return stripe.setupIntents.retrieve(id);
  };
  await decline(mine);
  unattached.push((await make('tok_visa')).id);
  const moved = await decline(theirs);
  foreign.marks.push(String(moved.latest_attempt));
  await stripe.setupIntents.update(moved.id, { customer: mine });
}

/** All texts of other customers’ objects, as Stripe returns them. */
async function foreignState(): Promise<string> {
  const stripe = stripeClient(gateway.sandbox);
  const objects = [
    ...foreign.setupIntents.map((id) => stripe.setupIntents.retrieve(id)),
    ...foreign.paymentMethods.map((id) => stripe.paymentMethods.retrieve(id)),
    ...foreign.customers.map((id) => stripe.customers.retrieve(id)),
  ];
  return JSON.stringify(await Promise.all(objects));
}

/** A requested id may appear in the response, in the error for a missing object. Nothing else of its object may. */
function leakedIn(text: string, document: string): string[] {
  const ids = [...foreign.setupIntents, ...foreign.paymentMethods, ...foreign.customers, ...foreign.mandates];
  return [...foreign.marks, ...UNATTACHED, ...ids.filter((id) => !document.includes(id))].filter((mark) =>
    text.includes(mark),
  );
}

it('no random read of a customer returns any text of another customer', async () => {
  const both = <Kind extends keyof Belongings>(kind: Kind) => [...own[kind], ...foreign[kind]];
  const ids: KnownIds = {
    setupIntents: both('setupIntents'),
    customers: both('customers'),
    paymentMethods: [...both('paymentMethods'), ...unattached],
    mandates: both('mandates'),
    strange: ['seti_unknown', 'cus_unknown', 'nonsense'],
  };
  const before = await foreignState();
  let seen = 0;
  await fc.assert(
    fc.asyncProperty(new RandomQueries(schema, ids).queries(6), async ({ document, variables }) => {
      const result = await gateway.execute<Record<string, unknown>, object>(document, variables);
      const text = JSON.stringify(result);
      expect(leakedIn(text, document)).toEqual([]);
      if (Object.values(result.data ?? {}).some((value) => value !== null)) seen += 1;
    }),
    { seed: SEED, numRuns: cases(800) },
  );
  // The queries did reach the customer’s own objects.
  expect(seen).toBeGreaterThan(cases(300));
  expect(await foreignState()).toBe(before);
});

const SHOWN =
  'paymentMethod { id type customer { id name email } billingDetails { name email address { line1 } } }';
const ATTEMPT = `latestAttempt { id ${SHOWN} setupError { ${SHOWN} } }`;

/** Selections of the members of a mutation's result union. */
function selectionOf(mutation: string, type: string): string {
  if (mutation.endsWith('Customer'))
    return `... on ${type}Payload { customer { id name phone invoiceSettings { defaultPaymentMethod { id type } } } }`;
  if (mutation.endsWith('PaymentMethod')) return `... on ${type}Payload { ${SHOWN} }`;
  return `... on ${type}Payload { setupIntent { id customer { id name } ${SHOWN} ${ATTEMPT} } }
    ... on StripeError {
      ... on CardError { ${SHOWN} setupIntent { id customer { name } lastSetupError { ${SHOWN} } ${ATTEMPT} } } }`;
}

it('no random write of a customer changes or returns an object of another customer', async () => {
  const target = fc.constantFrom(...foreign.setupIntents, ...own.setupIntents);
  const someMethod = fc.constantFrom(...foreign.paymentMethods, ...own.paymentMethods, ...unattached);
  const method = fc.oneof(someMethod, fc.constantFrom('pm_card_visa', undefined));
  const change = fc.oneof(
    fc.record({
      name: fc.constantFrom('confirmSetupIntent', 'updateSetupIntent'),
      id: target,
      paymentMethod: method,
    }),
    fc.record({ name: fc.constant('cancelSetupIntent'), id: target }),
    fc.record({
      name: fc.constant('verifySetupIntentMicrodeposits'),
      id: target,
      verification: fc.constant({ descriptorCode: 'SM11AA' }),
    }),
    fc.record({ name: fc.constant('createSetupIntent'), paymentMethod: method, confirm: fc.boolean() }),
    fc.record({
      name: fc.constant('updateCustomer'),
      id: fc.constantFrom(...foreign.customers, ...own.customers),
      phone: fc.constant('+1'),
      invoiceSettings: fc.record({ defaultPaymentMethod: method }),
    }),
    fc.record({ name: fc.constantFrom('updatePaymentMethod', 'detachPaymentMethod'), id: someMethod }),
  );
  const before = await foreignState();
  const outcomes = new Set<string>();
  await fc.assert(
    fc.asyncProperty(change, async ({ name, ...input }) => {
      const capital = name.charAt(0).toUpperCase() + name.slice(1);
      const document = `mutation ($input: ${capital}Input!) { ${name}(input: $input) {
        __typename ... on StripeError { message }
        ${selectionOf(name, capital)} } }`;
      const result = await gateway.execute<Record<string, { __typename: string }>, object>(document, {
        input,
      });
      expect(leakedIn(JSON.stringify(result), JSON.stringify(input))).toEqual([]);
      outcomes.add(result.data?.[name]?.__typename ?? 'an error');
    }),
    { seed: SEED, numRuns: cases(500) },
  );
  const rare = ['UpdateCustomerPayload', 'UpdatePaymentMethodPayload', 'DetachPaymentMethodPayload'];
  const expected = ['InvalidRequestError', 'CreateSetupIntentPayload', ...(IS_FULL ? rare : [])];
  expect([...outcomes]).toEqual(expect.arrayContaining(expected));
  expect(await foreignState()).toBe(before);
});
