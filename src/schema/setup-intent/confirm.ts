import { ConfirmationTokenId, PaymentMethodId } from '../../stripe/ids.ts';
import { builder } from '../builder.ts';
import { idField } from '../id-field.ts';
import { SetupIntentAllowedPaymentMethodType } from '../payment-method/payment-method-types.ts';
import { MandateDataInput, PaymentMethodDataInput } from './inputs.ts';
import { PaymentMethodOptionsInput } from './payment-method-options-input.ts';
import { IDEMPOTENCY_KEY, setupIntentMutation } from './write.ts';

const ConfirmSetupIntentInput = builder.inputType('ConfirmSetupIntentInput', {
  description: 'How to confirm a setup intent.',
  fields: (t) => ({
    allowedPaymentMethodTypes: t.field({
      type: [SetupIntentAllowedPaymentMethodType],
      description: 'Limits the kinds of payment method.',
    }),
    clientSecret: t.string({
      description: 'The client secret of the intent, for callers who may not do without.',
      extensions: { nullIsAbsent: true },
    }),
    confirmationToken: idField(t, {
      idKind: ConfirmationTokenId,
      description: 'A confirmation token (`ctoken_…`) from the browser.',
    }),
    id: t.id({ required: true, description: 'The intent to confirm (`seti_…`).' }),
    idempotencyKey: t.string({ description: IDEMPOTENCY_KEY }),
    mandateData: t.field({
      type: MandateDataInput,
      description: 'The consent of the customer to be debited, for kinds that need a mandate.',
    }),
    paymentMethod: idField(t, {
      idKind: PaymentMethodId,
      description: 'The payment method to save (`pm_…`), if the intent has none or another.',
    }),
    paymentMethodData: t.field({
      type: PaymentMethodDataInput,
      description: 'Details that a new payment method is made of, and saved.',
    }),
    paymentMethodOptions: t.field({
      type: PaymentMethodOptionsInput,
      description: 'Settings for single kinds of payment method.',
    }),
    returnUrl: t.string({
      description:
        'Where the customer comes back to from another page. Needed when kinds that leave your page are allowed.',
    }),
    useStripeSdk: t.boolean({
      description: 'Set by mobile and browser apps that handle `nextAction` with a library of Stripe.',
    }),
  }),
});

setupIntentMutation({
  name: 'confirmSetupIntent',
  description:
    'Tries to save the payment method: the intent succeeds, asks for an action of the customer, or takes another payment method.',
  input: ConfirmSetupIntentInput,
  nulls: 'clear',
  sendTo: (id) => (stripe, params, options) => stripe.setupIntents.confirm(id, params, options),
});
