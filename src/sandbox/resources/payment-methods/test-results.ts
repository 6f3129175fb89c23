import { type CheckResults, type Decline, type Outcome, SUCCEEDS } from './outcomes.ts';

/** What happens to a test card: on confirmation, and in the checks of its CVC and address. */
export interface TestResult {
  readonly outcome: Outcome;
  readonly checks?: Partial<CheckResults>;
  /** Whether 3-D Secure is impossible. */
  readonly noThreeDSecure?: true;
}

const GENERIC: Decline = {
  ...cardDeclined('generic_decline'),
  advice_code: 'try_again_later',
  network_decline_code: '01',
};

/** The card is saved like any other. What the test value is for happens later, at a payment or a refund. */
export const SAVES: TestResult = { outcome: SUCCEEDS };

export const SAVES_WITHOUT_3DS: TestResult = { outcome: SUCCEEDS, noThreeDSecure: true };
export const CVC_FAILS: TestResult = { outcome: SUCCEEDS, checks: { cvc: 'fail' } };
export const POSTAL_CODE_FAILS: TestResult = { outcome: SUCCEEDS, checks: { postalCode: 'fail' } };
export const LINE1_FAILS: TestResult = { outcome: SUCCEEDS, checks: { line1: 'fail' } };
export const ADDRESS_FAILS: TestResult = {
  outcome: SUCCEEDS,
  checks: { line1: 'fail', postalCode: 'fail' },
};
export const ADDRESS_UNAVAILABLE: TestResult = {
  outcome: SUCCEEDS,
  checks: { line1: 'unavailable', postalCode: 'unavailable' },
};

export const AUTHENTICATES: TestResult = { outcome: { kind: 'authenticates' } };
export const AUTHENTICATES_ON_REQUEST: TestResult = {
  outcome: { kind: 'authenticates', onlyOnRequest: true },
};
export const AUTHENTICATES_THEN_DECLINES: TestResult = {
  outcome: { kind: 'authenticates', thenDeclines: GENERIC },
};
export const AUTHENTICATION_ERROR_ON_REQUEST: TestResult = {
  outcome: {
    kind: 'authenticates',
    onlyOnRequest: true,
    lookupFails: {
      code: 'processing_error',
      decline_code: 'processing_error',
      message: 'An error occurred while processing your card. Try again in a little bit.',
    },
  },
};
export const AUTHENTICATION_ERROR: TestResult = declines(cardDeclined('generic_decline'));

export const DECLINES: TestResult = declines(GENERIC);
export const INSUFFICIENT_FUNDS: TestResult = declines(
  cardDeclined('insufficient_funds', 'Your card has insufficient funds.'),
);
export const LOST_CARD: TestResult = declines(cardDeclined('lost_card'));
export const STOLEN_CARD: TestResult = declines(cardDeclined('stolen_card'));
export const VELOCITY_EXCEEDED: TestResult = declines(cardDeclined('card_velocity_exceeded'));
export const EXPIRED_CARD: TestResult = declines({
  code: 'expired_card',
  decline_code: 'expired_card',
  message: 'Your card has expired.',
  advice_code: 'confirm_card_data',
  network_advice_code: '03',
  network_decline_code: '54',
  param: 'exp_month',
});
/** Only with a CVC: without one, there is no check that could fail. */
export const INCORRECT_CVC: TestResult = {
  ...declines({
    code: 'incorrect_cvc',
    decline_code: 'incorrect_cvc',
    message: "Your card's security code is incorrect.",
    param: 'cvc',
  }),
  checks: { cvc: 'fail' },
};
export const PROCESSING_ERROR: TestResult = declines({
  code: 'processing_error',
  decline_code: 'processing_error',
  message: 'An error occurred while processing your card. Try again in a little bit.',
});

function declines(decline: Decline): TestResult {
  return { outcome: { kind: 'declines', decline } };
}

function cardDeclined(decline_code: string, message = 'Your card was declined.'): Decline {
  return { code: 'card_declined', decline_code, message };
}
