import type { Stripe } from 'stripe';
import { f } from '../fields/f.ts';
import { objectType } from '../fields/output.ts';
import { stripeEnum } from '../stripe-enum.ts';

/** Stripe declares a string. Its values are the names of the other fields. */
const NextActionType = stripeEnum<Exclude<keyof Stripe.SetupIntent.NextAction, 'type'>>(
  'SetupIntentNextActionType',
  {
    description: 'The type of the action that the customer must complete to continue the setup.',
    values: {
      blik_authorize: 'The customer authorizes the BLIK request in their bank app.',
      cashapp_handle_redirect_or_display_qr_code:
        'The customer is redirected to Cash App, or scans a QR code with it.',
      pix_display_qr_code: 'The customer scans a Pix QR code with their bank app.',
      redirect_to_url: 'The customer is redirected to another page for authentication.',
      upi_handle_redirect_or_display_qr_code:
        'The customer is redirected to a UPI app, or scans a QR code with it.',
      use_stripe_sdk: 'Stripe.js or a mobile SDK handles the action.',
      verify_with_microdeposits:
        'The customer verifies the bank account with microdeposits, see `verifySetupIntentMicrodeposits`.',
    },
  },
);

const MicrodepositType = stripeEnum<Stripe.SetupIntent.NextAction.VerifyWithMicrodeposits.MicrodepositType>(
  'SetupIntentNextActionVerifyWithMicrodepositsMicrodepositType',
  {
    description:
      'The type of the microdeposits, which determines how the customer verifies the bank account.',
    values: {
      amounts: 'There are two deposits, and the customer enters their amounts.',
      descriptor_code:
        'There is one deposit, and the customer enters the six-character code that it shows, which starts with SM.',
    },
  },
);

const INSTRUCTIONS =
  'The URL of a page, hosted by Stripe, that shows the customer the QR code and instructions.';

const qrCode = {
  expires_at: f.timestamp('The time at which the QR code expires.'),
  image_url_png: f.string('The URL of the QR code as a PNG image.'),
  image_url_svg: f.string('The URL of the QR code as an SVG image.'),
};

type QrCode =
  | Stripe.SetupIntent.NextAction.CashappHandleRedirectOrDisplayQrCode.QrCode
  | Stripe.SetupIntent.NextAction.UpiHandleRedirectOrDisplayQrCode.QrCode;

const QrCodeRef = objectType<QrCode>('QrCode', {
  description: 'A QR code that the customer scans to authorize the setup in an app.',
  fields: () => qrCode,
});

export const nextAction = f.object<Stripe.SetupIntent.NextAction>(
  'The action that the customer must complete while the status is REQUIRES_ACTION; null in other statuses.',
  {
    blik_authorize: f.empty,
    cashapp_handle_redirect_or_display_qr_code: f.object(
      'The details for Cash App Pay: a redirect for phones and a QR code for other devices.',
      {
        hosted_instructions_url: f.string(INSTRUCTIONS),
        mobile_auth_url: f.string('The URL that redirects the customer to Cash App on a phone.'),
        qr_code: f.inline(QrCodeRef, 'The QR code that the customer scans with Cash App.'),
      },
    ),
    pix_display_qr_code: f.object('The details for Pix: a QR code to show to the customer.', {
      data: f.string('The content of the QR code as text, from which you can render the code yourself.'),
      hosted_instructions_url: f.string(INSTRUCTIONS),
      ...qrCode,
    }),
    redirect_to_url: f.object('The details of a redirect to a page where the customer authenticates.', {
      return_url: f.string('The URL to which the customer returns after authentication.'),
      url: f.string('The URL to which you must redirect the customer.'),
    }),
    type: f.enum(
      NextActionType,
      'The type of the action. If the type has details, they are in the field of the same name.',
    ),
    upi_handle_redirect_or_display_qr_code: f.object(
      'The details for UPI: a page with instructions and a QR code.',
      {
        hosted_instructions_url: f.string(INSTRUCTIONS),
        qr_code: f.inline(QrCodeRef, 'The QR code that the customer scans with a UPI app.'),
      },
    ),
    use_stripe_sdk: f.json(
      'The data for Stripe.js, which handles the action. Its structure can change at any time. Null for other types.',
    ),
    verify_with_microdeposits: f.object(
      'The details of a verification of the bank account with microdeposits.',
      {
        arrival_date: f.timestamp('The time at which the deposits are expected to arrive.'),
        hosted_verification_url: f.string(
          'The URL of a page, hosted by Stripe, where the customer can verify the bank account.',
        ),
        microdeposit_type: f.enum(MicrodepositType, 'The type of the deposits: two amounts or one code.'),
      },
    ),
  },
);
