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
    'How to confirm a setup intent. A field that is left out stays as it is; null counts as left out, unless the field says that it clears.',
  path: 'SetupIntent',
  nulls: 'clear',
  params: {
    allowed_payment_method_types: f.list(paymentMethodType('Limits the kinds of payment method.')),
    client_secret: f.string('The client secret of the intent, for callers who may not do without.'),
    confirmation_token: f.id(
      'A confirmation token (`ctoken_…`) from the browser; what is given beside it wins.',
      ConfirmationTokenId,
    ),
    expand: f.omit('derived from the selection'),
    mandate_data: mandateData,
    payment_method: f.id(
      'The payment method to save (`pm_…`), if the intent has none or another.',
      PaymentMethodId,
    ),
    payment_method_data: paymentMethodData,
    payment_method_options: paymentMethodOptionsParam,
    return_url: f.string(
      'Where the customer comes back to from another page. Needed when kinds that leave your page are allowed.',
    ),
    use_stripe_sdk: f.boolean(
      'Set by mobile and browser apps that handle `nextAction` with a library of Stripe.',
    ),
  },
  more: (t) => ({
    id: t.id({ required: true, description: 'The intent to confirm (`seti_…`).' }),
    idempotencyKey: t.string({ description: IDEMPOTENCY_KEY }),
  }),
});

setupIntentMutation({
  name: 'confirmSetupIntent',
  description:
    'Tries to save the payment method: the intent succeeds, asks for an action of the customer, or takes another payment method.',
  input: ConfirmSetupIntentInput,
  publishable: true,
  triesPaymentMethod: true,
  operation: 'confirm',
});
