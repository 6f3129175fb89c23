import type { Values } from '../../form/params.ts';
import { invalidRequest, type StripeApiError } from '../../http/errors.ts';
import type { Context } from '../../http/operations.ts';
import type { SetupIntentRecord } from '../../store/store.ts';
import { heldMethod } from './confirmation-checks.ts';
import type { VERIFY } from './setup-intent-parameters.ts';
import { checkTransition, nothingToVerify } from './setup-intent-transitions.ts';
import { fail, type Setup, succeed } from './setup-outcome.ts';

type VerifyParams = Values<typeof VERIFY>;

type Finding = 'verified' | 'exceeded' | 'timed_out' | 'mismatch';

/** Stripe's documented test inputs. The order of amounts and the letters' case do not matter. */
const FINDINGS: ReadonlyMap<string, Finding> = new Map<string, Finding>([
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
 * Verifies microdeposits by amounts or by code; either is taken, whatever `microdeposit_type` says. Good ones
 * finish the setup with a mandate. Wrong ones cost one of the tries (3 for amounts, 10 for codes) and, the last
 * time, the payment method.
 *
 * @throws StripeApiError (400) for everything but success, with the whole intent as it then is.
 */
export function verifyMicrodeposits(context: Context, record: SetupIntentRecord, params: VerifyParams): void {
  const { wire } = record;
  checkTransition('verify_microdeposits', wire);
  const method = heldMethod(context, record);
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
    throw ended(context, setup, UNDELIVERABLE);
  }
  const finding = FINDINGS.get(inputOf(params)) ?? 'mismatch';
  if (finding === 'verified') succeed(context, setup);
  else if (finding === 'timed_out') throw ended(context, setup, TIMED_OUT);
  else if (finding === 'exceeded' || triesLeft(record, params) === 0) throw ended(context, setup, EXCEEDED);
  else throw mismatch(record, params);
}

function inputOf(params: VerifyParams): string {
  if (params.amounts) return [...params.amounts].sort((left, right) => left - right).join(' ');
  return (params.descriptor_code ?? '').toUpperCase();
}

/** Takes one try off, and says how many are left. */
function triesLeft(record: SetupIntentRecord, params: VerifyParams): number {
  const tries = params.amounts ? 'amountsLeft' : 'codesLeft';
  record.verification[tries] -= 1;
  return record.verification[tries];
}

function mismatch(record: SetupIntentRecord, params: VerifyParams): StripeApiError {
  const { amountsLeft, codesLeft } = record.verification;
  if (params.amounts) {
    return invalidRequest(
      'The amounts provided do not match the amounts that were sent to the bank account. You have ' +
        `${amountsLeft} verification attempts remaining.`,
      { code: 'payment_method_microdeposit_verification_amounts_mismatch', setup_intent: record.wire },
    );
  }
  return invalidRequest(
    'The descriptor code provided does not match the code that was sent to the bank account. You have ' +
      `${codesLeft} verification attempts remaining.`,
    { code: 'payment_method_microdeposit_verification_descriptor_code_mismatch', setup_intent: record.wire },
  );
}

function ended(context: Context, setup: Setup, error: { code: string; message: string }): StripeApiError {
  fail(context, setup, { type: 'invalid_request_error', ...error });
  return invalidRequest(error.message, { code: error.code, setup_intent: setup.record.wire });
}
