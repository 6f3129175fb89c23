import { ApolloClient, gql, HttpLink, InMemoryCache, type NormalizedCacheObject } from '@apollo/client';
import { Client, fetchExchange } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import fc from 'fast-check';
import {
  type FieldNode,
  getNamedType,
  isInterfaceType,
  isObjectType,
  isUnionType,
  parse,
  print,
  type SelectionNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type Stripe from 'stripe';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { introspection, possibleTypes, valueTypes } from '../../../src/client/client.ts';
import { seededIds } from '../../../src/sandbox/seed/seed.ts';
import { schema } from '../../../src/schema/index.ts';
import { stripeClient } from '../../sandbox/support.ts';
import { changedMethods } from '../../support/changed-methods.ts';
import { Choices } from '../../support/choices.ts';
import { keptWarnings } from '../../support/console.ts';
import { startTestGateway, type TestGateway } from '../../support/gateway.ts';
import { type KnownIds, RandomQueries } from '../../support/random-query.ts';

const SEED = 20_261_218;
const OPERATIONS = 240;

/** Where each type shows its version, a number that only grows. */
const VERSIONS = {
  SetupIntent: 'description',
  Customer: 'name',
  PaymentMethod: 'billingDetails { name }',
} as const;

type Versioned = keyof typeof VERSIONS;

const isVersioned = (name: string): name is Versioned => Object.hasOwn(VERSIONS, name);

/** Runs an operation through a client with a cache, and returns what the cache then says of the objects. */
interface CachingClient {
  run(document: string, variables: object): Promise<void>;
  /** The version of an object in the cache; null if the cache has none, or another value in its place. */
  versionOf(type: Versioned, id: string): Promise<number | null>;
  stop(): void;
}

function numberIn(text: unknown): number | null {
  const [, version] = /^v(\d+)$/.exec(String(text)) ?? [];
  return version === undefined ? null : Number(version);
}

const versionIn = (object: Record<string, unknown> | null | undefined, type: Versioned) =>
  type === 'PaymentMethod'
    ? numberIn((object?.billingDetails as { name?: unknown } | null | undefined)?.name)
    : numberIn(object?.[VERSIONS[type]]);

function apolloClient(uri: string): CachingClient {
  const merged = Object.fromEntries(valueTypes.map((name) => [name, { merge: true }]));
  const cache = new InMemoryCache({ possibleTypes, typePolicies: merged });
  const client = new ApolloClient({ link: new HttpLink({ uri }), cache });
  return {
    async run(document, variables) {
      const source = gql(document);
      if (document.startsWith('mutation'))
        await client.mutate({ mutation: source, variables, errorPolicy: 'all' });
      else await client.query({ query: source, variables, errorPolicy: 'all', fetchPolicy: 'network-only' });
    },
    async versionOf(type, id) {
      const objects: NormalizedCacheObject = cache.extract();
      return versionIn(objects[`${type}:${id}`], type);
    },
    stop: () => client.stop(),
  };
}

function urqlClient(url: string): CachingClient {
  const byId = (typename: string) => (_parent: object, args: object) => {
    return { __typename: typename, id: String(Reflect.get(args, 'id')) };
  };
  const client = new Client({
    url,
    preferGetMethod: false,
    exchanges: [
      cacheExchange({
        schema: introspection,
        keys: Object.fromEntries(valueTypes.map((name) => [name, () => null])),
        // An object that any response has written is found by its id.
        resolvers: {
          Query: {
            setupIntent: byId('SetupIntent'),
            customer: byId('Customer'),
            paymentMethod: byId('PaymentMethod'),
          },
        },
      }),
      fetchExchange,
    ],
  });
  return {
    async run(document, variables) {
      const sent = document.startsWith('mutation')
        ? client.mutation(document, variables)
        : client.query(document, variables, { requestPolicy: 'network-only' });
      await sent.toPromise();
    },
    async versionOf(type, id) {
      const name = type.charAt(0).toLowerCase() + type.slice(1);
      const query = `query ($id: ID!) { ${name}(id: $id) { __typename id ${VERSIONS[type]} } }`;
      const { data } = await client.query(query, { id }, { requestPolicy: 'cache-only' }).toPromise();
      return versionIn(data?.[name], type);
    },
    stop() {},
  };
}

const fieldsOf = (selection: string) =>
  (parse(`{ ${selection} }`).definitions[0] as { selectionSet: { selections: readonly SelectionNode[] } })
    .selectionSet.selections;

/** The same operation with the `__typename` and `id` of each object, and often with its version. */
function versioned(document: string, choices: Choices): string {
  const types = new TypeInfo(schema);
  return print(
    visit(
      parse(document),
      visitWithTypeInfo(types, {
        SelectionSet(node) {
          const parent = getNamedType(types.getParentType());
          if (!parent || parent.name === 'Query' || parent.name === 'Mutation') return undefined;
          const hasId = !isUnionType(parent) && 'getFields' in parent && 'id' in parent.getFields();
          const isAbstract = isInterfaceType(parent) || isUnionType(parent);
          if (!isAbstract && !isObjectType(parent)) return undefined;
          const version = isVersioned(parent.name) && choices.chance(0.6) ? VERSIONS[parent.name] : '';
          const more = fieldsOf(`__typename ${hasId ? 'id' : ''} ${version}`) as readonly FieldNode[];
          return { ...node, selections: [...more, ...node.selections] };
        },
      }),
    ),
  );
}

let gateway: TestGateway;
let warnings: ReturnType<typeof keptWarnings>;
let stripe: Stripe;
beforeEach(async () => {
  const limits = { depth: 1000, aliases: 100_000, directives: 100_000, tokens: 1_000_000, bytes: 10_000_000 };
  gateway = await startTestGateway({
    sandbox: { seeded: true },
    gateway: { limits, upstreamCallBudget: 1_000_000 },
  });
  stripe = stripeClient(gateway.sandbox);
  warnings = keptWarnings();
});
afterEach(async () => {
  warnings.end();
  await gateway.close();
});

/** A world in which every object has a version, which another program increments. */
class World {
  readonly ids: KnownIds;
  #version = 0;
  readonly #choices: Choices;

  constructor(ids: KnownIds, choices: Choices) {
    this.ids = ids;
    this.#choices = choices;
  }

  get objects(): (readonly [Versioned, string])[] {
    const { setupIntents, customers, paymentMethods } = this.ids;
    // Stripe does not update the declined payment method, which is not attached.
    const [, ...attached] = paymentMethods;
    return [
      ...setupIntents.map((id) => ['SetupIntent', id] as const),
      ...customers.map((id) => ['Customer', id] as const),
      ...attached.map((id) => ['PaymentMethod', id] as const),
    ];
  }

  next(): string {
    this.#version += 1;
    return `v${this.#version}`;
  }

  async change(type: Versioned, id: string): Promise<void> {
    const name = this.next();
    if (type === 'SetupIntent') await stripe.setupIntents.update(id, { description: name });
    else if (type === 'Customer') await stripe.customers.update(id, { name });
    else await stripe.paymentMethods.update(id, { billing_details: { name } });
  }

  /** A write, which often repeats an earlier one with its idempotency key, fails, or is declined. */
  write(): { readonly document: string; readonly variables: object } {
    const id = this.#choices.of(this.ids.setupIntents);
    const kinds = ['replay', 'update', 'decline', 'cancel', 'confirm'] as const;
    const kind = this.#choices.of(kinds);
    const name = {
      replay: 'create',
      update: 'update',
      decline: 'confirm',
      cancel: 'cancel',
      confirm: 'confirm',
    };
    const inputs = {
      replay: { idempotencyKey: 'replay', customer: this.ids.customers[0], description: 'v0' },
      update: { id, description: this.next() },
      decline: {
        id,
        paymentMethod: this.ids.paymentMethods[0],
        returnUrl: 'https://shop.example.com',
        idempotencyKey: `decline-${id}`,
      },
      cancel: { id: seededIds.canceled },
      confirm: { id, idempotencyKey: `confirm-${id}`, returnUrl: 'https://shop.example.com' },
    };
    const verb = name[kind];
    const type = `${verb.charAt(0).toUpperCase()}${verb.slice(1)}SetupIntent`;
    const seen = this.#choices.of([
      'status',
      'status paymentMethod { id } lastSetupError { code }',
      'status customer { name } paymentMethod { type } lastSetupError { paymentMethod { type } }',
    ]);
    const document = `mutation ($input: ${type}Input!) { ${verb}SetupIntent(input: $input) {
      ... on SetupIntentPayload { setupIntent { ${seen} } }
      ... on StripeError { message
        ... on CardError { intent: setupIntent { ${seen} } paymentMethod { type } }
        ... on InvalidRequestError { intent: setupIntent { ${seen} } } } } }`;
    return { document, variables: { input: inputs[kind] } };
  }
}

