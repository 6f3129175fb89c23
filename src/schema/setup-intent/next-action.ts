import type { Stripe } from 'stripe';
import { object } from '../fields/output.ts';
import { empty, instant, oneOf, opaque, text } from '../fields/vocabulary.ts';
import { stripeEnum } from '../stripe-enum.ts';

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
  expires_at: instant('Until when the code is good.'),
  image_url_png: text('The code as a PNG picture.'),
  image_url_svg: text('The code as an SVG picture.'),
};

export const nextAction = object<Stripe.SetupIntent.NextAction>(
  'What the customer has to do while the status is REQUIRES_ACTION: `type` names the field that says how. Null otherwise.',
  {
    blik_authorize: empty,
    cashapp_handle_redirect_or_display_qr_code: object(
      'Cash App Pay: send the customer to the app, or show the QR code.',
      {
        hosted_instructions_url: text(INSTRUCTIONS),
        mobile_auth_url: text('Opens the app on a phone.'),
        qr_code: object('The code that customers on a computer scan with Cash App.', qrCode),
      },
    ),
    pix_display_qr_code: object('Pix: show the QR code.', {
      data: text('The content of the code, to be copied into a bank app.'),
      hosted_instructions_url: text(INSTRUCTIONS),
      ...qrCode,
    }),
    redirect_to_url: object('Send the customer to another page, to authenticate there.', {
      return_url: text('Where the customer comes back to.'),
      url: text('Where to send the customer.'),
    }),
    type: text(
      'Which action it is, by its wire name: `redirect_to_url`, `use_stripe_sdk`, `verify_with_microdeposits`, ….',
    ),
    upi_handle_redirect_or_display_qr_code: object(
      'UPI: send the customer to the app, or show the QR code.',
      {
        hosted_instructions_url: text(INSTRUCTIONS),
        qr_code: object('The code that customers on a computer scan with a UPI app.', qrCode),
      },
    ),
    use_stripe_sdk: opaque('For Stripe.js alone: hand it over unread. Null when it is not needed.'),
    verify_with_microdeposits: object(
      'The customer proves to own the bank account by what small deposits say on its statement.',
      {
        arrival_date: instant('When the deposits are expected on the account.'),
        hosted_verification_url: text("Stripe's page where the customer can enter what they say."),
        microdeposit_type: oneOf(MicrodepositType, 'What is to be entered.'),
      },
    ),
  },
);
