import fc from 'fast-check';
import { type GraphQLObjectType, isObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schema } from '../../../src/schema/index.ts';
import { readDeclarations } from '../../stripe-coverage/declarations.ts';
import { cases } from '../../support/cases.ts';
import { type ServedObjects, startServedObjects } from '../../support/served-objects.ts';
import { expectedAnswer } from './expected-answer.ts';
import { literalsOf, placesOf } from './stripe-names.ts';
import { placesAskedFor, wholeSelection } from './whole-query.ts';
import { anyWireObject, type Wire } from './wire-objects.ts';

/** fast-check prints it with every failure, beside the path to the smallest object that fails. */
const SEED = 20260826;

const declarations = readDeclarations();
const literals = literalsOf(declarations, schema);

let stripe: ServedObjects;
beforeAll(async () => {
  stripe = await startServedObjects();
});
afterAll(() => stripe.close());

interface Way {
  readonly name: string;
  readonly id: string;
  /** The query for an object, whose fields are found at `path` in the answer. */
  readonly query: (selection: string) => string;
  readonly path: readonly string[];
  /** The request to Stripe, and its response with the object. */
  readonly served: (wire: Wire) => Readonly<Record<string, object>>;
}

const INTENT = { id: 'seti_1', object: 'setup_intent' };

const WAYS: readonly Way[] = [
  {
    name: 'SetupIntent',
    id: 'seti_1',
    query: (selection) => `{ setupIntent(id: "seti_1") ${selection} }`,
    path: ['setupIntent'],
    served: (wire) => ({ '/v1/setup_intents/seti_1': { ...wire, object: 'setup_intent' } }),
  },
  {
    name: 'SetupAttempt',
    id: 'setatt_1',
    query: (selection) => `{ setupIntent(id: "seti_1") { latestAttempt ${selection} } }`,
    path: ['setupIntent', 'latestAttempt'],
    served: (wire) => ({
      '/v1/setup_intents/seti_1': { ...INTENT, latest_attempt: { ...wire, object: 'setup_attempt' } },
    }),
  },
  {
    name: 'PaymentMethod',
    id: 'pm_1',
    query: (selection) => `{ paymentMethod(id: "pm_1") ${selection} }`,
    path: ['paymentMethod'],
    served: (wire) => ({ '/v1/payment_methods/pm_1': { ...wire, object: 'payment_method' } }),
  },
  {
    name: 'Customer',
    id: 'cus_1',
    query: (selection) => `{ customer(id: "cus_1") ${selection} }`,
    path: ['customer'],
    served: (wire) => ({ '/v1/customers/cus_1': { ...wire, object: 'customer' } }),
  },
  {
    name: 'Mandate',
    id: 'mandate_1',
    query: (selection) => `{ node(id: "mandate_1") { ... on Mandate ${selection} } }`,
    path: ['node'],
    served: (wire) => ({ '/v1/mandates/mandate_1': { ...wire, object: 'mandate' } }),
  },
];

function objectType(name: string): GraphQLObjectType {
  const type = schema.getType(name);
  if (!isObjectType(type)) throw new Error(`The graph has no object "${name}".`);
  return type;
}

describe.each(WAYS)('$name from the wire', ({ name, id, query, path, served }) => {
  const type = objectType(name);
  const members = declarations.Objects.get(name) ?? [];
  const document = query(wholeSelection(type));

  async function check(generated: Wire): Promise<void> {
    const wire = { ...generated, id };
    const objects = served(wire);
    stripe.serve(objects);
    const { data, errors } = await stripe.gateway.execute(document);
    expect(errors).toBeUndefined();
    const answer = path.reduce((value: unknown, step) => Reflect.get(Object(value), step), data);
    expect(answer).toEqual(expectedAnswer(wire, type, members));
    // No field took a call of its own.
    expect(stripe.asked()).toEqual(Object.keys(objects));
  }

  it('has each value in its field, if all values are present', async () => {
    const anyWire = anyWireObject(type, members, { literals, gaps: false });
    await fc.assert(fc.asyncProperty(anyWire, check), { seed: SEED, numRuns: cases(80) });
  });

  it('has null for null and missing values, and all other values in their fields', async () => {
    const anyWire = anyWireObject(type, members, { literals, gaps: true });
    await fc.assert(fc.asyncProperty(anyWire, check), { seed: SEED, numRuns: cases(80) });
  });
});

it('selects every field that Stripe declares', () => {
  const asked = WAYS.flatMap(({ name }) => placesAskedFor(objectType(name), name));
  const declared = [...declarations.Objects].flatMap(([name, members]) => placesOf(name, members));
  expect(asked.sort()).toEqual(declared.sort());
  expect(asked.length).toBeGreaterThan(480);
});
