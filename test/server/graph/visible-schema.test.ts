import { isObjectType, printSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { policyOf } from '../../../src/schema/access/policy.ts';
import type { Principal } from '../../../src/schema/access/principal.ts';
import { schema } from '../../../src/schema/index.ts';
import { withTypePrefix } from '../../../src/server/graph/type-prefix.ts';
import {
  hiddenFieldsProblem,
  MERCHANT_FIELDS,
  VisibleSchemas,
} from '../../../src/server/graph/visible-schema.ts';
import { planOf } from '../../support/plan.ts';
import { BROWSER, boundTo, service } from '../../support/principals.ts';

describe('the views of the graph', () => {
  const views = new VisibleSchemas(schema, MERCHANT_FIELDS);

  it('are the graph itself for services', () => {
    expect(views.of(policyOf(service()))).toBe(schema);
  });

  it('plan no call but the one for the intent for a publishable key', () => {
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
  ])('have the same types for %s: nobody learns from them what is hidden', (_, principal) => {
    expect(printSchema(views.of(policyOf(principal)))).toBe(printSchema(schema));
  });
});

describe.each(['', 'Stripe'])('the fields of an intent, behind the prefix %j', (prefix) => {
  const graph = withTypePrefix(schema, prefix);
  const views = new VisibleSchemas(graph, MERCHANT_FIELDS);

  /** The fields for which nothing but null is ever given. */
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

  it('are hidden from customers where they are the business of the merchant', () => {
    expect(hiddenFrom(boundTo('cus_1'))).toEqual([
      'application',
      'description',
      'metadata',
      'metadataValue',
      'onBehalfOf',
      'paymentMethodConfigurationDetails',
    ]);
  });

  it('are hidden from browsers but for those that Stripe tells them', () => {
    const hidden = hiddenFrom(BROWSER);
    expect(hidden).toEqual(expect.arrayContaining(['customer', 'latestAttempt', 'mandate', 'metadata']));
    expect(hidden).not.toContain('paymentMethod');
  });
});

describe('the fields to be hidden', () => {
  it('are fields that there are, and that may be null', () => {
    expect(hiddenFieldsProblem(schema, MERCHANT_FIELDS)).toBeNull();
  });

  it.each([
    ['SetupIntent.status', 'SetupIntent.status is never null'],
    ['SetupIntent.nonsense', 'SetupIntent.nonsense is no field'],
    ['Nonsense.id', 'Nonsense.id is no field'],
    ['constructor', 'constructor is no field'],
    ['SetupIntentStatus.SUCCEEDED', 'is no field'],
  ])('are refused for %s', (field, problem) => {
    expect(hiddenFieldsProblem(schema, [field])).toContain(problem);
    expect(() => new VisibleSchemas(schema, [field])).toThrow(TypeError);
  });
});
