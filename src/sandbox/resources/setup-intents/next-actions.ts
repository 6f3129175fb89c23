import type { JsonObject } from '../../http/json.ts';
import type { Context } from '../../http/operations.ts';
import { uuidOf } from '../../store/ids.ts';
import type { NextAction, QrCode, SetupAttempt } from '../../store/objects.ts';
import type { CheckedConfirmation } from './confirmation-checks.ts';

const SECONDS_TO_ARRIVAL = 2 * 24 * 60 * 60;
const SECONDS_TO_APPROVAL = 60 * 60;

/** Placeholders for a QR code, whose URL is also a member of the action. */
const BLANK_PNG =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=';
const BLANK_SVG = 'data:image/svg+xml,%3Csvg%20xmlns=%22http://www.w3.org/2000/svg%22/%3E';

/** Types with a specific action. `url` is the sandbox's page on which the customer approves the setup or fails it. */
const TYPE_ACTIONS: Readonly<Record<string, (url: string, qrCode: QrCode) => NextAction>> = {
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
 * The action with which the customer approves a setup: the specific one of the type, `use_stripe_sdk` for a card that
 * Stripe.js handles or that has no `return_url`, otherwise a redirect.
 */
export function pendingAction(
  context: Context,
  attempt: SetupAttempt,
  confirmation: Pick<CheckedConfirmation, 'method' | 'returnUrl' | 'useStripeSdk'>,
): NextAction {
  const url = pageUrl(context, 'authenticate', attempt);
  const { method, returnUrl, useStripeSdk } = confirmation;
  const { type } = method.wire;
  const typeAction = TYPE_ACTIONS[type];
  if (typeAction) return typeAction(url, qrCode(context));
  if (type === 'card' && (useStripeSdk || returnUrl === undefined)) {
    return { type: 'use_stripe_sdk', use_stripe_sdk: threeDSecure(context, attempt, url) };
  }
  return { type: 'redirect_to_url', redirect_to_url: { return_url: returnUrl ?? null, url } };
}

/** The platform has no id in the sandbox. */
const PLATFORM = 'acct_1SandboxPlatform00';

/**
 * The 3-D Secure 2 data for Stripe.js, in the recorded form. The certificate is a placeholder: every test card that
 * requires an authentication is a Visa card. `stripe_js` is the sandbox's own: the page that simulates the bank.
 */
function threeDSecure({ account }: Context, attempt: SetupAttempt, url: string): JsonObject {
  return {
    directory_server_encryption: {
      algorithm: 'RSA',
      certificate: '-----BEGIN CERTIFICATE-----\nSandbox\n-----END CERTIFICATE-----\n',
      directory_server_id: 'A000000003',
      root_certificate_authorities: ['-----BEGIN CERTIFICATE-----\nSandbox\n-----END CERTIFICATE-----\n'],
    },
    directory_server_name: 'visa',
    merchant: account.id ?? PLATFORM,
    one_click_authn: null,
    server_transaction_id: uuidOf(attempt.id),
    source: attempt.id,
    stripe_js: url,
    three_d_secure_2_source: attempt.id,
    three_ds_method_url: '',
    three_ds_optimizations: 'kf',
    type: 'stripe_3ds2_fingerprint',
  };
}

/** The action with which the customer verifies microdeposits. */
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
  return `${context.origin}/_sandbox/${page}/${context.account.id ?? 'platform'}/${attempt.id}`;
}
