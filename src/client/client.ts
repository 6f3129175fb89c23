export * from './generated/documents.ts';

/**
 * Which types stand behind each union and interface of the graph: Apollo Client's `possibleTypes`, without which it
 * cannot tell that `... on StripeError` goes for a `CardError`.
 */
export const possibleTypes = {
  CancelSetupIntentResult: [
    'CancelSetupIntentPayload',
    'CardError',
    'IdempotencyError',
    'InvalidRequestError',
    'OutcomeUnknownError',
  ],
  ConfirmSetupIntentResult: [
    'CardError',
    'ConfirmSetupIntentPayload',
    'IdempotencyError',
    'InvalidRequestError',
    'OutcomeUnknownError',
  ],
  CreateSetupIntentResult: [
    'CardError',
    'CreateSetupIntentPayload',
    'IdempotencyError',
    'InvalidRequestError',
    'OutcomeUnknownError',
  ],
  Node: ['Customer', 'Mandate', 'PaymentMethod', 'SetupIntent'],
  StripeError: ['CardError', 'IdempotencyError', 'InvalidRequestError', 'OutcomeUnknownError'],
  UpdateSetupIntentResult: [
    'CardError',
    'IdempotencyError',
    'InvalidRequestError',
    'OutcomeUnknownError',
    'UpdateSetupIntentPayload',
  ],
  VerifySetupIntentMicrodepositsResult: [
    'CardError',
    'IdempotencyError',
    'InvalidRequestError',
    'OutcomeUnknownError',
    'VerifySetupIntentMicrodepositsPayload',
  ],
};
