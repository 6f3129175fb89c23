
      export interface PossibleTypesResultData {
        possibleTypes: {
          [key: string]: string[]
        }
      }
      const result: PossibleTypesResultData = {
  "possibleTypes": {
    "CancelSetupIntentResult": [
      "CancelSetupIntentPayload",
      "CardError",
      "IdempotencyError",
      "InvalidRequestError",
      "OutcomeUnknownError"
    ],
    "ConfirmSetupIntentResult": [
      "CardError",
      "ConfirmSetupIntentPayload",
      "IdempotencyError",
      "InvalidRequestError",
      "OutcomeUnknownError"
    ],
    "CreateSetupIntentResult": [
      "CardError",
      "CreateSetupIntentPayload",
      "IdempotencyError",
      "InvalidRequestError",
      "OutcomeUnknownError"
    ],
    "Node": [
      "Customer",
      "Mandate",
      "PaymentMethod",
      "SetupIntent"
    ],
    "StripeError": [
      "CardError",
      "IdempotencyError",
      "InvalidRequestError",
      "OutcomeUnknownError"
    ],
    "UpdateSetupIntentResult": [
      "CardError",
      "IdempotencyError",
      "InvalidRequestError",
      "OutcomeUnknownError",
      "UpdateSetupIntentPayload"
    ],
    "VerifySetupIntentMicrodepositsResult": [
      "CardError",
      "IdempotencyError",
      "InvalidRequestError",
      "OutcomeUnknownError",
      "VerifySetupIntentMicrodepositsPayload"
    ]
  }
};
      export default result;
    