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
    description: 'The currency of a bank account for debits in Canada.',
    values: { cad: 'The Canadian dollar.', usd: 'The US dollar.' },
  },
);

const MANDATE_OPTIONS = 'The options for the debit mandate.';

const acssMandateOptions: WireFields<Stripe.SetupIntent.PaymentMethodOptions.AcssDebit.MandateOptions> &
  WireParams<Stripe.SetupIntentCreateParams.PaymentMethodOptions.AcssDebit.MandateOptions> = {
  custom_mandate_url: f.emptyable(
    f.string(
      'The URL of your own mandate text. Stripe shows it during confirmation, with the query parameters `setup_intent` and `setup_intent_client_secret`.',
    ),
  ),
  default_for: f.list(
    f.enum(AcssDebitDefaultFor, 'The Stripe products that can select the mandate automatically.'),
  ),
  interval_description: f.string(
    'The description of the payment interval, such as `on the first of each month`. Required for INTERVAL and COMBINED.',
  ),
  payment_schedule: f.enum(
    AcssDebitPaymentSchedule,
    'Whether payments occur at intervals, sporadically, or both.',
  ),
  transaction_type: f.enum(AcssDebitTransactionType, 'Whether the payments are personal or for a business.'),
};

const ACSS_DEBIT = 'The options for the type ACSS_DEBIT (bank debits in Canada).';

const acss = {
  currency: f.enum(AcssDebitCurrency, 'The currency of the bank account.'),
  verification_method: f.enum(
    BankVerificationMethod,
    'The method of verifying the bank account. AUTOMATIC by default.',
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
  'The prefix of the mandate reference: at most 12 upper-case letters, digits, spaces and `/ _ - & .`. It must not begin with';

const bacsMandateOptions: WireFields<Stripe.SetupIntent.PaymentMethodOptions.BacsDebit.MandateOptions> &
  WireParams<Stripe.SetupIntentCreateParams.PaymentMethodOptions.BacsDebit.MandateOptions> = {
  reference_prefix: f.emptyable(f.string(`${PREFIX} DDIC or STRIPE.`)),
};

const BACS_DEBIT = 'The options for the type BACS_DEBIT (bank debits in the UK).';

export const bacsDebit = f.object<Stripe.SetupIntent.PaymentMethodOptions.BacsDebit>(BACS_DEBIT, {
  mandate_options: f.object(MANDATE_OPTIONS, bacsMandateOptions),
});

export const bacsDebitParam = f.inputObject<Stripe.SetupIntentCreateParams.PaymentMethodOptions.BacsDebit>(
  BACS_DEBIT,
  { mandate_options: f.inputObject(MANDATE_OPTIONS, bacsMandateOptions) },
);

const sepaMandateOptions: WireFields<Stripe.SetupIntent.PaymentMethodOptions.SepaDebit.MandateOptions> &
  WireParams<Stripe.SetupIntentCreateParams.PaymentMethodOptions.SepaDebit.MandateOptions> = {
  reference_prefix: f.emptyable(f.string(`${PREFIX} STRIPE.`)),
};

const SEPA_DEBIT = 'The options for the type SEPA_DEBIT.';

export const sepaDebit = f.object<Stripe.SetupIntent.PaymentMethodOptions.SepaDebit>(SEPA_DEBIT, {
  mandate_options: f.object(MANDATE_OPTIONS, sepaMandateOptions),
});

export const sepaDebitParam = f.inputObject<Stripe.SetupIntentCreateParams.PaymentMethodOptions.SepaDebit>(
  SEPA_DEBIT,
  { mandate_options: f.inputObject(MANDATE_OPTIONS, sepaMandateOptions) },
);
