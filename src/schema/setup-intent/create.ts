import type { Stripe } from 'stripe';
import {
  AccountId,
  ConfirmationTokenId,
  CustomerId,
  PaymentMethodConfigurationId,
  PaymentMethodId,
} from '../../stripe/ids.ts';
import { f } from '../fields/f.ts';
import { inputType } from '../fields/input.ts';
import { paymentMethodType } from '../payment-method/payment-method-type.ts';
import { IDEMPOTENCY_KEY } from '../write.ts';
import { SetupIntentFlowDirection, SetupIntentUsage } from './enums.ts';
import { automaticPaymentMethods, MANDATE_DATA, mandateData, singleUse } from './inputs.ts';
import { paymentMethodData } from './payment-method-data/payment-method-data.ts';
import { paymentMethodOptionsParam } from './payment-method-options.ts';
import { setupIntentMutation } from './write.ts';

const CreateSetupIntentInput = inputType<Stripe.SetupIntentCreateParams>('CreateSetupIntentInput', {
  description:
    'The parameters of a new setup intent. All fields are optional, and null is the same as an absent field.',
  path: 'SetupIntent',
  nulls: 'absent',
  params: {
    allowed_payment_method_types: f.list(
      paymentMethodType(
        'The payment method types that the intent can use. Stripe does not offer any others. Cannot be combined with `automaticPaymentMethods`, `excludedPaymentMethodTypes` or `paymentMethodConfiguration`.',
      ),
    ),
    attach_to_self: f.boolean(
      "Whether to attach the payment method to your own Stripe account, for that account's own money movement. Cannot be true if `customer` is given.",
    ),
    automatic_payment_methods: automaticPaymentMethods,
    confirm: f.boolean(
      'Whether to confirm the intent immediately. Requires a payment method or a confirmation token. False by default.',
    ),
    confirmation_token: f.id(
      'The id of a confirmation token (`ctoken_…`), which Stripe.js or a mobile SDK creates from the details that the customer enters. Requires `confirm: true`. Values in this input take precedence over those of the token.',
      ConfirmationTokenId,
    ),
    customer: f.id(
      'The id of the customer (`cus_…`) to which the payment method is attached on success. A payment method of another customer is rejected.',
      CustomerId,
    ),
    customer_account: f.id(
      'The id of the account (`acct_…`) to which the payment method is attached on success, in place of a customer. Cannot be combined with `customer`.',
      AccountId,
    ),
    description: f.string('A text of your own that describes the intent, for example to show it to users.'),
    excluded_payment_method_types: f.list(
      paymentMethodType(
        'The payment method types to exclude from those that Stripe chooses. Cannot be combined with `allowedPaymentMethodTypes`.',
      ),
    ),
    expand: f.omit('derived from the selection'),
    flow_directions: f.list(
      f.enum(SetupIntentFlowDirection, 'The directions in which money will move with the payment method.'),
    ),
    mandate_data: f.described(mandateData, `${MANDATE_DATA} Requires \`confirm: true\`.`),
    metadata: f.metadata('Your own data about the setup intent: up to 50 keys with values.'),
    on_behalf_of: f.id(
      'The id of the connected account (`acct_…`) for which the payment method is set up. For Connect platforms only.',
      AccountId,
    ),
    payment_method: f.id(
      'The id of the payment method to set up (`pm_…`). Cannot be combined with `paymentMethodData`.',
      PaymentMethodId,
    ),
    payment_method_configuration: f.id(
      'The id of the payment method configuration (`pmc_…`) from which Stripe takes the payment method types.',
      PaymentMethodConfigurationId,
    ),
    payment_method_data: paymentMethodData,
    payment_method_options: paymentMethodOptionsParam,
    payment_method_types: f.list(
      paymentMethodType(
        'The payment method types to offer. By default, Stripe chooses them from the payment method settings in your Dashboard.',
      ),
    ),
    return_url: f.string(
      'The URL, or the URI of a mobile app, to which the customer returns after a redirect. Requires `confirm: true`, and is required with it if payment methods with redirects are allowed.',
    ),
    single_use: singleUse,
    usage: f.enum(SetupIntentUsage, 'The planned use of the payment method. OFF_SESSION by default.'),
    use_stripe_sdk: f.boolean(
      'Whether Stripe.js or a mobile SDK handles `nextAction`. Set it to true if your server confirms the intent, and your page or app uses one of these libraries.',
    ),
  },
  more: (t) => ({ idempotencyKey: t.string({ description: IDEMPOTENCY_KEY }) }),
});

setupIntentMutation({
  name: 'createSetupIntent',
  description:
    'Creates a setup intent, the first step to save a payment method. With `confirm: true`, it is also confirmed. A decline is then a `CardError`, with the new intent in `setupIntent`.',
  input: CreateSetupIntentInput,
  inputDescription: 'The parameters of the new setup intent. None is required.',
  triesPaymentMethod: true,
  operation: 'create',
});
