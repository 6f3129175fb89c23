import { isObjectType, printSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { policyOf } from '../../../src/schema/access/policy.ts';
import type { Principal } from '../../../src/schema/access/principal.ts';
import { MERCHANT_FIELDS, schema } from '../../../src/schema/index.ts';
import { withTypePrefix } from '../../../src/server/graph/type-prefix.ts';
import { hiddenFieldsProblem, VisibleSchemas } from '../../../src/server/graph/visible-schema.ts';
import { planOf } from '../../support/plan.ts';
import { BROWSER, boundTo, service } from '../../support/principals.ts';

describe('VisibleSchemas', () => {
  const views = new VisibleSchemas(schema, MERCHANT_FIELDS);

  it('has the unchanged schema for services', () => {
    expect(views.of(policyOf(service()))).toBe(schema);
  });

  it('needs no call but the one for the intent for a publishable key', () => {
    const document = `{ setupIntent(id: "seti_1", clientSecret: "seti_1_secret_1") {
      paymentMethod { type } lastSetupError { paymentMethod { card { last4 } } setupIntent { status } } } }`;
    expect(planOf(views.of(policyOf(BROWSER)), document)).toMatchObject([
      { path: '/v1/setup_intents/seti_1', expand: [] },
    ]);
    expect(planOf(schema, document)).toHaveLength(3);
  });

  it.each([
    ['a customer', boundTo('cus_1')],
    ['a browser', BROWSER],
  ])('has the same types for %s, so that they do not reveal hidden fields', (_, principal) => {
    expect(printSchema(views.of(policyOf(principal)))).toBe(printSchema(schema));
  });
});

describe.each(['', 'Stripe'])('the fields of an intent with the prefix %j', (prefix) => {
  const graph = withTypePrefix(schema, prefix);
  const views = new VisibleSchemas(graph, MERCHANT_FIELDS);

  /** The fields that always resolve to null. */
  const hiddenFrom = (principal: Principal) => {
    const [type, whole] = [views.of(policyOf(principal)), graph].map((each) =>
      each.getType(`${prefix}SetupIntent`),
    );
    if (!isObjectType(type) || !isObjectType(whole)) throw new Error('There is no intent.');
    const changed = Object.values(type.getFields()).filter(
      ({ name, resolve }) => resolve !== whole.getFields()[name]?.resolve,
    );
    return changed.map(({ name }) => name).sort();
  };

  it('are hidden from customers if they are for the merchant', () => {
    expect(hiddenFrom(boundTo('cus_1'))).toEqual([
      'application',
      'description',
      'metadata',
      'metadataValue',
      'onBehalfOf',
      'paymentMethodConfigurationDetails',
    ]);
  });

  it('are hidden from publishable keys unless Stripe returns them', () => {
    const hidden = hiddenFrom(BROWSER);
    expect(hidden).toEqual(expect.arrayContaining(['customer', 'latestAttempt', 'mandate', 'metadata']));
    expect(hidden).not.toContain('paymentMethod');
  });
});

describe('hiddenFieldsProblem', () => {
  it('accepts nullable fields of the schema', () => {
    expect(hiddenFieldsProblem(schema, MERCHANT_FIELDS)).toBeNull();
  });

  it.each([
    ['SetupIntent.status', 'SetupIntent.status is non-null'],
    ['SetupIntent.nonsense', 'SetupIntent.nonsense is not a field'],
    ['Nonsense.id', 'Nonsense.id is not a field'],
    ['constructor', 'constructor is not a field'],
    ['SetupIntentStatus.SUCCEEDED', 'is not a field'],
  ])('rejects %s', (field, problem) => {
    expect(hiddenFieldsProblem(schema, [field])).toContain(problem);
    expect(() => new VisibleSchemas(schema, [field])).toThrow(TypeError);
  });
});
