import type { Stripe } from 'stripe';
import { ConfirmationTokenId, PaymentMethodId } from '../../stripe/ids.ts';
import { f } from '../fields/f.ts';
import { inputType } from '../fields/input.ts';
import { paymentMethodType } from '../payment-method/payment-method-type.ts';
import { IDEMPOTENCY_KEY } from '../write.ts';
import { mandateData } from './inputs.ts';
import { paymentMethodData } from './payment-method-data/payment-method-data.ts';
import { paymentMethodOptionsParam } from './payment-method-options.ts';
import { setupIntentMutation } from './write.ts';

/** Stripe also accepts the client secret here, without declaring it. */
type Params = Stripe.SetupIntentConfirmParams & { readonly client_secret?: string };

const ConfirmSetupIntentInput = inputType<Params>('ConfirmSetupIntentInput', {
  description:
    'The setup intent to confirm, and values to set before the confirmation. An absent field leaves the value unchanged. Null does the same, unless the description of the field states another effect.',
  path: 'SetupIntent',
  nulls: 'clear',
  params: {
    allowed_payment_method_types: f.list(
      paymentMethodType(
        'The payment method types that the intent can use. Stripe does not offer any others.',
      ),
    ),
    client_secret: f.string(
      'The client secret of the intent (`seti_…_secret_…`). Required with a publishable key.',
    ),
    confirmation_token: f.id(
      'The id of a confirmation token (`ctoken_…`), which Stripe.js or a mobile SDK creates from the details that the customer enters. Values in this input take precedence over those of the token.',
      ConfirmationTokenId,
    ),
    expand: f.omit('derived from the selection'),
    mandate_data: mandateData,
    payment_method: f.id(
      'The id of the payment method to set up (`pm_…`). Required if the intent has none and neither `paymentMethodData` nor `confirmationToken` is given.',
      PaymentMethodId,
    ),
    payment_method_data: paymentMethodData,
    payment_method_options: paymentMethodOptionsParam,
    return_url: f.string(
      'The URL, or the URI of a mobile app, to which the customer returns after a redirect. Required if payment methods with redirects are allowed.',
    ),
    use_stripe_sdk: f.boolean(
      'Whether Stripe.js or a mobile SDK handles `nextAction`. Set it to true if your server confirms the intent, and your page or app uses one of these libraries.',
    ),
  },
  more: (t) => ({
    id: t.id({ required: true, description: 'The id of the setup intent to confirm (`seti_…`).' }),
    idempotencyKey: t.string({ description: IDEMPOTENCY_KEY }),
  }),
});

setupIntentMutation({
  name: 'confirmSetupIntent',
  description:
    'Confirms a setup intent: Stripe tries to set up its payment method. A decline is a `CardError`, and the intent then accepts another payment method. With the status REQUIRES_ACTION, the customer must complete `nextAction`.',
  input: ConfirmSetupIntentInput,
  inputDescription: 'The id of the setup intent to confirm, and a payment method if the intent has none.',
  publishable: true,
  triesPaymentMethod: true,
  operation: 'confirm',
});
