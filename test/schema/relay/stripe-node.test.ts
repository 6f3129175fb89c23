import { isObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { schema } from '../../../src/schema/index.ts';
import { nodeKindOf } from '../../../src/schema/relay/stripe-node.ts';
import { StripeApiError } from '../../../src/stripe/errors.ts';
import { json } from '../../support/recording-transport.ts';
import { schemaOverWire } from '../../support/schema-over-wire.ts';

const DOWN = json({ error: { type: 'api_error', message: 'Down.' } }, { status: 500 });

const CUSTOMER = { id: 'cus_1', object: 'customer', name: 'Jane' };
const METHOD = { id: 'pm_1', object: 'payment_method', type: 'card' };

describe('nodeKindOf', () => {
  it.each([
    ['seti_1', 'SetupIntent'],
    ['cus_1', 'Customer'],
    ['pm_1', 'PaymentMethod'],
    ['card_1', 'PaymentMethod'],
    ['src_1', 'PaymentMethod'],
    ['ba_1', 'PaymentMethod'],
    ['mandate_1', 'Mandate'],
  ])('%s names a %s', (id, typename) => {
    expect(nodeKindOf(id)?.typename).toBe(typename);
  });

  it.each(['setatt_1', 'acct_1', 'ca_1', 'pmc_1', 'seti_', 'seti_1/cancel', 'SetupIntent:1', '', 'x'])(
    '%j names none',
    (id) => {
      expect(nodeKindOf(id)).toBeNull();
    },
  );

  it('contains every type that implements Node', () => {
    const nodes = Object.values(schema.getTypeMap())
      .filter((type) => isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node'))
      .map(({ name }) => name);
    const known = ['seti_1', 'cus_1', 'pm_1', 'mandate_1'].map((id) => nodeKindOf(id)?.typename);
    expect([...nodes].sort()).toEqual(known.sort());
  });
});

describe('a kind of node', () => {
  const byField = `{ node(id: "cus_1") { ... on Customer { name } } }`;

  it('loads its object', async () => {
    const { ask, sent } = schemaOverWire({ '/v1/customers/cus_1': json(CUSTOMER) });
    expect(await ask(byField)).toEqual({ data: { node: { name: 'Jane' } } });
    expect(sent()).toEqual(['/v1/customers/cus_1']);
  });

  it('has null for missing values', async () => {
    const { ask, sent } = schemaOverWire({});
    expect(await ask(byField)).toEqual({ data: { node: null } });
    expect(sent()).toEqual(['/v1/customers/cus_1']);
  });

  it('fails as Stripe fails', async () => {
    const { ask } = schemaOverWire({ '/v1/customers/cus_1': DOWN });
    const { data, errors } = await ask(byField);
    expect(data).toEqual({ node: null });
    expect(errors?.map(({ originalError }) => originalError)).toEqual([expect.any(StripeApiError)]);
  });

  it('loads with the expansions that the selection on its type needs', async () => {
    const path = '/v1/payment_methods/pm_1?expand[0]=customer';
    const { ask, sent } = schemaOverWire(
      { [path]: json({ ...METHOD, customer: CUSTOMER }) },
      { expands: true },
    );
    const selection =
      '... on SetupIntent { latestAttempt { status } } ... on PaymentMethod { customer { name } }';
    expect(await ask(`{ node(id: "pm_1") { ${selection} } }`)).toEqual({
      data: { node: { customer: { name: 'Jane' } } },
    });
    expect(sent()).toEqual([path]);
  });
});

describe('Node', () => {
  it.each([
    ['seti_1', '/v1/setup_intents/seti_1', 'setup_intent', 'SetupIntent'],
    ['cus_1', '/v1/customers/cus_1', 'customer', 'Customer'],
    ['card_1', '/v1/payment_methods/card_1', 'payment_method', 'PaymentMethod'],
    ['mandate_1', '/v1/mandates/mandate_1', 'mandate', 'Mandate'],
  ])('resolves the type of %s by its `object`, in one call', async (id, path, object, typename) => {
    const { ask, sent } = schemaOverWire({ [path]: json({ id, object }) });
    expect(await ask(`{ node(id: "${id}") { __typename id } }`)).toEqual({
      data: { node: { __typename: typename, id } },
    });
    expect(sent()).toEqual([path]);
  });
});
