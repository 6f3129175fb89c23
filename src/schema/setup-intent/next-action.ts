import type { Stripe } from 'stripe';
import { builder } from '../builder.ts';
import { stripeEnum } from '../stripe-enum.ts';

const QrCodeFields = (
  t: PothosSchemaTypes.ObjectFieldBuilder<
    typeof builder.$inferSchemaTypes,
    Stripe.SetupIntent.NextAction.CashappHandleRedirectOrDisplayQrCode.QrCode
  >,
) => ({
  expiresAt: t.expose('expires_at', { type: 'DateTime', description: 'Until when the code is good.' }),
  imageUrlPng: t.exposeString('image_url_png', { description: 'The code as a PNG picture.' }),
  imageUrlSvg: t.exposeString('image_url_svg', { description: 'The code as an SVG picture.' }),
});

const CashappQrCodeRef = builder
  .objectRef<Stripe.SetupIntent.NextAction.CashappHandleRedirectOrDisplayQrCode.QrCode>(
    'SetupIntentNextActionCashappHandleRedirectOrDisplayQrCodeQrCode',
  )
  .implement({ description: 'A QR code that the customer scans with Cash App.', fields: QrCodeFields });

const CashappRef = builder
  .objectRef<Stripe.SetupIntent.NextAction.CashappHandleRedirectOrDisplayQrCode>(
    'SetupIntentNextActionCashappHandleRedirectOrDisplayQrCode',
  )
  .implement({
    description: 'Cash App Pay: send the customer to the app, or show the QR code.',
    fields: (t) => ({
      hostedInstructionsUrl: t.exposeString('hosted_instructions_url', {
        description: "Stripe's page with instructions for the customer.",
      }),
      mobileAuthUrl: t.exposeString('mobile_auth_url', { description: 'Opens the app on a phone.' }),
      qrCode: t.expose('qr_code', { type: CashappQrCodeRef, description: 'For customers on a computer.' }),
    }),
  });

const PixRef = builder
  .objectRef<Stripe.SetupIntent.NextAction.PixDisplayQrCode>('SetupIntentNextActionPixDisplayQrCode')
  .implement({
    description: 'Pix: show the QR code.',
    fields: (t) => ({
      data: t.exposeString('data', { description: 'The content of the code, to be copied into a bank app.' }),
      expiresAt: t.expose('expires_at', { type: 'DateTime', description: 'Until when the code is good.' }),
      hostedInstructionsUrl: t.exposeString('hosted_instructions_url', {
        description: "Stripe's page with instructions for the customer.",
      }),
      imageUrlPng: t.exposeString('image_url_png', { description: 'The code as a PNG picture.' }),
      imageUrlSvg: t.exposeString('image_url_svg', { description: 'The code as an SVG picture.' }),
    }),
  });

const RedirectToUrlRef = builder
  .objectRef<Stripe.SetupIntent.NextAction.RedirectToUrl>('SetupIntentNextActionRedirectToUrl')
  .implement({
    description: 'Send the customer to another page, to authenticate there.',
    fields: (t) => ({
      returnUrl: t.exposeString('return_url', { description: 'Where the customer comes back to.' }),
      url: t.exposeString('url', { description: 'Where to send the customer.' }),
    }),
  });

const UpiQrCodeRef = builder
  .objectRef<Stripe.SetupIntent.NextAction.UpiHandleRedirectOrDisplayQrCode.QrCode>(
    'SetupIntentNextActionUpiHandleRedirectOrDisplayQrCodeQrCode',
  )
  .implement({ description: 'A QR code that the customer scans with a UPI app.', fields: QrCodeFields });

const UpiRef = builder
  .objectRef<Stripe.SetupIntent.NextAction.UpiHandleRedirectOrDisplayQrCode>(
    'SetupIntentNextActionUpiHandleRedirectOrDisplayQrCode',
  )
  .implement({
    description: 'UPI: send the customer to the app, or show the QR code.',
    fields: (t) => ({
      hostedInstructionsUrl: t.exposeString('hosted_instructions_url', {
        description: "Stripe's page with instructions for the customer.",
      }),
      qrCode: t.expose('qr_code', { type: UpiQrCodeRef, description: 'For customers on a computer.' }),
    }),
  });

const MicrodepositType = stripeEnum<Stripe.SetupIntent.NextAction.VerifyWithMicrodeposits.MicrodepositType>(
  'SetupIntentNextActionVerifyWithMicrodepositsMicrodepositType',
  {
    description: 'What the customer reads from the bank statement.',
    values: {
      amounts: 'The amounts of two small deposits.',
      descriptor_code: 'A six-character code, starting with SM, on one deposit.',
    },
  },
);

const VerifyWithMicrodepositsRef = builder
  .objectRef<Stripe.SetupIntent.NextAction.VerifyWithMicrodeposits>(
    'SetupIntentNextActionVerifyWithMicrodeposits',
  )
  .implement({
    description: 'The customer proves to own the bank account by what small deposits say on its statement.',
    fields: (t) => ({
      arrivalDate: t.expose('arrival_date', {
        type: 'DateTime',
        description: 'When the deposits are expected on the account.',
      }),
      hostedVerificationUrl: t.exposeString('hosted_verification_url', {
        description: "Stripe's page where the customer can enter them.",
      }),
      microdepositType: t.expose('microdeposit_type', {
        type: MicrodepositType,
        description: 'What is to be entered.',
      }),
    }),
  });

export const NextActionRef = builder
  .objectRef<Stripe.SetupIntent.NextAction>('SetupIntentNextAction')
  .implement({
    description: 'What the customer has to do next: `type` names the field that says how.',
    fields: (t) => ({
      cashappHandleRedirectOrDisplayQrCode: t.expose('cashapp_handle_redirect_or_display_qr_code', {
        type: CashappRef,
        description: 'For Cash App Pay; null otherwise.',
      }),
      pixDisplayQrCode: t.expose('pix_display_qr_code', {
        type: PixRef,
        description: 'For Pix; null otherwise.',
      }),
      redirectToUrl: t.expose('redirect_to_url', {
        type: RedirectToUrlRef,
        description: 'When the customer authenticates on another page; null otherwise.',
      }),
      type: t.exposeString('type', {
        description:
          'Which action it is, by its wire name: `redirect_to_url`, `use_stripe_sdk`, `verify_with_microdeposits`, ….',
      }),
      upiHandleRedirectOrDisplayQrCode: t.expose('upi_handle_redirect_or_display_qr_code', {
        type: UpiRef,
        description: 'For UPI; null otherwise.',
      }),
      useStripeSdk: t.expose('use_stripe_sdk', {
        type: 'JSON',
        description: 'For Stripe.js alone: hand it over unread. Null when it is not needed.',
      }),
      verifyWithMicrodeposits: t.expose('verify_with_microdeposits', {
        type: VerifyWithMicrodepositsRef,
        description: 'When a bank account is verified by small deposits; null otherwise.',
      }),
    }),
  });
