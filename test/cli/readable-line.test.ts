import { expect, it } from 'vitest';
import { readableLine } from '../../src/cli/readable-line.ts';

const TIME = new Date(2026, 0, 2, 3, 4, 5).getTime();
const REQUEST = {
  requestId: 'r1',
  status: 200,
  durationMs: 32,
  calls: 1,
  retries: 0,
  msg: 'Request answered',
};

const line = (fields: object) => readableLine(JSON.stringify({ level: 30, time: TIME, ...fields }));

it.each<[string, object, string]>([
  [
    'a request',
    { ...REQUEST, operation: { type: 'query', name: 'SavedCards' } },
    '03:04:05 200 query SavedCards (32 ms, 1 call)\n',
  ],
  [
    'an anonymous operation with retries and errors',
    {
      ...REQUEST,
      operation: { type: 'mutation' },
      calls: 3,
      retries: 2,
      codes: ['RATE_LIMITED', 'FORBIDDEN'],
    },
    '03:04:05 200 mutation (32 ms, 3 calls, 2 retries) RATE_LIMITED FORBIDDEN\n',
  ],
  [
    'the results of mutations',
    {
      ...REQUEST,
      operation: { type: 'mutation' },
      outcomes: [
        { field: 'a', type: 'CreateSetupIntentPayload' },
        { field: 'b', type: 'CardError', code: 'card_declined', declineCode: 'insufficient_funds' },
        { field: 'c', type: 'IdempotencyError', code: 'idempotency_key_in_use' },
      ],
    },
    '03:04:05 200 mutation (32 ms, 1 call) CreateSetupIntentPayload CardError: insufficient_funds IdempotencyError: idempotency_key_in_use\n',
  ],
  [
    'a request without an operation',
    { ...REQUEST, status: 400, calls: 0 },
    '03:04:05 400 no operation (32 ms, 0 calls)\n',
  ],
  ['a message', { msg: 'Stripe is ready' }, '03:04:05 Stripe is ready\n'],
  [
    'a warning with fields',
    { level: 40, msg: 'A call failed', stripe: { status: 500 } },
    '03:04:05 WARN A call failed {"stripe":{"status":500}}\n',
  ],
])('shows %s', (_, fields, expected) => {
  expect(line(fields)).toBe(expected);
});

it('escapes control characters, which could change what the terminal shows', () => {
  expect(line({ level: 50, msg: 'Failed', reason: '\u001b[2Jx' })).toBe(
    '03:04:05 ERROR Failed {"reason":"\\u001b[2Jx"}\n',
  );
});
