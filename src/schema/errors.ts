import type { Stripe as Wire } from 'stripe';
import {
  StripeApiError,
  StripeCardError,
  StripeConnectionError,
  StripeError,
  StripeIdempotencyError,
  StripeInvalidRequestError,
  StripeStoredError,
} from '../stripe/errors.ts';
import { redacted } from '../stripe/redact.ts';
import { builder } from './builder.ts';
import { BadUserInputError } from './error-codes.ts';
import { PaymentMethodNode } from './nodes.ts';
import { fromPayload, type WriteResult } from './relay/from-payload.ts';
import { setupIntentFromPayload } from './setup-intent/setup-intent.ts';

/** An error that the caller of a mutation can handle: a member of its result union. */
abstract class WriteError extends Error {
  abstract readonly code: string | undefined;
  readonly docUrl: string | undefined;
  readonly requestId: string | null;

  constructor(message: string, cause: StripeError) {
    super(redacted(message), { cause });
    this.docUrl = cause.body.doc_url;
    this.requestId = cause.requestId;
  }
}

/** The data of a write that its error returns to the caller. */
interface WriteDetails {
  readonly inputPath: readonly string[] | null;
  readonly clientSecret: string | null;
}

/** An error about a parameter. */
abstract class ParameterError extends WriteError implements WriteResult {
  readonly code: string | undefined;
  readonly param: string | undefined;
  readonly inputPath: readonly string[] | null;
  readonly setupIntent: Wire.SetupIntent | undefined;
  readonly idempotentReplayed: boolean;
  readonly clientSecret: string | null;

  constructor(cause: StripeError, { inputPath, clientSecret }: WriteDetails) {
    super(cause.message, cause);
    this.code = cause.body.code;
    this.param = cause.body.param;
    this.inputPath = inputPath;
    this.setupIntent = cause.body.setup_intent;
    this.idempotentReplayed = cause.idempotentReplayed;
    this.clientSecret = clientSecret;
  }
}

/** The card or account was declined. */
class CardError extends ParameterError {
  readonly declineCode: string | undefined;
  readonly adviceCode: string | undefined;
  readonly networkDeclineCode: string | undefined;
  readonly networkAdviceCode: string | undefined;
  readonly paymentMethod: Wire.PaymentMethod | undefined;

  constructor(cause: StripeCardError, write: WriteDetails) {
    super(cause, write);
    this.declineCode = cause.body.decline_code;
    this.adviceCode = cause.body.advice_code;
    this.networkDeclineCode = cause.body.network_decline_code;
    this.networkAdviceCode = cause.body.network_advice_code;
    this.paymentMethod = cause.body.payment_method;
  }
}

/** Stripe or the gateway rejected a value, or Stripe rejected the operation in this status. */
class InvalidRequestError extends ParameterError {}

/** The idempotency key was used for another request. */
class IdempotencyError extends WriteError {
  readonly code: string | undefined;

  constructor(cause: StripeIdempotencyError) {
    super(cause.message, cause);
    this.code = cause.body.code;
  }
}

const UNKNOWN =
  'Stripe sent no usable response: the write may have happened. Retry with this idempotency key and the same input to find out.';
const STORED =
  'Stripe failed during this write and replays the failure for this idempotency key. The write may have happened: look up the object, and retry with another key if it did not.';

/** It is unknown whether the write happened. */
class OutcomeUnknownError extends WriteError {
  readonly code: string | undefined;
  readonly idempotencyKey: string;

  constructor(cause: StripeApiError | StripeConnectionError, idempotencyKey: string) {
    super(cause instanceof StripeStoredError ? STORED : UNKNOWN, cause);
    this.code = cause instanceof StripeStoredError ? 'stored_server_error' : cause.body.code;
    this.idempotencyKey = idempotencyKey;
  }
}

interface WriteKind {
  /** Whether it tries a payment method, so that a card can be declined; false by default. */
  readonly triesPaymentMethod?: boolean | undefined;
}

/** The members of a mutation's result union, in addition to its payload. */
export function writeErrors({ triesPaymentMethod = false }: WriteKind) {
  const errors = [InvalidRequestError, IdempotencyError, OutcomeUnknownError];
  return triesPaymentMethod ? [CardError, ...errors] : errors;
}

/**
 * The member of the result union for a value of a mutation's input that the gateway itself rejects. Nothing has been
 * sent. All other errors are returned unchanged.
 */
export function invalidInputFrom(error: unknown): unknown {
  if (!(error instanceof BadUserInputError)) return error;
  const [root, ...inputPath] = error.argument;
  if (root !== 'input') return error;
  const body = { type: 'invalid_request_error', code: 'gateway_invalid_input' };
  const options = { status: null, requestId: null, body, cause: error };
  const cause = new StripeInvalidRequestError(error.message, options);
  return new InvalidRequestError(cause, { inputPath, clientSecret: null });
}

/** The parts of a failed write that `writeErrorFrom` uses. */
export interface FailedWrite extends WriteKind {
  readonly idempotencyKey: string;
  readonly clientSecret: string | null;
  /** Converts the name of a parameter at Stripe to its path in the input. */
  readonly inputPath: (param: string) => readonly string[] | null;
}

/**
 * The member of the result union for an error. Errors that the caller cannot handle are returned unchanged. For a write
 * that tries no payment method, Stripe's card errors are about the input, such as a card number that cannot exist.
 */
