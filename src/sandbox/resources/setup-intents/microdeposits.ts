import type { Values } from '../../form/params.ts';
import { invalidRequest, type StripeApiError } from '../../http/errors.ts';
import type { Context } from '../../http/operations.ts';
import type { SetupIntentRecord } from '../../store/store.ts';
import { currentMethod } from './confirmation-checks.ts';
import type { VERIFY } from './setup-intent-parameters.ts';
import { checkTransition, nothingToVerify } from './setup-intent-transitions.ts';
import { fail, type Setup, succeed } from './setup-outcome.ts';

type VerifyParams = Values<typeof VERIFY>;

type Result = 'verified' | 'exceeded' | 'timed_out' | 'mismatch';

/** Stripe's documented test amounts and codes. The order of the amounts and the case of the code do not matter. */
const RESULTS: ReadonlyMap<string, Result> = new Map<string, Result>([
  ['32 45', 'verified'],
  ['SM11AA', 'verified'],
  ['10 11', 'exceeded'],
  ['SM33CC', 'exceeded'],
  ['40 41', 'timed_out'],
  ['SM44DD', 'timed_out'],
]);

const EXCEEDED = {
  code: 'payment_method_microdeposit_verification_attempts_exceeded',
  message: 'You have exceeded the number of allowed verification attempts.',
};
const TIMED_OUT = {
  code: 'payment_method_microdeposit_verification_timeout',
  message: 'The microdeposits were not verified within the allowed time.',
};
const UNDELIVERABLE = {
  code: 'payment_method_microdeposit_failed',
  message: 'The microdeposits could not be sent to the bank account.',
};

/**
 * Verifies microdeposits by their amounts or by a descriptor code; both are accepted for every `microdeposit_type`.
 * Correct values complete the setup. A mismatch uses up one attempt (of 3 for amounts, 10 for codes), and the setup
 * fails with the last one.
 *
 * @throws StripeApiError (400) for everything but success. It contains the intent in its new state.
 */
export function verifyMicrodeposits(context: Context, record: SetupIntentRecord, params: VerifyParams): void {
  const { wire } = record;
  checkTransition('verify_microdeposits', wire);
  const method = currentMethod(context, record);
  if (method === null || wire.next_action?.type !== 'verify_with_microdeposits') throw nothingToVerify(wire);
  if (params.amounts && params.amounts.length !== 2) {
    throw invalidRequest('You must provide exactly two microdeposit amounts.', {
      code: 'payment_method_microdeposit_verification_amounts_invalid',
      param: 'amounts',
      setup_intent: wire,
    });
  }
  const setup = { record, method };
  if (method.outcome.kind === 'microdeposits' && method.outcome.undeliverable) {
    throw failed(context, setup, UNDELIVERABLE);
  }
  const result = RESULTS.get(inputOf(params)) ?? 'mismatch';
  if (result === 'verified') succeed(context, setup);
  else if (result === 'timed_out') throw failed(context, setup, TIMED_OUT);
  else if (result === 'exceeded' || useAttempt(record, params) === 0) throw failed(context, setup, EXCEEDED);
  else throw mismatch(record, params);
}

function inputOf(params: VerifyParams): string {
  if (params.amounts) return [...params.amounts].sort((left, right) => left - right).join(' ');
  return (params.descriptor_code ?? '').toUpperCase();
}

/** Uses up one attempt, and returns the number of remaining ones. */
function useAttempt({ attemptsLeft }: SetupIntentRecord, params: VerifyParams): number {
  const method = params.amounts ? 'amounts' : 'codes';
  attemptsLeft[method] -= 1;
  return attemptsLeft[method];
}

function mismatch(record: SetupIntentRecord, params: VerifyParams): StripeApiError {
  const { amounts, codes } = record.attemptsLeft;
  if (params.amounts) {
    return invalidRequest(
      'The amounts provided do not match the amounts that were sent to the bank account. You have ' +
        `${amounts} verification attempts remaining.`,
      { code: 'payment_method_microdeposit_verification_amounts_mismatch', setup_intent: record.wire },
    );
  }
  return invalidRequest(
    'The descriptor code provided does not match the code that was sent to the bank account. You have ' +
      `${codes} verification attempts remaining.`,
    { code: 'payment_method_microdeposit_verification_descriptor_code_mismatch', setup_intent: record.wire },
  );
}

/** Stores the error on the intent and the attempt, and returns the error response. */
function failed(context: Context, setup: Setup, error: { code: string; message: string }): StripeApiError {
  fail(context, setup, { type: 'invalid_request_error', ...error });
  return invalidRequest(error.message, { code: error.code, setup_intent: setup.record.wire });
}
