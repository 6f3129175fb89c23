import type { Stripe } from 'stripe';
import { AccountId, CustomerId, PaymentMethodConfigurationId, PaymentMethodId } from '../../stripe/ids.ts';
import { f } from '../fields/f.ts';
import { inputType } from '../fields/input.ts';
import { paymentMethodType } from '../payment-method/payment-method-type.ts';
import { IDEMPOTENCY_KEY } from '../write.ts';
import { SetupIntentFlowDirection } from './enums.ts';
import { paymentMethodData } from './payment-method-data/payment-method-data.ts';
import { paymentMethodOptionsParam } from './payment-method-options.ts';
import { setupIntentMutation } from './write.ts';

type UpdateParams = Stripe.SetupIntentUpdateParams;

// According to Stripe's documentation, an empty `description` or `payment_method` is unset; the declarations omit that.
const UpdateSetupIntentInput = inputType<UpdateParams, 'description' | 'payment_method'>(
  'UpdateSetupIntentInput',
  {
    description:
      'What to change of a setup intent. A field that is left out stays as it is; null counts as left out, unless the field says that it clears.',
    path: 'SetupIntent',
    nulls: 'clear',
    params: {
      allowed_payment_method_types: f.emptyable(
        f.list(paymentMethodType('The only payment method types that may be used.')),
      ),
      attach_to_self: f.boolean('Attach the payment method to your own account, for moving your own money.'),
      customer: f.id('Whose payment method is saved (`cus_…`).', CustomerId),
      customer_account: f.id('The account (`acct_…`) that stands in for a customer.', AccountId),
      description: f.emptyable(f.string('Your own note on the intent.')),
      excluded_payment_method_types: f.emptyable(
        f.list(paymentMethodType('Payment method types that may not be used.')),
      ),
      expand: f.omit('derived from the selection'),
      flow_directions: f.list(
        f.enum(SetupIntentFlowDirection, 'Which way money will move with the payment method.'),
      ),
      metadata: f.emptyable(
        f.metadata(
          'Keys to set or, with a null value, to remove. Other keys stay, and `[]` changes nothing.',
        ),
      ),
      payment_method: f.emptyable(f.id('The payment method to save (`pm_…`).', PaymentMethodId)),
      payment_method_configuration: f.id(
        'The configuration (`pmc_…`) that the kinds of payment method come from.',
        PaymentMethodConfigurationId,
      ),
      payment_method_data: paymentMethodData,
      payment_method_options: paymentMethodOptionsParam,
      payment_method_types: f.list(
        paymentMethodType('The kinds of payment method, listed by you in place of chosen by Stripe.'),
      ),
    },
    more: (t) => ({
      id: t.id({ required: true, description: 'The intent to change (`seti_…`).' }),
      idempotencyKey: t.string({ description: IDEMPOTENCY_KEY }),
    }),
  },
);

setupIntentMutation({
  name: 'updateSetupIntent',
  description: 'Changes a setup intent, without confirming it.',
  input: UpdateSetupIntentInput,
  operation: 'update',
});
