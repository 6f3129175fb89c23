import { AccountId, CustomerId, PaymentMethodConfigurationId, PaymentMethodId } from '../../stripe/ids.ts';
import { builder } from '../builder.ts';
import { idField } from '../id-field.ts';
import { MetadataEntryInput } from '../metadata.ts';
import {
  PaymentMethodType,
  SetupIntentAllowedPaymentMethodType,
  SetupIntentExcludedPaymentMethodType,
} from '../payment-method/payment-method-types.ts';
import { SetupIntentFlowDirection } from './enums.ts';
import { PaymentMethodDataInput } from './inputs.ts';
import { PaymentMethodOptionsInput } from './payment-method-options-input.ts';
import { IDEMPOTENCY_KEY, setupIntentMutation } from './write.ts';

const UpdateSetupIntentInput = builder.inputType('UpdateSetupIntentInput', {
  description:
    'What to change of a setup intent: what is left out stays, null clears, and an empty list clears a list.',
  fields: (t) => ({
    allowedPaymentMethodTypes: t.field({
      type: [SetupIntentAllowedPaymentMethodType],
      description: 'Limits the kinds of payment method; null or `[]` lifts the limit.',
    }),
    attachToSelf: t.boolean({
      description: 'Attach the payment method to your own account, for moving your own money.',
    }),
    customer: idField(t, {
      idKind: CustomerId,
      description: 'Whose payment method is saved (`cus_…`).',
    }),
    customerAccount: idField(t, {
      idKind: AccountId,
      description: 'The account (`acct_…`) that stands in for a customer.',
    }),
    description: t.string({ description: 'Your own note on the intent; null removes it.' }),
    excludedPaymentMethodTypes: t.field({
      type: [SetupIntentExcludedPaymentMethodType],
      description: 'Kinds to leave out; null or `[]` leaves none out.',
    }),
    flowDirections: t.field({
      type: [SetupIntentFlowDirection],
      description: 'Which way money will move with the payment method.',
    }),
    id: t.id({ required: true, description: 'The intent to change (`seti_…`).' }),
    idempotencyKey: t.string({ description: IDEMPOTENCY_KEY }),
    metadata: t.field({
      type: [MetadataEntryInput],
      description:
        'Keys to set or, with a null value, to remove; other keys stay. Null removes all, `[]` changes nothing.',
    }),
    paymentMethod: idField(t, {
      idKind: PaymentMethodId,
      description: 'The payment method to save (`pm_…`); null takes it away.',
    }),
    paymentMethodConfiguration: idField(t, {
      idKind: PaymentMethodConfigurationId,
      description: 'The configuration (`pmc_…`) that the kinds of payment method come from.',
    }),
    paymentMethodData: t.field({
      type: PaymentMethodDataInput,
      description: 'Details that a new payment method is made of, and set.',
    }),
    paymentMethodOptions: t.field({
      type: PaymentMethodOptionsInput,
      description: 'Settings for single kinds of payment method.',
    }),
    paymentMethodTypes: t.field({
      type: [PaymentMethodType],
      description: 'The kinds of payment method, listed by you in place of chosen by Stripe.',
    }),
  }),
});

setupIntentMutation({
  name: 'updateSetupIntent',
  description: 'Changes a setup intent, without confirming it.',
  input: UpdateSetupIntentInput,
  nulls: 'clear',
  sendTo: (id) => (stripe, params, options) => stripe.setupIntents.update(id, params, options),
});
