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
import { automaticPaymentMethods, mandateData, singleUse } from './inputs.ts';
import { paymentMethodData } from './payment-method-data/payment-method-data.ts';
import { paymentMethodOptionsParam } from './payment-method-options.ts';
import { setupIntentMutation } from './write.ts';

const CreateSetupIntentInput = inputType<Stripe.SetupIntentCreateParams>('CreateSetupIntentInput', {
  description: 'What a new setup intent starts with. Nothing is required; null counts as left out.',
  path: 'SetupIntent',
  nulls: 'absent',
  params: {
    allowed_payment_method_types: f.list(
      paymentMethodType(
        'Limits the kinds of payment method. Not together with `automaticPaymentMethods`, `excludedPaymentMethodTypes` or `paymentMethodConfiguration`.',
      ),
    ),
    attach_to_self: f.boolean(
      'Attach the payment method to your own account, for moving your own money. Not together with `customer`.',
    ),
    automatic_payment_methods: automaticPaymentMethods,
    confirm: f.boolean('Confirm at once. Needs a payment method.'),
    confirmation_token: f.id(
      'A confirmation token (`ctoken_…`) from the browser. Goes with `confirm`; what is given beside it wins.',
      ConfirmationTokenId,
    ),
    customer: f.id(
      'Whose payment method is saved (`cus_…`). On success it is attached to this customer.',
      CustomerId,
    ),
    customer_account: f.id(
      'The account (`acct_…`) that stands in for a customer. Not together with `customer`.',
      AccountId,
    ),
    description: f.string('Your own note on the intent.'),
    excluded_payment_method_types: f.list(
      paymentMethodType('Kinds to leave out of those that Stripe chooses.'),
    ),
    expand: f.omit('derived from the selection'),
    flow_directions: f.list(
      f.enum(SetupIntentFlowDirection, 'Which way money will move with the payment method.'),
    ),
    mandate_data: mandateData,
    metadata: f.metadata('Your own keys and values, up to 50.'),
    on_behalf_of: f.id(
      'The connected account (`acct_…`) that the payment method is set up for. Connect only.',
      AccountId,
    ),
    payment_method: f.id(
      'The payment method to save (`pm_…`). Not together with `paymentMethodData`.',
      PaymentMethodId,
    ),
    payment_method_configuration: f.id(
      'The configuration (`pmc_…`) that the kinds of payment method come from.',
      PaymentMethodConfigurationId,
    ),
    payment_method_data: paymentMethodData,
    payment_method_options: paymentMethodOptionsParam,
    payment_method_types: f.list(
      paymentMethodType('The kinds of payment method, listed by you in place of chosen by Stripe.'),
    ),
    return_url: f.string(
      'Where the customer comes back to from another page. Goes with `confirm`, which needs it when such kinds are allowed.',
    ),
    single_use: singleUse,
    usage: f.enum(SetupIntentUsage, 'How the payment method will be used. OFF_SESSION by default.'),
    use_stripe_sdk: f.boolean(
      'Set by mobile and browser apps that handle `nextAction` with a library of Stripe.',
    ),
  },
  more: (t) => ({ idempotencyKey: t.string({ description: IDEMPOTENCY_KEY }) }),
});

setupIntentMutation({
  name: 'createSetupIntent',
  description:
    'Starts saving a payment method. With `confirm: true`, a decline leaves the new intent in `CardError.setupIntent`.',
  input: CreateSetupIntentInput,
  triesPaymentMethod: true,
  operation: 'create',
});
