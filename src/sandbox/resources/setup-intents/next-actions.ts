import type { Context } from '../../http/operations.ts';
import type { NextAction, QrCode, SetupAttempt } from '../../store/objects.ts';
import type { ReadyConfirmation } from './confirmation-checks.ts';

const SECONDS_TO_ARRIVAL = 2 * 24 * 60 * 60;
const SECONDS_TO_APPROVAL = 60 * 60;

/** Stands in for a QR code: the address that a telephone would read is in the action itself. */
const BLANK_PNG =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=';
const BLANK_SVG = 'data:image/svg+xml,%3Csvg%20xmlns=%22http://www.w3.org/2000/svg%22/%3E';

/** Types with an action of their own. `url` is the page where the customer can agree or refuse. */
const OWN_ACTIONS: Readonly<Record<string, (url: string, qrCode: QrCode) => NextAction>> = {
  blik: () => ({ type: 'blik_authorize', blik_authorize: {} }),
  cashapp: (url, qrCode) => ({
    type: 'cashapp_handle_redirect_or_display_qr_code',
    cashapp_handle_redirect_or_display_qr_code: {
      hosted_instructions_url: url,
      mobile_auth_url: url,
      qr_code: qrCode,
    },
  }),
  pix: (url, qrCode) => ({
    type: 'pix_display_qr_code',
    pix_display_qr_code: { ...qrCode, data: url, hosted_instructions_url: url },
  }),
  upi: (url, qrCode) => ({
    type: 'upi_handle_redirect_or_display_qr_code',
    upi_handle_redirect_or_display_qr_code: { hosted_instructions_url: url, qr_code: qrCode },
  }),
};

/**
 * What the customer has to do next. A card without a `return_url`, or one that Stripe.js handles, goes by the SDK;
 * any other type without an action of its own is a redirect.
 */
export function pendingAction(
  context: Context,
  attempt: SetupAttempt,
  ready: Pick<ReadyConfirmation, 'method' | 'returnUrl' | 'useStripeSdk'>,
): NextAction {
  const url = pageUrl(context, 'authenticate', attempt);
  const { type } = ready.method.wire;
  const own = OWN_ACTIONS[type];
  if (own) return own(url, qrCode(context));
  if (type === 'card' && (ready.useStripeSdk || ready.returnUrl === undefined)) {
    return { type: 'use_stripe_sdk', use_stripe_sdk: { stripe_js: url, type: 'three_d_secure_redirect' } };
  }
  return { type: 'redirect_to_url', redirect_to_url: { return_url: ready.returnUrl ?? null, url } };
}

/** What the holder of a bank account has to do when the deposits have arrived. */
export function microdepositAction(context: Context, attempt: SetupAttempt): NextAction {
  return {
    type: 'verify_with_microdeposits',
    verify_with_microdeposits: {
      arrival_date: context.now + SECONDS_TO_ARRIVAL,
      hosted_verification_url: pageUrl(context, 'microdeposits', attempt),
      microdeposit_type: 'descriptor_code',
    },
  };
}

function qrCode(context: Context): QrCode {
  return {
    expires_at: context.now + SECONDS_TO_APPROVAL,
    image_url_png: BLANK_PNG,
    image_url_svg: BLANK_SVG,
  };
}

function pageUrl(context: Context, page: 'authenticate' | 'microdeposits', attempt: SetupAttempt): string {
  return `${context.origin}/_sandbox/${page}/${context.world.account ?? 'platform'}/${attempt.id}`;
}
