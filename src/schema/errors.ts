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
  description: 'What Stripe refused, in terms that the caller can act on. Branch on the type and on `code`.',
  fields: (t) => ({
    message: t.exposeString('message', {
      nullable: false,
      description: 'For people. Do not branch on it: Stripe changes its wording.',
    }),
    code: t.exposeString('code', {
      description:
        "Stripe's short code, such as `card_declined` or `resource_missing`, or `gateway_invalid_input` for a value that the gateway rejected. Null if there is none.",
    }),
    docUrl: t.exposeString('docUrl', { description: "Where Stripe's documentation explains the code." }),
    requestId: t.exposeString('requestId', {
      description:
        "Stripe's id of the failed request, which Stripe's support needs to find it. Null without a response from Stripe.",
    }),
  }),
});

const PARAM =
  "The rejected parameter by its name at Stripe, such as `payment_method_data[type]`. Null if the error is not about a parameter, or is the gateway's own.";
const INPUT_PATH =
  'The path of the rejected value below the argument `input`, such as `["metadata", "0", "key"]`; positions in lists are strings. Null if the error is not about one value.';

builder.objectType(CardError, {
  name: 'CardError',
  description:
    'The card or account was declined. The intent survives and takes another payment method; show `message` to the customer.',
  interfaces: [StripeErrorRef],
  fields: (t) => ({
    declineCode: t.exposeString('declineCode', {
      description: 'Why the issuer declined, such as `insufficient_funds`.',
    }),
    adviceCode: t.exposeString('adviceCode', {
      description: 'What may help, such as `try_again_later` or `confirm_card_data`.',
    }),
    networkDeclineCode: t.exposeString('networkDeclineCode', {
      description: "The card network's own code for the decline.",
    }),
    networkAdviceCode: t.exposeString('networkAdviceCode', {
      description: "The card network's own code for what may help.",
    }),
    param: t.exposeString('param', { description: PARAM }),
    inputPath: t.expose('inputPath', {
      type: ['String'],
      description: INPUT_PATH,
    }),
    paymentMethod: t.field(
      fromPayload(PaymentMethodNode, 'paymentMethod', {
        description: 'The payment method that was declined, as it is now.',
      }),
    ),
    setupIntent: t.field(
      setupIntentFromPayload(
        'The intent as it is now. With `confirm: true` this is where the created one is found.',
      ),
    ),
  }),
});

builder.objectType(InvalidRequestError, {
  name: 'InvalidRequestError',
  description:
    'Stripe rejected a value, an id, or an operation that the status of the intent does not allow. Or the gateway rejected a value before it sent anything: then `code` is `gateway_invalid_input`.',
  interfaces: [StripeErrorRef],
  fields: (t) => ({
    param: t.exposeString('param', { description: PARAM }),
    inputPath: t.expose('inputPath', {
      type: ['String'],
      description: INPUT_PATH,
    }),
    setupIntent: t.field(
      setupIntentFromPayload('The intent as it is now, when the refusal is about its status.'),
    ),
  }),
});

builder.objectType(IdempotencyError, {
  name: 'IdempotencyError',
  description:
    'The idempotency key was used before with another input, or its first request is still under way. Take another key for another input.',
  interfaces: [StripeErrorRef],
});

builder.objectType(OutcomeUnknownError, {
  name: 'OutcomeUnknownError',
  description:
    'No usable answer came: the write may have happened. Asking again with `idempotencyKey` and the same input settles it without doing it twice.',
  interfaces: [StripeErrorRef],
  fields: (t) => ({
    idempotencyKey: t.exposeString('idempotencyKey', {
      description: 'The key to ask again with.',
    }),
  }),
});
