import { GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import { describe, expect, it } from 'vitest';
import { ownType, prefixedName, typePrefixOf } from '../../src/planner/type-prefix.ts';

const schemaWith = (name: string, extensions = {}) =>
  new GraphQLSchema({
    types: [new GraphQLObjectType({ name, fields: { id: { type: GraphQLString } } })],
    extensions,
  });

describe('a type prefix', () => {
  it.each([
    ['Customer', 'Stripe', 'StripeCustomer'],
    ['StripeError', 'Stripe', 'StripeError'],
    ['StripeErrorType', 'Stripe', 'StripeErrorType'],
    ['StripeError', 'Acme', 'AcmeStripeError'],
    ['PaymentMethod', 'Payment', 'PaymentPaymentMethod'],
    ['CustomerTaxExempt', 'Customer', 'CustomerCustomerTaxExempt'],
    ['Customer', '', 'Customer'],
    ['Customer.name', 'Stripe', 'StripeCustomer.name'],
  ])('makes of %s with the prefix %j: %s', (name, prefix, expected) => {
    expect(prefixedName(name, prefix)).toBe(expected);
  });

  it('is part of the name by which a type is found in a schema', () => {
    expect(ownType(schemaWith('Customer'), 'Customer')?.name).toBe('Customer');
    const prefixed = schemaWith('StripeCustomer', { typePrefix: 'Stripe' });
    expect(typePrefixOf(prefixed)).toBe('Stripe');
    expect(ownType(prefixed, 'Customer')?.name).toBe('StripeCustomer');
    expect(ownType(prefixed, 'Mandate')).toBeUndefined();
  });
});
