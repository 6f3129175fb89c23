import { describe, expect, it } from 'vitest';
import { fieldNameFrom, typeNameFrom, wireNameFrom } from '../../../src/schema/fields/names.ts';

describe('the name of a field', () => {
  it.each([
    ['customer', 'customer'],
    ['payment_method', 'paymentMethod'],
    ['use_stripe_sdk', 'useStripeSdk'],
    ['three_d_secure', 'threeDSecure'],
    ['request_three_d_secure', 'requestThreeDSecure'],
    ['line1', 'line1'],
    ['address_line1_check', 'addressLine1Check'],
    ['p24', 'p24'],
    ['iin', 'iin'],
    ['cvc_check', 'cvcCheck'],
    ['last4', 'last4'],
    ['iban_last4', 'ibanLast4'],
    ['dynamic_last4', 'dynamicLast4'],
    ['image_url_png', 'imageUrlPng'],
    ['created', 'createdAt'],
    ['accepted_at', 'acceptedAt'],
  ])('%s is %s here, and back again', (wire, name) => {
    expect(fieldNameFrom(wire)).toBe(name);
    expect(wireNameFrom(name)).toBe(wire);
  });
});

describe('the name of a type within a type', () => {
  it.each([
    ['PaymentMethod', 'card', 'PaymentMethodCard'],
    ['PaymentMethodCard', 'three_d_secure_usage', 'PaymentMethodCardThreeDSecureUsage'],
    ['PaymentMethod', 'p24', 'PaymentMethodP24'],
  ])('%s and %s make %s', (parent, key, name) => {
    expect(typeNameFrom(parent, key)).toBe(name);
  });
});
