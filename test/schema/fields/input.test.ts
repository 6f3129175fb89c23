import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seededIds } from '../../../src/sandbox/seed/seed.ts';
import { schema } from '../../../src/schema/index.ts';
import { readDeclarations } from '../../stripe-coverage/declarations.ts';
import { cases, IS_FULL } from '../../support/cases.ts';
import { startTestGateway, type TestGateway } from '../../support/gateway.ts';
import { inputType } from '../../support/input.ts';
import { expectedForm, receivedPairs } from './expected-form.ts';
import { anyInput, type Case, casesOf, type Input } from './input-values.ts';
import { literalsOf, placesOf } from './stripe-names.ts';

/** fast-check prints it with every failure, beside the path to the smallest input that fails. */
const SEED = 20260826;

const declarations = readDeclarations();
const literals = literalsOf(declarations, schema);

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway({ sandbox: { seeded: true } });
});
afterAll(() => gateway.close());

interface Operation {
  readonly input: string;
  readonly document: string;
  /** The top-level fields that null clears; null where it never clears anything. */
  readonly clears: readonly string[] | null;
  /** What is asked of Stripe, before the form. */
  readonly request: (input: Input) => string;
  /** What the gateway adds of its own. */
  readonly added: readonly string[];
  /** Whether the gateway first reads the object that the list belongs to. */
  readonly readsParent?: true;
}

interface FilteredList {
  readonly of: string;
  readonly list: string;
  readonly request: string;
  readonly added?: readonly string[];
}

/** A list that is a field of an object. */
function filter(input: string, { of, list, request, added = [] }: FilteredList): Operation {
  return {
    input,
    document: `query ($input: ${input}) { ${of} { ${list}(filter: $input, first: 7) { nodes { id } } } }`,
    clears: null,
    request: () => request,
    added: ['limit="7"', ...added],
    readsParent: true,
  };
}

/** @param path of Stripe's operation, with `:id` for the id */
function mutation(name: string, clears: readonly string[] | null, path: string): Operation {
  const input = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  return {
    input,
    document: `mutation ($input: ${input}!) { ${name}(input: $input) { __typename } }`,
    clears,
    request: ({ id }) => `POST ${path.replace(':id', String(id))}`,
    added: [],
  };
}

/** From the contract: what null clears in an update, beside the members that Stripe declares as emptyable. */
const CLEARED_BY_UPDATE = [
  'allowed_payment_method_types',
  'description',
  'excluded_payment_method_types',
  'metadata',
  'payment_method',
];

/** The texts that Stripe stores as they are, and the parameters that it declares as emptyable. */
const CLEARED_BY_CUSTOMER_UPDATE = [
  ...['description', 'email', 'name', 'phone'],
  ...['address', 'business_name', 'individual_name', 'metadata', 'shipping', 'tax_exempt'],
];

const INTENT = '/v1/setup_intents/:id';

const OPERATIONS: readonly Operation[] = [
  mutation('createSetupIntent', null, '/v1/setup_intents'),
  mutation('updateSetupIntent', CLEARED_BY_UPDATE, INTENT),
  mutation('confirmSetupIntent', ['mandate_data'], `${INTENT}/confirm`),
  mutation('cancelSetupIntent', null, `${INTENT}/cancel`),
  mutation('verifySetupIntentMicrodeposits', null, `${INTENT}/verify_microdeposits`),
  mutation('createCustomer', null, '/v1/customers'),
  mutation('updateCustomer', CLEARED_BY_CUSTOMER_UPDATE, '/v1/customers/:id'),
  mutation('updatePaymentMethod', ['metadata'], '/v1/payment_methods/:id'),
  mutation('detachPaymentMethod', null, '/v1/payment_methods/:id/detach'),
  {
    input: 'SetupIntentFilterInput',
    document:
      'query ($input: SetupIntentFilterInput) { setupIntents(filter: $input, first: 7) { nodes { id } } }',
    clears: null,
    request: () => 'GET /v1/setup_intents',
    added: ['limit="7"'],
  },
  filter('CustomerSetupIntentFilterInput', {
    of: `customer(id: "${seededIds.customer}")`,
    list: 'setupIntents',
    request: 'GET /v1/setup_intents',
    added: [`customer="${seededIds.customer}"`],
  }),
  filter('CustomerPaymentMethodFilterInput', {
    of: `customer(id: "${seededIds.customer}")`,
    list: 'paymentMethods',
    request: `GET /v1/customers/${seededIds.customer}/payment_methods`,
  }),
  filter('SetupAttemptFilterInput', {
    of: `setupIntent(id: "${seededIds.succeeded}")`,
    list: 'attempts',
    request: 'GET /v1/setup_attempts',
    added: [`setup_intent="${seededIds.succeeded}"`],
  }),
];

