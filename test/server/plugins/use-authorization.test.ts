import { afterEach, describe, expect, it } from 'vitest';
import type { Principal } from '../../../src/schema/access/principal.ts';
import { startTestGateway, type TestGateway } from '../../support/gateway.ts';
import { service } from '../../support/principals.ts';

let gateway: TestGateway;
afterEach(() => gateway.close());

async function asking(principal: Principal): Promise<TestGateway> {
  gateway = await startTestGateway({ gateway: { principal: () => principal } });
  return gateway;
}

describe('useAuthorization', () => {
  it('rejects the whole operation before any Stripe call', async () => {
    const { execute, sandbox } = await asking(service(['setup_intents:write']));
    const { data, errors } = await execute(
      'mutation { createSetupIntent(input: {}) { ... on CreateSetupIntentPayload { setupIntent { id clientSecret } } } }',
    );
    expect(data).toBeNull();
    expect(errors).toMatchObject([
      {
        path: ['createSetupIntent', 'setupIntent', 'clientSecret'],
        extensions: { code: 'FORBIDDEN', retryable: false },
      },
    ]);
    expect(sandbox.requests()).toEqual([]);
  });

  it('executes an operation that the scopes allow', async () => {
    const { execute } = await asking(service(['setup_intents:read']));
    expect(await execute('{ setupIntents { nodes { id } } }')).toMatchObject({
      data: { setupIntents: { nodes: [] } },
    });
  });

  it('leaves invalid variables to the execution', async () => {
    const { execute } = await asking(service(['setup_intents:read']));
    const { errors } = await execute(
      'query ($n: Int!) { setupIntents(first: $n) { nodes { clientSecret } } }',
      { n: 'x' },
    );
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });
});