export function writeErrorFrom(
  error: unknown,
  { idempotencyKey, triesPaymentMethod = false, ...write }: FailedWrite,
): unknown {
  if (!(error instanceof StripeError)) return error;
  const inputPath = error.body.param === undefined ? null : write.inputPath(error.body.param);
  if (error instanceof StripeCardError && triesPaymentMethod)
    return new CardError(error, { ...write, inputPath });
  if (error instanceof StripeInvalidRequestError || error instanceof StripeCardError)
    return new InvalidRequestError(error, { ...write, inputPath });
  if (error instanceof StripeIdempotencyError) return new IdempotencyError(error);
  if (error instanceof StripeApiError || error instanceof StripeConnectionError)
    return new OutcomeUnknownError(error, idempotencyKey);
  return error;
}

const StripeErrorRef = builder.interfaceRef<WriteError>('StripeError').implement({
  description:
    'An error of a mutation that the caller can handle, from Stripe or from the gateway. Its type and `code` identify the problem.',
  fields: (t) => ({
    message: t.exposeString('message', {
      nullable: false,
      description: 'The problem in words. The wording may change, so handle errors by their type and `code`.',
    }),
    code: t.exposeString('code', {
      description:
        "Stripe's error code, such as `card_declined` or `resource_missing`; null if there is none. The gateway adds `gateway_invalid_input` for values that it rejects itself, and `stored_server_error` for a failure that Stripe replays.",
    }),
    docUrl: t.exposeString('docUrl', {
      description: "The URL of the code's page in Stripe's documentation; null if there is none.",
    }),
    requestId: t.exposeString('requestId', {
      description:
        "Stripe's id of the failed request (`req_…`), which Stripe's support asks for. Null if Stripe sent no response.",
    }),
  }),
});

const PARAM =
  "Stripe's name of the rejected parameter, such as `payment_method_data[type]`. Null if the error is not about a parameter, or if the gateway itself rejected the input.";
const INPUT_PATH =
  'The path of the rejected value in the argument `input`, such as `["metadata", "0"]`: names of fields, and indexes of list items as strings. If the exact value is unknown, the path ends at the object or list that contains it. Null if the error is not about a field of the input.';

builder.objectType(CardError, {
  name: 'CardError',
  description:
    'The payment method was declined, for example by the card issuer. The setup intent still exists and can be confirmed with another payment method. `message` can be shown to the customer.',
  interfaces: [StripeErrorRef],
  fields: (t) => ({
    declineCode: t.exposeString('declineCode', {
      description:
        "The issuer's reason for the decline, such as `insufficient_funds`; null if the issuer gives none.",
    }),
    adviceCode: t.exposeString('adviceCode', {
      description:
        "The issuer's advice on how to proceed: `try_again_later`, `confirm_card_data` or `do_not_try_again`. Null if the issuer gives none.",
    }),
    networkDeclineCode: t.exposeString('networkDeclineCode', {
      description:
        "The card network's code for the reason of the decline, of letters and digits; null if there is none.",
    }),
    networkAdviceCode: t.exposeString('networkAdviceCode', {
      description:
        "The card network's code for its advice on how to proceed, of two digits; null if there is none.",
    }),
    param: t.exposeString('param', { description: PARAM }),
    inputPath: t.expose('inputPath', {
      type: ['String'],
      description: INPUT_PATH,
    }),
    paymentMethod: t.field(
      fromPayload(PaymentMethodNode, 'paymentMethod', {
        description: 'The declined payment method, in its current state.',
      }),
    ),
    setupIntent: t.field(
      setupIntentFromPayload(
        'The setup intent, in its current state. After a declined `createSetupIntent` with `confirm: true`, this is the created intent.',
      ),
    ),
  }),
});

builder.objectType(InvalidRequestError, {
  name: 'InvalidRequestError',
  description:
    'Stripe rejected a value, an id, or an operation that the status of the setup intent does not allow. With the code `gateway_invalid_input`, the gateway rejected a value and sent nothing to Stripe.',
  interfaces: [StripeErrorRef],
  fields: (t) => ({
    param: t.exposeString('param', { description: PARAM }),
    inputPath: t.expose('inputPath', {
      type: ['String'],
      description: INPUT_PATH,
    }),
    setupIntent: t.field(
      setupIntentFromPayload(
        'The setup intent, in its current state, if its status does not allow the operation; otherwise usually null.',
      ),
    ),
  }),
});

builder.objectType(IdempotencyError, {
  name: 'IdempotencyError',
  description:
    'The idempotency key belongs to an earlier request with another input or mutation, or the first request with it is still in progress. Use a new key for a new input, or retry the same input later.',
  interfaces: [StripeErrorRef],
});

builder.objectType(OutcomeUnknownError, {
  name: 'OutcomeUnknownError',
  description:
    'Stripe sent no usable response, so the write may have happened. Retry with `idempotencyKey` and the same input: Stripe does not write twice for a key within 24 hours. With the code `stored_server_error`, a retry has the same result, so look up the object instead.',
  interfaces: [StripeErrorRef],
  fields: (t) => ({
    idempotencyKey: t.exposeString('idempotencyKey', {
      description: 'The idempotency key of the failed write, for `idempotencyKey` in the input of a retry.',
    }),
  }),
});
