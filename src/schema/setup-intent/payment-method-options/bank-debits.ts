import type { Stripe } from 'stripe';
import { f } from '../../fields/f.ts';
import type { WireFields, WireParams } from '../../fields/table.ts';
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
  custom_mandate_url: f.emptyable(
    f.string(
      'A page of yours with the text of the mandate, shown to the customer in place of the text of Stripe.',
    ),
  ),
  default_for: f.list(f.enum(AcssDebitDefaultFor, 'What the mandate is chosen for by itself.')),
  interval_description: f.string(
    'The intervals in words, such as `on the first of each month`. Needed for INTERVAL and COMBINED.',
  ),
  payment_schedule: f.enum(AcssDebitPaymentSchedule, 'The rhythm of the payments.'),
  transaction_type: f.enum(AcssDebitTransactionType, 'Who pays.'),
};

const ACSS_DEBIT = 'Settings for debits from Canadian bank accounts.';

const acss = {
  currency: f.enum(AcssDebitCurrency, 'The currency of the account.'),
  verification_method: f.enum(
    BankVerificationMethod,
    'How ownership of the account is proven. AUTOMATIC by default.',
  ),
};

export const acssDebit = f.object<Stripe.SetupIntent.PaymentMethodOptions.AcssDebit>(ACSS_DEBIT, {
  ...acss,
  mandate_options: f.object(MANDATE_OPTIONS, acssMandateOptions),
});

export const acssDebitParam = f.inputObject<Stripe.SetupIntentCreateParams.PaymentMethodOptions.AcssDebit>(
  ACSS_DEBIT,
  {
    ...acss,
    mandate_options: f.inputObject(MANDATE_OPTIONS, acssMandateOptions),
  },
);

const PREFIX =
  'What the reference of the mandate starts with: up to 12 capitals, digits, spaces and `/ _ - & .`;';

const bacsMandateOptions: WireFields<Stripe.SetupIntent.PaymentMethodOptions.BacsDebit.MandateOptions> &
  WireParams<Stripe.SetupIntentCreateParams.PaymentMethodOptions.BacsDebit.MandateOptions> = {
  reference_prefix: f.emptyable(
    f.string(`${PREFIX} not DDIC or STRIPE at its start. Stripe chooses it by default.`),
  ),
};

const BACS_DEBIT = 'Settings for debits from bank accounts in the UK.';

export const bacsDebit = f.object<Stripe.SetupIntent.PaymentMethodOptions.BacsDebit>(BACS_DEBIT, {
  mandate_options: f.object(MANDATE_OPTIONS, bacsMandateOptions),
});

export const bacsDebitParam = f.inputObject<Stripe.SetupIntentCreateParams.PaymentMethodOptions.BacsDebit>(
  BACS_DEBIT,
  { mandate_options: f.inputObject(MANDATE_OPTIONS, bacsMandateOptions) },
);

const sepaMandateOptions: WireFields<Stripe.SetupIntent.PaymentMethodOptions.SepaDebit.MandateOptions> &
  WireParams<Stripe.SetupIntentCreateParams.PaymentMethodOptions.SepaDebit.MandateOptions> = {
  reference_prefix: f.emptyable(f.string(`${PREFIX} not STRIPE at its start. Stripe chooses it by default.`)),
};

const SEPA_DEBIT = 'Settings for SEPA debits.';

export const sepaDebit = f.object<Stripe.SetupIntent.PaymentMethodOptions.SepaDebit>(SEPA_DEBIT, {
  mandate_options: f.object(MANDATE_OPTIONS, sepaMandateOptions),
});

export const sepaDebitParam = f.inputObject<Stripe.SetupIntentCreateParams.PaymentMethodOptions.SepaDebit>(
  SEPA_DEBIT,
  { mandate_options: f.inputObject(MANDATE_OPTIONS, sepaMandateOptions) },
);
