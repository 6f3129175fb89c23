import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { seededIds } from '../../src/sandbox/seed/seed.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway({ sandbox: { seeded: true } });
});
beforeEach(() => gateway.sandbox.reset());
afterAll(() => gateway.close());

const VERIFY = `mutation ($verification: MicrodepositVerificationInput!) {
  verifySetupIntentMicrodeposits(input: { id: "${seededIds.requiresMicrodeposits}", verification: $verification }) {
    __typename
    ... on VerifySetupIntentMicrodepositsPayload { setupIntent { status } }
    ... on InvalidRequestError { param inputPath }
  }
}`;

const verify = (verification: object) =>
  gateway.execute<{ verifySetupIntentMicrodeposits: unknown }, object>(VERIFY, { verification });

const formSent = () => gateway.sandbox.requests().map(({ form }) => decodeURIComponent(form));

describe('the verification of microdeposits', () => {
  it.each([
    [{ amounts: [32, 45] }, 'amounts[0]=32&amounts[1]=45'],
    [{ descriptorCode: 'SM11AA' }, 'descriptor_code=SM11AA'],
  ])('sends %j at the top level of the form', async (verification, form) => {
    const { data, errors } = await verify(verification);
    expect(errors).toBeUndefined();
    expect(data?.verifySetupIntentMicrodeposits).toMatchObject({ setupIntent: { status: 'SUCCEEDED' } });
    expect(formSent()).toEqual([form]);
  });

  it.each([
    [{ amounts: [32, 45], descriptorCode: 'SM11AA' }],
    [{ amounts: null }],
    [{ amounts: [32, 45], descriptorCode: null }],
    [{}],
  ])('is rejected before any call without exactly one field: %j', async (verification) => {
    const { errors } = await verify(verification);
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(formSent()).toEqual([]);
  });

  it.each([
    [{ amounts: [32] }, 'amounts', ['verification', 'amounts']],
    [{ descriptorCode: '' }, 'descriptor_code', ['verification', 'descriptorCode']],
  ])('returns the path of the value that Stripe refuses: %j', async (verification, param, inputPath) => {
    const { data } = await verify(verification);
    expect(data?.verifySetupIntentMicrodeposits).toMatchObject({
      __typename: 'InvalidRequestError',
      param,
      inputPath,
    });
  });

  it('sends amounts of up to 53 bits', async () => {
    await verify({ amounts: [2 ** 53 - 1, 1] });
    expect(formSent()).toEqual([`amounts[0]=${2 ** 53 - 1}&amounts[1]=1`]);
  });
});
