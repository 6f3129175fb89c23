import { type OperationDefinitionNode, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import type { Principal } from '../../src/schema/access/principal.ts';
import { type CompletedRequest, logCompleted } from '../../src/server/completed-request.ts';
import { startBothWays } from '../support/both-ways.ts';
import { callAttempt } from '../support/call-attempt.ts';

const COMPLETED: CompletedRequest = {
  requestId: 'mine',
  traceId: null,
  status: 200,
  durationMs: 5.4,
  codes: [],
  principal: undefined,
  operation: undefined,
  context: undefined,
};

const CUSTOMER: Principal = {
  kind: 'customer',
  subject: 'jwt:https://issuer|alice',
  customer: 'cus_1',
  scopes: new Set(['setup_intents:read']),
  account: 'acct_1',
};

const operationOf = (text: string) => parse(text).definitions[0] as OperationDefinitionNode;

function lineOf(completed: Partial<CompletedRequest>): object {
  const lines: object[] = [];
  const log = { info: (fields: object) => lines.push(fields), warn() {}, error() {} };
  logCompleted(log, { ...COMPLETED, ...completed });
  return lines[0] ?? {};
}

describe('the line of a request', () => {
  it('has only the response if nothing else is known', () => {
    expect(lineOf({})).toEqual({ requestId: 'mine', status: 200, durationMs: 5, calls: 0, retries: 0 });
  });

  it('has the caller and its account, the operation, the calls, the outcomes, the trace and the errors', () => {
    const declined = { field: 'createSetupIntent', type: 'CardError', code: 'card_declined' };
    const line = lineOf({
      principal: CUSTOMER,
      operation: operationOf('mutation Save { createSetupIntent }'),
      codes: ['RATE_LIMITED'],
      context: {
        upstreamCalls: [callAttempt(), callAttempt({ attempt: 2 })],
        outcomes: [declined],
        trace: null,
      },
      traceId: 'f'.repeat(32),
    });
    expect(line).toEqual({
      requestId: 'mine',
      traceId: 'f'.repeat(32),
      principal: { kind: 'customer', name: 'jwt:https://issuer|alice' },
      account: 'acct_1',
      operation: { type: 'mutation', name: 'Save' },
      status: 200,
      durationMs: 5,
      calls: 2,
      retries: 1,
      outcomes: [declined],
      codes: ['RATE_LIMITED'],
    });
  });
});

it('the gateway logs the caller of each request, also if the request is rejected', async () => {
  const gateway = await startBothWays({ principal: () => CUSTOMER });
  for (const query of ['{ __typename }', '{ __typename }', '{ nothing }', '{ __type']) {
    await gateway.send({ body: { query } });
    expect(gateway.lines.at(-1)?.fields).toMatchObject({
      principal: { kind: 'customer', name: CUSTOMER.subject },
      account: 'acct_1',
    });
  }
  await gateway.close();
});

it('the gateway logs the error code of a request without credentials', async () => {
  const gateway = await startBothWays({ principal: () => null });
  await gateway.send({ body: { query: '{ __typename }' } });
  expect(gateway.lines.at(-1)?.fields).toMatchObject({ status: 401, codes: ['UNAUTHENTICATED'] });
  expect(gateway.lines.at(-1)?.fields).not.toHaveProperty('principal');
  await gateway.close();
});

it('the gateway logs the result of each mutation with its codes, whatever the operation selects', async () => {
  const gateway = await startBothWays();
  const query = `mutation Save($input: CreateSetupIntentInput!) {
    good: createSetupIntent(input: { description: "first" }) { __typename }
    bad: createSetupIntent(input: $input) { ... on IdempotencyError { message } }
    createSetupIntent(input: { customer: "cus_none" }) { ... on StripeError { message } }
  }`;
  const input = {
    automaticPaymentMethods: { enabled: true, allowRedirects: 'NEVER' },
    paymentMethod: 'pm_card_visa_chargeDeclinedInsufficientFunds',
    confirm: true,
  };
  for (const _ of [1, 2]) {
    await gateway.send({ body: { query, variables: { input } } });
    const { fields } = gateway.lines.at(-1) ?? {};
    expect(fields?.outcomes).toEqual([
      { field: 'createSetupIntent', type: 'CreateSetupIntentPayload' },
      {
        field: 'createSetupIntent',
        type: 'CardError',
        code: 'card_declined',
        declineCode: 'insufficient_funds',
      },
      { field: 'createSetupIntent', type: 'InvalidRequestError', code: 'resource_missing' },
    ]);
  }
  await gateway.close();
});
