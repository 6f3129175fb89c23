import { describe, expect, it } from 'vitest';
import { inputPathFrom } from '../../src/schema/params.ts';
import { inputType } from '../support/input.ts';

const METADATA = {
  metadata: [
    { key: 'a', value: '1' },
    { key: 'order_id', value: '2' },
  ],
};

describe('inputPathFrom', () => {
  it.each<[string, string, object, readonly string[] | null]>([
    ['a parameter', 'customer', {}, ['customer']],
    ['a parameter of two words', 'payment_method', {}, ['paymentMethod']],
    [
      'a nested parameter',
      'payment_method_options[card][request_three_d_secure]',
      {},
      ['paymentMethodOptions', 'card', 'requestThreeDSecure'],
    ],
    [
      'a deeply nested parameter',
      'payment_method_data[billing_details][address][postal_code]',
      {},
      ['paymentMethodData', 'billingDetails', 'address', 'postalCode'],
    ],
    ['an element of a list', 'payment_method_types[2]', {}, ['paymentMethodTypes', '2']],
    [
      'an element of a list deep inside',
      'payment_method_options[us_bank_account][financial_connections][permissions][1]',
      {},
      ['paymentMethodOptions', 'usBankAccount', 'financialConnections', 'permissions', '1'],
    ],
    ['a metadata key, by its place in the input', 'metadata[order_id]', METADATA, ['metadata', '1']],
    [
      'a metadata key deep inside',
      'payment_method_data[metadata][a]',
      { paymentMethodData: METADATA },
      ['paymentMethodData', 'metadata', '0'],
    ],
    ['a metadata key that the input does not have: the list', 'metadata[b]', METADATA, ['metadata']],
    ['a metadata key when there is no metadata: the list', 'metadata[b]', {}, ['metadata']],
    ['all metadata', 'metadata', METADATA, ['metadata']],
    ['the id in the path, which Stripe names intent', 'intent', {}, ['id']],
    ['a list named without an index', 'payment_method_types[]', {}, ['paymentMethodTypes']],
    ['an index that is none: the list', 'payment_method_types[x]', {}, ['paymentMethodTypes']],
    ['a negative index: the list', 'payment_method_types[-1]', {}, ['paymentMethodTypes']],
    [
      'what the input does not know within what it knows: as far as it goes',
      'payment_method_options[card][wat]',
      {},
      ['paymentMethodOptions', 'card'],
    ],
    ['what follows a scalar: the scalar', 'customer[wat]', {}, ['customer']],
    ['what the input does not know: nowhere', 'expand[0]', {}, null],
    ['a name that objects have by birth: nowhere', 'constructor', {}, null],
    ['nothing: nowhere', '', {}, null],
    ['brackets alone: nowhere', '[]', {}, null],
  ])('%s', (_, param, input, path) => {
    expect(inputPathFrom(param, inputType('CreateSetupIntentInput'), { ...input })).toEqual(path);
  });

  it.each([
    ['amounts', ['verification', 'amounts']],
    ['amounts[1]', ['verification', 'amounts', '1']],
    ['descriptor_code', ['verification', 'descriptorCode']],
    ['verification', ['verification']],
    ['client_secret', ['clientSecret']],
  ])('a parameter of an object that only the graph has: %s', (param, path) => {
    const input = { verification: { amounts: [1, 2] } };
    expect(inputPathFrom(param, inputType('VerifySetupIntentMicrodepositsInput'), input)).toEqual(path);
  });
});
