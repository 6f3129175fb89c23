import type { Stripe } from 'stripe';
import { AccountId, CustomerId, PaymentMethodConfigurationId, PaymentMethodId } from '../../stripe/ids.ts';
import { metadata } from '../metadata.ts';
import {
  PaymentMethodType,
  SetupIntentAllowedPaymentMethodType,
  SetupIntentExcludedPaymentMethodType,
} from '../payment-method/payment-method-types.ts';
import { inputType } from '../wire/input.ts';
import { flag, id, leftOut, list, oneOf, text } from '../wire/vocabulary.ts';
import { SetupIntentFlowDirection } from './enums.ts';
import { paymentMethodData } from './payment-method-data/payment-method-data.ts';
import { paymentMethodOptionsParam } from './payment-method-options.ts';
import { IDEMPOTENCY_KEY, setupIntentMutation } from './write.ts';

const UpdateSetupIntentInput = inputType<Stripe.SetupIntentUpdateParams>('UpdateSetupIntentInput', {
  description:
    'What to change of a setup intent: what is left out stays, null clears, and an empty list clears a list.',
  path: 'SetupIntent',
  params: {
    allowed_payment_method_types: list(
      oneOf(
        SetupIntentAllowedPaymentMethodType,
        'Limits the kinds of payment method; null or `[]` lifts the limit.',
      ),
    ),
    attach_to_self: flag('Attach the payment method to your own account, for moving your own money.'),
    customer: id('Whose payment method is saved (`cus_…`).', CustomerId),
    customer_account: id('The account (`acct_…`) that stands in for a customer.', AccountId),
    description: text('Your own note on the intent; null removes it.'),
    excluded_payment_method_types: list(
      oneOf(SetupIntentExcludedPaymentMethodType, 'Kinds to leave out; null or `[]` leaves none out.'),
    ),
    expand: leftOut('the selection says what to expand'),
    flow_directions: list(
      oneOf(SetupIntentFlowDirection, 'Which way money will move with the payment method.'),
    ),
    metadata: metadata(
      'Keys to set or, with a null value, to remove; other keys stay. Null removes all, `[]` changes nothing.',
    ),
    payment_method: id('The payment method to save (`pm_…`); null takes it away.', PaymentMethodId),
    payment_method_configuration: id(
      'The configuration (`pmc_…`) that the kinds of payment method come from.',
      PaymentMethodConfigurationId,
    ),
    payment_method_data: paymentMethodData,
    payment_method_options: paymentMethodOptionsParam,
    payment_method_types: list(
      oneOf(PaymentMethodType, 'The kinds of payment method, listed by you in place of chosen by Stripe.'),
    ),
  },
  more: (t) => ({
    id: t.id({ required: true, description: 'The intent to change (`seti_…`).' }),
    idempotencyKey: t.string({ description: IDEMPOTENCY_KEY }),
  }),
});

setupIntentMutation({
  name: 'updateSetupIntent',
  description: 'Changes a setup intent, without confirming it.',
  input: UpdateSetupIntentInput,
  nulls: 'clear',
  path: '/v1/setup_intents/:id',
  sendTo: (id) => (stripe, params, options) => stripe.setupIntents.update(id, params, options),
});
