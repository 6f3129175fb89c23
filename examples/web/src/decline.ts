/** The reason why a card was not saved: a `CardError`, or the `lastSetupError` of an intent. */
interface Decline {
  readonly code: string | null;
  readonly declineCode: string | null;
}

const CONTACT_BANK = 'Your bank declined this card. Please contact your bank, or use another card.';

/**
 * Texts by Stripe's `declineCode` or `code`. Codes that suspect fraud or theft are missing on purpose: they have the
 * text of an ordinary decline, because they are not meant for the person who enters the card.
 */
const TEXTS: ReadonlyMap<string, string> = new Map([
  ['insufficient_funds', 'This card does not have enough funds. Please use another card.'],
  ['withdrawal_count_limit_exceeded', 'This card has reached its limit. Please use another card.'],
  ['expired_card', 'This card has expired. Please use another card.'],
  ['incorrect_cvc', 'The security code is not correct. Please check it and try again.'],
  ['invalid_cvc', 'The security code is not correct. Please check it and try again.'],
  ['incorrect_number', 'The card number is not correct. Please check it and try again.'],
  ['invalid_number', 'The card number is not correct. Please check it and try again.'],
  ['invalid_expiry_month', 'The expiry date is not correct. Please check it and try again.'],
  ['invalid_expiry_year', 'The expiry date is not correct. Please check it and try again.'],
  ['incorrect_zip', 'The postal code does not match this card. Please check it and try again.'],
  ['incorrect_address', 'The address does not match this card. Please check it and try again.'],
  ['card_not_supported', 'This card cannot be saved. Please use another card.'],
  ['testmode_decline', 'This is a test card. Please use a real card.'],
  ['live_mode_test_card', 'This is a test card. Please use a real card.'],
  ['card_velocity_exceeded', 'This card was used too often. Please use another card.'],
  ['processing_error', 'The card could not be checked. Please try again in a moment.'],
  ['issuer_not_available', 'Your bank could not be reached. Please try again in a moment.'],
  ['reenter_transaction', 'The card could not be checked. Please try again in a moment.'],
  ['try_again_later', 'Your bank could not be reached. Please try again in a moment.'],
  [
    'authentication_required',
    'Your bank asks you to confirm that it is you. Please try again, and follow its steps.',
  ],
  [
    'setup_intent_authentication_failure',
    'Your bank could not confirm that it is you. Please try again, or use another card.',
  ],
]);

/** What a customer can do about a decline. */
export function declineText({ code, declineCode }: Decline): string {
  return TEXTS.get(declineCode ?? '') ?? TEXTS.get(code ?? '') ?? CONTACT_BANK;
}