/** What the sandbox receives for an input, whatever it answers. */
async function received({ document, readsParent }: Operation, input: Input) {
  gateway.sandbox.reset();
  const { errors = [] } = await gateway.execute(document, { input });
  const own = errors.filter(({ extensions }) => extensions?.code !== 'INVALID_REQUEST');
  expect(own, 'errors of the gateway itself').toEqual([]);
  const requests = gateway.sandbox.requests();
  expect(requests).toHaveLength(readsParent ? 2 : 1);
  const request = requests.at(-1);
  return {
    request: `${request?.method} ${request?.path}`,
    pairs: [...receivedPairs(request?.form ?? ''), ...receivedPairs(request?.query ?? '')].sort(),
    key: request?.headers['idempotency-key'],
  };
}

function expected(operation: Operation, input: Input) {
  const members = declarations.Parameters.get(operation.input) ?? [];
  const { clears, added } = operation;
  const pairs = expectedForm(input, inputType(operation.input), { members, literals, clears });
  const key = typeof input.idempotencyKey === 'string' ? input.idempotencyKey : undefined;
  return { request: operation.request(input), pairs: [...pairs, ...added].sort(), key };
}

/** What differs between what is received and what is expected; nothing where they are the same. */
async function difference(operation: Operation, input: Input) {
  const seen = await received(operation, input);
  const wanted = expected(operation, input);
  // Without a key of the caller's, the gateway makes one, for writes alone.
  const key = wanted.key ?? seen.key;
  const isSame = JSON.stringify(seen) === JSON.stringify({ ...wanted, key });
  return isSame ? null : { input, seen, wanted: { ...wanted, key } };
}

describe.each(OPERATIONS)('$input on the wire', (operation) => {
  it("has any input's fields under Stripe's names at Stripe's places, and nothing else", async () => {
    await fc.assert(
      fc.asyncProperty(anyInput(inputType(operation.input)), async (input) => {
        const differs = await difference(operation, input);
        expect(differs?.seen).toEqual(differs?.wanted);
      }),
      { seed: SEED, numRuns: cases(120) },
    );
  });

  it('has each field, each value, each null and each empty list by itself', async () => {
    const wrong: unknown[] = [];
    const all = casesOf(inputType(operation.input));
    // Of the values of an enum, the first is enough when time is short.
    const isFirst = ({ place, says }: Case) => all.find((each) => each.place === place && each.says === says);
    for (const each of all.filter((one) => IS_FULL || isFirst(one) === one)) {
      const { place, says, input } = each;
      const differs = await difference(operation, input);
      if (differs) wrong.push({ place, says, ...differs });
    }
    expect(wrong).toEqual([]);
  });
});

/** Fields that Stripe does not declare as parameters: the id is in the path, the key is a header. */
const OUR_OWN = /^\w+\.(id|idempotencyKey|clientSecret)$/;

it('tries every parameter that Stripe declares', () => {
  const cases = OPERATIONS.flatMap(({ input }) =>
    casesOf(inputType(input)).map(({ place, says }) => ({ place: `${input}.${place}`, says })),
  );
  const given = cases.filter(({ says }) => says === 'a value').map(({ place }) => place);
  const ofStripe = given
    .filter((place) => !OUR_OWN.test(place))
    .map((place) => place.replace(/\.metadata\.(key|value)$/, '.metadata'));
  const declared = [...declarations.Parameters].flatMap(([name, members]) => placesOf(name, members));
  expect([...new Set(ofStripe)].sort()).toEqual(declared.sort());
  expect(new Set(given).size).toBeGreaterThan(440);
  expect(cases.length).toBeGreaterThan(2300);
});
