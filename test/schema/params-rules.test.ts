import { GraphQLError } from 'graphql';
import { describe, expect, it } from 'vitest';
import { paramsFrom, parseId } from '../../src/schema/params.ts';
import { encodeForm } from '../../src/stripe/form.ts';
import { PaymentMethodId, SetupIntentId } from '../../src/stripe/ids.ts';
import { coerced, inputType } from '../support/input.ts';

const CREATE = 'CreateSetupIntentInput';
const UPDATE = 'UpdateSetupIntentInput';
const CONFIRM = 'ConfirmSetupIntentInput';

/** The form for an input under the null rule of its operation. */
function formOf(name: string, value: object): string {
  const { id: _id, ...changes } = coerced(name === CREATE ? value : { id: 'seti_1', ...value }, name);
  const nulls = name === CREATE ? 'absent' : 'clear';
  return encodeForm(paramsFrom(changes, inputType(name), { nulls, path: ['input'] }));
}

function refusalOf(name: string, value: object): GraphQLError {
  try {
    formOf(name, value);
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
  throw new Error('It was accepted.');
}

describe('null', () => {
  it.each<[string, string, object, string]>([
    ['is absent in a create', CREATE, { customer: null, description: null, confirm: null }, ''],
    ['is absent for an object in a create', CREATE, { mandateData: null, paymentMethodOptions: null }, ''],
    ['is absent for a list in a create', CREATE, { paymentMethodTypes: null, metadata: null }, ''],
    [
      'is absent deep in a create',
      CREATE,
      { paymentMethodOptions: { card: { network: null, moto: true } } },
      'payment_method_options[card][moto]=true',
    ],
    [
      'takes the object along that it leaves empty in a create',
      CREATE,
      { paymentMethodOptions: { card: { network: null } }, confirm: true },
      'confirm=true',
    ],
    [
      'clears what Stripe lets be cleared in an update',
      UPDATE,
      { description: null, paymentMethod: null, metadata: null },
      'description=&metadata=&payment_method=',
    ],
    [
      'is absent in an update where Stripe cannot clear',
      UPDATE,
      {
        attachToSelf: null,
        customer: null,
        customerAccount: null,
        flowDirections: null,
        paymentMethodConfiguration: null,
        paymentMethodData: null,
        paymentMethodOptions: null,
        paymentMethodTypes: null,
      },
      '',
    ],
    [
      'clears a list in an update',
      UPDATE,
      { allowedPaymentMethodTypes: null },
      'allowed_payment_method_types=',
    ],
    [
      'clears deep in an update',
      UPDATE,
      { paymentMethodOptions: { usBankAccount: { mandateOptions: { collectionMethod: null } } } },
      'payment_method_options[us_bank_account][mandate_options][collection_method]=',
    ],
    [
      'is absent deep in an update where Stripe cannot clear',
      UPDATE,
      { paymentMethodOptions: { card: { network: null }, usBankAccount: { verificationMethod: null } } },
      '',
    ],
    ['clears the mandate data in a confirm', CONFIRM, { mandateData: null }, 'mandate_data='],
    [
      'is absent for everything else in a confirm',
      CONFIRM,
      {
        allowedPaymentMethodTypes: null,
        clientSecret: null,
        confirmationToken: null,
        paymentMethod: null,
        paymentMethodData: null,
        paymentMethodOptions: null,
        returnUrl: null,
        useStripeSdk: null,
      },
      '',
    ],
  ])('%s', (_, name, input, form) => {
    expect(formOf(name, input)).toBe(form);
  });
});

describe('an empty list', () => {
  it.each<[string, string, object, string]>([
    [
      'clears in an update',
      UPDATE,
      { allowedPaymentMethodTypes: [], excludedPaymentMethodTypes: [] },
      'allowed_payment_method_types=&excluded_payment_method_types=',
    ],
    [
      'clears deep in a confirm',
      CONFIRM,
      { paymentMethodOptions: { klarna: { subscriptions: [] } } },
      'payment_method_options[klarna][subscriptions]=',
    ],
    ['is absent where null is absent', CONFIRM, { allowedPaymentMethodTypes: [] }, ''],
    ['is absent in an update where null is', UPDATE, { paymentMethodTypes: [], flowDirections: [] }, ''],
    ['is absent in a create', CREATE, { flowDirections: [], confirm: true }, 'confirm=true'],
  ])('%s', (_, name, input, form) => {
    expect(formOf(name, input)).toBe(form);
  });
});

describe('metadata', () => {
  it.each<[string, string, object, string]>([
    ['removes a key by a null value', UPDATE, { metadata: [{ key: 'a', value: null }] }, 'metadata[a]='],
    ['removes a key by an absent value', UPDATE, { metadata: [{ key: 'a' }] }, 'metadata[a]='],
    ['removes all by null', UPDATE, { metadata: null }, 'metadata='],
    ['changes nothing by an empty list', UPDATE, { metadata: [] }, ''],
    [
      'changes nothing by an empty list, beside others',
      UPDATE,
      { metadata: [], description: 'x' },
      'description=x',
    ],
    ['is absent in a create when it is null', CREATE, { metadata: null }, ''],
    [
      'has nothing to remove from a payment method that is yet to be made',
      UPDATE,
      { paymentMethodData: { type: 'LINK', metadata: [{ key: 'a', value: null }] } },
      'payment_method_data[type]=link',
    ],
    [
      'has nothing to remove in a create',
      CREATE,
      {
        metadata: [
          { key: 'a', value: null },
          { key: 'b', value: '1' },
        ],
      },
      'metadata[b]=1',
    ],
    [
      'keeps hostile keys in their place',
      UPDATE,
      {
        metadata: [
          { key: '=1&customer=x', value: 'a&b=c' },
          { key: '%5B', value: '%5D' },
        ],
      },
      'metadata[%3D1%26customer%3Dx]=a%26b%3Dc&metadata[%255B]=%255D',
    ],
    [
      'takes the names that objects have by birth for keys like others',
      UPDATE,
      { metadata: ['__proto__', 'constructor', 'toString'].map((key) => ({ key, value: 'v' })) },
      'metadata[__proto__]=v&metadata[constructor]=v&metadata[toString]=v',
    ],
    [
      'takes keys that differ by case alone for two',
      UPDATE,
      {
        metadata: [
          { key: 'a', value: '1' },
          { key: 'A', value: '2' },
        ],
      },
      'metadata[a]=1&metadata[A]=2',
    ],
  ])('%s', (_, name, input, form) => {
    expect(formOf(name, input)).toBe(form);
  });

  it.each<[string, object, string, string]>([
    [
      'a key twice',
      {
        metadata: [
          { key: 'a', value: '1' },
          { key: 'b', value: '2' },
          { key: 'a', value: '3' },
        ],
      },
      'input.metadata.2.key',
      'Duplicate metadata key "a".',
    ],
    [
      'a key that is set and removed',
      {
        metadata: [
          { key: 'a', value: '1' },
          { key: 'a', value: null },
        ],
      },
      'input.metadata.1.key',
      'Duplicate metadata key "a".',
    ],
    [
      'an opening bracket',
      { metadata: [{ key: 'a[b', value: '1' }] },
      'input.metadata.0.key',
      'The metadata key "a[b" must not contain brackets.',
    ],
    [
      'a closing bracket',
      { metadata: [{ key: 'a]=1&customer=x', value: '1' }] },
      'input.metadata.0.key',
      'The metadata key "a]=1&customer=x" must not contain brackets.',
    ],
    [
      'an empty key',
      {
        metadata: [
          { key: 'a', value: '1' },
          { key: '', value: '1' },
        ],
      },
      'input.metadata.1.key',
      'input.metadata.1.key must not be empty.',
    ],
    [
      'a bracket deep inside',
      { paymentMethodData: { type: 'KLARNA', metadata: [{ key: ']', value: '1' }] } },
      'input.paymentMethodData.metadata.0.key',
      'The metadata key "]" must not contain brackets.',
    ],
    [
      'a long key, and echoes only its beginning',
      { metadata: [{ key: `[${'x'.repeat(100)}`, value: '1' }] },
      'input.metadata.0.key',
      `The metadata key "[${'x'.repeat(39)}…" must not contain brackets.`,
    ],
  ])('rejects %s', (_, input, argument, message) => {
    for (const name of [CREATE, UPDATE]) {
      const error = refusalOf(name, input);
      expect(error.message).toBe(message);
      expect(error.extensions).toEqual({ code: 'BAD_USER_INPUT', retryable: false, argument });
    }
  });
});

describe('UNRECOGNIZED', () => {
  it.each<[string, object, string]>([
    ['alone', { usage: 'UNRECOGNIZED' }, 'input.usage'],
    ['in a list', { flowDirections: ['INBOUND', 'UNRECOGNIZED'] }, 'input.flowDirections.1'],
    [
      'deep inside',
      { paymentMethodOptions: { card: { threeDSecure: { version: 'UNRECOGNIZED' } } } },
      'input.paymentMethodOptions.card.threeDSecure.version',
    ],
  ])('is rejected %s', (_, input, argument) => {
    const error = refusalOf(CREATE, input);
    expect(error.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument });
    expect(error.message).toBe(`${argument} must not be UNRECOGNIZED: only responses use that value.`);
  });

  it('is a text like others where texts are free', () => {
    expect(formOf(CREATE, { description: 'UNRECOGNIZED' })).toBe('description=UNRECOGNIZED');
  });
});

