import { printSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { schema } from '../../../src/schema/index.ts';
import { hiddenFieldsProblem, MERCHANT_FIELDS, Views } from '../../../src/server/access/views.ts';
import { BROWSER, boundTo, service } from '../../support/principals.ts';

describe('the views of the graph', () => {
  const views = new Views(schema, MERCHANT_FIELDS);

  it('are the graph itself for services', () => {
    expect(views.of(service())).toBe(schema);
  });

  it.each([
    ['a customer', boundTo('cus_1')],
    ['a browser', BROWSER],
  ])('have the same types for %s: nobody learns from them what is hidden', (_, principal) => {
    expect(printSchema(views.of(principal))).toBe(printSchema(schema));
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
    expect(() => new Views(schema, [field])).toThrow(TypeError);
  });
});
