import { expect, it } from 'vitest';
import { json } from '../support/recording-transport.ts';
import { schemaOverWire } from '../support/schema-over-wire.ts';

const DECLINED = {
  error: {
    type: 'card_error',
    code: 'incorrect_number',
    message: 'Wrong number.',
    param: 'payment_method_data[card][number]',
  },
};

it.each([
  ['createSetupIntent(input: {})', 'CardError'],
  ['confirmSetupIntent(input: { id: "seti_1" })', 'CardError'],
  ['updateSetupIntent(input: { id: "seti_1" })', 'InvalidRequestError'],
  ['cancelSetupIntent(input: { id: "seti_1" })', 'InvalidRequestError'],
  [
    'verifySetupIntentMicrodeposits(input: { id: "seti_1", verification: { descriptorCode: "SM11AA" } })',
    'InvalidRequestError',
  ],
])('a card error of Stripe is a member of the result of %s: %s', async (field, member) => {
  const { ask } = schemaOverWire(() => json(DECLINED, { status: 402 }), { expands: true });
  const { data, errors } = await ask(
    `mutation { result: ${field} { __typename ... on StripeError { code message } } }`,
  );
  expect(errors).toBeUndefined();
  expect(data).toEqual({
    result: { __typename: member, code: 'incorrect_number', message: 'Wrong number.' },
  });
});

it('a value that the gateway rejects is data, and an argument of a query is an error', async () => {
  const { ask, sent } = schemaOverWire(() => json({}), { expands: true });
  const { data, errors } = await ask(
    'mutation { cancelSetupIntent(input: { id: "cus_1" }) { ... on InvalidRequestError { code inputPath requestId } } }',
  );
  expect(errors).toBeUndefined();
  expect(data).toEqual({
    cancelSetupIntent: { code: 'gateway_invalid_input', inputPath: ['id'], requestId: null },
  });
  const query = await ask('{ setupIntent(id: "cus_1") { id } }');
  expect(query.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: 'id' } }]);
  expect(sent()).toEqual([]);
});
