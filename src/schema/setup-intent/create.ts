import {
  AccountId,
  ConfirmationTokenId,
  CustomerId,
  PaymentMethodConfigurationId,
  PaymentMethodId,
} from '../../stripe/ids.ts';
import { builder } from '../builder.ts';
import { idField } from '../id-field.ts';
import { MetadataEntryInput } from '../metadata.ts';
import {
  PaymentMethodType,
  SetupIntentAllowedPaymentMethodType,
  SetupIntentExcludedPaymentMethodType,
} from '../payment-method/payment-method-types.ts';
import { SetupIntentFlowDirection, SetupIntentUsage } from './enums.ts';
import {
  AutomaticPaymentMethodsInput,
  MandateDataInput,
  PaymentMethodDataInput,
  SingleUseInput,
} from './inputs.ts';
import { PaymentMethodOptionsInput } from './payment-method-options-input.ts';
import { IDEMPOTENCY_KEY, setupIntentMutation } from './write.ts';

const CreateSetupIntentInput = builder.inputType('CreateSetupIntentInput', {
  description: 'What a new setup intent starts with. Nothing is required; null counts as left out.',
  fields: (t) => ({
    allowedPaymentMethodTypes: t.field({
      type: [SetupIntentAllowedPaymentMethodType],
      description:
        'Limits the kinds of payment method. Not together with `automaticPaymentMethods`, `excludedPaymentMethodTypes` or `paymentMethodConfiguration`.',
    }),
    attachToSelf: t.boolean({
      description:
        'Attach the payment method to your own account, for moving your own money. Not together with `customer`.',
    }),
    automaticPaymentMethods: t.field({
      type: AutomaticPaymentMethodsInput,
      description:
        'Let Stripe choose the kinds of payment method: the default, with redirects allowed, unless kinds are listed.',
    }),
    confirm: t.boolean({ description: 'Confirm at once. Needs a payment method.' }),
    confirmationToken: idField(t, {
      idKind: ConfirmationTokenId,
      description: 'A confirmation token (`ctoken_…`) from the browser. Goes with `confirm`.',
    }),
    customer: idField(t, {
      idKind: CustomerId,
      description: 'Whose payment method is saved (`cus_…`). On success it is attached to this customer.',
    }),
    customerAccount: idField(t, {
      idKind: AccountId,
      description: 'The account (`acct_…`) that stands in for a customer. Not together with `customer`.',
    }),
    description: t.string({ description: 'Your own note on the intent.' }),
    excludedPaymentMethodTypes: t.field({
      type: [SetupIntentExcludedPaymentMethodType],
      description: 'Kinds to leave out of those that Stripe chooses.',
    }),
    flowDirections: t.field({
      type: [SetupIntentFlowDirection],
      description: 'Which way money will move with the payment method.',
    }),
    idempotencyKey: t.string({ description: IDEMPOTENCY_KEY }),
    mandateData: t.field({
      type: MandateDataInput,
      description: 'The consent of the customer to be debited. Goes with `confirm`.',
    }),
    metadata: t.field({
      type: [MetadataEntryInput],
      description: 'Your own keys and values, up to 50.',
    }),
    onBehalfOf: idField(t, {
      idKind: AccountId,
      description: 'The connected account (`acct_…`) that the payment method is set up for. Connect only.',
    }),
    paymentMethod: idField(t, {
      idKind: PaymentMethodId,
      description: 'The payment method to save (`pm_…`). Not together with `paymentMethodData`.',
    }),
    paymentMethodConfiguration: idField(t, {
      idKind: PaymentMethodConfigurationId,
      description: 'The configuration (`pmc_…`) that the kinds of payment method come from.',
    }),
    paymentMethodData: t.field({
      type: PaymentMethodDataInput,
      description: 'Details that a new payment method is made of, and saved.',
    }),
    paymentMethodOptions: t.field({
      type: PaymentMethodOptionsInput,
      description: 'Settings for single kinds of payment method.',
    }),
    paymentMethodTypes: t.field({
      type: [PaymentMethodType],
      description: 'The kinds of payment method, listed by you in place of chosen by Stripe.',
    }),
    returnUrl: t.string({
      description:
        'Where the customer comes back to from another page. Goes with `confirm`, which needs it when such kinds are allowed.',
    }),
    singleUse: t.field({
      type: SingleUseInput,
      description: 'Asks for a mandate for one debit only, in place of a lasting one.',
    }),
    usage: t.field({
      type: SetupIntentUsage,
      description: 'How the payment method will be used. OFF_SESSION by default.',
    }),
    useStripeSdk: t.boolean({
      description: 'Set by mobile and browser apps that handle `nextAction` with a library of Stripe.',
    }),
  }),
});

setupIntentMutation({
  name: 'createSetupIntent',
  description:
    'Starts saving a payment method. With `confirm: true`, a decline leaves the new intent in `CardError.setupIntent`.',
  input: CreateSetupIntentInput,
  nulls: 'absent',
  send: (stripe, params, options) => stripe.setupIntents.create(params, options),
});