describe('an id of the wrong kind', () => {
  it.each<[string, string, string]>([
    ['customer', 'pm_1', '"pm_1" is not a valid customer id (expected cus_…).'],
    ['customer', '', '"" is not a valid customer id (expected cus_…).'],
    ['customer', 'cus_1&confirm=true', '"cus_1&confirm=true" is not a valid customer id (expected cus_…).'],
    ['customerAccount', 'cus_1', '"cus_1" is not a valid account id (expected acct_…).'],
    ['onBehalfOf', 'ca_1', '"ca_1" is not a valid account id (expected acct_…).'],
    ['confirmationToken', 'tok_1', '"tok_1" is not a valid confirmation token id (expected ctoken_…).'],
    [
      'paymentMethod',
      'cus_1',
      '"cus_1" is not a valid payment method id (expected pm_…, card_…, src_… or ba_…).',
    ],
    [
      'paymentMethodConfiguration',
      'pm_1',
      '"pm_1" is not a valid payment method configuration id (expected pmc_…).',
    ],
  ])('is rejected as %s: %j', (field, id, problem) => {
    const error = refusalOf(CREATE, { [field]: id });
    expect(error.message).toBe(`input.${field}: ${problem}`);
    expect(error.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: `input.${field}` });
  });

  it('is not null, which clears', () => {
    expect(formOf(UPDATE, { paymentMethod: null })).toBe('payment_method=');
  });
});

describe('parseId', () => {
  it('returns an id of the kind', () => {
    expect(parseId(PaymentMethodId, 'card_1', ['id'])).toBe('card_1');
  });

  it('names the argument, and quotes at most 40 characters', () => {
    const id = `seti_1/${'x'.repeat(60)}`;
    expect(() => parseId(SetupIntentId, id, ['input', 'id'])).toThrow(
      `input.id: "seti_1/${'x'.repeat(33)}…" is not a valid setup intent id (expected seti_…).`,
    );
  });
});
