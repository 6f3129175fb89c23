import { isEnumType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schema } from '../../src/schema/index.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway();
});
afterAll(() => gateway.close());

const CREATE = `mutation ($input: CreateSetupIntentInput!) {
  createSetupIntent(input: $input) {
    __typename
    ... on CreateSetupIntentPayload {
      setupIntent { paymentMethodTypes excludedPaymentMethodTypes paymentMethod { type } }
    }
    ... on InvalidRequestError { param inputPath }
  }
}`;

async function create(input: object) {
  const { data, errors } = await gateway.execute<{ createSetupIntent: unknown }, object>(CREATE, { input });
  expect(errors).toBeUndefined();
  return data?.createSetupIntent;
}

describe('a payment method type', () => {
  it('has one enum for parameters and results', async () => {
    const enums = Object.values(schema.getTypeMap()).filter(isEnumType);
    expect(enums.filter((type) => type.getValue('ALIPAY')).map(({ name }) => name)).toEqual([
      'PaymentMethodType',
    ]);
    const type = 'CASHAPP';
    expect(await create({ paymentMethodTypes: [type, 'CARD'], paymentMethodData: { type } })).toMatchObject({
      setupIntent: { paymentMethodTypes: [type, 'CARD'], paymentMethod: { type } },
    });
  });

  it.each([
    [{ allowedPaymentMethodTypes: ['CARD_PRESENT'] }, ['allowedPaymentMethodTypes', '0']],
    [{ excludedPaymentMethodTypes: ['CARD', 'GCASH'] }, ['excludedPaymentMethodTypes', '1']],
    [{ paymentMethodData: { type: 'CARD' } }, ['paymentMethodData']],
  ])('is sent also where Stripe does not accept it, and Stripe refuses it: %j', async (input, inputPath) => {
    expect(await create(input)).toMatchObject({ __typename: 'InvalidRequestError', inputPath });
  });
});