async function newWorld(choices: Choices): Promise<World> {
  const changed = await changedMethods(gateway.sandbox);
  const { id: replayed } = await stripe.setupIntents.create(
    { customer: changed.customer, description: 'v0' },
    { idempotencyKey: 'replay' },
  );
  const ids: KnownIds = {
    setupIntents: [changed.declined, changed.failed, changed.succeeded, changed.bank, replayed],
    customers: [changed.customer],
    paymentMethods: [changed.declinedMethod, changed.method, seededIds.paymentMethod],
    mandates: [changed.bankMandate],
    strange: ['seti_unknown'],
  };
  const world = new World(ids, choices);
  for (const object of world.objects) await world.change(...object);
  return world;
}

it.each([
  ['Apollo Client', apolloClient],
  ['urql', urqlClient],
])('no response writes an older state into the cache of %s', async (_, clientFor) => {
  const choices = new Choices(`cache ${SEED}`);
  const world = await newWorld(choices);
  const client = clientFor(gateway.url);
  const queries = fc.sample(new RandomQueries(schema, world.ids).queries(4), {
    seed: SEED,
    numRuns: OPERATIONS,
  });
  const known = new Map<string, number>();
  let increases = 0;
  for (const query of queries) {
    for (const object of world.objects) if (choices.chance(0.3)) await world.change(...object);
    const { document, variables } = choices.chance(0.4) ? world.write() : query;
    await client.run(versioned(document, choices), variables);
    for (const [type, id] of world.objects) {
      const version = await client.versionOf(type, id);
      const before = known.get(id) ?? 0;
      if (version === null) {
        expect(known.has(id), `${type} ${id} lost its version after ${document}`).toBe(false);
        continue;
      }
      expect(version, `${type} ${id} after ${document} ${JSON.stringify(variables)}`).toBeGreaterThanOrEqual(
        before,
      );
      if (version > before) increases += 1;
      known.set(id, version);
    }
  }
  client.stop();
  expect(known.size).toBe(world.objects.length);
  // The responses do contain new states.
  expect(increases).toBeGreaterThan(150);
});
