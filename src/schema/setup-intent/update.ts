import type { Stripe } from 'stripe';
import { AccountId, CustomerId, PaymentMethodConfigurationId, PaymentMethodId } from '../../stripe/ids.ts';
import { f } from '../fields/f.ts';
import { inputType } from '../fields/input.ts';
import { NULL_METADATA } from '../metadata.ts';
import { paymentMethodType } from '../payment-method/payment-method-type.ts';
import { IDEMPOTENCY_KEY } from '../write.ts';
import { SetupIntentFlowDirection } from './enums.ts';
import { paymentMethodData } from './payment-method-data/payment-method-data.ts';
import { paymentMethodOptionsParam } from './payment-method-options.ts';
import { setupIntentMutation } from './write.ts';

type UpdateParams = Stripe.SetupIntentUpdateParams;

// According to Stripe's documentation, an empty `description` or `payment_method` clears the value. The declarations
// omit this.
const UpdateSetupIntentInput = inputType<UpdateParams, 'description' | 'payment_method'>(
  'UpdateSetupIntentInput',
  {
    description:
      'The setup intent to update, and its new values. An absent field leaves the value unchanged. Null does the same, unless the description of the field states another effect.',
    path: 'SetupIntent',
    nulls: 'clear',
    params: {
      allowed_payment_method_types: f.emptyable(
        f.list(
          paymentMethodType(
            'The payment method types that the intent can use. Stripe does not offer any others. Cannot be combined with `excludedPaymentMethodTypes` or `paymentMethodConfiguration`.',
          ),
        ),
        'Null or `[]` removes the limit.',
      ),
      attach_to_self: f.boolean(
        "Whether to attach the payment method to your own Stripe account, for that account's own money movement. Cannot be true for an intent with a customer.",
      ),
      customer: f.id(
        'The id of the customer (`cus_…`) to which the payment method is attached on success. A payment method of another customer is rejected.',
        CustomerId,
      ),
      customer_account: f.id(
        'The id of the account (`acct_…`) to which the payment method is attached on success, in place of a customer.',
        AccountId,
      ),
      description: f.emptyable(
        f.string('A text of your own that describes the intent, for example to show it to users.'),
      ),
      excluded_payment_method_types: f.emptyable(
        f.list(
          paymentMethodType(
            'The payment method types to exclude from those that Stripe chooses. Cannot be combined with `allowedPaymentMethodTypes`.',
          ),
        ),
        'Null or `[]` removes the exclusions.',
      ),
      expand: f.omit('derived from the selection'),
      flow_directions: f.list(
        f.enum(SetupIntentFlowDirection, 'The directions in which money will move with the payment method.'),
      ),
      metadata: f.emptyable(
        f.metadata('The keys to set or, with a null value, to remove. Other keys do not change.'),
        NULL_METADATA,
      ),
      payment_method: f.emptyable(f.id('The id of the payment method to set up (`pm_…`).', PaymentMethodId)),
      payment_method_configuration: f.id(
        'The id of the payment method configuration (`pmc_…`) from which Stripe takes the payment method types.',
        PaymentMethodConfigurationId,
      ),
      payment_method_data: paymentMethodData,
      payment_method_options: paymentMethodOptionsParam,
      payment_method_types: f.list(
        paymentMethodType('The payment method types to offer, instead of those that Stripe would choose.'),
      ),
    },
    more: (t) => ({
      id: t.id({ required: true, description: 'The id of the setup intent to update (`seti_…`).' }),
      idempotencyKey: t.string({ description: IDEMPOTENCY_KEY }),
    }),
  },
);

setupIntentMutation({
  name: 'updateSetupIntent',
  description:
    'Updates a setup intent without confirming it. The payment method cannot be changed after the intent has succeeded.',
  input: UpdateSetupIntentInput,
  inputDescription: 'The id of the setup intent to update, and its new values.',
  operation: 'update',
});
