import type { Stripe } from 'stripe';
import { inputObject } from '../../fields/input.ts';
import { object } from '../../fields/output.ts';
import { emptyable, list, oneOf, text, type WireFields, type WireParams } from '../../fields/vocabulary.ts';
import {
  AcssDebitDefaultFor,
  AcssDebitPaymentSchedule,
  AcssDebitTransactionType,
} from '../../mandate/enums.ts';
import { stripeEnum } from '../../stripe-enum.ts';
import { BankVerificationMethod } from './us-bank-account.ts';

const AcssDebitCurrency = stripeEnum<Stripe.SetupIntent.PaymentMethodOptions.AcssDebit.Currency>(
  'SetupIntentPaymentMethodOptionsAcssDebitCurrency',
  {
    description: 'The currencies of debits from Canadian bank accounts.',
    values: { cad: 'Canadian dollars.', usd: 'US dollars.' },
  },
);

const MANDATE_OPTIONS = 'The terms of the debit mandate.';

const acssMandateOptions: WireFields<Stripe.SetupIntent.PaymentMethodOptions.AcssDebit.MandateOptions> &
  WireParams<Stripe.SetupIntentCreateParams.PaymentMethodOptions.AcssDebit.MandateOptions> = {
  custom_mandate_url: emptyable(
    text(
      'A page of yours with the text of the mandate, shown to the customer in place of the text of Stripe.',
    ),
  ),
  default_for: list(oneOf(AcssDebitDefaultFor, 'What the mandate is chosen for by itself.')),
  interval_description: text(
    'The intervals in words, such as `on the first of each month`. Needed for INTERVAL and COMBINED.',
  ),
  payment_schedule: oneOf(AcssDebitPaymentSchedule, 'The rhythm of the payments.'),
  transaction_type: oneOf(AcssDebitTransactionType, 'Who pays.'),
};

const ACSS_DEBIT = 'Settings for debits from Canadian bank accounts.';

const acss = {
  currency: oneOf(AcssDebitCurrency, 'The currency of the account.'),
  verification_method: oneOf(
    BankVerificationMethod,
    'How ownership of the account is proven. AUTOMATIC by default.',
  ),
};

export const acssDebit = object<Stripe.SetupIntent.PaymentMethodOptions.AcssDebit>(ACSS_DEBIT, {
  ...acss,
  mandate_options: object(MANDATE_OPTIONS, acssMandateOptions),
});

export const acssDebitParam = inputObject<Stripe.SetupIntentCreateParams.PaymentMethodOptions.AcssDebit>(
  ACSS_DEBIT,
  {
    ...acss,
    mandate_options: inputObject(MANDATE_OPTIONS, acssMandateOptions),
  },
);

const PREFIX =
  'What the reference of the mandate starts with: up to 12 capitals, digits, spaces and `/ _ - & .`;';

const bacsMandateOptions: WireFields<Stripe.SetupIntent.PaymentMethodOptions.BacsDebit.MandateOptions> &
  WireParams<Stripe.SetupIntentCreateParams.PaymentMethodOptions.BacsDebit.MandateOptions> = {
  reference_prefix: emptyable(
    text(`${PREFIX} not DDIC or STRIPE at its start. Stripe chooses it by default.`),
  ),
};

const BACS_DEBIT = 'Settings for debits from bank accounts in the UK.';

export const bacsDebit = object<Stripe.SetupIntent.PaymentMethodOptions.BacsDebit>(BACS_DEBIT, {
  mandate_options: object(MANDATE_OPTIONS, bacsMandateOptions),
});

export const bacsDebitParam = inputObject<Stripe.SetupIntentCreateParams.PaymentMethodOptions.BacsDebit>(
  BACS_DEBIT,
  { mandate_options: inputObject(MANDATE_OPTIONS, bacsMandateOptions) },
);

const sepaMandateOptions: WireFields<Stripe.SetupIntent.PaymentMethodOptions.SepaDebit.MandateOptions> &
  WireParams<Stripe.SetupIntentCreateParams.PaymentMethodOptions.SepaDebit.MandateOptions> = {
  reference_prefix: emptyable(text(`${PREFIX} not STRIPE at its start. Stripe chooses it by default.`)),
};

const SEPA_DEBIT = 'Settings for SEPA debits.';

export const sepaDebit = object<Stripe.SetupIntent.PaymentMethodOptions.SepaDebit>(SEPA_DEBIT, {
  mandate_options: object(MANDATE_OPTIONS, sepaMandateOptions),
});

export const sepaDebitParam = inputObject<Stripe.SetupIntentCreateParams.PaymentMethodOptions.SepaDebit>(
  SEPA_DEBIT,
  { mandate_options: inputObject(MANDATE_OPTIONS, sepaMandateOptions) },
);
