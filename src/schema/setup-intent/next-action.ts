import type { Stripe } from 'stripe';
import { f } from '../fields/f.ts';
import { objectType } from '../fields/output.ts';
import { stripeEnum } from '../stripe-enum.ts';

/** Stripe declares a plain string; its values are the names of the other fields. */
const NextActionType = stripeEnum<Exclude<keyof Stripe.SetupIntent.NextAction, 'type'>>(
  'SetupIntentNextActionType',
  {
    description: 'The actions that a setup intent can require of the customer.',
    values: {
      blik_authorize: 'The customer authorizes the request in the app of the bank (BLIK).',
      cashapp_handle_redirect_or_display_qr_code:
        'Redirect the customer to Cash App, or show the QR code to scan with it.',
      pix_display_qr_code: 'Show the Pix QR code.',
      redirect_to_url: 'Redirect the customer to a page for authentication.',
      upi_handle_redirect_or_display_qr_code:
        'Redirect the customer to a UPI app, or show the QR code to scan with it.',
      use_stripe_sdk: 'Stripe.js or a mobile SDK of Stripe handles the action.',
      verify_with_microdeposits: 'The customer verifies the bank account with microdeposits.',
    },
  },
);

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

const INSTRUCTIONS = "Stripe's page with instructions for the customer.";

const qrCode = {
  expires_at: f.timestamp('Until when the code is good.'),
  image_url_png: f.string('The code as a PNG picture.'),
  image_url_svg: f.string('The code as an SVG picture.'),
};

type QrCode =
  | Stripe.SetupIntent.NextAction.CashappHandleRedirectOrDisplayQrCode.QrCode
  | Stripe.SetupIntent.NextAction.UpiHandleRedirectOrDisplayQrCode.QrCode;

const QrCodeRef = objectType<QrCode>('QrCode', {
  description: 'A QR code that the customer scans to go on in an app.',
  fields: () => qrCode,
});

export const nextAction = f.object<Stripe.SetupIntent.NextAction>(
  'What the customer has to do while the status is REQUIRES_ACTION: `type` names the field that says how. Null otherwise.',
  {
    blik_authorize: f.empty,
    cashapp_handle_redirect_or_display_qr_code: f.object(
      'Cash App Pay: send the customer to the app, or show the QR code.',
      {
        hosted_instructions_url: f.string(INSTRUCTIONS),
        mobile_auth_url: f.string('Opens the app on a phone.'),
        qr_code: f.inline(QrCodeRef, 'The QR code that customers on a computer scan with Cash App.'),
      },
    ),
    pix_display_qr_code: f.object('Pix: show the QR code.', {
      data: f.string('The content of the code, to be copied into a bank app.'),
      hosted_instructions_url: f.string(INSTRUCTIONS),
      ...qrCode,
    }),
    redirect_to_url: f.object('Send the customer to another page, to authenticate there.', {
      return_url: f.string('Where the customer comes back to.'),
      url: f.string('Where to send the customer.'),
    }),
    type: f.enum(
      NextActionType,
      'The type of the action. The field of the same name has its details, if the type has any.',
    ),
    upi_handle_redirect_or_display_qr_code: f.object(
      'UPI: send the customer to the app, or show the QR code.',
      {
        hosted_instructions_url: f.string(INSTRUCTIONS),
        qr_code: f.inline(QrCodeRef, 'The QR code that customers on a computer scan with a UPI app.'),
      },
    ),
    use_stripe_sdk: f.json('For Stripe.js alone: hand it over unread. Null when it is not needed.'),
    verify_with_microdeposits: f.object(
      'The customer proves to own the bank account by what small deposits say on its statement.',
      {
        arrival_date: f.timestamp('When the deposits are expected on the account.'),
        hosted_verification_url: f.string("Stripe's page where the customer can enter what they say."),
        microdeposit_type: f.enum(MicrodepositType, 'What is to be entered.'),
      },
    ),
  },
);
