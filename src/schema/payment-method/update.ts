import type { Stripe } from 'stripe';
import { PaymentMethodId } from '../../stripe/ids.ts';
import { pathWithId } from '../../stripe/operation.ts';
import { paymentMethods } from '../../stripe/resources/payment-methods.ts';
import { f } from '../fields/f.ts';
import { inputType } from '../fields/input.ts';
import { NULL_METADATA } from '../metadata.ts';
import { PaymentMethodNode } from '../nodes.ts';
import { parseId } from '../params.ts';
import { stripeEnum } from '../stripe-enum.ts';
import { IDEMPOTENCY_KEY, writeMutation } from '../write.ts';
import { AccountHolderType, AllowRedisplay, UsBankAccountType } from './enums.ts';
import { billingDetails, payto } from './inputs.ts';
import { checkOwnMethod } from './owner.ts';

type Params = Stripe.PaymentMethodUpdateParams;

const PreferredNetwork = stripeEnum<Stripe.PaymentMethodUpdateParams.Card.Networks.Preferred>(
  'PaymentMethodCardPreferredNetwork',
  {
    description: 'The networks that a customer can prefer for a co-branded card.',
    values: {
      cartes_bancaires: 'The Cartes Bancaires network in France.',
      mastercard: 'The Mastercard network.',
      visa: 'The Visa network.',
    },
  },
);

const card = f.inputObject<Stripe.PaymentMethodUpdateParams.Card>(
  'Changes to the card of a payment method of the type CARD.',
  {
    exp_month: f.int('The month in which the card expires, 1 to 12.'),
    exp_year: f.int('The year in which the card expires, with four digits.'),
    networks: f.inputObject('The network preference for the card.', {
      preferred: f.emptyable(
        f.enum(
          PreferredNetwork,
          'The network that the customer prefers for a co-branded card. Stripe stores `invalid_preference` if the network does not apply to the card.',
        ),
        'Null clears it.',
      ),
    }),
  },
);

const usBankAccount = f.inputObject<Stripe.PaymentMethodUpdateParams.UsBankAccount>(
  'Changes to the account of a payment method of the type US_BANK_ACCOUNT.',
  {
    account_holder_type: f.enum(AccountHolderType, 'Whether an individual or a company holds the account.'),
    account_type: f.enum(UsBankAccountType, 'Whether the account is a checking or a savings account.'),
  },
);

const UpdatePaymentMethodInput = inputType<Params>('UpdatePaymentMethodInput', {
  description:
    'The id of a payment method, and its new values. An absent field leaves the value unchanged. Null does the same, unless the description of the field states another effect.',
  path: 'PaymentMethod',
  nulls: 'clear',
  params: {
    allow_redisplay: f.enum(
      AllowRedisplay,
      'Whether a checkout may show the payment method to its customer again.',
    ),
    billing_details: billingDetails,
    card,
    expand: f.omit('derived from the selection'),
    metadata: f.emptyable(
      f.metadata('The keys to set or, with a null value, to remove. Other keys do not change.'),
      NULL_METADATA,
    ),
    payto,
    us_bank_account: usBankAccount,
  },
  more: (t) => ({
    id: t.id({ required: true, description: 'The id of the payment method (`pm_…`).' }),
    idempotencyKey: t.string({ description: IDEMPOTENCY_KEY }),
  }),
});

writeMutation({
  name: 'updatePaymentMethod',
  description:
    'Changes a payment method that is attached to a customer. A caller that is bound to a customer can change only its own payment methods, but neither `metadata` nor `payto`.',
  input: UpdatePaymentMethodInput,
  inputDescription: 'The id of the payment method, and the values to change.',
  access: { scopes: ['payment_methods:write'] },
  operation: paymentMethods.update,
  node: PaymentMethodNode,
  payload: { field: 'paymentMethod', description: 'The payment method after the change.' },
  checks: ({ id = '' }) => [pathWithId(PaymentMethodNode.retrieve, id)],
  sender: (input, context) => {
    const id = parseId(PaymentMethodId, input.id ?? '', ['input', 'id']);
    return async (params, options) => {
      await checkOwnMethod(id, 'payment_method', context);
      return context.stripe.paymentMethods.update(id, params, options);
    };
  },
});
